import Geometry
import LandUse

/// Hectares written out, at most ten decimals: the tenth is 1 mm². Exact, without passing through `Double`.
func ha(_ text: String) -> Area {
  let isNegative = text.hasPrefix("-")
  let fields = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
  let decimals = fields.count > 1 ? String(fields[1]) : ""
  let digits = String(fields[0]) + decimals + String(repeating: "0", count: 10 - decimals.count)
  let value = Int64(digits) ?? .max
  return Area(squareMillimetres: isNegative ? -value : value)
}

func mm2(_ value: Int) -> Area { Area(squareMillimetres: Int64(value)) }

/// A small scheme and register, made up for tests in the shape of the real ones.
enum PlanningSamples {
  static func category(
    _ code: CategoryCode, _ parent: CategoryCode?, _ leafUse: LandUseCategory.LeafUse = .yes,
    role: LandUseCategory.Role = .coverage
  ) -> LandUseCategory {
    LandUseCategory(
      code: code, parent: parent, nameVietnamese: code.text, nameEnglish: code.text, group: nil, role: role,
      leafUse: leafUse, status: "all")
  }

  static func group(_ id: String, _ codes: [CategoryCode]) -> UseGroup {
    UseGroup(id: id, nameVietnamese: id, nameEnglish: id, codes: codes)
  }

  static func scheme() throws -> CategoryScheme {
    try CategoryScheme(
      id: "test", citation: "test",
      categories: [
        category("NNP", nil, .no), category("CHN", "NNP", .no), category("LUA", "CHN", .warn), category("LUC", "LUA"),
        category("LUK", "LUA"), category("HNK", "CHN"), category("CLN", "NNP"), category("LNP", "NNP", .warn),
        category("RSX", "LNP", .warn), category("RSN", "RSX"), category("RPH", "LNP"), category("RDD", "LNP"),
        category("PNN", nil, .no), category("ODT", "PNN"), category("CQP", "PNN"), category("SKK", "PNN"),
        category("DGT", "PNN"), category("CSD", nil), category("KDT", nil, .no, role: .overlay),
      ],
      groups: [
        group("forest", ["LNP", "RPH"]), group("urban", ["ODT", "KDT"]), group("mixed", ["LUC", "SKK"]),
        group("infrastructure", ["DGT"]),
      ],
      aliases: ["DTD": "KDT"], undefinedAggregates: ["DHT"])
  }

  static func row(_ code: CategoryCode, _ scheme: CategoryScheme) -> Int32 { Int32(scheme.row(of: code) ?? -1) }

  /// Province 35 with districts 347 (communes 1, 2) and 349 (communes 3, 4).
  static func register(officialHectares: [UnitID: String] = [:]) throws -> UnitRegister {
    func unit(_ id: UnitID, _ level: AdministrativeUnit.Level, _ parent: UnitID?) -> AdministrativeUnit {
      AdministrativeUnit(
        id: id, level: level, kind: "", nameVietnamese: id.text, parent: parent,
        officialArea: officialHectares[id].map { OfficialArea(area: ha($0), isVerified: false, source: "test") })
    }
    return try UnitRegister(
      asOf: try day("2025-03-01"),
      units: [
        unit("35", .province, nil), unit("347", .district, "35"), unit("349", .district, "35"),
        unit("1", .commune, "347"), unit("2", .commune, "347"), unit("3", .commune, "349"), unit("4", .commune, "349"),
      ])
  }

  struct NoSuchDay: Error {}

  static func day(_ iso: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso: iso) else { throw NoSuchDay() }
    return day
  }

  static func quota(
    _ bound: Quota.Bound, _ value: String?, of subject: QuotaSubject = .category("LUA"), unit: UnitID = "347",
    year: Int = 2025, precision: String = "1", tolerance: String? = nil, basis: Quota.Basis = .total,
    validity: Validity = .always, binding: Validity = .always, isWithheld: Bool = false, line: Int = 0
  ) -> Quota {
    Quota(
      id: "MH-\(line)", scheme: "test", subject: subject, unit: unit, year: year, value: value.map(ha),
      precision: ha(precision), basis: basis, bound: bound, tolerance: tolerance.map(ha), authority: "province",
      citation: "test", validity: validity, binding: binding, isVerified: false, isFictitious: true,
      isWithheld: isWithheld, line: line)
  }
}
