public import Geometry

/// Finds which zones (administrative units) shapes lie in, and in what shares.
///
/// A shape that lies in the zone it claims, but for no more than `tolerance`, belongs to it wholly. Any other is split
/// exactly by the zones' borders; never by its centre. Invalid shapes are assigned by their placeholders.
public struct ZoneAssigner: Sendable {
  /// Whose zone a whole shape becomes.
  public enum Rule: Sendable, Hashable {
    /// The claimed zone where the shape lies in it; exact split otherwise.
    case claim
    /// Exact split, whatever is claimed.
    case geometry
    /// The zone with the largest share takes the whole shape.
    case largestShare
  }

  public var zones: [MultiPolygon]
  public var rule: Rule
  public var tolerance: Area
  /// How far borders may be apart because they were born on different datums: what lies beyond the claimed zone in a
  /// strip no wider than twice this is no land elsewhere. Nil on one datum.
  public var slack: Length?
  public var threads: Int

  public init(zones: [MultiPolygon], rule: Rule, tolerance: Area, slack: Length? = nil, threads: Int) {
    self.zones = zones
    self.rule = rule
    self.tolerance = tolerance
    self.slack = slack
    self.threads = threads
  }

  /// - Parameter claims: for each shape the zone its record names, −1 for none.
  /// - Throws: `GeometryError` when an overlay fails.
  /// - Complexity: O(vertices) for shapes that lie in one zone but for less than the tolerance; an overlay for each of
  ///   the others, and for each that claims a zone in which it does not lie.
  public func assign(
    _ shapes: ShapeSet, claims: [Int32], onRows: ((Int) -> Void)? = nil
  ) async throws -> ZoneAssignment {
    let grid = ZoneGrid(zones: zones, cellSide: Self.usualSide(of: shapes))
    let placed = try await ParallelChunks.map(
      count: shapes.table.count, threads: threads, chunkSize: 4096, onRows: onRows
    ) { rows in
      var placement = ZonePlacement(self, grid: grid, table: shapes.table)
      return rows.map { shape in
        guard shapes.isUsable[shape] else { return Int32(-1) }
        let zone = placement.zone(
          of: shape, envelope: shapes.envelopes[shape], area: shapes.areas[shape], claim: Int(claims[shape]))
        return Int32(zone ?? -1)
      }
    }.flatMap { $0 }
    let left = placed.indices.filter { placed[$0] < 0 }
    return merged(placed, try await overlaid(left, of: shapes, claims: claims), areas: shapes.areas)
  }

  /// The side of a square as large as the shapes are on average, in units of the CRS.
  private static func usualSide(of shapes: ShapeSet) -> Double {
    (shapes.areas.sum().squareMetres / Double(max(shapes.areas.count, 1))).squareRoot()
  }

  /// What overlays find for these rows.
  func overlaid(_ rows: [Int], of shapes: ShapeSet, claims: [Int32]) async throws -> ZoneAssignment {
    let batch = GeometryBatch(zones)
    let index = try SpatialIndex(envelopes: batch.envelopes)
    let chunks = try await ParallelChunks.map(
      count: rows.count, threads: threads, chunkSize: 256,
      state: { ZoneTask(assigner: self, zones: batch, index: index, shapes: shapes) }
    ) { task, range in
      try task.assign(rows[range], claims)
    }
    var assignment = ZoneAssignment()
    assignment.shares = chunks.flatMap(\.shares)
    assignment.strays = chunks.flatMap(\.strays)
    assignment.overlaidShapes = rows.count { shapes.isUsable[$0] }
    return assignment
  }

  /// - Parameters:
  ///   - placed: for each shape the zone it belongs to wholly; −1 for those that overlays were asked about.
  ///   - overlaid: what those found, by shape.
  private func merged(_ placed: [Int32], _ overlaid: ZoneAssignment, areas: [Area]) -> ZoneAssignment {
    var assignment = overlaid
    var shares: [ZoneShare] = []
    shares.reserveCapacity(placed.count + overlaid.shares.count)
    var left = overlaid.shares[...]
    for (shape, zone) in placed.enumerated() {
      if zone >= 0 {
        shares.append(ZoneShare(shape: Int32(shape), zone: zone, area: areas[shape]))
      } else {
        while let share = left.first, Int(share.shape) == shape { shares.append(left.removeFirst()) }
      }
    }
    assignment.shares = shares
    return assignment
  }
}

/// The work of one task: its own engine, its own prepared zones, which cost n·log n of a zone's vertices.
private struct ZoneTask {
  let assigner: ZoneAssigner
  let zones: GeometryBatch
  let index: SpatialIndex
  let shapes: ShapeSet
  let engine = GeometryEngine()
  var prepared: [PreparedShape?]
  var assignment = ZoneAssignment()
  private var found: [Int] = []

  init(assigner: ZoneAssigner, zones: GeometryBatch, index: SpatialIndex, shapes: ShapeSet) {
    self.assigner = assigner
    self.zones = zones
    self.index = index
    self.shapes = shapes
    prepared = Array(repeating: nil, count: zones.count)
  }

  mutating func assign(_ rows: ArraySlice<Int>, _ claims: [Int32]) throws(GeometryError) -> ZoneAssignment {
    assignment = ZoneAssignment()
    for shape in rows { try assign(shape, claim: claims[shape]) }
    return assignment
  }

