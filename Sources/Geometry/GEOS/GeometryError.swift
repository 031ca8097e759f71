/// Why a geometry or a transformation could not be computed. Never a fault of a parcel that was looked at.
public enum GeometryError: Error, Sendable, Equatable {
  /// A GEOS call failed; `message` is GEOS's own text.
  case geos(function: String, message: String)
  /// A PROJ call failed; `message` is PROJ's own text and `code` its error number (0 when it gave none).
  case proj(function: String, message: String, code: Int)
  /// A ring with fewer than three coordinates (the repeated closing one not counted) bounds nothing.
  case degenerateRing(coordinates: Int)
  /// A ring that was promised closed does not end where it starts.
  case openRing
  /// A coordinate is NaN or infinite.
  case nonFiniteCoordinate
  /// A coordinate is beyond ±10¹⁵, which no CRS of the Earth gives and GEOS cannot compute with.
  case coordinateOutOfRange(Double)
  /// The ends of rings or parts handed over do not ascend, or lie outside the coordinates.
  case inconsistentEnds
  /// The shape in this slot of a batch could not be built; the batch's `flaws` say why.
  case unbuildableShape(slot: Int)
  /// An argument outside its range, e.g. a tolerance that is not above zero.
  case argument(name: String, value: Double)
  /// The text names no CRS this library accepts, and why.
  case unsupportedCRS(text: String, reason: String)
  /// PROJ knows no operation between the two.
  case noOperation(from: String, to: String)
  /// Only a ballpark operation (no datum shift known) exists: refused, it may be wrong by hundreds of metres.
  case ballparkOnly(from: String, to: String)
  /// The pinned operation is not among PROJ's candidates; their names are given.
  case pinnedOperationNotFound(operation: String, from: String, to: String, candidates: [String])
}
