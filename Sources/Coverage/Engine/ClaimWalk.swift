/// Goes through the faces of an arrangement from one whose claimants are known, and knows those of each.
///
/// Crossing an edge enters every owner whose segment has the far side on its left, and leaves every one that has the
/// near side there.
struct ClaimWalk {
  /// Owners that contain the face at hand, each with how often (shapes are valid: once).
  private var members: [(owner: BorderOwner, times: Int32)] = []
  private var isInside = false
  private var stack: [Step] = []
  private var isReached: [Bool] = []

  private struct Step {
    var face: UInt32
    /// By which half-edge of the face before it was entered; nil for the first.
    var entry: UInt32?
    var cycle: Int
    var start: UInt32
    var halfEdge: UInt32
  }

  /// Calls `body` for every face that is reached without crossing a frame, in an order that depends on the arrangement.
  /// An owner that is there other than once belongs to a border that is no ring.
  mutating func walk(
    _ arrangement: Arrangement, from face: UInt32, owners: [BorderOwner], isInsideBoundary: Bool,
    _ body: (_ face: UInt32, _ owners: [(owner: BorderOwner, times: Int32)], _ isInside: Bool) -> Void
  ) {
    members = owners.map { ($0, 1) }
    isInside = isInsideBoundary
    isReached.removeAll(keepingCapacity: true)
    isReached.append(contentsOf: repeatElement(false, count: arrangement.faceCount))
    stack.removeAll(keepingCapacity: true)
    enter(face, by: nil, arrangement)
    body(face, members, isInside)
    while let step = stack.last {
      guard let halfEdge = advance(arrangement) else {
        if let entry = step.entry { cross(entry ^ 1, arrangement) }
        stack.removeLast()
        continue
      }
      let other = arrangement.face(of: halfEdge ^ 1)
      guard !isReached[Int(other)], !arrangement.isFrame[Int(halfEdge >> 1)] else { continue }
      cross(halfEdge, arrangement)
      enter(other, by: halfEdge, arrangement)
      body(other, members, isInside)
    }
  }

  private mutating func enter(_ face: UInt32, by entry: UInt32?, _ arrangement: Arrangement) {
    isReached[Int(face)] = true
    let first = Int(arrangement.faceStarts[Int(face)])
    let hasCycles = first < Int(arrangement.faceStarts[Int(face) + 1])
    let start = hasCycles ? arrangement.cycleStarts[Int(arrangement.faceCycles[first])] : .max
    stack.append(Step(face: face, entry: entry, cycle: first, start: start, halfEdge: start))
  }

  /// The next half-edge of the face on top of the stack; nil when all were given.
  private mutating func advance(_ arrangement: Arrangement) -> UInt32? {
    let top = stack.count - 1
    let given = stack[top].halfEdge
    guard given != .max else { return nil }
    let next = arrangement.next[Int(given)]
    if next != stack[top].start {
      stack[top].halfEdge = next
      return given
    }
    stack[top].cycle += 1
    if stack[top].cycle < Int(arrangement.faceStarts[Int(stack[top].face) + 1]) {
      let start = arrangement.cycleStarts[Int(arrangement.faceCycles[stack[top].cycle])]
      stack[top].start = start
      stack[top].halfEdge = start
    } else {
      stack[top].halfEdge = .max
    }
    return given
  }

  /// From the left of a half-edge to its right.
  private mutating func cross(_ halfEdge: UInt32, _ arrangement: Arrangement) {
    for piece in arrangement.pieces(of: Int(halfEdge >> 1)) {
      let owner = piece.owner
      // The owner lies on the left of its segment.
      let isLeft = piece.isForward == (halfEdge & 1 == 0)
      if owner == .boundary {
        isInside.toggle()
      } else if owner != .frame {
        change(owner, by: isLeft ? -1 : 1)
      }
    }
  }

  @inline(__always) private mutating func change(_ owner: BorderOwner, by times: Int32) {
    guard let place = members.firstIndex(where: { $0.owner == owner }) else {
      members.append((owner, times))
      return
    }
    members[place].times += times
    if members[place].times == 0 {
      members[place] = members[members.count - 1]
      members.removeLast()
    }
  }
}
