public import LandUse

/// What became of the land of a layer between two days: a matrix for each unit.
public struct PeriodTransitions: Sendable {
  public var opening: CalendarDate
  public var closing: CalendarDate
  /// The plan period that begins after the opening day and ends with the closing one; nil for spans of several.
  public var period: String?
  /// Place of the layer in the snapshot.
  public var layer: Int
  /// The matrices in whole mm², and the parcels behind their cells.
  public var ledger: TransitionLedger
  /// The matrices in 0.01 ha.
  public var rounded: RoundedTransitions
}

/// A pair of days of which there is no matrix.
public struct MissingTransitions: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// No layer of the full territory has a use column of that day.
    case noUses(on: CalendarDate)
    /// The uses of the two days are in two layers, whose parcels need not be the same.
    case severalLayers(first: String, second: String)
  }

  /// Nil where nothing says what was there before a period.
  public var opening: CalendarDate?
  public var closing: CalendarDate
  public var reason: Reason?

  public init(opening: CalendarDate?, closing: CalendarDate, reason: Reason?) {
    self.opening = opening
    self.closing = closing
    self.reason = reason
  }
}

/// The matrices of a plan.
public struct TransitionTables: Sendable {
  /// Consecutive days first, then the first day with the last.
  public var pairs: [PeriodTransitions] = []
  public var missing: [MissingTransitions] = []

  public init() {}
}

extension StockTables {
  /// The matrices between the days of the plan: the eve of each period and its last day; of a plan without periods all
  /// days of which a layer of the full territory has a use column.
  ///
  /// - Complexity: linear in shares, for each pair and each day.
  func transitions(_ periods: [PlanPeriod]) throws -> TransitionTables {
    guard let scheme = plan.scheme else { return TransitionTables() }
    var result = TransitionTables()
    var tables: [CalendarDate: DayTable] = [:]
    for span in spans(periods, &result) {
      guard let layer = layer(of: span, &result) else { continue }
      let opening = try table(on: span.opening, layer, scheme, &tables)
      let closing = try table(on: span.closing, layer, scheme, &tables)
      let ledger = TransitionLedger(
        opening: opening.claims, closing: closing.claims, scheme: scheme, register: plan.register)
      result.pairs.append(
        PeriodTransitions(
          opening: span.opening, closing: span.closing,
          period: periods.first { $0.stockDate == span.closing && span.opening.next == $0.firstDay }?.id,
          layer: layer, ledger: ledger,
          rounded: TransitionRounding.rounded(ledger, opening: opening.rounded, closing: closing.rounded)))
    }
    return result
  }

  private typealias Span = (opening: CalendarDate, closing: CalendarDate)

  private struct DayTable {
    let claims: CoverageClaims
    let rounded: RoundedCube
  }

  /// The days on which some layer of the full territory shows the uses, ascending.
  private var shownDays: [CalendarDate] {
    Set(layers.filter { $0.parcels.content == .whole }.flatMap { $0.parcels.uses.compactMap(\.day) }).sorted()
  }

  private func spans(_ periods: [PlanPeriod], _ result: inout TransitionTables) -> [Span] {
    let shown = shownDays
    guard !shown.isEmpty else { return [] }
    var days = Set(periods.map(\.stockDate))
    for period in periods {
      if let eve = shown.first(where: { $0.next == period.firstDay }) {
        days.insert(eve)
      } else if !periods.contains(where: { $0.endDay == period.firstDay }) {
        result.missing.append(MissingTransitions(opening: nil, closing: period.stockDate, reason: nil))
      }
    }
    let sorted = periods.isEmpty ? shown : days.sorted()
    var spans = zip(sorted, sorted.dropFirst()).map { ($0, $1) }
    if sorted.count > 2, let first = sorted.first, let last = sorted.last { spans.append((first, last)) }
    return spans
  }

  /// The one layer that shows both days.
  private func layer(of span: Span, _ result: inout TransitionTables) -> Int? {
    func first(_ day: CalendarDate) -> Int? {
      layers.firstIndex { $0.parcels.content == .whole && $0.parcels.uses.contains { $0.day == day } }
    }
    var missing = MissingTransitions(opening: span.opening, closing: span.closing, reason: nil)
    guard let opening = first(span.opening) else {
      missing.reason = .noUses(on: span.opening)
      result.missing.append(missing)
      return nil
    }
    guard let closing = first(span.closing) else {
      missing.reason = .noUses(on: span.closing)
      result.missing.append(missing)
      return nil
    }
    guard opening == closing else {
      missing.reason = .severalLayers(first: layers[opening].parcels.id, second: layers[closing].parcels.id)
      result.missing.append(missing)
      return nil
    }
    return layers[opening].position
  }

  /// The claims of the layer that shows a day, and the numbers of the area tables of that day.
  private func table(
    on day: CalendarDate, _ position: Int, _ scheme: CategoryScheme, _ tables: inout [CalendarDate: DayTable]
  ) throws -> DayTable {
    if let table = tables[day] { return table }
    var claims = CoverageClaims(categories: [])
    for layer in layers where layer.position == position {
      guard let uses = layer.parcels.uses.first(where: { $0.day == day }) else { continue }
      claims = layer.claims
      layer.assembly.addUses(uses, scheme: scheme, to: &claims)
      layer.assembly.addDatedRecords(to: &claims)
    }
    let cube = HeldAreaLedger(claims, scheme: scheme, register: plan.register).cube()
    let table = DayTable(claims: claims, rounded: try ControlledRounding.rounded(cube))
    tables[day] = table
    return table
  }
}
