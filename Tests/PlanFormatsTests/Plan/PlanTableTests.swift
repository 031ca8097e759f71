import Geometry
import LandUse
import PlanFormats
import Testing

@Suite("Tables of a plan") struct PlanTableTests {
  @Test func `quotas are read exactly`() throws {
    let quotas = try PlanFolder().read().plan.quotas
    #expect(quotas.map(\.id) == ["MH-1", "MH-2", "MH-3", "MH-4"])
    let first = try #require(quotas.first)
    #expect(first.subject == .category("LUA"))
    #expect(first.value?.squareMillimetres == 12_345_000_000_000)
    #expect(first.precision == .hectares(0.1))
    #expect(first.bound == .min)
    #expect(first.binding == Validity(firstDay: nil, lastDay: CalendarDate(iso: "2025-09-14")))
    #expect(first.authority == "tỉnh")
    #expect(first.line == 2)
    #expect(quotas[1].subject == .group("industry"))
    #expect(quotas[1].scheme == "vn-2024")
    #expect(quotas[1].basis == .allocated)
    // No precision given: one unit of the last written digit.
    #expect(quotas[1].precision == .hectares(1))
    #expect(quotas[3].precision == .hectares(0.01))
    #expect(quotas[2].value == nil && quotas[2].isWithheld)
  }

  @Test func `an aggregate with unknown members stays itself and is marked in the scheme`() throws {
    let plan = try PlanFolder().read().plan
    #expect(plan.quotas[3].subject == .category("DHT"))
    #expect(plan.scheme?.undefinedAggregates.contains("DHT") == true)
  }

  @Test func `aliases of codes become the scheme's own`() throws {
    let plan = try PlanFolder().replacing("vn-2024,LUA,347", "vn-2024,OCT,347", in: "quotas.csv").read().plan
    #expect(plan.quotas.first?.subject == .category("OTC"))
  }

  @Test func `a sub-group is a subject`() throws {
    let plan = try PlanFolder().replacing("group:industry", "group:security", in: "quotas.csv").read().plan
    #expect(plan.quotas[1].subject == .group("security"))
  }

