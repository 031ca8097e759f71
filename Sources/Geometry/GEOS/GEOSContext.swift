import CGEOS

/// A GEOS context and the last message GEOS gave it. Belongs to one task at a time.
///
/// One method per failure convention of the C library, so that no caller compares with 0, 2 or NULL itself.
final class GEOSContext {
  let handle: OpaquePointer
  /// Interleaved x, y of the ring being handed over; kept to spare an allocation per ring.
  var scratch: [Double] = []
  private var message = ""

  init() {
    // Fails only without memory, where Swift's own allocations trap as well.
    guard let handle = GEOS_init_r() else { preconditionFailure("GEOS_init_r found no memory") }
    self.handle = handle
    // The userdata is not retained: the handler lives as long as the handle, which lives as long as self.
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, owner in
        guard let message, let owner else { return }
        Unmanaged<GEOSContext>.fromOpaque(owner).takeUnretainedValue().message = String(cString: message)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  func failure(_ function: String) -> GeometryError {
    defer { message = "" }
    return .geos(function: function, message: message.isEmpty ? "no message" : message)
  }

  /// Convention NULL: a pointer we now own, or NULL on exception.
  func owned(_ result: OpaquePointer?, _ function: String) throws(GeometryError) -> OpaquePointer {
    guard let result else { throw failure(function) }
    return result
  }

  /// Convention NULL, for geometries: the result is destroyed with the handle.
  func adopt(_ result: OpaquePointer?, _ function: String) throws(GeometryError) -> GeometryHandle {
    GeometryHandle(adopting: try owned(result, function), in: self)
  }

  /// Convention 2: 1 true, 0 false, 2 exception.
  func truth(_ result: CChar, _ function: String) throws(GeometryError) -> Bool {
    guard result == 0 || result == 1 else { throw failure(function) }
    return result == 1
  }

  /// Convention 0: 1 success, 0 exception.
  func succeed(_ result: Int32, _ function: String) throws(GeometryError) {
    guard result == 1 else { throw failure(function) }
  }

  /// Convention −1: a number of things or a type, −1 on exception.
  func number(_ result: Int32, _ function: String) throws(GeometryError) -> Int32 {
    guard result >= 0 else { throw failure(function) }
    return result
  }

  /// Convention "nothing is returned": a failure shows only as a message.
  func silent(_ function: String, _ call: () -> Void) throws(GeometryError) {
    message = ""
    call()
    guard message.isEmpty else { throw failure(function) }
  }
}

/// A GEOS geometry that is ours, with the context it was made in.
struct GeometryHandle: ~Copyable {
  private let pointer: OpaquePointer
  /// Kept alive as long as the geometry.
  let context: GEOSContext

  init(adopting pointer: OpaquePointer, in context: GEOSContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { GEOSGeom_destroy_r(context.handle, pointer) }

  /// The pointer is valid inside `body` only; a plain property could outlive a temporary handle.
  borrowing func withPointer<R: ~Copyable>(
    _ body: (OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(pointer)
  }

  borrowing func isEmpty() throws(GeometryError) -> Bool { try context.isEmpty(pointer) }

  /// The positions of a point or a line.
  borrowing func coordinates() throws(GeometryError) -> [Coordinate] { try context.coordinates(of: pointer) }

  /// Polygons have an area, lines and points none, so this is the area of the polygonal part.
  borrowing func area() throws(GeometryError) -> Double { try context.area(of: pointer) }

  borrowing func polygonalPart() throws(GeometryError) -> MultiPolygon {
    MultiPolygon(try context.polygons(of: pointer))
  }
}
