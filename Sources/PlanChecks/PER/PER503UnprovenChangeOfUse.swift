import Coverage
import Geometry
import LandUse

/// Land whose use changes as law forbids, or changed by a decision that its record does not name.
///
/// - What it finds: between two days with uses, one after the other: parcels whose change the scheme's rules forbid, on
///   any days; and parcels whose change needs a decision, has happened by the day of judgement (`judgedOn`, else the
///   plan's date; without either all days count) and whose record names no decision. The ten largest of each pair of
///   uses are findings of their own, the others are summed.
/// - Why it matters: an area that stands on a change nobody allowed is not the area of that use in law.
/// - Measures: `area`, ha of the parcel in the plan CRS; `parcels`, count, of those summed.
/// - Needs: nothing; parcels of unknown use, of several uses or without shape are excluded and counted.
/// - Does not find: changes of which no rule is on file; decisions that do not exist or are of something else; unnamed
///   decisions in layers without a field for them (then only what is forbidden is looked for, where the rules have any);
///   changes that are planned for later.
/// - Source: the rows of `transitions.csv` of the scheme, each with its citation.
public struct UnprovenChangeOfUse: PlanCheck {
  public static let info = CheckInfo(
    code: "PER503", name: "unproven-change-of-use", severity: .warning,
    measures: [.init("area", .hectare), .init("parcels", .count)],
    source: "transitions.csv of the category scheme: Land Law 31/2024/QH15, articles 121 and 122")

  /// Parcels of one pair of uses that are findings of their own.
  static let named = 10

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard let scheme = plan.plan.scheme else { return .skipped(because: .noScheme) }
    let forbids = scheme.transitionRules.contains { $0.demand == .forbidden }
    let pairs = plan.layers.map { UseDays.pairs(of: $0) }
    guard !scheme.transitionRules.isEmpty, pairs.contains(where: { !$0.isEmpty }) else {
      return .skipped(because: .notApplicable)
    }
    var examined = 0
    var excluded = 0
    var findings: [Finding] = []
    for ((layer, confidential), days) in zip(zip(plan.layers, plan.confidentialRows), pairs) where !days.isEmpty {
      guard forbids || Self.namesDecisions(layer) else { continue }
      var changes = ChangedRows(layer, confidential, scheme, judgedOn: plan.plan.judgedOn ?? plan.plan.date)
      for pair in days { findings += changes.findings(pair) }
      examined += layer.layer.count - changes.excluded.count
      excluded += changes.excluded.count
    }
    guard examined + excluded > 0 else { return .skipped(because: .fieldAbsent("decision")) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }

  fileprivate static func namesDecisions(_ layer: LayerSnapshot) -> Bool { layer.layer.decisions != nil }
}

/// Two use columns of a layer, one after the other.
private struct UseDays {
  let before: UseColumn
  let after: UseColumn
  let opening: CalendarDate
  let closing: CalendarDate

  /// Of layers that are added up; an overlay's uses are of other land.
  static func pairs(of layer: LayerSnapshot) -> [UseDays] {
    guard layer.layer.content != .overlay else { return [] }
    let dated = layer.layer.uses.compactMap { column in column.day.map { (day: $0, column: column) } }
      .sorted { $0.day < $1.day }
    return zip(dated, dated.dropFirst()).map {
      UseDays(before: $0.column, after: $1.column, opening: $0.day, closing: $1.day)
    }
  }
}

/// The rows of a layer that a rule speaks of.
private struct ChangedRows {
  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let scheme: CategoryScheme
  let judgedOn: CalendarDate?
  /// Rows whose uses were not one category on both days of a pair.
  private(set) var excluded: Set<Int> = []

  init(
    _ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ scheme: CategoryScheme, judgedOn: CalendarDate?
  ) {
    self.layer = layer
    self.confidential = confidential
    self.scheme = scheme
    self.judgedOn = judgedOn
  }

  private struct Cell: Hashable {
    var from: Int
    var to: Int
  }

