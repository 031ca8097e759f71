import Geometry

/// An edge that is straight in the source system and clearly bent in the plane.
struct LongEdge {
  /// The ring it belongs to and the vertex it goes out from: of the table, or of the outline.
  var ring: Int
  var vertex: Int
  /// Its ends as read, and in the plane.
  var from: Coordinate
  var to: Coordinate
  var ends: (Coordinate, Coordinate)
  /// How far from it, in units of the source, a vertex lies on it.
  var tolerance: Double

  /// Where along the edge a vertex lies on it, from 0 to 1; nil for one that does not, or is one of its ends.
  ///
  /// - Parameters:
  ///   - source, image: the vertex as read, and in the plane.
  ///   - tolerance: the edge's own, or less.
  func place(of source: Coordinate, image: Coordinate, tolerance: Double) -> Double? {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let (vx, vy) = (source.x - from.x, source.y - from.y)
    let squared = dx * dx + dy * dy
    guard squared > 0 else { return nil }
    let share = (vx * dx + vy * dy) / squared
    guard share > 0, share < 1 else { return nil }
    let distance = abs(dx * vy - dy * vx) / squared.squareRoot()
    // Positions are decimals rounded to binary numbers: one unit apart is a little more or less than one unit.
    let rounding = 8 * max(abs(from.x), abs(from.y), abs(to.x), abs(to.y)).ulp
    guard distance <= tolerance + rounding else { return nil }
    // Nearer to an end than the coverage tells places apart, it is the end.
    let step = NodingGrid.step
    for end in [ends.0, ends.1] where abs(image.x - end.x) < step && abs(image.y - end.y) < step { return nil }
    return share
  }
}

/// The edges of a table that may be long and that no other ring has the other way round.
///
/// An edge has to be as long as `leastLength` in the plane: only shapes with an envelope of that size are looked at.
struct LoneEdges {
  /// A ring, the vertex its edge goes out from, and the ids of its ends.
  struct Edge {
    var ring: Int
    var vertex: Int
    var from: UInt32
    var to: UInt32
  }

  private(set) var edges: [Edge] = []

  /// - Complexity: O(shapes), and O(vertices) of those that are large enough.
  init(of table: ShapeTable, rows: [Range<Int>], isUsable: [Bool], envelopes: [Envelope], leastLength: Double) {
    for row in rows.joined() where isUsable[row] {
      let envelope = envelopes[row]
      guard max(envelope.width, envelope.height) * 2.0.squareRoot() >= leastLength else { continue }
      for ring in table.rings(of: row) { collect(ring, of: table, leastLength: leastLength) }
    }
    guard !edges.isEmpty else { return }
    let ways = Set(edges.map { Self.way($0.from, $0.to) })
    edges.removeAll { ways.contains(Self.way($0.to, $0.from)) }
  }

  private mutating func collect(_ ring: Int, of table: ShapeTable, leastLength: Double) {
    let vertices = table.vertices(ofRing: ring)
    guard var last = vertices.last else { return }
    for vertex in vertices {
      let (from, to) = (table.pointIDs[last], table.pointIDs[vertex])
      let (a, b) = (table.points[Int(from)], table.points[Int(to)])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      if dx * dx + dy * dy >= leastLength * leastLength {
        edges.append(Edge(ring: ring, vertex: last, from: from, to: to))
      }
      last = vertex
    }
  }

  private static func way(_ from: UInt32, _ to: UInt32) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
}

/// A raster over long edges that tells for a point which of them it may lie on.
struct EdgeRaster {
  private let envelope: Envelope
  private let perCell: SIMD2<Double>
  /// Edges of cell k are `entries[starts[k] ..< starts[k + 1]]`.
  private var starts: [UInt32]
  private var entries: [UInt32] = []

  private static let side = 256

  init(_ edges: [LongEdge]) {
    var envelope = Envelope.empty
    for edge in edges {
      envelope.expand(toInclude: edge.from)
      envelope.expand(toInclude: edge.to)
    }
    let widest = edges.reduce(0) { max($0, $1.tolerance) }
    // A hair more than the tolerance, for what rounding does to positions.
    self.envelope = envelope.insetBy(-widest - 1e-9 * max(envelope.width, envelope.height, 1))
    let side = Double(Self.side)
    perCell = SIMD2(
      side / max(self.envelope.width, .leastNormalMagnitude), side / max(self.envelope.height, .leastNormalMagnitude))
    starts = [UInt32](repeating: 0, count: Self.side * Self.side + 1)
    var pairs: [(cell: UInt32, edge: UInt32)] = []
    for (number, edge) in edges.enumerated() {
      for cell in cells(of: edge) { pairs.append((cell, UInt32(number))) }
    }
    for pair in pairs { starts[Int(pair.cell) + 1] += 1 }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    entries = [UInt32](repeating: 0, count: pairs.count)
    for pair in pairs {
      entries[Int(next[Int(pair.cell)])] = pair.edge
      next[Int(pair.cell)] += 1
    }
  }

  /// Calls `body` with the number of every edge that the point may lie on; ascending.
  @inline(__always) func forEachEdge(near point: Coordinate, _ body: (Int) -> Void) {
    guard envelope.contains(point) else { return }
    let (column, row) = cell(of: point)
    let cell = row * Self.side + column
    let (first, end) = (Int(starts[cell]), Int(starts[cell + 1]))
    for entry in first..<end { body(Int(entries[entry])) }
  }

  /// The point is in the envelope, so both numbers are within the raster but for rounding.
  @inline(__always) private func cell(of point: Coordinate) -> (column: Int, row: Int) {
    let last = Double(Self.side - 1)
    return (
      Int(max(0, min(last, (point.x - envelope.minX) * perCell.x))),
      Int(max(0, min(last, (point.y - envelope.minY) * perCell.y)))
    )
  }

  /// The cells around pieces of the edge no longer than a cell, as far as its tolerance reaches; each once.
  private func cells(of edge: LongEdge) -> [UInt32] {
    let (dx, dy) = (edge.to.x - edge.from.x, edge.to.y - edge.from.y)
    let pieces = max(1, Int(max(abs(dx) * perCell.x, abs(dy) * perCell.y).rounded(.up)))
    let reach = (
      column: 1 + Int(min(Double(Self.side), edge.tolerance * perCell.x)),
      row: 1 + Int(min(Double(Self.side), edge.tolerance * perCell.y))
    )
    var cells: Set<UInt32> = []
    for piece in 0...pieces {
      let share = Double(piece) / Double(pieces)
      let (column, row) = cell(of: Coordinate(x: edge.from.x + dx * share, y: edge.from.y + dy * share))
      for y in max(0, row - reach.row)...min(Self.side - 1, row + reach.row) {
        for x in max(0, column - reach.column)...min(Self.side - 1, column + reach.column) {
          cells.insert(UInt32(y * Self.side + x))
        }
      }
    }
    return cells.sorted()
  }
}