  @Test func `baseline and unparcelled land are read`() throws {
    let plan = try PlanFolder().read().plan
    #expect(
      plan.baseline == [
        BaselineStock(
          unit: "347", category: "LUA", area: .hectares(100.5), day: try #require(CalendarDate(iso: "2020-12-31")),
          citation: "minh họa", isFictitious: true, line: 2)
      ])
    #expect(
      plan.unparcelled == [
        UnparcelledLand(
          unit: "347", category: "SON", area: .squareMetres(2500), citation: "minh họa", isFictitious: true, line: 2)
      ])
  }

  @Test func `a fictitious row makes the plan fictitious`() throws {
    #expect(try PlanFolder().replacing("fictitious: true\n", "").read().plan.isFictitious)
  }

  @Test func `the decimal sign comes from the plan and each file may declare its own`() throws {
    let folder = PlanFolder().adding("decimal: \",\"")
      .replacing("1234.5,0.1", "\"1.234,5\",\"0,1\"", in: "quotas.csv").replacing(
        "12.50", "\"12,50\"", in: "quotas.csv"
      )
      .replacing("100.5", "\"100,5\"", in: "baseline.csv").replacing(
        "unit,code", "# decimal: .\nunit,code", in: "unparcelled.csv")
    let plan = try folder.read().plan
    #expect(plan.quotas.first?.value == .hectares(1234.5))
    #expect(plan.baseline.first?.area == .hectares(100.5))
    #expect(plan.unparcelled.first?.area == .hectares(0.25))
  }

  @Test func `quotas of a year without a period and idle tolerances are noted`() throws {
    let notices = try PlanFolder().replacing(
      "347,2025,1234.5,0.1,total,min,,", "347,2024,1234.5,0.1,total,min,5,", in: "quotas.csv"
    )
    .read().notices
    #expect(notices.map(\.kind) == [.toleranceUnused, .yearWithoutPeriod])
    #expect(notices.last?.place == TablePlace(file: "quotas.csv", line: 2, column: 5, name: "year"))
    #expect(notices.last?.allowed == ["2025", "2030"])
  }

  // MARK: Faults of quotas.csv

  static let quotaFaults: [PlanFault] = [
    PlanFault(
      "LUA,347", "LUB,347", .unknownCategory, line: 2, column: 3, name: "category", found: "LUB", nearest: "LUA"),
    PlanFault("LUA,347", "lua,347", .unknownCategory, found: "lua", nearest: "LUA"),
    PlanFault("LUA,347", ",347", .missingValue, line: 2, column: 3),
    PlanFault(
      "group:industry", "group:industri", .unknownGroup, line: 3, found: "industri", allowed: "group:security",
      nearest: "group:industry"),
    PlanFault("LUA,347", "LUA,374", .unknownUnit, line: 2, column: 4, name: "unit", found: "374"),
    PlanFault("LUA,347", "LUA,Phủ Lý", .unknownUnit, found: "Phủ Lý", nearest: "347 (Thành phố Phủ Lý)"),
    // Not valid on the register's day.
    PlanFault("LUA,347", "LUA,0123", .unknownUnit, found: "0123"),
    PlanFault("MH-1,vn-2024", "MH-1,vn-2014", .unknownScheme, line: 2, found: "vn-2014", allowed: "vn-2024"),
    PlanFault(
      "347,2025,1234.5", "347,25,1234.5", .notAnInteger, line: 2, column: 5, name: "year", found: "25",
      allowed: "YYYY"),
    PlanFault(
      "1234.5,", "1.234,", .ambiguousNumber, line: 2, column: 6, name: "value_ha", found: "1.234",
      allowed: "1234 ha (# decimal: ,)"),
    PlanFault("1234.5,", "1.234,", .ambiguousNumber, found: "1.234", allowed: "1.234 ha (# decimal: .)"),
    PlanFault("1234.5,", "-3,", .negative, line: 2, column: 6, found: "-3"),
    PlanFault("1234.5,", "ba trăm,", .notANumber, line: 2, column: 6, found: "ba trăm"),
    PlanFault("1234.5,", "1234.5 ha,", .notANumber, found: "1234.5 ha"),
    PlanFault("1234.5,", "1.00000000001,", .tooManyDecimals, found: "1.00000000001", allowed: "10"),
    PlanFault("1234.5,", "9999999999,", .outOfRange, found: "9999999999"),
    PlanFault("1234.5,", ",", .missingValue, line: 2, column: 6, name: "value_ha"),
    PlanFault(
      "total,min", "total,minimum", .notAllowed, line: 2, column: 9, name: "operator", found: "minimum",
      allowed: "min"),
    PlanFault("total,min", "total,", .missingValue, line: 2, column: 9, name: "operator", allowed: "min"),
    PlanFault("total,min", "sum,min", .notAllowed, line: 2, column: 8, found: "sum", allowed: "total"),
    PlanFault("2025-09-14", "14/09/2025", .notADate, line: 2, column: 16, found: "14/09/2025", allowed: "YYYY-MM-DD"),
    PlanFault(",,2025-09-14", ",2025-09-15,2025-09-14", .endBeforeStart, line: 2, column: 16, found: "2025-09-14"),
    PlanFault(
      "false,true,\nMH-2", "false,vâng,\nMH-2", .notAllowed, line: 2, column: 18, found: "vâng", allowed: "true"),
    PlanFault("MH-2", "MH-1", .duplicate, line: 3, column: 1, found: "MH-1", allowed: "2"),
    PlanFault(
      "số liệu minh họa,,,,2025-09-14,false,true", ",,,,2025-09-14,false,false", .missingValue, line: 2, column: 12,
      name: "citation"),
    PlanFault("value_ha,", "area,", .missingColumn, line: 1, name: "value_ha", allowed: "value_ha"),
    PlanFault("MH-1,vn-2024,LUA", "MH-1,vn-2024,\"LUA", .unclosedQuote, line: 2, column: 3),
  ]

  @Test("each fault of a quota is told at its field", arguments: quotaFaults)
  func quotaFault(_ expected: PlanFault) throws {
    let faults = PlanFolder().replacing(expected.old, expected.new, in: "quotas.csv").faults()
    let error = try #require(faults.first { $0.fault == expected.fault }, "\(faults)")
    #expect(error.place.file == "quotas.csv")
    if let line = expected.line { #expect(error.place.line == line) }
    if let column = expected.column { #expect(error.place.column == column) }
    if let name = expected.name { #expect(error.place.name == name) }
    if !expected.found.isEmpty { #expect(error.found == expected.found) }
    if let allowed = expected.allowed { #expect(error.allowed.contains(allowed), "\(error.allowed)") }
    if let nearest = expected.nearest { #expect(error.nearest == nearest) }
  }

  private func duplicates(_ first: String, _ second: String, category: String = "LUA", bound: String = "min")
    -> [TableError]
  {
    PlanFolder().replacing(
      "347,2025,1234.5,0.1,total,min,,tỉnh,số liệu minh họa,,,,2025-09-14",
      "347,2025,1234.5,0.1,total,min,,tỉnh,x,,,\(first)", in: "quotas.csv"
    )
    .adding("MH-9,,\(category),347,2025,7,,,\(bound),,,x,,,\(second),,true,", to: "quotas.csv").faults()
  }

  @Test func `two rows for one thing may not bind on the same day`() {
    let both = duplicates(",2025-09-14", "2025-09-14,")
    #expect(both.map(\.fault) == [.duplicate])
    #expect(both.first?.place == TablePlace(file: "quotas.csv", line: 6, column: 3, name: "category"))
    #expect(both.first?.allowed == ["2"])
    #expect(duplicates(",", ",").count == 1)
    #expect(duplicates(",", ",", bound: "max").isEmpty, "a floor and a ceiling stand side by side")
    #expect(duplicates(",2025-09-14", "2025-09-15,").isEmpty)
    #expect(duplicates("2025-01-01,2025-01-31", "2025-02-01,2025-02-28").isEmpty)
    #expect(duplicates("2025-01-01,2025-02-01", "2025-02-01,2025-02-28").count == 1)
  }

  @Test func `a row that binds long clashes with each that begins meanwhile`() {
    let folder = PlanFolder()
    let rows = [("2031-01-01", "2031-12-31"), ("2031-03-01", "2031-03-31"), ("2031-05-01", ""), ("2032-01-01", "")]
    for (number, days) in rows.enumerated() {
      _ = folder.adding("MH-9\(number),,LUC,347,2025,7,,,max,,,x,,,\(days.0),\(days.1),,true,", to: "quotas.csv")
    }
    let faults = folder.faults()
    #expect(faults.map(\.place.line) == [7, 8, 9])
    #expect(faults.map(\.allowed) == [["6"], ["6"], ["8"]])
  }

  @Test func `another spelling of the code is the same thing`() {
    let folder = PlanFolder().replacing("vn-2024,LUA,347", "vn-2024,OTC,347", in: "quotas.csv")
      .adding("MH-9,,OCT,347,2025,7,,,min,,,x,,,,,,true,", to: "quotas.csv")
    #expect(folder.faults().map(\.fault) == [.duplicate])
  }

  // MARK: Faults of the other tables

  static let unitFaults: [PlanFault] = [
    PlanFault("13285,commune", "347,commune", .duplicate, line: 4, column: 1, found: "347", allowed: "3"),
    PlanFault("Quang Trung,347", "Quang Trung,374", .unknownUnit, line: 4, column: 5, found: "374"),
    PlanFault("Phủ Lý,35,", "Phủ Lý,13285,", .levelOrder, line: 3, column: 5, found: "13285"),
    PlanFault("35,province,tỉnh,Tỉnh Hà Nam,,", "35,province,tỉnh,Tỉnh Hà Nam,35,", .levelOrder, line: 2, found: "35"),
    PlanFault("35,province", "35,region", .notAllowed, line: 2, column: 2, found: "region", allowed: "province"),
    PlanFault("8764,", "8.764,", .ambiguousNumber, line: 3, column: 8, name: "legal_area_ha", found: "8.764"),
    PlanFault("8764,unverified", "8764,sure", .notAllowed, line: 3, column: 9, found: "sure", allowed: "verified"),
    PlanFault("Phường Quang Trung", "", .missingValue, line: 4, column: 4, name: "name_vi"),
  ]

  @Test("each fault of a unit is told at its field", arguments: unitFaults)
  func unitFault(_ expected: PlanFault) throws {
    let faults = PlanFolder().replacing(expected.old, expected.new, in: "units.csv").faults()
    let error = try #require(faults.first { $0.fault == expected.fault }, "\(faults)")
    #expect(error.place.file == "units.csv")
    if let line = expected.line { #expect(error.place.line == line) }
    if let column = expected.column { #expect(error.place.column == column) }
    if let name = expected.name { #expect(error.place.name == name) }
    #expect(error.found == expected.found)
    if let allowed = expected.allowed { #expect(error.allowed.contains(allowed)) }
  }

  @Test func `a unit that is gone on the register's day may share its code`() throws {
    let folder = PlanFolder().replacing("0123,commune", "13285,commune", in: "units.csv")
    #expect(try folder.read().plan.register?["13285"]?.nameVietnamese == "Phường Quang Trung")
  }

  @Test func `one stock per unit, code and day`() {
    let folder = PlanFolder().adding("347,LUA,7,2020-12-31,x,true", to: "baseline.csv")
      .adding("347,SON,7,x,true", to: "unparcelled.csv")
    #expect(folder.faults().map(\.fault) == [.duplicate, .duplicate])
    #expect(folder.faults().map(\.place.line) == [3, 3])
    #expect(PlanFolder().adding("347,LUA,7,2021-12-31,x,true", to: "baseline.csv").faults().isEmpty)
  }
}