  /// - Complexity: linear in rows, n log n in those that are found.
  mutating func findings(_ days: UseDays) -> [Finding] {
    var cells: [Cell: [Int]] = [:]
    var rules: [Cell: TransitionRule?] = [:]
    let (before, after) = (kinds(days.before), kinds(days.after))
    for row in 0..<layer.layer.count {
      guard let from = before[row], let to = after[row], layer.areas.indices.contains(row) else {
        excluded.insert(row)
        continue
      }
      guard from != to else { continue }
      let cell = Cell(from: from, to: to)
      let rule = rules[cell] ?? scheme.transitionRule(from: from, to: to)
      rules[cell] = .some(rule)
      if let rule, isFault(row, rule, days) { cells[cell, default: []].append(row) }
    }
    return cells.keys.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.flatMap { cell -> [Finding] in
      guard case .some(let rule?) = rules[cell], let rows = cells[cell] else { return [] }
      return findings(rows, cell, rule, days)
    }
  }

  private func isFault(_ row: Int, _ rule: TransitionRule, _ days: UseDays) -> Bool {
    switch rule.demand {
    case .free: return false
    case .forbidden: return true
    case .decision:
      guard let decisions = layer.layer.decisions, judgedOn.map({ days.closing <= $0 }) ?? true else { return false }
      guard decisions.indices.indices.contains(row) else { return true }
      let index = decisions.indices[row]
      return index == DictionaryColumn.missing || decisions.isVoid(valueAt: Int(index))
    }
  }

  /// For each row its category; nil where it has none, or several.
  private func kinds(_ column: UseColumn) -> [Int?] {
    let readings = column.readings(in: scheme)
    let byValue = readings.kinds.map { kind in
      kind >= 0 && Int(kind) < scheme.categories.count ? Int(kind) : nil
    }
    return (0..<layer.layer.count).map { row in
      guard row < column.codes.indices.count else { return nil }
      let index = column.codes.indices[row]
      return index == DictionaryColumn.missing ? nil : byValue[Int(index)]
    }
  }

  private func findings(_ rows: [Int], _ cell: Cell, _ rule: TransitionRule, _ days: UseDays) -> [Finding] {
    let kind = rule.demand == .forbidden ? "forbidden" : "unproven"
    let details = [
      Detail("from", scheme.categories[cell.from].code.text), Detail("to", scheme.categories[cell.to].code.text),
      Detail("openingDay", days.opening.description), Detail("day", days.closing.description),
      Detail("citation", rule.citation), Detail("verified", rule.isVerified ? "true" : "false"),
    ]
    let severity: Severity = rule.demand == .forbidden ? .error : .warning
    let largest = rows.sorted { (layer.areas[$1], $0) < (layer.areas[$0], $1) }
    var findings = largest.prefix(UnprovenChangeOfUse.named).map { row in
      Finding(
        code: UnprovenChangeOfUse.info.code, severity: severity, subjects: [layer.subject(row)],
        measures: [Measure("area", layer.areas[row].hectares, .hectare)], details: [Detail("kind", kind)] + details,
        place: layer.layer.shapes.vertices(of: row).first.map {
          .point(layer.layer.shapes.points[Int(layer.layer.shapes.pointIDs[$0])])
        }, origins: [layer.origin(row)], isConfidential: confidential[row])
    }
    var further = RowCount()
    for row in largest.dropFirst(UnprovenChangeOfUse.named) { further.add(row, in: layer, confidential) }
    if further.rows > 0 {
      findings.append(
        Finding(
          code: UnprovenChangeOfUse.info.code, severity: severity,
          subjects: [
            .category(scheme.categories[cell.from].code), .category(scheme.categories[cell.to].code),
            .layer(layer.layer.id),
          ], measures: further.measures, details: [Detail("kind", kind + "-further")] + details,
          origins: further.first.map { layer.origin($0) }, isConfidential: further.isConfidential))
    }
    return findings
  }
}
