public import Geometry

/// Finds the vertices that lie on a long edge of another ring in the system they were born in, and that the plane puts
/// beside it.
///
/// An edge is straight in the plane between its vertices. Two neighbours that share a border of 10 km, of which one has
/// a vertex in the middle, share it in the source system; in the plane the one's border is bent there and the other's
/// is not, by the *sagitta*: the distance from the straight edge to the image of the edge as read, 0.7 m on 10 km along
/// a parallel at 20°. Each would claim, or leave, thousands of m².
///
/// - *Long* is an edge with a sagitta above 1 cm, at 20° one of 1.2 km along a parallel. The reason is the plane's, not
///   the file's: what is left below is a strip less than 1 cm wide, a fifth of the finest accuracy that the cadastre
///   asks for (5 cm at 1:200, TT 25/2014/TT-BTNMT Đ7); and a file of few decimals can hold edges as bent as any other.
/// - A vertex *lies on* it whose position as read is no further from the edge as read than one unit of the last written
///   decimal, and than the sagitta: a file cannot say more than the first, and no edge may be moved by more than it is
///   bent.
/// - Only edges that no ring has the other way round: neighbours that share an edge bend it alike.
/// - Shapes that do not take part give no vertices and get none. A shape that would become invalid stays as it is.
public struct VertexInsertionSearch {
  /// The smallest sagitta of a long edge, in metres.
  static let leastSagitta = 0.01

  /// From the system the shapes were born in to the plane.
  public let transformation: Transformation
  /// One unit of the last decimal with which shapes are written, in units of the source; 0 where that is not known.
  public let unit: Double

  public init(_ transformation: Transformation, unit: Double) {
    self.transformation = transformation
    self.unit = unit
  }

  /// The outline, born in the same system.
  public struct Outline: Sendable {
    var rings: [BornRing]
    var unit: Double

    /// A closed ring in the plane and as it was born.
    struct BornRing: Sendable {
      var points: [Coordinate]
      var source: [Coordinate]
    }
  }

  /// - Parameters:
  ///   - rows: the shapes that were born in the system.
  ///   - source: for each point of the table its position as read; asked for when an edge may be long.
  ///   - outline: gives vertices and gets some; nil where there is none, or another system's.
  /// - Returns: what to insert; insertions by ascending edge.
  /// - Complexity: O(shapes) where no shape is large enough to have a long edge; else O(points) and the vertices of the
  ///   large shapes.
  public func find(
    in shapes: ShapeSet, rows: [Range<Int>], source: () async throws -> [Coordinate], outline: Outline? = nil
  ) async throws -> VertexInsertions {
    var found = VertexInsertions(outline: outline.map { $0.rings.map(\.points) })
    let bend = BendMeasure(try transformation.makeWorker())
    let envelope = Self.envelope(of: shapes, rows: rows)
    guard !envelope.isEmpty else { return found }
    let leastLength = bend.leastLength(within: envelope, sagitta: Self.leastSagitta)
    let lone = LoneEdges(
      of: shapes.table, rows: rows, isUsable: shapes.isUsable, envelopes: shapes.envelopes, leastLength: leastLength)
    let rim = outline.map { Self.edges(of: $0, leastLength: leastLength, bend) } ?? []
    guard !lone.edges.isEmpty || !rim.isEmpty else { return found }
    let source = try await source()
    let edges = lone.edges.compactMap { longEdge($0, of: shapes.table, source: source, bend) }
    guard !edges.isEmpty || !rim.isEmpty else { return found }
    var hits = EdgeHits(edges: edges + rim)
    hits.look(
      at: shapes, rows: rows, source: source, unit: unit, rimUnit: max(unit, outline?.unit ?? 0), rimFrom: edges.count)
    if let outline { hits.look(at: outline, unit: max(unit, outline.unit), rimFrom: edges.count) }
    try found.insert(hits, into: shapes, rimFrom: edges.count)
    return found
  }

  private static func envelope(of shapes: ShapeSet, rows: [Range<Int>]) -> Envelope {
    var envelope = Envelope.empty
    for row in rows.joined() where shapes.isUsable[row] { envelope.formUnion(shapes.envelopes[row]) }
    return envelope
  }

  /// Nil for an edge that is not long.
  private func longEdge(
    _ edge: LoneEdges.Edge, of table: ShapeTable, source: [Coordinate], _ bend: BendMeasure
  ) -> LongEdge? {
    let (from, to) = (Int(edge.from), Int(edge.to))
    return Self.longEdge(
      ring: edge.ring, vertex: edge.vertex, source: (source[from], source[to]),
      ends: (table.points[from], table.points[to]), bend)
  }

  private static func edges(of outline: Outline, leastLength: Double, _ bend: BendMeasure) -> [LongEdge] {
    var edges: [LongEdge] = []
    for (number, ring) in outline.rings.enumerated() {
      for vertex in ring.points.indices {
        let next = vertex + 1 == ring.points.count ? 0 : vertex + 1
        let (a, b) = (ring.points[vertex], ring.points[next])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        guard dx * dx + dy * dy >= leastLength * leastLength else { continue }
        if let edge = longEdge(
          ring: number, vertex: vertex, source: (ring.source[vertex], ring.source[next]), ends: (a, b), bend)
        {
          edges.append(edge)
        }
      }
    }
    return edges
  }

  /// The tolerance of what is returned is the sagitta, in units of the source.
  private static func longEdge(
    ring: Int, vertex: Int, source: (Coordinate, Coordinate), ends: (Coordinate, Coordinate), _ bend: BendMeasure
  ) -> LongEdge? {
    guard let sagitta = bend.sagitta(from: source.0, to: source.1, ends: ends), sagitta > leastSagitta else {
      return nil
    }
    func length(_ a: Coordinate, _ b: Coordinate) -> Double {
      ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    }
    let perMetre = length(source.0, source.1) / length(ends.0, ends.1)
    return LongEdge(
      ring: ring, vertex: vertex, from: source.0, to: source.1, ends: ends, tolerance: sagitta * perMetre)
  }
}

extension VertexInsertionSearch.Outline {
  /// - Parameters:
  ///   - shape: in the plane.
  ///   - transformation: from the system it was born in; its positions there are worked out from those in the plane.
  ///   - unit: one unit of the last decimal with which it is written.
  /// - Returns: nil when a position has no image there.
  public init?(_ shape: MultiPolygon, by transformation: Transformation, unit: Double) throws(GeometryError) {
    let worker = try transformation.makeWorker()
    rings = []
    self.unit = unit
    for polygon in shape.polygons {
      for ring in [polygon.exterior] + polygon.holes {
        var source = ring.coordinates
        guard worker.transform(&source, .inverse).isEmpty else { return nil }
        rings.append(BornRing(points: ring.coordinates, source: source))
      }
    }
  }
}
