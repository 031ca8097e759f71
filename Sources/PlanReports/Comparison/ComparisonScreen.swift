import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

/// What `landplan compare` prints: totals, and the largest of every list.
public struct ComparisonScreen {
  private let content: ComparisonContent
  private let style: TerminalStyle
  private var screen: ScreenLines
  /// Rows of each list.
  private let limit = 8

  public init(_ content: ComparisonContent, style: TerminalStyle) {
    self.content = content
    self.style = style
    screen = ScreenLines(style)
  }

  private var words: Words { content.words }
  private var comparison: PlanComparison { content.comparison }

  public func text(written: (folder: String, files: Int)? = nil) -> String {
    var screen = self
    screen.addHead()
    screen.addNotices()
    screen.addAreas()
    screen.addParcels()
    screen.addQuotas()
    screen.addFindings(.fresh, comparison.findings.fresh, content.after)
    screen.addFindings(.gone, comparison.findings.gone, content.before)
    screen.addEnd(written)
    return screen.screen.text
  }

  private mutating func addHead() {
    screen.add("LandPlan · " + words.text(ComparisonHeading.comparison), indent: 0, .bold)
    if let banner = content.banner { screen.add(banner, indent: 0, .warning) }
    for (heading, side, source) in [
      (ComparisonHeading.before, content.before, content.sources.before),
      (.after, content.after, content.sources.after),
    ] {
      screen.add("\(words.text(heading)): \(source) · \(side.title)", indent: 0)
    }
    screen.add(content.after.plan.crs, indent: 0, .faint)
  }

  private mutating func addNotices() {
    let notices = content.notices
    guard !notices.isEmpty else { return }
    screen.heading(words.text(ReportHeading.notes))
    for notice in notices { screen.add(notice) }
    for place in comparison.layers.indices {
      let ids = content.repeated(inLayer: place).map(\.id)
      if !ids.isEmpty { screen.add(Self.list(ids, limit), indent: 4, .faint) }
    }
  }

  private static func list(_ texts: [String], _ limit: Int) -> String {
    texts.prefix(limit).joined(separator: ", ") + (texts.count > limit ? ", …" : "")
  }

  // MARK: Areas

  /// The units at the top first, then the largest changes.
  private mutating func addAreas() {
    for day in comparison.days {
      let differing = (comparison.areas ?? []).filter { $0.day == day }
      let changes = differing.filter { $0.change != .zero }
      let rounded = differing.count { $0.change == .zero && $0.roundedChange != 0 }
      guard !changes.isEmpty || rounded > 0 else { continue }
      screen.heading(
        words.text(ComparisonHeading.areas) + " (ha)"
          + (day.map { content.say(", ngày ", ", ") + words.date($0) } ?? ""))
      var table = TextTable([.left, .left, .right, .right, .right], elastic: 0)
      table.append([
        .init(""), .init(""), .init(words.text(ComparisonHeading.before)), .init(words.text(ComparisonHeading.after)),
        .init(words.text(ComparisonHeading.change)),
      ])
      for change in largest(changes).prefix(limit * 2) { table.append(cells(change)) }
      if !changes.isEmpty { screen.add(table) }
      addRest(limit * 2, changes.count, "--csv")
      if rounded > 0 { screen.add(words.notice(ComparisonNotice.roundedOnly(rounded)), .faint) }
    }
  }

  private func largest(_ changes: [AreaChange]) -> [AreaChange] {
    func depth(_ change: AreaChange) -> Int { change.unit.map { content.after.lineage(of: $0).count } ?? 0 }
    let keyed = changes.enumerated().map { ($0.offset, depth($0.element), $0.element) }
    return keyed.sorted { a, b in
      if a.1 != b.1 { return a.1 < b.1 }
      let (first, second) = (a.2.change.magnitude, b.2.change.magnitude)
      return first == second ? a.0 < b.0 : first > second
    }.map(\.2)
  }

  private func cells(_ change: AreaChange) -> [TextTable.Cell] {
    let side = change.after == nil ? content.before : content.after
    func hectares(_ row: AreaRow?) -> String {
      guard let row else { return "–" }
      return row.roundedHundredths.map { words.numbers.scaled($0, decimals: 2) } ?? words.hectaresValue(row.sum)
    }
    let difference = change.roundedChange ?? change.change.squareMillimetres / 100_000_000
    let text =
      change.roundedChange.map { words.numbers.scaled($0, decimals: 2) } ?? words.hectaresValue(change.change)
    let category = change.category.isEmpty ? words.text(ComparisonHeading.none) : change.category
    return [
      .init(SafeText.line(change.unit.map { side.title(of: $0) } ?? "")), .init(SafeText.line(category)),
      .init(hectares(change.before)), .init(hectares(change.after)),
      .init((difference > 0 ? "+" : "") + text),
    ]
  }

  private mutating func addRest(_ shown: Int, _ total: Int, _ rest: String) {
    if total > shown { screen.add(words.notice(Notice.firstOf(shown: shown, total: total, rest: rest)), .faint) }
  }

