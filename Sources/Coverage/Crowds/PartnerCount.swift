import Geometry

/// Counts with how many others a shape shares area, up to a limit: without overlays, and mostly without GEOS.
///
/// Yes is certain when a point of one's interior lies in the other, or when two edges cross; no is certain by
/// `DisjointInteriors`; the rest is asked of GEOS. Belongs to one task.
struct PartnerCount {
  private let shapes: ShapeSet
  private let engine: GeometryEngine
  private var filter: DisjointInteriors

  init(_ shapes: ShapeSet, large: LargeShapes, engine: GeometryEngine) {
    self.shapes = shapes
    self.engine = engine
    filter = DisjointInteriors(shapes.table, large: large)
  }

  /// How many of the candidates share area with a shape; `limit + 1` when they are more than `limit`.
  ///
  /// - Parameter candidates: calls its argument with rows until it gives false.
  mutating func count(
    of shape: Int, upTo limit: Int, _ candidates: (_ isWanted: (Int) -> Bool) -> Void
  ) throws(GeometryError) -> Int {
    let inner = filter.innerPoint(of: shape)
    var count = 0
    var failure: GeometryError?
    candidates { other in
      guard other != shape else { return true }
      do throws(GeometryError) {
        if try sharesArea(shape, inner, other) { count += 1 }
      } catch {
        failure = error
        return false
      }
      return count <= limit
    }
    if let failure { throw failure }
    return count
  }

  private mutating func sharesArea(
    _ shape: Int, _ inner: Coordinate?, _ other: Int
  ) throws(GeometryError) -> Bool {
    let envelopes = (shapes.envelopes[shape], shapes.envelopes[other])
    if let inner, envelopes.1.contains(inner), filter.isOutside(inner, of: other) == false { return true }
    if filter.edgesCross(shape, other, envelopes) { return true }
    if filter.areProven(shape, other, envelopes) { return false }
    // A pair that GEOS cannot judge counts: it has to be looked at, or given up.
    let pair = shapes.table.batch(of: [shape, other])
    return (try? engine.relate(pair, 0, pair, 1, matches: PairwiseOverlaps.interiorsMeet)) ?? true
  }
}

extension DisjointInteriors {
  /// A point that is certainly inside a shape: the middle of its envelope, or the middle of the widest part of a line
  /// across its middle; nil where neither is. O(vertices).
  func innerPoint(of shape: Int) -> Coordinate? {
    let middle = table.envelope(of: shape).center
    if isOutside(middle, of: shape) == false { return middle }
    var crossings: [Double] = []
    for ring in table.rings(of: shape) {
      let vertices = table.vertices(ofRing: ring)
      guard var a = vertices.last.map({ table.points[Int(table.pointIDs[$0])] }) else { continue }
      for vertex in vertices {
        let b = table.points[Int(table.pointIDs[vertex])]
        if (a.y > middle.y) != (b.y > middle.y) {
          crossings.append(a.x + (middle.y - a.y) / (b.y - a.y) * (b.x - a.x))
        }
        a = b
      }
    }
    crossings.sort()
    let spans = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    guard let widest = spans.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
    let point = Coordinate(x: (widest.0 + widest.1) / 2, y: middle.y)
    return isOutside(point, of: shape) == false ? point : nil
  }

  /// Whether an edge of one certainly crosses an edge of the other, inside both: then two valid shapes share area.
  mutating func edgesCross(_ first: Int, _ second: Int, _ envelopes: (Envelope, Envelope)) -> Bool {
    guard collect(first, second, envelopes) else { return false }
    for e in a.edges {
      for f in b.edges where e.envelope.intersects(f.envelope) {
        if Self.isParted(e, f), Self.isParted(f, e) { return true }
      }
    }
    return false
  }

  /// Whether the ends of an edge lie on different sides of another's line.
  private static func isParted(_ e: BorderPart.Edge, _ f: BorderPart.Edge) -> Bool {
    switch (CrossSign(e.start, e.end, f.start), CrossSign(e.start, e.end, f.end)) {
    case (.left, .right), (.right, .left): true
    default: false
    }
  }
}
