import Geometry

extension EdgeCoverage {
  /// Where only unmatched edges are in the arrangement: zone by zone.
  ///
  /// - Returns: nil where a zone is not told.
  func claims(
    of found: FaceZones, _ borders: BorderSegments, _ boundary: BoundaryBorder, _ placeholders: [Int: [BorderSegment]]
  ) async throws -> [ClaimedPieces]? {
    let zones = found.zones
    guard !zones.isEmpty else { return [] }
    let boxes = zones.map(\.box)
    let tree = BoxTree(boxes)
    let near = try await shapesNear(boxes, tree, borders.grid)
    let left = placeholdersNear(zones.count, tree, placeholders)
    let layout = ZoneLayout(
      shapes: shapes, equal: equalRows, borders: borders, large: LargeShapes(among: near.shapes, of: shapes.table),
      boundary: boundary, placeholders: placeholders)
    let chunks = try await ParallelChunks.map(count: zones.count, threads: threads, chunkSize: 64) {
      rows -> ClaimedPieces? in
      var claims = ZoneClaims(layout)
      var pieces = ClaimedPieces()
      for zone in rows {
        guard
          claims.write(
            zones[zone], anchors: found.anchors[zones[zone].anchors],
            shapes: near.shapes[near.starts[zone]..<near.starts[zone + 1]], placeholders: left[zone], to: &pieces)
        else { return nil }
      }
      return pieces
    }
    let pieces = chunks.compactMap { $0 }
    return pieces.count == chunks.count ? pieces : nil
  }

  /// For each zone the places of placeholders that may meet it, ascending; of equal ones the first.
  private func placeholdersNear(_ zones: Int, _ tree: BoxTree, _ placeholders: [Int: [BorderSegment]]) -> [[Int]] {
    var near = [[Int]](repeating: [], count: zones)
    for (place, segments) in placeholders.sorted(by: { $0.key < $1.key })
    where !equalRows.repeated.contains(shapes.leftOut[place].shape) {
      let box = segments.reduce(into: GridBox()) { $0.formUnion($1.box) }
      tree.visit(box) {
        near[$0].append(place)
        return true
      }
    }
    return near
  }

  /// Rows of shapes whose envelopes meet a zone, zone after zone, ascending; of equal ones the first.
  private struct NearShapes {
    /// Zone z has `shapes[starts[z] ..< starts[z + 1]]`.
    var starts: [Int]
    var shapes: [Int32]
  }

  /// - Parameters:
  ///   - zones: their boxes.
  ///   - tree: of these boxes.
  private func shapesNear(_ zones: [GridBox], _ tree: BoxTree, _ grid: NodingGrid) async throws -> NearShapes {
    let takesPart = equalRows.withoutRepeated(shapes.isUsable)
    let mask = BoxMask(zones)
    let chunks = try await ParallelChunks.map(count: shapes.table.count, threads: threads, chunkSize: 16_384) {
      [takesPart, shapes] rows in
      var found: [(zone: Int32, shape: Int32)] = []
      for row in rows where takesPart[row] {
        let envelope = shapes.envelopes[row]
        guard !envelope.isEmpty else { continue }
        let low = grid.point(Coordinate(x: envelope.minX, y: envelope.minY))
        let high = grid.point(Coordinate(x: envelope.maxX, y: envelope.maxY))
        let box = GridBox(minX: low.x - 2, minY: low.y - 2, maxX: high.x + 2, maxY: high.y + 2)
        guard mask.mayMeet(box) else { continue }
        tree.visit(box) { zone in
          found.append((Int32(zone), Int32(row)))
          return true
        }
      }
      return found
    }
    var starts = [Int](repeating: 0, count: zones.count + 2)
    for chunk in chunks { for pair in chunk { starts[Int(pair.zone) + 2] += 1 } }
    for zone in 1..<starts.count { starts[zone] += starts[zone - 1] }
    var rows = [Int32](repeating: 0, count: starts[starts.count - 1])
    for chunk in chunks {
      for pair in chunk {
        rows[starts[Int(pair.zone) + 1]] = pair.shape
        starts[Int(pair.zone) + 1] += 1
      }
    }
    starts.removeLast()
    return NearShapes(starts: starts, shapes: rows)
  }
}
