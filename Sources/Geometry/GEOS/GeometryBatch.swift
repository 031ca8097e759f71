/// Many GEOS shapes, built once, then only read; for comparing shapes without converting them each time.
///
/// Slots keep the order in which shapes were appended. A shape that cannot be built (too few positions, NaN) keeps
/// its slot; the slot is then named in `flaws` and every operation on it throws `unbuildableShape`.
///
/// Sharing: tasks may read one batch at the same time, each with its own `GeometryEngine`.
/// `@unchecked Sendable` holds because a batch leaves its builder only by `finish()`, which consumes the builder,
/// nothing here changes afterwards, GEOS reads a geometry without changing it once its envelope is known
/// (computed for every ring, part and shape while building; before GEOS 3.12 it is otherwise filled in lazily), and
/// the batch's own context is used only by the builder and by deinit, of which there is one at a time.
public final class GeometryBatch: @unchecked Sendable {
  /// A shape that could not be built, and why.
  public struct Flaw: Sendable, Equatable {
    public var slot: Int
    public var error: GeometryError
  }

  let context = GEOSContext()
  private(set) var slots: [OpaquePointer?] = []
  /// The shapes that could not be built, by ascending slot.
  public private(set) var flaws: [Flaw] = []
  /// Of each slot; `.empty` for empty and unbuildable shapes.
  public private(set) var envelopes: [Envelope] = []

  init(capacity: Int) {
    slots.reserveCapacity(capacity)
    envelopes.reserveCapacity(capacity)
  }

  /// A batch of these values.
  public convenience init(_ shapes: [MultiPolygon]) {
    self.init(capacity: shapes.count)
    for shape in shapes { add { context throws(GeometryError) -> OpaquePointer in try context.makeShape(shape) } }
  }

  deinit { for slot in slots { if let slot { context.destroy(slot) } } }

  public var count: Int { slots.count }

  /// False for a slot named in `flaws`.
  public func isBuilt(_ slot: Int) -> Bool { slots[slot] != nil }

  /// Why the shape in this slot could not be built; nil when it was. Logarithmic in the number of flaws.
  public func flaw(in slot: Int) -> GeometryError? {
    var (low, high) = (0, flaws.count)
    while low < high {
      let middle = (low + high) / 2
      if flaws[middle].slot < slot { low = middle + 1 } else { high = middle }
    }
    return low < flaws.count && flaws[low].slot == slot ? flaws[low].error : nil
  }

  /// Only for the builder, before the batch is handed out.
  func add(_ make: (GEOSContext) throws(GeometryError) -> OpaquePointer) {
    do throws(GeometryError) {
      let geometry = try make(context)
      slots.append(geometry)
      envelopes.append(try context.envelope(of: geometry))
    } catch {
      flaws.append(Flaw(slot: envelopes.count, error: error))
      // The geometry, if there was one, stays in its slot's place only when its envelope is known.
      if slots.count > envelopes.count, let geometry = slots.removeLast() { context.destroy(geometry) }
      slots.append(nil)
      envelopes.append(.empty)
    }
  }

  /// The pointer is valid inside `body` only.
  func withPointer<R: ~Copyable>(
    _ slot: Int, _ body: (OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    defer { withExtendedLifetime(self) {} }
    guard let pointer = slots[slot] else { throw .unbuildableShape(slot: slot) }
    return try body(pointer)
  }
}

extension GeometryBatch {
  /// Collects shapes for a batch. Not copyable and consumed by `finish()`, so that a finished batch cannot change.
  public struct Builder: ~Copyable {
    private let batch: GeometryBatch

    public init(capacity: Int = 0) { batch = GeometryBatch(capacity: capacity) }

    public var count: Int { batch.count }

    /// Appends a shape from flat coordinates; O(vertices), one copy.
    ///
    /// - Parameters:
    ///   - xy: interleaved x, y of all rings of the shape, each ring closed (its last position repeats the first).
    ///   - ringEnds: for each ring the number of positions up to its end, ascending; part by part, exterior first.
    ///   - partEnds: for each part the number of rings up to its end, ascending.
    public mutating func append(closedRings xy: Span<Double>, ringEnds: Span<Int>, partEnds: Span<Int>) {
      guard Self.areEnds(partEnds, upTo: ringEnds.count), Self.areEnds(ringEnds, upTo: xy.count / 2) else {
        batch.add { _ throws(GeometryError) -> OpaquePointer in throw .inconsistentEnds }
        return
      }
      // The buffers are used only during this call, in which the spans keep them alive.
      xy.withUnsafeBufferPointer { xy in
        ringEnds.withUnsafeBufferPointer { ringEnds in
          partEnds.withUnsafeBufferPointer { partEnds in
            batch.add { context throws(GeometryError) -> OpaquePointer in
              try context.makeShape(closedRings: xy, ringEnds: ringEnds, partEnds: partEnds)
            }
          }
        }
      }
    }

    /// Appends a polygon without holes from the interleaved x, y of its closed ring.
    public mutating func append(closedRing xy: Span<Double>) {
      xy.withUnsafeBufferPointer { xy in
        batch.add { context throws(GeometryError) -> OpaquePointer in
          try context.makePolygon(ringCount: 1) { _ throws(GeometryError) -> OpaquePointer in
            try context.makeRing(closed: xy)
          }
        }
      }
    }

    public mutating func append(_ shape: MultiPolygon) {
      batch.add { context throws(GeometryError) -> OpaquePointer in try context.makeShape(shape) }
    }

    public consuming func finish() -> GeometryBatch { batch }

    /// Ascending, none negative, the last one exactly `limit`.
    private static func areEnds(_ ends: Span<Int>, upTo limit: Int) -> Bool {
      var last = 0
      for index in ends.indices {
        guard ends[index] >= last else { return false }
        last = ends[index]
      }
      return last == limit
    }
  }
}
