import CGEOS

/// Whether a shape obeys the rules of OGC Simple Features, with the first broken rule and its place.
public enum ShapeValidity: Sendable, Equatable {
  case valid
  /// `reason` is GEOS's text ("Self-intersection", "Hole lies outside shell", "Too few points in geometry component",
  /// "Invalid Coordinate" …); `place` is nil where no single place is at fault.
  case invalid(reason: String, place: Coordinate?)

  public var isValid: Bool { self == .valid }
}

/// The way an invalid shape is made valid.
public enum RepairMethod: Sendable, Hashable, CaseIterable {
  /// Nodes all edges and builds areas from them by alternation: every edge is kept, double covered parts become holes.
  case linework
  /// Repairs each ring, unites exteriors and takes the holes away: double covered parts stay covered.
  case structure
}

/// A repaired shape beside what it was. Areas in squared CRS units.
public struct Repair: Sendable, Hashable {
  public var shape: MultiPolygon
  public var method: RepairMethod
  /// By the signed ring sums of the shape as given, so parts wound the other way cancel.
  public var areaBefore: Double
  public var areaAfter: Double
}

extension GeometryEngine {
  /// The validity of a value. One of which GEOS can make no geometry is invalid too, with the text GEOS has for it.
  public func validity(of shape: MultiPolygon) throws(GeometryError) -> ShapeValidity {
    do throws(GeometryError) {
      return try withPointer(of: shape) { pointer throws(GeometryError) -> ShapeValidity in try validity(pointer) }
    } catch {
      guard let validity = ShapeValidity(unbuildable: error) else { throw error }
      return validity
    }
  }

  public func validity(_ batch: GeometryBatch, _ slot: Int) throws(GeometryError) -> ShapeValidity {
    if let flaw = batch.flaw(in: slot) {
      guard let validity = ShapeValidity(unbuildable: flaw) else { throw .unbuildableShape(slot: slot) }
      return validity
    }
    return try batch.withPointer(slot) { pointer throws(GeometryError) -> ShapeValidity in try validity(pointer) }
  }

  private func validity(_ geometry: OpaquePointer) throws(GeometryError) -> ShapeValidity {
    var text: UnsafeMutablePointer<CChar>?
    var point: OpaquePointer?
    // The reason is ours to free, the location ours to destroy; both stay NULL for a valid geometry.
    let result = GEOSisValidDetail_r(context.handle, geometry, 0, &text, &point)
    defer { if let text { GEOSFree_r(context.handle, text) } }
    defer { if let point { context.destroy(point) } }
    if try context.truth(result, "GEOSisValidDetail_r") { return .valid }
    let reason = text.map { String(cString: $0) } ?? ""
    guard let point, try !context.isEmpty(point) else { return .invalid(reason: reason, place: nil) }
    return .invalid(reason: reason, place: try context.coordinates(of: point).first)
  }

  /// GEOS 3.11's result may be invalid by a rounding error where edges meet in a point that Double cannot hold; a
  /// second round mends that.
  private static let repairRounds = 3

  /// The shape made valid (polygonal part). A valid shape comes back equal, save for ring start and direction.
  ///
  /// Throws `geos` also when the result of three rounds is not valid.
  /// Compare `areaBefore` with `areaAfter`: a repair that changes the area has chosen a meaning.
  public func repaired(_ shape: MultiPolygon, by method: RepairMethod) throws(GeometryError) -> Repair {
    let parameters = try RepairParametersHandle(in: context)
    try parameters.set(method)
    var result = shape
    for _ in 0..<Self.repairRounds {
      result = try made(from: result, "GEOSMakeValidWithParams_r") { pointer in
        parameters.repaired(pointer)
      }.polygonalPart()
      if try validity(of: result).isValid { break }
    }
    if case .invalid(let reason, _) = try validity(of: result) {
      throw .geos(function: "GEOSMakeValidWithParams_r", message: "what it made is not valid: \(reason)")
    }
    return Repair(shape: result, method: method, areaBefore: shape.area, areaAfter: result.area)
  }
}

extension ShapeValidity {
  /// The verdict on a shape of which no geometry could be made, where that is the shape's fault.
  fileprivate init?(unbuildable error: GeometryError) {
    switch error {
    case .degenerateRing: self = .invalid(reason: "Too few points in geometry component", place: nil)
    case .nonFiniteCoordinate, .coordinateOutOfRange: self = .invalid(reason: "Invalid Coordinate", place: nil)
    case .openRing: self = .invalid(reason: "Ring is not closed", place: nil)
    default: return nil
    }
  }
}

private struct RepairParametersHandle: ~Copyable {
  let pointer: OpaquePointer
  let context: GEOSContext

  init(in context: GEOSContext) throws(GeometryError) {
    self.context = context
    pointer = try context.owned(GEOSMakeValidParams_create_r(context.handle), "GEOSMakeValidParams_create_r")
  }

  borrowing func set(_ method: RepairMethod) throws(GeometryError) {
    let value = method == .linework ? GEOS_MAKE_VALID_LINEWORK : GEOS_MAKE_VALID_STRUCTURE
    try context.succeed(
      GEOSMakeValidParams_setMethod_r(context.handle, pointer, value), "GEOSMakeValidParams_setMethod_r")
    // Collapsed parts are lines, which are no part of a polygonal result.
    try context.succeed(
      GEOSMakeValidParams_setKeepCollapsed_r(context.handle, pointer, 0), "GEOSMakeValidParams_setKeepCollapsed_r")
  }

  /// NULL on exception; the result is the caller's.
  borrowing func repaired(_ geometry: OpaquePointer) -> OpaquePointer? {
    GEOSMakeValidWithParams_r(context.handle, geometry, pointer)
  }

  deinit { GEOSMakeValidParams_destroy_r(context.handle, pointer) }
}
