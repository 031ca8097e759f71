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
      let ids = joined.append(table, &index)
      for (point, id) in ids.enumerated() where Int(id) == origins.count { origins.append((row, point)) }
    }
    if !joined.heights.isEmpty { joined.padHeights() }
    return (joined, origins)
  }

  /// Adds the shapes of a table behind its own; points are looked up once for each distinct one of the other's.
  ///
  /// O(distinct points + vertices) of the other. The vertices together must be fewer than 2³² − 1.
  /// - Parameter index: of this table's points.
  /// - Returns: for each point of the other its id here.
  @discardableResult mutating func append(_ later: ShapeTable, _ index: inout PointIndex) -> [UInt32] {
    let first = (
      vertex: UInt32(pointIDs.count), ring: UInt32(ringStarts.count - 1), part: UInt32(partStarts.count - 1),
      shape: count
    )
    if !later.heights.isEmpty {
      padHeights()
      heights.append(contentsOf: later.heights)
    }
    var ids: [UInt32] = []
    ids.reserveCapacity(later.points.count)
    later.points.withUnsafeBufferPointer { index.appendIDs(of: $0, to: &ids, points: &points) }
    // Ids of the other table are below the number of its points, and there is an id for each of these.
    ids.withUnsafeBufferPointer { ids in
      pointIDs.append(contentsOf: later.pointIDs.lazy.map { ids[Int($0)] })
    }
    ringStarts.append(contentsOf: later.ringStarts.dropFirst().lazy.map { $0 + first.vertex })
    partStarts.append(contentsOf: later.partStarts.dropFirst().lazy.map { $0 + first.ring })
    shapeStarts.append(contentsOf: later.shapeStarts.dropFirst().lazy.map { $0 + first.part })
    for var fault in later.faults {
      fault.shape += first.shape
      fault.ring = fault.ring.map { $0 + Int(first.ring) }
      faults.append(fault)
    }
    return ids
  }

  /// Vertices that came without heights while no ring, or no further ring, had any.
  mutating func padHeights() {
    let missing = pointIDs.count - heights.count
    if missing > 0 { heights.append(contentsOf: repeatElement(.nan, count: missing)) }
  }
}
