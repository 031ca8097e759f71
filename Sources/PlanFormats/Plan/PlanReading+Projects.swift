import Foundation
import Geometry
import LandUse

extension TableSchema {
  /// `projects.csv`: works and projects of the plan.
  public static let projects = TableSchema(
    [
      TableColumn("id", aliases: ["mã công trình", "mã dự án"], isRequired: true),
      TableColumn(
        "name", aliases: ["tên công trình", "tên dự án", "tên công trình, dự án", "name_vi"], isRequired: true),
      TableColumn("name_en", aliases: ["tên tiếng Anh"]),
      TableColumn("unit", aliases: ["đơn vị", "mã đơn vị"], isRequired: true),
      TableColumn("work", aliases: ["hạng mục", "loại công trình"]),
      TableColumn(
        "category", aliases: ["mã loại đất", "loại đất", "mã đất", "planned_use", "sử dụng vào loại đất"],
        isRequired: true),
      TableColumn("area_ha", aliases: ["diện tích (ha)", "diện tích kế hoạch (ha)"], isRequired: true),
      TableColumn("parcels", aliases: ["các thửa", "mã thửa"]),
      TableColumn("period", aliases: ["kỳ", "kỳ kế hoạch"], isRequired: true),
      TableColumn("capital_class", aliases: ["khu vực vốn"]),
      TableColumn("capital_million_vnd", aliases: ["vốn (triệu đồng)"]),
      TableColumn("source", aliases: ["nguồn vốn"]),
      TableColumn("basis", aliases: ["cơ sở đưa vào danh mục", "thuộc phụ lục"]),
      TableColumn("status", aliases: ["tình trạng"]),
      TableColumn("decision", aliases: ["quyết định"]),
      TableColumn("years_listed", aliases: ["các năm đưa vào kế hoạch"]),
      TableColumn("implementation_year", aliases: ["năm thực hiện"]),
      TableColumn("citation", aliases: ["căn cứ", "văn bản"], isRequired: true),
      TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
    ] + remarks)
}

extension PlanReading {
  /// The rows of `projects`: strict, each id once. A period is one of the plan's.
  mutating func projects(_ subjects: PlanSubjects, periods: [PlanPeriod]) -> [PlannedProject] {
    guard let table = table("projects", .projects) else { return [] }
    var projects: [PlannedProject] = []
    var lines: [String: Int] = [:]
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let (id, name) = (row.requiredText("id"), row.requiredText("name"))
      let (unit, category) = (subjects.unit(row, "unit"), subjects.category(row, "category"))
      let area = row.requiredArea("area_ha")
      let (period, citation) = (row.period(of: periods), citation(row))
      // The other fields are read whatever these are, so that one run shows all faults.
      let rest = ProjectFields(row)
      guard let id, let name, let unit, let category, let area, let period, let citation else { continue }
      if let first = lines[id] { log.add(.duplicate, at: row.place("id"), found: id, allowed: ["\(first)"]) }
      lines[id] = lines[id] ?? row.line
      projects.append(
        rest.added(
          to: PlannedProject(
            id: id, name: name, unit: unit, category: category, area: area, period: period,
            source: row.text("source") ?? "", citation: citation, isFictitious: isFictitious(row), line: row.line)))
    }
    return projects
  }

  /// `projectShapes: {file: projects.geojson, id: project}`: the shapes of projects of the list.
  mutating func projectShapes() -> ProjectShapeSource? {
    let keys = ["file", "id", "crs", "source", "fictitious"]
    guard let node = root.node("projectShapes"), let mapping = PlanMapping(node, allowed: keys, log: log) else {
      return nil
    }
    if root.node("projects") == nil { log.add(.missingKey, at: root.place(of: "projects")) }
    if mapping.flag("fictitious") { hasFictitious = true }
    let (crs, source) = (crs(mapping), mapping.text("source"))
    guard let file = mapping.requiredText("file"), let field = mapping.requiredText("id") else { return nil }
    checkPresence(of: file, at: mapping.place(of: "file"))
    return ProjectShapeSource(
      file: file, path: path(of: file), idField: field, crs: crs, source: source, place: mapping.place)
  }
}

/// The fields of a project that may be empty.
private struct ProjectFields {
  let row: RowReader
  let rounding: Area
  let capital: Money?
  let capitalClass: CapitalClass?
  let status: ProjectStatus?
  let parcels: [String]
  let years: [Int]
  let implementationYear: Int?

