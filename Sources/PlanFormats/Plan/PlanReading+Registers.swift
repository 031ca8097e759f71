import LandUse

extension PlanReading {
  /// The scheme with the plan's own groups; nil when the plan names none, or it could not be read (logged).
  ///
  /// Only tables need one: without tables the codes of the layers may stand for themselves.
  mutating func scheme() -> CategoryScheme? {
    let needsScheme = ["quotas", "baseline", "unparcelled", "projects", "groups"].contains { root.node($0) != nil }
    guard let id = needsScheme ? root.requiredText("scheme") : root.text("scheme") else { return nil }
    // The codes of the layers stand for themselves: tables may use whatever parcels carry.
    if id == CategoryScheme.dataID, root.node("groups") == nil { return nil }
    do {
      let document = try SchemeReader(geoData).read(id, namedAt: root.place(of: "scheme"))
      files += document.files
      notices += document.notices
      return regrouped(document.scheme)
    } catch {
      log.add(error)
      return nil
    }
  }

  /// `groups: {industry: [SCC, SKT, SKC]}` sets the codes of a group; the other groups lose them.
  private func regrouped(_ scheme: CategoryScheme) -> CategoryScheme {
    guard let node = root.node("groups"),
      let mapping = PlanMapping(node, allowed: scheme.groups.map(\.id), log: log)
    else { return scheme }
    var codes: [String: [CategoryCode]] = [:]
    var owner: [CategoryCode: String] = [:]
    for entry in mapping.entries {
      codes[entry.key] = []
      for text in mapping.texts(entry.key) ?? [] {
        guard let code = scheme.resolve(CategoryCode(text)) else {
          log.add(
            .unknownCategory, at: mapping.place(of: entry.key), found: text,
            nearest: NearestText.closest(to: text, in: scheme.categories.map(\.code.text)))
          continue
        }
        for member in scheme.closure(of: code) {
          if let other = owner[member], other != entry.key {
            log.add(.sharedCode, at: mapping.place(of: entry.key), found: member.text, allowed: [other])
          }
          owner[member] = entry.key
        }
        codes[entry.key, default: []].append(code)
      }
    }
    return (try? scheme.settingGroups(codes)) ?? scheme
  }

  /// The units that exist on `unitRegister`; nil when the plan names no table, or it has faults (logged).
  mutating func register() -> UnitRegister? {
    if root.node("units") != nil { root.require("unitRegister") }
    let day = root.date("unitRegister")
    guard let table = table("units", .units), let day else { return nil }
    var rows = UnitRows(table: table, day: day, log: log)
    return rows.register()
  }

  /// Periods in order, each beginning after the one above it ended.
  func periods() -> [PlanPeriod] {
    var periods: [PlanPeriod] = []
    for node in root.items("periods") {
      guard let mapping = PlanMapping(node, allowed: ["id", "firstDay", "lastDay"], log: log) else { continue }
      ["firstDay", "lastDay"].forEach(mapping.require)
      guard let id = mapping.requiredText("id"), let first = mapping.date("firstDay"),
        let last = mapping.date("lastDay")
      else { continue }
      guard let period = PlanPeriod(id: id, firstDay: first, lastDay: last) else {
        log.add(
          .endBeforeStart, at: mapping.place(of: "lastDay"), found: last.description, allowed: ["≥ \(first)"])
        continue
      }
      // Quotas are of years: a stock is that of 31 December.
      if last.month != 12 || last.day != 31 {
        log.add(
          .notAllowed, at: mapping.place(of: "lastDay"), found: last.description, allowed: ["\(last.year)-12-31"])
      }
      if periods.contains(where: { $0.id == id }) {
        log.add(.duplicate, at: mapping.place(of: "id"), found: id)
      }
      if let above = periods.last, first < above.endDay {
        log.add(
          .periodOrder, at: mapping.place(of: "firstDay"), found: id, allowed: ["≥ \(above.endDay)"])
      }
      periods.append(period)
    }
    return periods
  }

