import Geometry

/// A coverage whose borders were drawn twice: all edges are noded, strip by strip of the plane.
struct StripCoverage: Sendable {
  /// What all strips share.
  struct Layout: Sendable {
    let shapes: ShapeSet
    let equal: EqualRows
    let borders: BorderSegments
    let strips: StripLayout
    let large: LargeShapes
    let boundary: BoundaryBorder
    /// Of placeholders, of equal ones the first.
    let placeholders: [BorderSegment]

    var hasBoundary: Bool { boundary.isGiven }

    /// For how many shapes an owner stands.
    func times(_ owner: BorderOwner) -> Int { equal.count(owner, leftOut: shapes.leftOut) }

    /// All that meet a strip, and its frame.
    func segments(of strip: Int, _ rows: ArraySlice<Int32>) -> [BorderSegment] {
      let frame = strips.frame(of: strip)
      let part = borders.envelope(frame)
      var segments = strips.frameSegments(of: strip, on: borders.grid)
      for row in rows {
        borders.appendEdges(of: Int(row), large: large[Int(row)], near: part, to: &segments)
      }
      boundary.appendSegments(near: frame, to: &segments)
      let near = frame.grown(by: 2)
      segments += placeholders.lazy.filter { $0.box.intersects(near) }
      return segments
    }
  }

  let layout: Layout
  let threads: Int

  /// Points of a strip at least: some ten megabytes of arrangement.
  static let pointsPerStrip = 1 << 16

  /// Nil where edges alone do not tell.
  func find() async throws -> EdgeCoverage.Result? {
    let rows = rowsOfStrips()
    let isGivenUp = GivenUp()
    let layout = layout
    let strips = try await ParallelChunks.map(
      count: layout.strips.count, threads: threads, chunkSize: 1, state: { StripClaims(layout) }
    ) { claims, strips -> StripFindings? in
      let strip = strips.lowerBound
      if isGivenUp.isSet { return nil }
      let found = claims.find(in: strip, shapes: rows.rows[rows.starts[strip]..<rows.starts[strip + 1]])
      if found == nil { isGivenUp.set() }
      return found
    }
    let found = strips.compactMap { $0 }
    guard found.count == layout.strips.count else { return nil }
    return try await joined(found)
  }

  private func joined(_ found: [StripFindings]) async throws -> EdgeCoverage.Result {
    var result = EdgeCoverage.Result()
    for strip in found {
      result.depths.add(strip.depths)
      result.work.segments += strip.segments
      result.work.faces += strip.faces
      result.work.zones += strip.zones
    }
    let closing = CutClosing(found.map(\.pieces), sides: layout.strips.sides, on: layout.borders.grid)
    let closed = try await closing.closed(threads: threads)
    let joining = try await PieceJoining(found.map(\.pieces) + closed.pieces, equal: layout.equal, threads: threads)
    result.pieces = try await joining.joined()
    result.gaps = found.map(\.gaps) + [closed.gaps]
    return result
  }

  /// Rows of the shapes that meet each strip, strip after strip, ascending; of equal ones the first.
  private func rowsOfStrips() -> (starts: [Int], rows: [Int32]) {
    let (shapes, strips, grid) = (layout.shapes, layout.strips, layout.borders.grid)
    let takesPart = layout.equal.withoutRepeated(shapes.isUsable)
    func forEachStrip(_ body: (_ strip: Int, _ row: Int) -> Void) {
      for row in takesPart.indices where takesPart[row] && !shapes.envelopes[row].isEmpty {
        let envelope = shapes.envelopes[row]
        let low = grid.point(Coordinate(x: envelope.minX, y: envelope.minY)).x
        let high = grid.point(Coordinate(x: envelope.maxX, y: envelope.maxY)).x
        for strip in strips.strips(from: low - 2, to: high + 2) { body(strip, row) }
      }
    }
    var starts = [Int](repeating: 0, count: strips.count + 2)
    forEachStrip { strip, _ in starts[strip + 2] += 1 }
    for strip in 1..<starts.count { starts[strip] += starts[strip - 1] }
    var rows = [Int32](repeating: 0, count: starts[starts.count - 1])
    forEachStrip { strip, row in
      rows[starts[strip + 1]] = Int32(row)
      starts[strip + 1] += 1
    }
    starts.removeLast()
    return (starts, rows)
  }
}
