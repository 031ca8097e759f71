import Geometry
import LandUse
import PlanChecks
public import PlanSession
import PlanWords

/// The projects of a plan with their land, or those of a unit and a period; what all outputs about them are made of.
public struct ProjectReport: Sendable {
  struct Row: Sendable {
    var project: PlannedProject
    var land: ProjectLand
    /// Codes of what was found, each once, in their order.
    var faults: [CheckCode]
  }

  /// Exact sums over projects.
  struct Sum: Sendable {
    /// The unit's code, the period, …; empty where the list gives none.
    var key: String
    var projects = 0
    var listed = Area.zero
    var linked = Area.zero
    /// Of the projects whose capital is given.
    var capital = Money.zero
    var withCapital = 0

    mutating func add(_ row: Row) {
      projects += 1
      listed += row.project.area
      linked += row.land.area
      if let amount = row.project.capital {
        capital = capital + amount
        withCapital += 1
      }
    }
  }

  enum Aspect: String, CaseIterable { case unit, period, category, work, capitalClass = "capital_class" }

  let content: ReportContent
  let rows: [Row]
  let total: Sum

  /// - Parameters:
  ///   - unit: with those below it; nil takes all.
  ///   - period: its id; nil takes all.
  init(_ content: ReportContent, unit: UnitID? = nil, period: String? = nil) {
    self.content = content
    let plan = content.plan
    let faults = Self.faults(content)
    let lands = content.result.snapshot.projectLinks?.lands ?? []
    rows = zip(plan.projects, lands).compactMap { project, land in
      guard period.map({ $0 == project.period }) ?? true,
        unit.map({ content.lineage(of: project.unit).contains($0) }) ?? true
      else { return nil }
      return Row(project: project, land: land, faults: faults[project.id] ?? [])
    }
    total = rows.reduce(into: Sum(key: "")) { $0.add($1) }
  }

  /// - Parameters:
  ///   - unit: as a user writes it: code or name.
  ///   - period: its id.
  /// - Throws: `unknownUnit`, `unknownPeriod` with what resembles it.
  public init(_ content: ReportContent, asked unit: String?, period: String?) throws(SessionError) {
    if let period, content.plan.period(period) == nil {
      throw .unknownPeriod(period, known: content.plan.periods.map(\.id))
    }
    var id: UnitID?
    if let unit { id = try content.knownUnit(unit).id }
    self.init(content, unit: id, period: period)
  }

  public var isEmpty: Bool { rows.isEmpty }

  /// 1 where a finding about one of the projects, or the capital table, is an error; else 0.
  public var status: ExitStatus {
    let own = Set(rows.map(\.project.id))
    let isFound = content.result.checks.contains { run in
      run.info.code.text.hasPrefix("PRJ")
        && run.findings.contains { finding in
          guard finding.severity == .error else { return false }
          let projects = Self.projects(of: finding)
          return projects.isEmpty || projects.contains(where: own.contains)
        }
    }
    return isFound ? .findings : .clean
  }

  /// In the order of the keys; a period's in that of the plan.
  func sums(by aspect: Aspect) -> [Sum] {
    var sums: [String: Sum] = [:]
    for row in rows {
      sums[key(of: row.project, by: aspect), default: Sum(key: key(of: row.project, by: aspect))].add(row)
    }
    let order = aspect == .period ? content.plan.periods.map(\.id) : []
    return sums.values.sorted { a, b in
      let (first, second) = (order.firstIndex(of: a.key) ?? .max, order.firstIndex(of: b.key) ?? .max)
      return first == second ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : first < second
    }
  }

  private func key(of project: PlannedProject, by aspect: Aspect) -> String {
    switch aspect {
    case .unit: project.unit.text
    case .period: project.period
    case .category: project.category.text
    case .work: project.work
    case .capitalClass: project.capitalClass?.rawValue ?? ""
    }
  }

  /// The key in words.
  func name(of sum: Sum, by aspect: Aspect) -> String {
    guard !sum.key.isEmpty else { return content.words.text(ProjectHeading.notGiven) }
    switch aspect {
    case .unit: return content.words.name(of: UnitID(sum.key))
    case .category: return [sum.key, content.categoryName(sum.key)].compactMap { $0 }.joined(separator: " ")
    case .capitalClass: return CapitalClass(rawValue: sum.key).map { content.words.short($0) } ?? sum.key
    case .period, .work: return sum.key
    }
  }

  func name(of project: PlannedProject) -> String {
    content.words.language == .english ? project.nameEnglish ?? project.name : project.name
  }

  /// Parcels that may be named, and how many may not.
  func parcels(of row: Row) -> (shown: [ProjectParcel], withheld: Int) {
    let snapshot = content.result.snapshot
    let shown = row.land.parcels.filter { parcel in
      content.options.includesConfidential || !snapshot.confidentialRows[parcel.layer][parcel.row]
    }
    return (shown, row.land.parcels.count - shown.count)
  }

  private static func faults(_ content: ReportContent) -> [String: [CheckCode]] {
    var faults: [String: [CheckCode]] = [:]
    for run in content.result.checks where run.info.code.text.hasPrefix("PRJ") {
      for id in Set(run.findings.flatMap(projects)) { faults[id, default: []].append(run.info.code) }
    }
    return faults
  }

  private static func projects(of finding: Finding) -> [String] {
    finding.subjects.compactMap { if case .project(let id) = $0 { id } else { nil } }
  }
}
