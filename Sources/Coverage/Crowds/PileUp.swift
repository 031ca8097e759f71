public import Geometry

/// Shapes that lie on each other in such numbers that their pairs are not listed: a hundred thousand parcels on one
/// spot.
///
/// What is known is the land under them, their number and their areas; which of them claims a point is not.
public struct PileUp: Sendable, Hashable {
  /// A shape outside the pile that reaches into it.
  public struct Reach: Sendable, Hashable {
    /// Of equal shapes the first row.
    public var shape: Int
    public var area: Area
    public var region: MultiPolygon

    public init(shape: Int, area: Area, region: MultiPolygon) {
      self.shape = shape
      self.area = area
      self.region = region
    }
  }

  /// Ascending, each of equal shapes by itself.
  public var rows: [Int]
  /// True for shapes that were left out anyway: the land is that of their placeholders.
  public var isLeftOut: Bool
  /// The land under them; where that is too intricate to be worked out, a rectangle around them.
  public var region: MultiPolygon
  public var isRegionExact: Bool
  /// Of `region`.
  public var area: Area
  /// Sum of their areas.
  public var areaSum: Area
  /// What lies in `region`, by shape. Land in several piles is reached in the first of them.
  public var reaching: [Reach]

  public init(
    rows: [Int], isLeftOut: Bool = false, region: MultiPolygon, isRegionExact: Bool = true, area: Area, areaSum: Area,
    reaching: [Reach] = []
  ) {
    self.rows = rows
    self.isLeftOut = isLeftOut
    self.region = region
    self.isRegionExact = isRegionExact
    self.area = area
    self.areaSum = areaSum
    self.reaching = reaching
  }
}

/// Decides which shapes are piled up, by how many partners each has.
struct PileSearch {
  private let envelopes: [Envelope]
  private let areas: [Area]
  private let budget: CrowdBudget

  /// Shapes this many times larger than the pile's median are no part of it: a road or a whole commune that lies over
  /// the spot keeps its own pairs, as long as they are few.
  private static let large = 16
  private static let mostLarge = 256

  init(envelopes: [Envelope], areas: [Area], budget: CrowdBudget) {
    self.envelopes = envelopes
    self.areas = areas
    self.budget = budget
  }

  /// Piles of rows, ascending; none when no shape need be given up.
  ///
  /// - Parameter partners: for each row the number of its partners among the marked rows, where they are more than
  ///   `CrowdBudget.counted` perhaps no more than that is known; 0 for other rows.
  func piles(among all: [Bool], _ partners: ([Bool]) async throws -> [Int]) async rethrows -> [[Int]] {
    let counts = try await partners(all)
    let crowded = self.crowded(counts)
    guard crowded.count > 1 else { return [] }
    // Where all that overlap anything are crowded, counting again would find the same.
    if crowded.count == counts.count(where: { $0 > 0 }) { return sparing(groups(of: crowded)) }
    // Shapes that overlap many others, none of which is crowded itself, are no pile: roads drawn across fields.
    var marks = [Bool](repeating: false, count: all.count)
    for row in crowded { marks[row] = true }
    return sparing(groups(of: self.crowded(try await partners(marks))))
  }

  private func crowded(_ partners: [Int]) -> [Int] {
    let most = min(budget.mostPartners(partners), CrowdBudget.counted)
    return partners.indices.filter { partners[$0] > most }
  }

  /// Rows whose envelopes hang together, without those much larger than the others.
  private func groups(of rows: [Int]) -> [[Int]] {
    hangingTogether(rows).flatMap { group -> [[Int]] in
      let sorted = group.sorted { (areas[$1], $0) < (areas[$0], $1) }
      let median = areas[sorted[sorted.count / 2]]
      let large = sorted.prefix(Self.mostLarge).prefix { areas[$0] > median * Self.large }
      return large.isEmpty ? [group] : hangingTogether(Set(group).subtracting(large).sorted())
    }
  }

  private func hangingTogether(_ rows: [Int]) -> [[Int]] {
    EnvelopeTree(rows.map { envelopes[$0] }).groups().map { $0.map { rows[$0] } }
  }

  /// The smallest groups are looked at pair by pair as long as the budget lasts; the others are piles, by first row.
  private func sparing(_ groups: [[Int]]) -> [[Int]] {
    var (pairs, claims) = (0.0, 0.0)
    let placed = groups.map { rows in (rows: rows, corner: lowest(rows)) }
    let sorted = placed.sorted { a, b in
      (a.rows.count, a.corner.x, a.corner.y, a.rows[0]) < (b.rows.count, b.corner.x, b.corner.y, b.rows[0])
    }
    return sorted.map(\.rows).filter { rows in
      let count = Double(rows.count)
      pairs += count * (count - 1) / 2
      claims += count * count * (count - 1)
      return !budget.holds(pairs: pairs, claims: claims)
    }.sorted { $0[0] < $1[0] }
  }

  /// Where a group lies: the order of rows must not decide.
  private func lowest(_ rows: [Int]) -> Coordinate {
    let envelope = rows.reduce(into: Envelope.empty) { $0.formUnion(envelopes[$1]) }
    return Coordinate(x: envelope.minX, y: envelope.minY)
  }
}
