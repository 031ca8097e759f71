import CPROJ

/// A PROJ context and the last message PROJ logged into it. Belongs to one task at a time.
///
/// Nothing is printed and nothing is fetched from the network, whatever the environment says: the same input gives
/// the same coordinates on every machine with the same PROJ and its database.
final class PROJContext {
  let pointer: OpaquePointer
  private var message = ""

  init() {
    // Fails only without memory, where Swift's own allocations trap as well.
    guard let pointer = proj_context_create() else { preconditionFailure("proj_context_create found no memory") }
    self.pointer = pointer
    proj_context_set_enable_network(pointer, 0)
    // PROJ's own words for a failure ("crs not found") go to the log only; the handler keeps the last of them.
    // The userdata is not retained: the handler lives as long as the context, which lives as long as self.
    proj_log_level(pointer, PJ_LOG_ERROR)
    proj_log_func(pointer, Unmanaged.passUnretained(self).toOpaque()) { owner, _, message in
      guard let owner, let message else { return }
      Unmanaged<PROJContext>.fromOpaque(owner).takeUnretainedValue().message = String(cString: message)
    }
  }

  deinit { proj_context_destroy(pointer) }

  func failure(_ function: String) -> GeometryError {
    defer { message = "" }
    let code = proj_context_errno(pointer)
    // The text of an error number is PROJ's, not ours to free.
    let text = message.isEmpty ? proj_context_errno_string(pointer, code).map { String(cString: $0) } : message
    return .proj(function: function, message: text ?? "no message", code: Int(code))
  }

  /// Convention NULL: an object we now own, or NULL on failure.
  func owned(_ result: OpaquePointer?, _ function: String) throws(GeometryError) -> OpaquePointer {
    guard let result else { throw failure(function) }
    return result
  }

  func adopt(_ result: OpaquePointer?, _ function: String) throws(GeometryError) -> PROJHandle {
    PROJHandle(adopting: try owned(result, function), in: self)
  }

  func create(_ definition: String) throws(GeometryError) -> PROJHandle {
    try adopt(proj_create(pointer, definition), "proj_create")
  }
}

/// A PROJ object that is ours, with the context it was made in.
struct PROJHandle: ~Copyable {
  private let pointer: OpaquePointer
  /// Kept alive as long as the object.
  let context: PROJContext

  init(adopting pointer: OpaquePointer, in context: PROJContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { proj_destroy(pointer) }

  /// The pointer is valid inside `body` only; a plain property could outlive a temporary handle.
  borrowing func withPointer<R: ~Copyable>(
    _ body: (OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(pointer)
  }

  borrowing func type() -> PJ_TYPE { proj_get_type(pointer) }

  borrowing func name() -> String { proj_get_name(pointer).map { String(cString: $0) } ?? "" }

  /// "EPSG:5897"; of an inverse operation the code of the operation itself. Nil without one.
  borrowing func code() -> String? {
    guard let authority = proj_get_id_auth_name(pointer, 0), let code = proj_get_id_code(pointer, 0) else {
      return nil
    }
    var name = Substring(String(cString: authority))
    // PROJ marks codes of operations it turned round or adapted: INVERSE(EPSG), DERIVED_FROM(EPSG).
    if let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")"), open < close {
      name = name[name.index(after: open)..<close]
    }
    return "\(name):\(String(cString: code))"
  }

  borrowing func areaOfUse() -> AreaOfUse? {
    var area = AreaOfUse(name: "", west: 0, south: 0, east: 0, north: 0)
    var name: UnsafePointer<CChar>?
    // 0 when it has none; the name is the object's.
    guard
      proj_get_area_of_use(context.pointer, pointer, &area.west, &area.south, &area.east, &area.north, &name) == 1,
      area.west > -1000
    else { return nil }
    area.name = name.map { String(cString: $0) } ?? ""
    return area
  }
}

/// A list of PROJ objects that is ours.
struct PROJListHandle: ~Copyable {
  private let pointer: OpaquePointer
  let context: PROJContext

  init(adopting pointer: OpaquePointer, in context: PROJContext) {
    self.pointer = pointer
    self.context = context
  }

  deinit { proj_list_destroy(pointer) }

  borrowing func count() -> Int { Int(proj_list_get_count(pointer)) }

  borrowing func element(_ index: Int) throws(GeometryError) -> PROJHandle {
    try context.adopt(proj_list_get(context.pointer, pointer, Int32(index)), "proj_list_get")
  }
}
