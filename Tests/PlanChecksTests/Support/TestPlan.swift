import Coverage
import Geometry
import LandUse
import PlanChecks

/// A small scheme, register and regulation; every figure is made up for the tests, except where a source is named.
enum TestPlan {
  static func scheme() throws -> CategoryScheme {
    func category(
      _ code: CategoryCode, under parent: CategoryCode?, _ name: String, status: String = "all",
      role: LandUseCategory.Role = .coverage
    ) -> LandUseCategory {
      LandUseCategory(
        code: code, parent: parent, nameVietnamese: name, nameEnglish: name, group: nil, role: role,
        leafUse: ["NNP", "PNN", "CHN"].contains(code) || role == .overlay ? .no : .yes, status: status)
    }
    return try CategoryScheme(
      id: "test", citation: "made up",
      categories: [
        category("NNP", under: nil, "Đất nông nghiệp"), category("LUA", under: "NNP", "Đất trồng lúa"),
        category("RPH", under: "NNP", "Đất rừng phòng hộ"), category("PNN", under: nil, "Đất phi nông nghiệp"),
        category("CQP", under: "PNN", "Đất quốc phòng"), category("SKK", under: "PNN", "Đất khu công nghiệp"),
        category("KDT", under: nil, "Đất đô thị", role: .overlay),
        category("LUN", under: "LUA", "Đất trồng lúa nương", status: "old"),
        category("CHN", under: nil, "Đất trồng cây hằng năm"),
        category("BHK", under: "CHN", "Đất bằng trồng cây hằng năm khác", status: "old"),
        category("CNT", under: "NNP", "Đất chăn nuôi tập trung", status: "new"),
      ],
      groups: [UseGroup(id: "industry", nameVietnamese: "Công nghiệp", nameEnglish: "Industry", codes: ["SKK"])],
      aliases: ["QP": "CQP"], history: history())
  }

  /// The list before 1 August 2024, of which LUN and HOA (rice and forest together) are, and the one after.
  private static func history() throws -> CodeHistory {
    let last = Validity(lastDay: try day("2024-07-31"))
    let lists = [("old", last), ("new", Validity(firstDay: try day("2024-08-01")))].map {
      CodeHistory.CodeList(status: $0.0, validity: $0.1, nameVietnamese: $0.0, nameEnglish: $0.0)
    }
    let split = CodeSuccession(
      code: "HOA", successors: ["LUA", "RPH"], relation: .split, validity: last, isVerified: false)
    return CodeHistory(lists: lists, successions: [split])
  }

  /// Province P with the districts D1 and D2; D1 has the communes C1 and C2.
  static func register() throws -> UnitRegister {
    func unit(_ id: UnitID, _ level: AdministrativeUnit.Level, _ parent: UnitID?) -> AdministrativeUnit {
      AdministrativeUnit(id: id, level: level, kind: "", nameVietnamese: "Đơn vị \(id)", parent: parent)
    }
    let day = try day("2025-03-01")
    return try UnitRegister(
      asOf: day,
      units: [
        unit("P", .province, nil), unit("D1", .district, "P"), unit("D2", .district, "P"), unit("C1", .commune, "D1"),
        unit("C2", .commune, "D1"),
      ])
  }

  struct NoSuchDay: Error {}
  static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso: text) else { throw NoSuchDay() }
    return day
  }

  static func plan() throws -> Plan {
    var plan = Plan(id: "test", crs: "EPSG:5897")
    plan.scheme = try scheme()
    plan.register = try register()
    return plan
  }

  /// Limits at 1:1000 and 1:10 000 as TT 26/2024/TT-BTNMT is quoted.
  static let regulation = AccuracyRegulation(
    citation: "TT 26/2024/TT-BTNMT, as quoted", isVerified: false,
    scales: [
      .init(
        denominator: 1000, positionLimit: .metres(0.15),
        areaBands: bands([
          (40, 0.35), (300, 0.08), (1000, 0.05), (2000, 0.04), (5000, 0.03), (10_000, 0.02), (nil, 0.01),
        ]), smallestPolygon: .squareMetres(16)),
      .init(
        denominator: 10_000, positionLimit: .metres(3),
        areaBands: bands([
          (50, 0.50), (300, 0.09), (1000, 0.06), (2000, 0.05), (5000, 0.04), (10_000, 0.03), (nil, 0.02),
        ]), smallestPolygon: .squareMetres(1600)),
    ])

  private static func bands(_ list: [(Double?, Double)]) -> [AccuracyRegulation.AreaBand] {
    list.map { AccuracyRegulation.AreaBand(upTo: $0.0.map { .squareMetres($0) }, limit: .squareMetres($0.1)) }
  }

  static func quota(
    _ id: String, _ subject: QuotaSubject = .category("LUA"), unit: UnitID = "D1", year: Int = 2025, ha value: Double?,
    _ bound: Quota.Bound = .max, basis: Quota.Basis = .total
  ) -> Quota {
    Quota(
      id: id, scheme: "test", subject: subject, unit: unit, year: year, value: value.map { .hectares($0) },
      precision: .hectares(1), basis: basis, bound: bound, authority: "province", citation: "made up",
      isVerified: false,
      isFictitious: true, line: 2)
  }
}

extension PlanSnapshot {
  /// A plan with one layer, nothing found in it so far: an empty report, no gaps, nothing outside.
  static func of(
    _ parcels: [TestParcel], content: LayerContent = .whole, scale: Int? = nil, accuracy: AccuracyRegulation? = nil,
    coverage change: (inout CoverageReport) -> Void = { _ in }
  ) throws -> PlanSnapshot {
    let layer = try ParcelLayer.of(parcels, content: content, scale: scale)
    var report = CoverageReport()
    report.examined = parcels.count
    report.gaps = []
    report.outside = []
    change(&report)
    let snapshot = LayerSnapshot(
      layer: layer, areas: (0..<layer.count).map(layer.shapes.area), invalid: [], coverage: report)
    return PlanSnapshot(plan: try TestPlan.plan(), layers: [snapshot], accuracy: accuracy)
  }
}

extension Check {
  /// What the runner makes of the check alone.
  private func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    if let check = self as? any PlanCheck { return try check.run(on: plan) }
    return CheckRunner.run([self], on: plan).entries[0].outcome
  }

  func findings(in plan: PlanSnapshot) throws -> [Finding] {
    if case .completed(_, _, let findings) = try run(on: plan) { findings } else { [] }
  }

  /// The reason the check gave for not looking; nil when it looked.
  func skipReason(for plan: PlanSnapshot) throws -> SkipReason? {
    if case .skipped(let because) = try run(on: plan) { because } else { nil }
  }

  /// The numbers of examined and excluded rows; nil when it did not look.
  func counts(for plan: PlanSnapshot) throws -> [Int]? {
    if case .completed(let examined, let excluded, _) = try run(on: plan) { [examined, excluded] } else { nil }
  }
}

extension Finding {
  func value(_ name: String) -> Double? { measure(name)?.value }
}
