public import Geometry

/// How far a unit is from a quota: hectares that may still be taken up below a ceiling, or given up above a floor.
///
/// An interval, as the held area is one: `least` stays free whatever the disputes turn out to be, below zero it is what
/// has to be given back, or made up for.
public struct QuotaRoom: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// Below a ceiling: land that may still come.
    case more
    /// Above a floor: land that may still go.
    case less
  }

  public var direction: Direction
  /// Nil where nobody knows how much there may be: gaps not looked for, records of unknown area.
  public var least: Area?
  /// Nil as `least`.
  public var greatest: Area?
}

extension QuotaBalance {
  /// Nil for rows that are not judged, for quotas to be met exactly, and where no stock can be given.
  public var room: QuotaRoom? {
    guard [.pass, .fail, .undecidable, .withinRounding].contains(verdict), let required, let held else { return nil }
    switch quota?.bound {
    case .max:
      return QuotaRoom(
        direction: .more, least: held.knownPossible.map { required - $0 }, greatest: required - held.certain)
    case .min:
      return QuotaRoom(
        direction: .less, least: held.certain - required, greatest: held.knownPossible.map { $0 - required })
    case .equal, .info, nil: return nil
    }
  }
}
