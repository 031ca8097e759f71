import CGEOS

/// Finds which of many envelopes meet a given one: a sort-tile-recursive tree, built once, then only read.
///
/// `@unchecked Sendable` holds because the tree is built completely (by one query) before `init` returns, GEOS does not
/// change a built tree when it is queried, each query uses the caller's own context, and the index's own context is
/// used only in init and deinit. n·log n to build; a query costs log n plus what it finds.
public final class SpatialIndex: @unchecked Sendable {
  /// Envelopes per node: the value GEOS's own callers use.
  private static let nodeCapacity = 10

  private let context = GEOSContext()
  private let tree: OpaquePointer
  /// The number of envelopes, also of those that are empty and never found.
  public let count: Int
  private let isEmpty: Bool

  /// Indexes the envelopes by their place in the array; empty ones are never found.
  ///
  /// Throws `nonFiniteCoordinate` for an envelope that reaches into infinity and is not empty.
  public init(envelopes: [Envelope]) throws(GeometryError) {
    count = envelopes.count
    isEmpty = envelopes.allSatisfy(\.isEmpty)
    for envelope in envelopes where !envelope.isEmpty {
      guard envelope.width.isFinite, envelope.height.isFinite else { throw .nonFiniteCoordinate }
    }
    tree = try context.owned(
      GEOSSTRtree_create_r(context.handle, Self.nodeCapacity), "GEOSSTRtree_create_r")
    for (id, envelope) in envelopes.enumerated() where !envelope.isEmpty {
      // GEOS copies the envelope, so the diagonal can go; ids start at 1 because NULL is not kept apart.
      let diagonal = try Self.diagonal(of: envelope, in: context)
      let item = UnsafeMutableRawPointer(bitPattern: id + 1)
      try diagonal.withPointer { pointer throws(GeometryError) in
        try context.silent("GEOSSTRtree_insert_r") { GEOSSTRtree_insert_r(context.handle, tree, pointer, item) }
      }
    }
    var found: [Int] = []
    try query(Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0), into: &found, in: context)
  }

  deinit { GEOSSTRtree_destroy_r(context.handle, tree) }

  /// The places of the envelopes that share a point with this one, ascending.
  public func query(_ envelope: Envelope, engine: GeometryEngine) throws(GeometryError) -> [Int] {
    var found: [Int] = []
    try query(envelope, into: &found, in: engine.context)
    return found
  }

  /// As `query(_:engine:)`, into an array whose contents are replaced and whose memory is used again.
  public func query(
    _ envelope: Envelope, into found: inout [Int], engine: GeometryEngine
  ) throws(GeometryError) {
    try query(envelope, into: &found, in: engine.context)
  }

  private func query(
    _ envelope: Envelope, into found: inout [Int], in context: GEOSContext
  ) throws(GeometryError) {
    found.removeAll(keepingCapacity: true)
    if isEmpty || envelope.isEmpty { return }
    let diagonal = try Self.diagonal(of: envelope, in: context)
    try diagonal.withPointer { pointer throws(GeometryError) in
      try context.silent("GEOSSTRtree_query_r") {
        // The array is reached only through this pointer, and only during the call.
        withUnsafeMutablePointer(to: &found) { found in
          GEOSSTRtree_query_r(
            context.handle, tree, pointer,
            { item, found in
              found?.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1)
            }, found)
        }
      }
    }
    found.sort()
  }

  /// A geometry with this envelope, since GEOS takes envelopes only from geometries.
  private static func diagonal(
    of envelope: Envelope, in context: GEOSContext
  ) throws(GeometryError) -> GeometryHandle {
    let ends = [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]
    let sequence = try context.owned(
      GEOSCoordSeq_copyFromBuffer_r(context.handle, ends, 2, 0, 0), "GEOSCoordSeq_copyFromBuffer_r")
    // Takes the sequence, also when it fails.
    return try context.adopt(
      GEOSGeom_createLineString_r(context.handle, sequence), "GEOSGeom_createLineString_r")
  }
}
