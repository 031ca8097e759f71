import Geometry

/// Leads vertices of the boundary to vertices of shapes that are the same as far as the grid can tell: one border drawn
/// twice, whose transformations differ in the last digits, is one border.
struct BoundarySnapping {
  /// Positions of shapes within one step of a vertex of the boundary, by place of the grid.
  private var positions: [GridPoint: Coordinate] = [:]
  private let grid: NodingGrid

  /// O(vertices of the shapes + vertices · log vertices).
  ///
  /// - Parameter shapes: their vertices, in any order, also repeated.
  init(_ boundary: MultiPolygon, to shapes: some Sequence<Coordinate>, on grid: NodingGrid) {
    self.grid = grid
    let vertices = boundary.polygons.flatMap { [$0.exterior] + $0.holes }.flatMap(\.coordinates).map { vertex in
      let place = grid.point(vertex)
      return GridBox(minX: place.x - 1, minY: place.y - 1, maxX: place.x + 1, maxY: place.y + 1)
    }
    let mask = BoxMask(vertices)
    let tree = BoxTree(vertices)
    for position in shapes { note(grid.point(position), position, mask, tree) }
  }

  private mutating func note(_ place: GridPoint, _ position: Coordinate, _ mask: BoxMask, _ tree: BoxTree) {
    let box = GridBox(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
    guard mask.mayMeet(box) else { return }
    var isNear = false
    tree.visit(box) { _ in
      isNear = true
      return false
    }
    guard isNear else { return }
    if let known = positions[place], Coordinate.precedes(known, position) { return }
    positions[place] = position
  }

  func snapped(_ region: MultiPolygon) -> MultiPolygon {
    MultiPolygon(
      region.polygons.map { polygon in
        Polygon(exterior: snapped(polygon.exterior), holes: polygon.holes.map { snapped($0) })
      })
  }

  private func snapped(_ ring: Ring) -> Ring { Ring(ring.coordinates.map { nearest(to: $0) ?? $0 }) }

  private func nearest(to position: Coordinate) -> Coordinate? {
    let place = grid.point(position)
    if let same = positions[place] { return same }
    var best: (distance: Double, position: Coordinate)?
    for dx in Int64(-1)...1 {
      for dy in Int64(-1)...1 {
        guard let other = positions[GridPoint(x: place.x + dx, y: place.y + dy)] else { continue }
        let distance = max(abs(other.x - position.x), abs(other.y - position.y))
        if distance <= NodingGrid.step, distance < best?.distance ?? .infinity { best = (distance, other) }
      }
    }
    return best?.position
  }
}