  init(_ row: RowReader) {
    self.row = row
    rounding = row.halfLastDigit("area_ha")
    capital = row.money("capital_million_vnd", decimals: 6, unit: "triệu đồng")
    capitalClass = row.capitalClass("capital_class")
    status = row.text("status") == nil ? nil : row.choice("status", Self.statuses, default: nil)
    parcels = row.list("parcels")
    years = row.list("years_listed").compactMap { row.year($0, in: "years_listed") }.sorted()
    implementationYear = row.text("implementation_year").flatMap { row.year($0, in: "implementation_year") }
  }

  private static let statuses: [(String, ProjectStatus)] = [
    ("planned", .planned), ("under-way", .underWay), ("completed", .completed), ("stopped", .stopped),
    ("kế hoạch", .planned), ("đang thực hiện", .underWay), ("hoàn thành", .completed), ("dừng thực hiện", .stopped),
  ]

  func added(to project: PlannedProject) -> PlannedProject {
    var project = project
    project.nameEnglish = row.text("name_en")
    project.work = row.text("work") ?? ""
    project.areaRounding = rounding
    project.parcels = parcels
    project.capital = capital
    project.capitalClass = capitalClass
    project.basis = row.text("basis").map(Self.basis)
    project.status = status
    project.decision = row.text("decision") ?? ""
    project.yearsListed = years
    project.implementationYear = implementationYear
    return project
  }

  /// Annex II by any of its names, else a plan in words.
  private static func basis(_ text: String) -> ProjectBasis {
    ["annex-ii", "annex ii", "phụ lục ii"].map(NearestText.folded).contains(NearestText.folded(text))
      ? .annexTwo : .plan(text)
  }
}

extension RowReader {
  func period(of periods: [PlanPeriod]) -> String? {
    guard let text = requiredText("period") else { return nil }
    if periods.contains(where: { $0.id == text }) { return text }
    log.add(
      .notAllowed, at: place("period"), found: text, allowed: periods.map(\.id),
      nearest: NearestText.closest(to: text, in: periods.map(\.id)))
    return nil
  }

  /// Nil when the field is empty or refused.
  func capitalClass(_ column: String) -> CapitalClass? {
    text(column) == nil ? nil : choice(column, Self.capitalClasses, default: nil)
  }

  static let capitalClasses: [(String, CapitalClass)] = [
    ("state", .state), ("non-state", .nonState), ("fdi", .fdi),
    ("Nhà nước", .state), ("ngoài Nhà nước", .nonState), ("đầu tư trực tiếp nước ngoài", .fdi),
  ]

  /// The texts of a list, separated by `;` or `|`.
  func list(_ column: String) -> [String] {
    (text(column) ?? "").split { $0 == ";" || $0 == "|" }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// A year from 1 to 9999; nil, logged, for anything else.
  func year(_ text: String, in column: String) -> Int? {
    if text.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text), year > 0 {
      return year
    }
    log.add(.notAnInteger, at: place(column), found: text, allowed: ["YYYY"])
    return nil
  }

  /// Half a unit of the last digit written; zero for what is no area.
  func halfLastDigit(_ column: String) -> Area {
    guard let text = text(column), let number = try? DecimalText(text, declared: table.decimalSign),
      let digit = try? number.lastDigit(in: .hectare)
    else { return .zero }
    return Area(squareMillimetres: digit.squareMillimetres / 2)
  }

  /// An amount of at most 100 million billion đồng, so that lists of them can be summed.
  func money(_ column: String, decimals: Int, unit: String) -> Money? {
    decimal(column, decimals: decimals, limit: 100_000_000_000_000_000, unit: unit).map { Money(dong: $0.value) }
  }

  /// A number as a whole number of units of a decimal place, and half a unit of its last written digit.
  func decimal(_ column: String, decimals: Int, limit: Int64, unit: String) -> (value: Int64, half: Int64)? {
    guard let text = text(column), let number = number(column) else { return nil }
    do throws(DecimalText.Refusal) {
      let value = try number.scaled(decimals: decimals)
      guard value <= limit else { throw .outOfRange }
      let step = (0..<(decimals - number.decimals)).reduce(Int64(1)) { step, _ in step * 10 }
      return (value, step / 2)
    } catch {
      guard error != .tooManyDecimals else {
        log.add(.tooManyDecimals, at: place(column), found: text, allowed: ["\(decimals)"])
        return nil
      }
      let largest = (0..<decimals).reduce(limit) { value, _ in value / 10 }
      log.add(.outOfRange, at: place(column), found: text, allowed: ["≤ \(largest) \(unit)"])
    }
    return nil
  }
}
