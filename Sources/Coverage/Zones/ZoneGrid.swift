public import Geometry

/// Where zones lie, in square cells: in which zone a cell lies that no border comes near, and which borders there are at
/// a height.
///
/// Most parcels lie in cells without a border and so in the zone of those cells. Built once, only read then.
public struct ZoneGrid: Sendable {
  /// An edge of a zone's border, its lower end first; level ones count for no height.
  struct Edge: Sendable {
    var zone: Int32
    var low: Coordinate
    var high: Coordinate

    var envelope: Envelope {
      Envelope(minX: min(low.x, high.x), minY: low.y, maxX: max(low.x, high.x), maxY: high.y)
    }
  }

  /// More cells cost more to look through than they spare.
  private static let mostCells = 1 << 20
  private static let mostInLine = 1 << 14
  /// A shape over more cells is not looked up in them.
  private static let mostLookups = 4096
  private static let noZone: Int32 = -1
  /// A border comes near, or several zones lie on each other.
  private static let inDoubt: Int32 = -2

  private let envelope: Envelope
  /// Of a cell, in units of the CRS.
  private let side: Double
  private let columns: Int
  private let rows: Int
  private var cells: [Int32]
  private let edges: [Edge]
  /// Row r has the edges `edgesByRow[rowStarts[r] ..< rowStarts[r + 1]]`, ascending.
  private var rowStarts: [UInt32] = []
  private var edgesByRow: [UInt32] = []

  /// - Parameters:
  ///   - zones: valid shapes; they may lie on each other.
  ///   - cellSide: about the extent of the shapes that will be looked up, in units of the CRS.
  /// - Complexity: O(edges + cells they pass + cells).
  public init(zones: [MultiPolygon], cellSide: Double) {
    envelope = zones.reduce(into: .empty) { $0.formUnion($1.envelope) }
    let extent = (width: envelope.width, height: envelope.height)
    let least = (extent.width * extent.height / Double(Self.mostCells)).squareRoot()
    let farthest = max(abs(envelope.minX), abs(envelope.minY), abs(envelope.maxX), abs(envelope.maxY))
    // Not too many of them in a row either, and large beside the rounding of coordinates.
    let most = Double(Self.mostInLine)
    let bounds = [cellSide, least, extent.width / most, extent.height / most]
    side = bounds.reduce(farthest.isFinite ? max(farthest * 1e-9, .leastNormalMagnitude) : 1) { max($0, $1) }
    columns = Int(extent.width / side) + 1
    rows = Int(extent.height / side) + 1
    cells = [Int32](repeating: Self.noZone, count: columns * rows)
    edges = zones.enumerated().flatMap { zone, shape in Self.edges(of: shape, Int32(zone)) }
    indexEdgesByRow()
    for row in 0..<rows { fill(row) }
    for edge in edges { markCells(along: edge) }
  }

  /// The zone a rectangle lies in wholly, when no border comes near it and it is the only one; nil otherwise.
  public func zone(around rectangle: Envelope) -> Int? {
    guard rectangle.minX >= envelope.minX, rectangle.maxX <= envelope.maxX, rectangle.minY >= envelope.minY,
      rectangle.maxY <= envelope.maxY
    else { return nil }
    let (left, right) = (column(rectangle.minX), column(rectangle.maxX))
    let (bottom, top) = (row(rectangle.minY), row(rectangle.maxY))
    let first = cells[bottom * columns + left]
    guard first >= 0, (right - left + 1) * (top - bottom + 1) <= Self.mostLookups else { return nil }
    for row in bottom...top {
      for cell in row * columns + left...row * columns + right where cells[cell] != first { return nil }
    }
    return Int(first)
  }

