public import Geometry

/// Vertices to insert into shapes and the outline, so that borders that were one stay one in the plane.
public struct VertexInsertions: Sendable {
  /// By ascending edge.
  public private(set) var inShapes: [VertexInsertion] = []
  /// Points that the table does not have: vertices of the outline. Their ids follow those of the table.
  public private(set) var points: [Coordinate] = []
  /// The outline's rings with what was inserted; nil without an outline.
  private var outline: [[Coordinate]]?
  /// How many vertices the outline got.
  public private(set) var inOutline = 0

  public init() {}

  init(outline: [[Coordinate]]?) { self.outline = outline }

  public var isEmpty: Bool { inShapes.isEmpty && inOutline == 0 }

  /// The outline with its vertices inserted; the same parts and holes.
  public func inserted(into shape: MultiPolygon) -> MultiPolygon {
    guard inOutline > 0, let outline else { return shape }
    var next = outline.makeIterator()
    return MultiPolygon(
      shape.polygons.map { polygon in
        let rings = (0...polygon.holes.count).map { _ in Ring(next.next() ?? []) }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      })
  }

  /// What goes into shapes alone.
  public var withoutOutline: VertexInsertions {
    var insertions = self
    (insertions.outline, insertions.inOutline) = (nil, 0)
    return insertions
  }

  /// Adds what was found for shapes born in another system; no two have an edge in common.
  public mutating func add(_ other: VertexInsertions, to table: ShapeTable) {
    let first = UInt32(table.points.count)
    let shift = UInt32(points.count)
    inShapes += other.inShapes.map { insertion in
      VertexInsertion(edge: insertion.edge, points: insertion.points.map { $0 < first ? $0 : $0 + shift })
    }
    inShapes.sort { $0.edge < $1.edge }
    points += other.points
    if other.inOutline > 0 { (outline, inOutline) = (other.outline, other.inOutline) }
  }

  /// - Parameter rimFrom: the number of the first edge of the outline.
  mutating func insert(_ hits: EdgeHits, into shapes: ShapeSet, rimFrom: Int) throws {
    let ordered = hits.hits.sorted { a, b in
      if a.edge != b.edge { return a.edge < b.edge }
      return a.share != b.share ? a.share < b.share : (a.id ?? .max) < (b.id ?? .max)
    }
    var byRing: [Int: [(vertex: Int, points: [Coordinate])]] = [:]
    var ids = PointNumbers(first: shapes.table.points.count)
    var start = 0
    while start < ordered.count {
      let number = ordered[start].edge
      let end = ordered[start...].firstIndex { $0.edge != number } ?? ordered.count
      let edge = hits.edges[number]
      let run = Self.distinct(ordered[start..<end])
      if number < rimFrom {
        inShapes.append(VertexInsertion(edge: edge.vertex, points: run.map { $0.id ?? ids[$0.point] }))
      } else {
        byRing[edge.ring, default: []].append((edge.vertex, run.map(\.point)))
      }
      start = end
    }
    points = ids.points
    inShapes.sort { $0.edge < $1.edge }
    for (ring, insertions) in byRing {
      for insertion in insertions.sorted(by: { $0.vertex > $1.vertex }) {
        outline?[ring].insert(contentsOf: insertion.points, at: insertion.vertex + 1)
        inOutline += insertion.points.count
      }
    }
    try dropInvalid(shapes)
  }

  /// One position once: a vertex of the outline that is a vertex of a shape, too, is the shape's.
  private static func distinct(_ run: ArraySlice<EdgeHits.Hit>) -> [EdgeHits.Hit] {
    var seen: Set<Coordinate> = []
    let known = Set(run.filter { $0.id != nil }.map(\.point))
    return run.filter { hit in
      if hit.id == nil, known.contains(hit.point) { return false }
      return seen.insert(hit.point).inserted
    }
  }

  /// Takes back what would make a shape invalid: an edge of its own lies within the bend.
  private mutating func dropInvalid(_ shapes: ShapeSet) throws {
    guard !inShapes.isEmpty else { return }
    let rows = shapes.table.shapes(ofVertices: inShapes.map(\.edge))
    let table = shapes.table.inserting(inShapes, adding: points)
    let engine = GeometryEngine()
    var invalid: Set<Int> = []
    for row in Set(rows).sorted() where try !engine.validity(table.batch(of: CollectionOfOne(row)), 0).isValid {
      invalid.insert(row)
    }
    guard !invalid.isEmpty else { return }
    inShapes = zip(inShapes, rows).filter { !invalid.contains($1) }.map(\.0)
  }
}

/// Numbers positions that a table does not have.
private struct PointNumbers {
  let first: Int
  private(set) var points: [Coordinate] = []
  private var numbers: [Coordinate: UInt32] = [:]

  init(first: Int) { self.first = first }

  subscript(point: Coordinate) -> UInt32 {
    mutating get {
      if let known = numbers[point] { return known }
      let number = UInt32(first + points.count)
      numbers[point] = number
      points.append(point)
      return number
    }
  }
}

extension ShapeTable {
  /// The shape of each vertex. Vertices ascend; O(shapes + vertices asked for).
  func shapes(ofVertices vertices: [Int]) -> [Int] {
    var row = 0
    return vertices.map { vertex in
      while row < count, self.vertices(of: row).upperBound <= vertex { row += 1 }
      return row
    }
  }
}
