public import LandUse

/// A number of the tables: of a subject in a unit.
public struct TracedNumber: Sendable, Hashable {
  /// As asked: a code, a name or `group:ID`; a code or name of a unit. Nil for the whole layer.
  public var subject: String
  public var unit: String?

  public init(subject: String, unit: String?) {
    self.subject = subject
    self.unit = unit
  }
}

/// What a number of the tables is made of on one day.
public struct NumberTrace: Sendable {
  /// Why there is nothing to list.
  public enum Absence: Sendable, Hashable {
    /// No layer says the uses on the day.
    case noUses
    /// The stock stands on a baseline that does not give it.
    case noBaseline
    case notComputable(SubjectFault)
  }

  public var subject: QuotaSubject
  /// Nil for the whole layer.
  public var unit: UnitID?
  public var day: CalendarDate?
  /// Position of the layer in the snapshot.
  public var layer: Int?
  public var trace: StockTrace?
  /// The interval that verdicts are given by.
  public var held: HeldArea?
  public var absence: Absence?
}

extension StockTables {
  /// - Throws: `SessionError` for a unit or a subject that there is not.
  func trace(_ number: TracedNumber, in plan: Plan, on day: CalendarDate?) throws -> NumberTrace {
    let subject = try subject(number.subject, in: plan)
    let unit = try number.unit.map { try plan.knownUnit($0).id }
    var found = NumberTrace(subject: subject, unit: unit, day: day)
    let row = unit.flatMap { plan.register?.row(of: $0) }
    do {
      guard let source = source(on: day) else {
        found.absence = .noUses
        return found
      }
      found.layer = source.layer
      switch source.ledger {
      case .whole(let ledger):
        found.trace = try ledger.trace(of: subject, inUnit: row, source.claims)
        let stocks = try ledger.stocks(of: subject)
        found.held = row.map { stocks[unit: $0] } ?? stocks.wholeLayer
      case .allocations(let ledger):
        // An opening stock is a unit's.
        found.trace = try row.flatMap { try ledger.trace(of: subject, inUnit: $0, source.claims) }
        if let row, case .held(let held) = try ledger.stocks(of: subject)[row] { found.held = held }
        if found.trace == nil { found.absence = .noBaseline }
      }
    } catch let fault as SubjectFault {
      found.absence = .notComputable(fault)
    }
    return found
  }

  private func subject(_ text: String, in plan: Plan) throws -> QuotaSubject {
    let scheme = plan.scheme
    let groups = (scheme?.groups ?? []).flatMap { [$0.id] + $0.subgroups.map(\.id) }
    if text.hasPrefix("group:") {
      let id = String(text.dropFirst("group:".count))
      if groups.contains(id) { return .group(id) }
    } else if let scheme {
      let code = CategoryCode(text)
      if scheme.undefinedAggregates.contains(code) { return .category(code) }
      if let known = scheme.resolve(code) { return .category(known) }
    }
    throw SessionError.unknownSubject(
      text, known: (scheme?.categories ?? []).map(\.code.text) + groups.map { "group:" + $0 })
  }
}

extension Plan {
  /// The unit of a code or a name.
  ///
  /// - Throws: `SessionError.unknownUnit` with units that resemble it: by name, or by the beginning of their code.
  public func knownUnit(_ text: String) throws(SessionError) -> AdministrativeUnit {
    if let unit = register?[UnitID(text)] { return unit }
    if let named = unitNames?.reading(of: text).unit, let unit = register?[named] { return unit }
    let asked = text.lowercased()
    let similar = (register?.units ?? []).filter { unit in
      unit.nameVietnamese.lowercased().contains(asked) || unit.id.text.hasPrefix(asked.prefix(2))
    }
    throw .unknownUnit(text, nearest: similar.prefix(6).map { "\($0.id) \($0.nameVietnamese)" })
  }
}