  /// What the projects of a plan may take only under conditions; none without projects.
  mutating func protectedLand(_ plan: Plan) -> [ProtectedLand] {
    guard !plan.projects.isEmpty else { return [] }
    do {
      let (land, read) = try ProtectedLandReader(geoData).read()
      files += read
      return land
    } catch {
      log.add(error)
      return []
    }
  }

  /// The regulation that the plan names.
  mutating func accuracy() -> AccuracyRegulation? {
    guard let id = root.text("accuracy") else { return nil }
    do {
      let (regulation, read) = try AccuracyReader(geoData).read(id, namedAt: root.place(of: "accuracy"))
      files += read
      return regulation
    } catch {
      log.add(error)
      return nil
    }
  }
}

/// Types units.csv.
struct UnitRows {
  let table: CSVTable
  let day: CalendarDate
  let log: FaultLog
  private var units: [(unit: AdministrativeUnit, row: RowReader)] = []

  init(table: CSVTable, day: CalendarDate, log: FaultLog) {
    self.table = table
    self.day = day
    self.log = log
  }

  mutating func register() -> UnitRegister? {
    let before = log.total
    for row in 0..<table.count {
      let row = RowReader(table: table, row: row, log: log)
      if let unit = unit(row) { units.append((unit, row)) }
    }
    checkTree()
    guard log.total == before else { return nil }
    do {
      return try UnitRegister(asOf: day, units: units.map(\.unit))
    } catch {
      // Every fault has been looked for above, with its line; this is the register's own word on it.
      log.add(.cycle, at: TablePlace(file: table.file), found: "\(error)")
      return nil
    }
  }

  private func unit(_ row: RowReader) -> AdministrativeUnit? {
    let level = row.choice("level", Self.levels, default: nil)
    let validity = row.validity(from: "valid_from", to: "valid_to")
    let area = officialArea(row)
    guard let code = row.requiredText("code"), let name = row.requiredText("name_vi"), let level else { return nil }
    return AdministrativeUnit(
      id: UnitID(code), level: level, kind: row.text("kind") ?? "", nameVietnamese: name,
      parent: row.text("parent").map { UnitID($0) }, validity: validity, officialArea: area,
      successors: (row.text("successor") ?? "").split(separator: " ").map { UnitID($0) })
  }

  private static let levels: [(String, AdministrativeUnit.Level)] = [
    ("province", .province), ("district", .district), ("commune", .commune),
    ("tỉnh", .province), ("huyện", .district), ("xã", .commune),
    ("cấp tỉnh", .province), ("cấp huyện", .district), ("cấp xã", .commune),
  ]

  /// Unverified unless the row says otherwise.
  private func officialArea(_ row: RowReader) -> OfficialArea? {
    let words = [
      ("verified", true), ("unverified", false), ("đã kiểm chứng", true), ("chưa kiểm chứng", false),
    ]
    let isVerified = row.choice("area_status", words, default: false) ?? false
    guard let area = row.area("legal_area_ha") else { return nil }
    return OfficialArea(area: area, isVerified: isVerified, source: row.text("area_source") ?? "")
  }

  /// On the register's day: each code once, each parent there and of a higher level.
  private func checkTree() {
    let valid = units.filter { $0.unit.validity.contains(day) }
    var first: [UnitID: (unit: AdministrativeUnit, line: Int)] = [:]
    for (unit, row) in valid {
      if let earlier = first[unit.id] {
        log.add(.duplicate, at: row.place("code"), found: unit.id.text, allowed: ["\(earlier.line)"])
      } else {
        first[unit.id] = (unit, row.line)
      }
    }
    for (unit, row) in valid {
      guard let id = unit.parent else { continue }
      if let parent = first[id]?.unit {
        if parent.level >= unit.level { log.add(.levelOrder, at: row.place("parent"), found: id.text) }
      } else {
        log.add(
          .unknownUnit, at: row.place("parent"), found: id.text,
          nearest: NearestText.closest(to: id.text, in: first.keys.map(\.text).sorted()))
      }
    }
  }
}
