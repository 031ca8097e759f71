/// A plan period, half-open: `firstDay` belongs to it, `endDay` does not. Files give the inclusive last day.
public struct PlanPeriod: Sendable, Hashable {
  /// As written in the plan: `2021-2025`.
  public let id: String
  public let firstDay: CalendarDate
  public let endDay: CalendarDate
  /// The day whose stocks are held against the quotas: the last day of the period.
  public let stockDate: CalendarDate

  /// Nil when the last day is before the first.
  public init?(id: String, firstDay: CalendarDate, lastDay: CalendarDate) {
    guard firstDay <= lastDay else { return nil }
    self.id = id
    self.firstDay = firstDay
    self.endDay = lastDay.next
    self.stockDate = lastDay
  }

  public func contains(_ day: CalendarDate) -> Bool { firstDay <= day && day < endDay }
}

/// The days on which something holds; nil means unbounded on that side.
public struct Validity: Sendable, Hashable {
  public var firstDay: CalendarDate?
  public var lastDay: CalendarDate?

  public init(firstDay: CalendarDate? = nil, lastDay: CalendarDate? = nil) {
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  public static let always = Validity()

  public func contains(_ day: CalendarDate) -> Bool {
    (firstDay.map { $0 <= day } ?? true) && (lastDay.map { day <= $0 } ?? true)
  }
}