  /// Calls `body` once for each edge at a height within the rectangle's, in a fixed order.
  func forEachEdge(level rectangle: Envelope, _ body: (Edge) -> Void) {
    guard rectangle.minY <= envelope.maxY, rectangle.maxY >= envelope.minY else { return }
    let (bottom, top) = (row(rectangle.minY), row(rectangle.maxY))
    for row in bottom...top {
      for place in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
        let edge = edges[Int(edgesByRow[place])]
        // Told in the lowest of the rows that it shares with the rectangle.
        guard max(self.row(edge.low.y), bottom) == row, edge.low.y <= rectangle.maxY, edge.high.y >= rectangle.minY
        else { continue }
        body(edge)
      }
    }
  }

  // MARK: Cells

  /// Monotone in x, as `row` is in y: what shares a point shares a cell.
  private func column(_ x: Double) -> Int { Int(min(max((x - envelope.minX) / side, 0), Double(columns - 1))) }

  private func row(_ y: Double) -> Int { Int(min(max((y - envelope.minY) / side, 0), Double(rows - 1))) }

  private static func edges(of shape: MultiPolygon, _ zone: Int32) -> [Edge] {
    shape.polygons.flatMap { [$0.exterior] + $0.holes }.flatMap { ring -> [Edge] in
      guard var last = ring.coordinates.last else { return [] }
      return ring.coordinates.map { next in
        defer { last = next }
        return last.y <= next.y ? Edge(zone: zone, low: last, high: next) : Edge(zone: zone, low: next, high: last)
      }
    }
  }

  private mutating func indexEdgesByRow() {
    var starts = [UInt32](repeating: 0, count: rows + 1)
    for edge in edges { for row in row(edge.low.y)...row(edge.high.y) { starts[row + 1] += 1 } }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    rowStarts = starts
    edgesByRow = [UInt32](repeating: 0, count: Int(starts[rows]))
    for (number, edge) in edges.enumerated() {
      for row in row(edge.low.y)...row(edge.high.y) {
        edgesByRow[Int(starts[row])] = UInt32(number)
        starts[row] += 1
      }
    }
  }

  /// Gives the cells of a row the zone their middles lie in; a border is at least half a cell away from the middles of
  /// the cells that stay without doubt, so that rounding decides nothing.
  private mutating func fill(_ row: Int) {
    let height = envelope.minY + (Double(row) + 0.5) * side
    var crossings: [(zone: Int32, x: Double)] = []
    for place in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
      let edge = edges[Int(edgesByRow[place])]
      guard edge.low.y <= height, edge.high.y > height else { continue }
      let share = (height - edge.low.y) / (edge.high.y - edge.low.y)
      crossings.append((edge.zone, edge.low.x + share * (edge.high.x - edge.low.x)))
    }
    crossings.sort { ($0.zone, $0.x) < ($1.zone, $1.x) }
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) where crossings[pair].zone == crossings[pair + 1].zone {
      for column in column(crossings[pair].x)...column(crossings[pair + 1].x) {
        let cell = row * columns + column
        let middle = envelope.minX + (Double(column) + 0.5) * side
        guard crossings[pair].x < middle, middle < crossings[pair + 1].x else { continue }
        cells[cell] = cells[cell] == Self.noZone ? crossings[pair].zone : Self.inDoubt
      }
    }
  }

  /// Puts the cells in doubt that an edge passes, and some beside it: a thousandth of a cell is far more than rounding.
  private mutating func markCells(along edge: Edge) {
    let (height, box) = (edge.high.y - edge.low.y, edge.envelope)
    let margin = side / 1024
    for row in row(edge.low.y - margin)...row(edge.high.y + margin) {
      let bottom = envelope.minY + Double(row) * side - margin
      var (left, right) = (box.minX, box.maxX)
      if height > 0 {
        func x(_ y: Double) -> Double {
          edge.low.x + min(max((y - edge.low.y) / height, 0), 1) * (edge.high.x - edge.low.x)
        }
        let (lower, upper) = (x(bottom), x(bottom + side + 2 * margin))
        (left, right) = (min(lower, upper), max(lower, upper))
      }
      for column in column(left - margin)...column(right + margin) { cells[row * columns + column] = Self.inDoubt }
    }
  }
}
