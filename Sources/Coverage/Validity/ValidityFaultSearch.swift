import Geometry

/// Finds every place at which one invalid shape breaks the rules, where GEOS names the first only.
///
/// GEOS judges; this lists. Edges that may meet come from a tree of envelopes; rings that do not cross are then placed
/// in each other by one of their vertices, and touches that close a circle of rings cut the interior. Where rings cross
/// or share a line, questions that have no answer there (is the hole inside?) are not asked.
struct ValidityFaultSearch {
  /// A fault with what it is known by.
  struct Found {
    var kind: ValidityFault.Kind
    var place: Coordinate
    /// The rings concerned; the second equals the first where one ring is at fault.
    var rings: RingPair
    /// All vertices of a shared line: GEOS may name any of them.
    var line: [Coordinate] = []
  }

  struct RingPair: Hashable {
    var first: Int
    var second: Int

    init(_ a: Int, _ b: Int) {
      first = min(a, b)
      second = max(a, b)
    }
  }

  /// A line that two edges share.
  struct SharedLine {
    var from: Coordinate
    var to: Coordinate
    var rings: RingPair
  }

  /// A point in which two rings touch without crossing.
  struct Touch {
    var place: Coordinate
    var rings: RingPair
  }

  /// Pairs of tree nodes looked at, and vertices looked through to place rings: about a second's work. A boundary of a
  /// million edges that seldom comes near itself takes a tenth of it.
  static let visitBudget = 1 << 23
  /// Meetings of edges: nobody mends ten thousand crossings one by one, and a star of a million edges has 10¹¹.
  static let meetingBudget = 10_000

  let edges: ShapeEdges
  /// GEOS's place: of the touches that cut the interior, the one that it names is told.
  let firstPlace: Coordinate?
  var visitsLeft = Self.visitBudget
  var meetings = 0
  /// False when the budget ended the search of rings: there may be more.
  var isComplete = true

  var faults: [Found] = []
  var lines: [SharedLine] = []
  var touches: [Touch] = []
  /// Pairs of rings that cross or share a line: neither lies in the other.
  var entangled: Set<RingPair> = []
  private var told: Set<PointFault> = []

  /// What makes a fault in a point the same as another: several pairs of edges meet in one vertex.
  private struct PointFault: Hashable {
    var kind: ValidityFault.Kind
    var place: Coordinate
  }

  init(_ edges: ShapeEdges, firstPlace: Coordinate?) {
    self.edges = edges
    self.firstPlace = firstPlace
  }

  /// - Returns: false above the budget: then what was found is no answer.
  mutating func run() -> Bool {
    for place in edges.collapsed {
      faults.append(Found(kind: .tooFewPoints, place: place, rings: RingPair(-1, -1)))
    }
    guard findMeetings() else { return false }
    joinLines()
    placeRings()
    findCutInteriors()
    return true
  }

  private mutating func findMeetings() -> Bool {
    let tree = EdgeTree(edges)
    var visits = visitsLeft
    let isWhole = tree.forEachPair(visits: &visits) { first, second in
      for a in first {
        let envelope = edges.envelope(of: a)
        for b in second where b > a && envelope.intersects(edges.envelope(of: b)) {
          meet(a, b)
        }
      }
      return isWithinBudget
    }
    visitsLeft = visits
    return isWhole && isWithinBudget
  }

  private var isWithinBudget: Bool { meetings + touches.count <= Self.meetingBudget }

  /// What the meeting of two edges means, by the rules for rings.
  private mutating func meet(_ a: Int, _ b: Int) {
    let (ringA, ringB) = (Int(edges.ringOfEdge[a]), Int(edges.ringOfEdge[b]))
    let rings = RingPair(ringA, ringB)
    let (endA, endB) = (edges.next(a), edges.next(b))
    let points = edges.points
    switch EdgeMeeting(points[a], points[endA], points[b], points[endB]) {
    case .none: return
    case .crossing(let place): tell(ringA == ringB ? .selfCrossing : .ringsCross, place, rings)
    case .line(let from, let to):
      meetings += 1
      lines.append(SharedLine(from: from, to: to, rings: rings))
      entangled.insert(rings)
    case .touch(let place):
      if ringA == ringB {
        // Neighbours share their corner by right.
        if endA != b && endB != a { tell(.selfTouch, place, rings) }
      } else if place != points[endA] && place != points[endB] {
        // The ends of edges are the starts of others: each touch is looked at once.
        if isCrossing(place, a, b) {
          tell(.ringsCross, place, rings)
        } else {
          touches.append(Touch(place: place, rings: rings))
        }
      }
    }
  }

  private mutating func tell(_ kind: ValidityFault.Kind, _ place: Coordinate, _ rings: RingPair) {
    meetings += 1
    if rings.first != rings.second { entangled.insert(rings) }
    guard told.insert(PointFault(kind: kind, place: place)).inserted else { return }
    faults.append(Found(kind: kind, place: place, rings: rings))
  }

  /// Whether two rings change sides in a point that is the start of the edge or lies on it, for each of the edges.
  private func isCrossing(_ node: Coordinate, _ a: Int, _ b: Int) -> Bool {
    let points = edges.points
    func arms(_ edge: Int) -> (Coordinate, Coordinate) {
      (node == points[edge] ? points[edges.previous(edge)] : points[edge], points[edges.next(edge)])
    }
    let (into, out) = arms(a)
    let (first, second) = arms(b)
    let sides = [first, second].map { Self.sector(of: $0, around: node, from: into, to: out) }
    return sides[0] * sides[1] < 0
  }

  /// 1 where the direction to `p` lies counter-clockwise between the two arms, −1 outside, 0 on one of them.
  private static func sector(
    of p: Coordinate, around node: Coordinate, from: Coordinate, to: Coordinate
  ) -> Int {
    func isAlong(_ q: Coordinate) -> Bool {
      Orientation.side(node, q, p) == 0 && (q.x - node.x) * (p.x - node.x) + (q.y - node.y) * (p.y - node.y) > 0
    }
    if isAlong(from) || isAlong(to) { return 0 }
    let turn = Orientation.side(node, from, to)
    if turn > 0 {
      return Orientation.side(node, from, p) > 0 && Orientation.side(node, p, to) > 0 ? 1 : -1
    }
    if turn < 0 {
      return Orientation.side(node, to, p) > 0 && Orientation.side(node, p, from) > 0 ? -1 : 1
    }
    return Orientation.side(node, from, p) > 0 ? 1 : -1
  }
}
