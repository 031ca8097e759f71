import Geometry

extension ShapeTableBuilder {
  /// Adds the shapes that another builder has ended, in order behind its own: the table becomes what it would be had
  /// the rings been appended here. Points are looked up once for each distinct one of the other's.
  ///
  /// O(distinct points + vertices) of the other.
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices; nothing is added then.
  public mutating func append(_ later: ShapeTableBuilder) throws(TooManyVertices) {
    guard table.pointIDs.count + later.table.pointIDs.count < Int(UInt32.max) else { throw TooManyVertices() }
    let first = (
      vertex: UInt32(table.pointIDs.count), ring: UInt32(table.ringStarts.count - 1),
      part: UInt32(table.partStarts.count - 1), shape: table.count
    )
    if !later.table.heights.isEmpty {
      padHeights()
      table.heights.append(contentsOf: later.table.heights)
    }
    var ids: [UInt32] = []
    ids.reserveCapacity(later.table.points.count)
    later.table.points.withUnsafeBufferPointer { points in
      index.appendIDs(of: points, to: &ids, points: &table.points)
    }
    // Ids of the other builder are below the number of its points, and there is an id for each of these.
    ids.withUnsafeBufferPointer { ids in
      table.pointIDs.append(contentsOf: later.table.pointIDs.lazy.map { ids[Int($0)] })
    }
    table.ringStarts.append(contentsOf: later.table.ringStarts.dropFirst().lazy.map { $0 + first.vertex })
    table.partStarts.append(contentsOf: later.table.partStarts.dropFirst().lazy.map { $0 + first.ring })
    table.shapeStarts.append(contentsOf: later.table.shapeStarts.dropFirst().lazy.map { $0 + first.part })
    for var fault in later.table.faults {
      fault.shape += first.shape
      fault.ring = fault.ring.map { $0 + Int(first.ring) }
      table.faults.append(fault)
    }
  }

  /// Makes room, so that arrays do not double on the way: what is reserved and never filled costs no memory.
  ///
  /// - Parameter share: the part of the whole that is there, above 0; what is to come is taken to be like it.
  public mutating func reserve(share: Double) {
    let share = min(max(share, 1e-4), 1)
    func whole(_ count: Int) -> Int { Int(Double(count) / share * 1.05) + 1024 }
    func reserve<Element>(_ array: inout [Element]) {
      if array.capacity < whole(array.count) { array.reserveCapacity(whole(array.count)) }
    }
    reserve(&table.points)
    reserve(&table.pointIDs)
    if !table.heights.isEmpty { reserve(&table.heights) }
    reserve(&table.ringStarts)
    reserve(&table.partStarts)
    reserve(&table.shapeStarts)
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
