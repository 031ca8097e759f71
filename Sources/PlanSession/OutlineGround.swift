import Geometry

/// The ground within an outline and a slack around it, ready to be asked about very many points.
///
/// A raster over its envelope knows the cells that its border does not cross: one look answers for a point in these,
/// GEOS for the others. The answers are those of GEOS.
struct OutlineGround: Sendable {
  /// Of the outline itself, without the slack.
  let outlineEnvelope: Envelope
  private let region: GeometryBatch
  private let cells: RegionCells

  /// - Parameter slack: metres beyond the outline that still belong to it.
  init(_ outline: MultiPolygon, slack: Double) throws(GeometryError) {
    let engine = GeometryEngine()
    let grown = try engine.buffered(outline, by: slack)
    outlineEnvelope = outline.envelope
    region = GeometryBatch([grown])
    let prepared = try engine.prepared(region, 0)
    cells = RegionCells(grown) { (try? prepared.covers($0)) ?? false }
  }

  /// Whether a point lies there, its border included; false for one that is not finite. Belongs to one task.
  func test() throws(GeometryError) -> (Coordinate) -> Bool {
    let prepared = try GeometryEngine().prepared(region, 0)
    return { point in
      switch cells.state(at: point) {
      case .outside: false
      case .inside: true
      case .crossed: (try? prepared.covers(point)) ?? false
      }
    }
  }
}

/// A raster over the envelope of a region: which cells lie wholly inside, wholly outside, or may hold some border.
struct RegionCells: Sendable {
  enum State: UInt8, Sendable { case outside, inside, crossed }

  /// Cells per side: their making costs some thousand questions, and one point in a hundred is left to GEOS.
  private static let side = 256

  private let envelope: Envelope
  /// Cells per unit.
  private let scale: SIMD2<Double>
  /// Row after row from the south-west.
  private var states: [State]

  /// - Parameter covers: whether the region holds a point.
  init(_ region: MultiPolygon, covers: (Coordinate) -> Bool) {
    let envelope = region.envelope
    self.envelope = envelope
    let side = Double(Self.side)
    scale = SIMD2(side / max(envelope.width, .leastNormalMagnitude), side / max(envelope.height, .leastNormalMagnitude))
    states = [State](repeating: .outside, count: Self.side * Self.side)
    for polygon in region.polygons {
      for ring in [polygon.exterior] + polygon.holes { mark(ring.coordinates) }
    }
    for row in 0..<Self.side { fill(row, covers) }
  }

  /// `crossed` also where nothing is known; `outside` for a point beyond the envelope or not finite.
  @inline(__always) func state(at point: Coordinate) -> State {
    guard envelope.contains(point) else { return .outside }
    let cell = cell(of: point)
    return states[cell.row * Self.side + cell.column]
  }

  /// Held to the raster; the point is finite and in the envelope, so the products are at most `side` or so.
  @inline(__always) private func cell(of point: Coordinate) -> (column: Int, row: Int) {
    let last = Double(Self.side - 1)
    return (
      Int(max(0, min(last, (point.x - envelope.minX) * scale.x))),
      Int(max(0, min(last, (point.y - envelope.minY) * scale.y)))
    )
  }

  /// Marks every cell that an edge of the closed ring may touch: those of the boxes around its pieces, each no longer
  /// than a cell, and their neighbours for what rounding may do.
  private mutating func mark(_ ring: [Coordinate]) {
    for (place, to) in ring.enumerated() {
      let from = ring[place == 0 ? ring.count - 1 : place - 1]
      let length = max(abs(to.x - from.x) * scale.x, abs(to.y - from.y) * scale.y)
      let pieces = max(1, Int(min(length.rounded(.up), Double(2 * Self.side))))
      for piece in 0...pieces {
        let share = Double(piece) / Double(pieces)
        let center = cell(of: Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
        for row in max(0, center.row - 1)...min(Self.side - 1, center.row + 1) {
          for column in max(0, center.column - 1)...min(Self.side - 1, center.column + 1) {
            states[row * Self.side + column] = .crossed
          }
        }
      }
    }
  }

  /// Cells of a row between two crossed ones lie on one side of the border: the first is asked for all of them.
  private mutating func fill(_ row: Int, _ covers: (Coordinate) -> Bool) {
    var known: State?
    for column in 0..<Self.side {
      let place = row * Self.side + column
      if states[place] == .crossed {
        known = nil
        continue
      }
      let state = known ?? (covers(center(column, row)) ? .inside : .outside)
      states[place] = state
      known = state
    }
  }

  private func center(_ column: Int, _ row: Int) -> Coordinate {
    Coordinate(
      x: envelope.minX + (Double(column) + 0.5) / scale.x, y: envelope.minY + (Double(row) + 0.5) / scale.y)
  }
}