  // MARK: Parcels

  private mutating func addParcels() {
    screen.heading(words.text(ComparisonHeading.parcels))
    let total = content.total
    var table = TextTable([.left, .right, .right, .left], elastic: 3)
    func row(_ heading: ComparisonHeading, _ sum: ParcelTotals.Sum, _ remark: String = "") {
      table.append([
        .init(words.text(heading)), .init(words.numbers.integer(sum.count)), .init(words.hectares(sum.area)),
        .init(remark),
      ])
    }
    row(.added, total.added)
    row(.removed, total.removed)
    row(
      .reshaped, total.reshaped,
      total.reshaped.count == 0
        ? ""
        : "\(words.text(ComparisonHeading.symmetricDifference)); "
          + "\(words.hectares(total.reshapedBefore)) → \(words.hectares(total.reshapedAfter))")
    row(.reallocated, total.reallocated)
    table.append([.init(words.text(ComparisonHeading.same)), .init(words.numbers.integer(total.same)), .init("")])
    screen.add(table)
    addList(.added) { $0.kind == .added }
    addList(.removed) { $0.kind == .removed }
    addList(.reshaped) { $0.change?.isReshaped == true }
    addList(.reallocated) { $0.kind == .reallocated }
  }

  private mutating func addList(_ heading: ComparisonHeading, _ isOne: (ComparedParcel) -> Bool) {
    let list = content.parcels.lazy.filter(isOne)
    let shown = Array(list.prefix(limit))
    guard !shown.isEmpty else { return }
    screen.heading(words.text(ComparisonHeading.parcels) + " · " + words.text(heading))
    for parcel in shown { screen.add(text(parcel)) }
    addRest(limit, content.parcels.count(where: isOne), "--json, --csv, --geojson")
  }

  private func text(_ parcel: ComparedParcel) -> String {
    let (before, after) = (content.areaBefore(parcel), content.areaAfter(parcel))
    var parts = [content.id(parcel) ?? "?"]
    if let change = parcel.change, change.isReshaped, let before, let after {
      parts.append("\(words.squareMetres(before)) → \(words.squareMetres(after))")
      if let difference = change.symmetricDifference {
        parts.append("\(words.text(ComparisonHeading.symmetricDifference)) \(words.squareMetres(difference))")
      }
    } else if let area = after ?? before {
      parts.append(words.squareMetres(area))
    }
    let changes = content.changes(parcel)
    if !changes.isEmpty { parts.append(content.text(changes)) }
    return parts.joined(separator: " · ")
  }

  // MARK: Quotas and findings

  private mutating func addQuotas() {
    let quotas = comparison.quotas
    if !quotas.changed.isEmpty { screen.heading(words.text(ComparisonHeading.quotas)) }
    for change in quotas.changed.prefix(limit * 2) {
      screen.add("\(name(change.after, content.after)): \(text(change.before)) → \(text(change.after))", mark(change))
    }
    addRest(limit * 2, quotas.changed.count, "--json, --csv")
    for (heading, list, side) in [
      (ComparisonHeading.quotasBeforeOnly, quotas.beforeOnly, content.before),
      (.quotasAfterOnly, quotas.afterOnly, content.after),
    ] where !list.isEmpty {
      screen.heading(words.text(heading))
      for balance in list.prefix(limit) { screen.add("\(name(balance, side)): \(text(balance))") }
      addRest(limit, list.count, "--json, --csv")
    }
  }

  private func name(_ balance: QuotaBalance, _ side: ReportContent) -> String {
    let id = balance.quota.map { " [\($0.id)]" } ?? ""
    return "\(side.title(of: balance.unit)), \(words.name(of: balance.subject)), \(balance.year)\(id)"
  }

  private func text(_ balance: QuotaBalance) -> String {
    let held = balance.held.map { words.hectares($0.certain) } ?? "–"
    let required = balance.required.map { words.hectares($0) } ?? "–"
    return "\(words.text(balance.verdict)) (\(held) / \(required))"
  }

  private func mark(_ change: QuotaChanges.Change) -> TerminalStyle.Mark? { change.isBroken ? .bad : nil }

  private mutating func addFindings(_ heading: ComparisonHeading, _ list: [Int], _ side: ReportContent) {
    guard !list.isEmpty else { return }
    screen.heading("\(words.text(heading)): \(words.numbers.integer(list.count))")
    for shown in list.map({ side.findings[$0] }).worst(limit) {
      screen.add("\(shown.finding.code) \(words.text(shown.finding.severity)): \(side.message(of: shown))")
    }
    addRest(limit, list.count, "--json, --csv")
  }

  private mutating func addEnd(_ written: (folder: String, files: Int)?) {
    screen.heading(content.summary)
    if let written {
      screen.add(words.summary(.written(files: written.files, folder: written.folder)), indent: 0)
    }
    if let banner = content.banner { screen.add(banner, indent: 0, .warning) }
  }
}
