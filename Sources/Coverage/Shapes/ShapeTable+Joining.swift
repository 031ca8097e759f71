import Geometry

extension ShapeTable {
  /// The shapes of several tables as one, in order; equal points of different tables get one id.
  ///
  /// Rings stay as they are, so the tables must be in one CRS. O(vertices).
  /// - Returns: the table, and for each of its points the table and id it first came from.
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices.
  public static func joining(
    _ tables: [ShapeTable]
  ) throws(ShapeTableBuilder.TooManyVertices) -> (table: ShapeTable, origins: [(table: Int, point: Int)]) {
    let vertices = tables.map(\.vertexCount).reduce(0, +)
    guard vertices < Int(UInt32.max) else { throw ShapeTableBuilder.TooManyVertices() }
    var joined = ShapeTable()
    var index = PointIndex()
    var origins: [(table: Int, point: Int)] = []
    joined.pointIDs.reserveCapacity(vertices)
    for (row, table) in tables.enumerated() {
      var ids: [UInt32] = []
      ids.reserveCapacity(table.points.count)
      table.points.withUnsafeBufferPointer { points in
        index.appendIDs(of: points, to: &ids, points: &joined.points)
      }
      for (point, id) in ids.enumerated() where Int(id) == origins.count { origins.append((row, point)) }
      let first = (
        vertex: UInt32(joined.pointIDs.count), ring: UInt32(joined.ringStarts.count - 1),
        part: UInt32(joined.partStarts.count - 1), shape: joined.count
      )
      if tables.contains(where: { !$0.heights.isEmpty }) {
        joined.heights += table.heights.isEmpty ? [Double](repeating: .nan, count: table.vertexCount) : table.heights
      }
      joined.pointIDs.append(contentsOf: table.pointIDs.lazy.map { ids[Int($0)] })
      joined.ringStarts.append(contentsOf: table.ringStarts.dropFirst().lazy.map { $0 + first.vertex })
      joined.partStarts.append(contentsOf: table.partStarts.dropFirst().lazy.map { $0 + first.ring })
      joined.shapeStarts.append(contentsOf: table.shapeStarts.dropFirst().lazy.map { $0 + first.part })
      joined.faults.append(
        contentsOf: table.faults.map { fault in
          ShapeFault(
            shape: fault.shape + first.shape, kind: fault.kind, ring: fault.ring.map { $0 + Int(first.ring) },
            place: fault.place)
        })
    }
    return (joined, origins)
  }
}
