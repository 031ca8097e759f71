/// Every check there is.
public enum CheckRegistry {
  /// In the order of the codes.
  public static let all: [any Check] = [
    OpenRing(), InvalidParcelShape(), AbsentShape(), IdleVertices(), PositionOutOfRange(), CoarseCoordinates(),
    SliverParcel(),
    ParcelOverlap(), DuplicateShape(), UncoveredLand(), ParcelAstray(), DisplacedParcel(),
    DuplicateID(), UnknownCode(), AggregateCode(), MissingAttribute(), DeclaredAreaDifference(),
    MisnamedUnit(), UseAreaMismatch(), RepeatedPropertyName(),
    QuotaNotKept(), QuotaUndecided(), QuotaAbsent(), QuotaTableContradiction(), QuotaNearLimit(), UnprovenChangeOfUse(),
    ProjectAreaMismatch(), ProjectOutsideUnit(), ParcelOfSeveralProjects(), ProjectOnProtectedLand(),
    ProjectWithoutParcels(), ProjectWithoutDecision(), CapitalTableMismatch(),
  ]

  public static var infos: [CheckInfo] { all.map { type(of: $0).info } }

  public static func info(of code: CheckCode) -> CheckInfo? { infos.first { $0.code == code } }
}
