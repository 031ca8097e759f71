/// What a text in a unit field comes to on the register's day.
public enum UnitReading: Sendable, Hashable {
  /// How the unit was named.
  public enum Way: String, Sendable, Hashable {
    case code, name, alias
    /// By its name and a kind that it does not have on the day: `Xã Lê Hồ` of what is a phường.
    case nameOfOtherKind = "name-of-other-kind"
  }

  case unit(UnitID, by: Way)
  /// The name of several units of the register, in its order. None is guessed.
  case ambiguous([UnitID])
  /// A unit that the list has on other days only, those nearest to the register's day first.
  case otherDay([AdministrativeUnit])
  case unknown

  public var unit: UnitID? { if case .unit(let unit, _) = self { unit } else { nil } }
}
