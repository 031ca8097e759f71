import Geometry

/// Makes the segments that an arrangement is filled with.
struct BorderSegments {
  let table: ShapeTable
  let grid: NodingGrid

  /// A box with a little more around it, in metres.
  func envelope(_ box: GridBox) -> Envelope {
    let low = grid.coordinate(GridPoint(x: box.minX - 2, y: box.minY - 2))
    let high = grid.coordinate(GridPoint(x: box.maxX + 2, y: box.maxY + 2))
    return Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
  }

  /// The edge that leaves a vertex; nil when it has no length on the grid.
  @inline(__always)
  func edge(leaving vertex: Int, ring: Range<Int>, owner: BorderOwner) -> BorderSegment? {
    let after = vertex + 1 == ring.upperBound ? ring.lowerBound : vertex + 1
    return BorderSegment(
      table.points[Int(table.pointIDs[vertex])], table.points[Int(table.pointIDs[after])], owner: owner,
      edge: UInt32(vertex), on: grid)
  }

  /// The edges that leave these vertices, which are ascending. O(vertices + shapes).
  func edges(leaving vertices: [UInt32]) -> [BorderSegment] {
    var segments: [BorderSegment] = []
    segments.reserveCapacity(vertices.count)
    var (shape, ring) = (0, 0)
    for vertex in vertices.lazy.map({ Int($0) }) {
      while Int(table.ringStarts[ring + 1]) <= vertex { ring += 1 }
      while table.rings(of: shape).upperBound <= ring { shape += 1 }
      let range = table.vertices(ofRing: ring)
      if let segment = edge(leaving: vertex, ring: range, owner: .shape(shape)) { segments.append(segment) }
    }
    return segments
  }

  /// The edges of a shape that come near a part of the plane.
  ///
  /// - Parameter large: the shape's blocks, where it has many vertices.
  func appendEdges(of shape: Int, large: LargeShape?, near part: Envelope, to segments: inout [BorderSegment]) {
    if let large {
      large.forEachBlock {
        $0.intersects(part)
      } _: {
        append($0.first..<$0.end, ring: table.vertices(ofRing: $0.ring), shape, near: part, to: &segments)
      }
    } else {
      for ring in table.rings(of: shape) {
        let range = table.vertices(ofRing: ring)
        append(range, ring: range, shape, near: part, to: &segments)
      }
    }
  }

  private func append(
    _ vertices: Range<Int>, ring: Range<Int>, _ shape: Int, near part: Envelope, to segments: inout [BorderSegment]
  ) {
    guard !vertices.isEmpty else { return }
    table.pointIDs.withUnsafeBufferPointer { ids in
      table.points.withUnsafeBufferPointer { points in
        var from = points[Int(ids[vertices.lowerBound])]
        for vertex in vertices {
          let to = points[Int(ids[vertex + 1 == ring.upperBound ? ring.lowerBound : vertex + 1])]
          if max(from.x, to.x) >= part.minX, min(from.x, to.x) <= part.maxX, max(from.y, to.y) >= part.minY,
            min(from.y, to.y) <= part.maxY,
            let segment = BorderSegment(from, to, owner: .shape(shape), edge: UInt32(vertex), on: grid)
          {
            segments.append(segment)
          }
          from = to
        }
      }
    }
  }

  /// The borders of a region, its interior on their left whichever way its rings run.
  func edges(of region: MultiPolygon, owner: BorderOwner) -> [BorderSegment] {
    var segments: [BorderSegment] = []
    for polygon in region.polygons {
      append(polygon.exterior, isHole: false, owner, to: &segments)
      for hole in polygon.holes { append(hole, isHole: true, owner, to: &segments) }
    }
    return segments
  }

  private func append(_ ring: Ring, isHole: Bool, _ owner: BorderOwner, to segments: inout [BorderSegment]) {
    guard var last = ring.coordinates.last else { return }
    let isReversed = (ring.signedArea < 0) != isHole
    for next in ring.coordinates {
      let (from, to) = isReversed ? (next, last) : (last, next)
      if let segment = BorderSegment(from, to, owner: owner, edge: UInt32(segments.count), on: grid) {
        segments.append(segment)
      }
      last = next
    }
  }
}
