/// How a shared, missing or outlying piece of land is to be taken: its severity.
public enum FaultClass: String, Sendable, Hashable, CaseIterable, Comparable {
  /// As wide as the accuracy of the survey allows, and as large as the area of a parcel may be off.
  case noise
  /// Only one of the two holds, and no map of the scale would show the piece.
  case minor
  case conflict

  public var severity: Severity {
    switch self {
    case .noise: .note
    case .minor: .warning
    case .conflict: .error
    }
  }

  public static func < (a: FaultClass, b: FaultClass) -> Bool { a.severity < b.severity }
}
