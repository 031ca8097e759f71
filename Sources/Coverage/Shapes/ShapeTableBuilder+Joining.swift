import Geometry

extension ShapeTableBuilder {
  /// Adds the shapes that another builder has ended, in order behind its own: the table becomes what it would be had
  /// the rings been appended here. Points are looked up once for each distinct one of the other's.
  ///
  /// O(distinct points + vertices) of the other.
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices; nothing is added then.
  public mutating func append(_ later: ShapeTableBuilder) throws(TooManyVertices) {
    guard table.pointIDs.count + later.table.pointIDs.count < Int(UInt32.max) else { throw TooManyVertices() }
    table.append(later.table, &index)
  }

  /// Makes room, so that arrays do not double on the way.
  ///
  /// - Parameter share: the part of the whole that is there, above 0; what is to come is taken to be like it.
  public mutating func reserve(share: Double) {
    let share = min(max(share, 1e-4), 1)
    func whole(_ count: Int) -> Int { Int(Double(count) / share * 1.05) + 1024 }
    table.points.reserveAbout(whole(table.points.count))
    table.pointIDs.reserveAbout(whole(table.pointIDs.count))
    if !table.heights.isEmpty { table.heights.reserveAbout(whole(table.heights.count)) }
    table.ringStarts.reserveAbout(whole(table.ringStarts.count))
    table.partStarts.reserveAbout(whole(table.partStarts.count))
    table.shapeStarts.reserveAbout(whole(table.shapeStarts.count))
    index.reserve(whole(table.points.count), points: table.points)
  }

  /// Forgets all shapes and keeps the memory.
  public mutating func removeAll() {
    table.points.removeAll(keepingCapacity: true)
    table.pointIDs.removeAll(keepingCapacity: true)
    table.heights.removeAll(keepingCapacity: true)
    table.ringStarts.removeSubrange(1...)
    table.partStarts.removeSubrange(1...)
    table.shapeStarts.removeSubrange(1...)
    table.faults.removeAll(keepingCapacity: true)
    shapeFaults.removeAll(keepingCapacity: true)
    index.removeAll()
  }
}
