import Coverage
import Geometry
import LandUse

/// Which parcels of a layer are narrower than its scale can show, found without the library for nearly all of them.
/// Land that is a line by nature may be so.
struct ParcelWidth: Sendable {
  let layer: LayerSnapshot
  private let shapes: ShapeTable
  private let linear: LinearUses
  let rule: FaultClassRule
  /// Twice the position limit, metres.
  let limit: Double

  /// Nil without a regulation.
  init?(_ layer: LayerSnapshot, in plan: PlanSnapshot) {
    let rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
    guard let scale = rule.scale else { return nil }
    self.layer = layer
    shapes = layer.layer.shapes
    linear = LinearUses(layer.layer, plan.plan.scheme)
    self.rule = rule
    limit = 2 * scale.positionLimit.metres
  }

  /// The width of a valid parcel that is no wider than the limit; nil of a wider one, and of land that is a line.
  ///
  /// 2A/P is the width of a strip, and no more than the diameter of the largest inscribed circle of anything (A ≤ rP
  /// for a shape without holes: sum the lengths of its inner parallels, none of which is longer than P). So one that
  /// is above the limit needs no circle. The others mostly show by their centre that a wide enough circle has room.
  /// - Complexity: O(vertices); the library's search for the few that are left.
  func ofNarrow(_ row: Int) -> PieceWidth? {
    let area = layer.areas[row].squareMetres
    let perimeter = shapes.perimeter(of: row)
    guard perimeter > 0, 2 * area <= limit * perimeter, !linear[row] else { return nil }
    if !isStrip(area, perimeter), hasRoom(row) { return nil }
    let region = shapes.shape(row)
    let width = PieceWidth(try? Width.measure(region, engine: GeometryEngine()), of: region)
    return width.length.metres <= limit ? width : nil
  }

  private func isStrip(_ area: Double, _ perimeter: Double) -> Bool {
    4 * Double.pi * area < 0.2 * perimeter * perimeter
  }

  /// True when a circle wider than the limit fits around the centre of the row's envelope.
  private func hasRoom(_ row: Int) -> Bool {
    let center = shapes.envelope(of: row).center
    let radius = limit / 2
    var isInside = false
    for ring in shapes.rings(of: row) {
      let range = shapes.vertices(ofRing: ring)
      guard let last = range.last else { continue }
      var a = shapes.points[Int(shapes.pointIDs[last])]
      for vertex in range {
        let b = shapes.points[Int(shapes.pointIDs[vertex])]
        if Self.squaredDistance(center, a, b) <= radius * radius { return false }
        if (a.y > center.y) != (b.y > center.y),
          a.x + (center.y - a.y) / (b.y - a.y) * (b.x - a.x) > center.x
        {
          isInside.toggle()
        }
        a = b
      }
    }
    return isInside
  }

  /// From a point to the edge from `a` to `b`.
  private static func squaredDistance(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let (ux, uy) = (b.x - a.x, b.y - a.y)
    let (px, py) = (p.x - a.x, p.y - a.y)
    let length = ux * ux + uy * uy
    let t = length > 0 ? max(0, min(1, (px * ux + py * uy) / length)) : 0
    let (dx, dy) = (px - t * ux, py - t * uy)
    return dx * dx + dy * dy
  }
}

extension ShapeTable {
  /// The length of all rings of a shape, holes included.
  fileprivate func perimeter(of shape: Int) -> Double {
    var sum = 0.0
    for ring in rings(of: shape) {
      let range = vertices(ofRing: ring)
      guard let last = range.last else { continue }
      var a = points[Int(pointIDs[last])]
      for vertex in range {
        let b = points[Int(pointIDs[vertex])]
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        sum += (dx * dx + dy * dy).squareRoot()
        a = b
      }
    }
    return sum
  }
}