  private mutating func assign(_ shape: Int, claim: Int32) throws(GeometryError) {
    if shapes.isUsable[shape] {
      let given = shapes.table.batch(of: CollectionOfOne(shape))
      try place(shape, in: given, slot: 0, area: shapes.areas[shape], claim: Int(claim))
    } else if let placeholder = shapes.placeholder(of: shape), !placeholder.isEmpty {
      try place(
        shape, in: GeometryBatch([placeholder]), slot: 0, area: .squareMetres(placeholder.area), claim: Int(claim))
    }
  }

  private mutating func place(
    _ shape: Int, in batch: GeometryBatch, slot: Int, area: Area, claim: Int
  ) throws(GeometryError) {
    if claim >= 0, assigner.rule == .claim, try covers(claim, batch, slot) {
      return append(shape, claim, area)
    }
    try index.query(batch.envelopes[slot], into: &found, engine: engine)
    if found.count == 1, claim < 0 || claim == found[0], try covers(found[0], batch, slot) {
      return append(shape, found[0], area)
    }
    var shares = try split(shape, in: batch, slot: slot, area: area)
    let inClaim = shares.first { Int($0.zone) == claim }?.area ?? .zero
    if claim >= 0, assigner.rule != .geometry {
      if area - inClaim <= assigner.tolerance { return append(shape, claim, area) }
      if try isWithinSlack(batch, slot, claim) { return append(shape, claim, area) }
    }
    shares = settle(shares, area: area)
    let home = shares.count == 1 ? Int(shares[0].zone) : -1
    if home < 0 || (claim >= 0 && claim != home) {
      try noteStray(shape, in: batch, slot: slot, claim: claim, shares: shares)
    }
    if assigner.rule == .largestShare, let largest = shares.first(where: { $0.zone >= 0 }) {
      return append(shape, Int(largest.zone), area)
    }
    assignment.shares += shares.sorted { UInt32(bitPattern: $0.zone) < UInt32(bitPattern: $1.zone) }
  }

  /// Whether what lies beyond the zone is a strip (2A/P) no wider than the datums allow.
  private func isWithinSlack(_ batch: GeometryBatch, _ slot: Int, _ zone: Int) throws(GeometryError) -> Bool {
    guard let slack = assigner.slack else { return false }
    let beyond = try engine.difference(batch, slot, zones, zone)
    return beyond.perimeter > 0 && 2 * beyond.area / beyond.perimeter <= 2 * slack.metres
  }

  /// 0.001 m²: what an overlay of borders that should agree leaves over.
  private static let rounding = Area(squareMillimetres: 1000)

  private mutating func append(_ shape: Int, _ zone: Int, _ area: Area) {
    assignment.shares.append(ZoneShare(shape: Int32(shape), zone: Int32(zone), area: area))
  }

  private mutating func covers(_ zone: Int, _ batch: GeometryBatch, _ slot: Int) throws(GeometryError) -> Bool {
    if let ready = prepared[zone] { return try ready.covers(batch, slot) }
    let made = try engine.prepared(zones, zone)
    prepared[zone] = made
    return try made.covers(batch, slot)
  }

  /// Exact shares of the zones found, and the rest in no zone as zone −1; parts of nothing left out.
  private func split(
    _ shape: Int, in batch: GeometryBatch, slot: Int, area: Area
  ) throws(GeometryError) -> [ZoneShare] {
    var shares: [ZoneShare] = []
    var rest = area
    for zone in found {
      let part = Area.squareMetres(try engine.intersectionArea(batch, slot, zones, zone))
      guard part > .zero else { continue }
      shares.append(ZoneShare(shape: Int32(shape), zone: Int32(zone), area: part))
      rest -= part
    }
    if rest > .zero || shares.isEmpty { shares.append(ZoneShare(shape: Int32(shape), zone: -1, area: rest)) }
    return shares
  }

  /// Largest first, summing to the shape's area: parts below the tolerance (of an exact split: what is only rounding)
  /// go to the largest.
  private func settle(_ shares: [ZoneShare], area: Area) -> [ZoneShare] {
    let most = assigner.rule == .geometry ? min(Self.rounding, assigner.tolerance) : assigner.tolerance
    var kept = shares.filter { $0.area > most }
    if kept.isEmpty { kept = [shares.max { ($0.area, $1.zone) < ($1.area, $0.zone) } ?? shares[0]] }
    kept.sort { ($1.area, $0.zone) < ($0.area, $1.zone) }
    kept[0].area += area - kept.map(\.area).sum()
    return kept
  }

  private mutating func noteStray(
    _ shape: Int, in batch: GeometryBatch, slot: Int, claim: Int, shares: [ZoneShare]
  ) throws(GeometryError) {
    let home = claim >= 0 ? claim : Int(shares[0].zone)
    let region: MultiPolygon
    if home >= 0 {
      region = try engine.difference(batch, slot, zones, home)
    } else {
      region = try engine.shape(batch, slot)
    }
    assignment.strays.append(
      ZoneAssignment.Stray(
        shape: shape, claimed: claim >= 0 ? claim : nil, shares: shares, region: region.canonical))
  }
}
