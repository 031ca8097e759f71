import Foundation
import Geometry
import LandUse
import PlanFormats
import Testing

@Suite("plan.yaml") struct PlanReaderTests {
  @Test func `an ordinary plan is read whole`() throws {
    let folder = PlanFolder()
    let document = try folder.read()
    let plan = document.plan
    #expect(plan.id == "MH-thu")
    #expect(plan.title == [.vietnamese: "Kế hoạch thử", .english: "Trial plan"])
    #expect(plan.judgedOn == CalendarDate(iso: "2025-02-17"))
    #expect(plan.crs == "EPSG:5897")
    #expect(plan.operation == "EPSG:6960")
    #expect(plan.periods.map(\.id) == ["2021-2025", "2026-2030"])
    #expect(plan.periods.map(\.stockDate.description) == ["2025-12-31", "2030-12-31"])
    #expect(plan.register?.units.map(\.id) == ["35", "347", "13285"])
    #expect(plan.register?["347"]?.officialArea?.area == .hectares(8764))
    #expect(plan.register?["347"]?.officialArea?.isVerified == false)
    #expect(plan.confidentialCodes == ["CQP", "CAN"])
    #expect(plan.isFictitious)
    #expect(document.notices.isEmpty)
    #expect(document.accuracy == nil)
  }

  @Test func `layers and boundaries name their files and fields`() throws {
    let folder = PlanFolder()
    let document = try folder.read()
    let layer = try #require(document.layers.first)
    #expect(layer.id == "parcels")
    #expect(layer.content == .whole)
    #expect(layer.scale == 10_000)
    #expect(layer.path == folder.url.appending(path: "parcels.geojson").path)
    #expect(layer.fields.id == ["parcel_id"])
    #expect(layer.fields.uses.map(\.field) == ["use_2020", "use_2025", "use_2030"])
    #expect(layer.fields.uses.map { $0.day?.description } == ["2020-12-31", "2025-12-31", "2030-12-31"])
    #expect(layer.fields.declaredArea == FieldMapping.DeclaredArea(field: "area_m2", unit: .squareMetre))
    #expect(document.boundaries?.outline == "35")
    #expect(document.boundaries?.codeField == "code")
  }

  @Test func `every file is listed with its digest`() throws {
    let document = try PlanFolder().read()
    let names = document.files.map(\.name)
    #expect(
      names.filter { !$0.hasPrefix("schemes/") } == [
        "plan.yaml", "units.csv", "quotas.csv", "baseline.csv", "unparcelled.csv",
      ])
    #expect(names.contains("schemes/vn-2024/categories.csv"))
    // Of coreutils: printf 'unit,code,area_ha,citation,fictitious\n347,SON,0.25,minh họa,true\n' | sha256sum
    #expect(document.files.last?.sha256 == "4ee0d079e69081b42fee8e417b8c0cfae91e3fbe70f6ae33e2f8fd55fe955687")
  }

  @Test func `scalars that look like other types stay text`() throws {
    let folder = PlanFolder().replacing("id: MH-thu", "id: NO").replacing("\"35\"", "35")
      .replacing("id: parcel_id", "id: [0123, 347]").replacing("vi: \"Kế hoạch thử\"", "vi: 2025-01-01")
    let document = try folder.read()
    #expect(document.plan.id == "NO")
    #expect(document.plan.title[.vietnamese] == "2025-01-01")
    #expect(document.layers.first?.fields.id == ["0123", "347"])
    #expect(document.boundaries?.outline == "35")
  }

  @Test func `uses are keyed by day, by period or by now`() throws {
    let folder = PlanFolder().replacing(
      "{2020-12-31: use_2020, 2025-12-31: use_2025, 2030-12-31: use_2030}", "{2026-2030: b, 2021-2025: a, now: n}")
    let uses = try folder.read().layers.first?.fields.uses ?? []
    #expect(uses.map(\.field) == ["n", "a", "b"])
    #expect(uses.map { $0.day?.description } == [nil, "2025-12-31", "2030-12-31"])
  }

  @Test func `optional keys have defaults and can be set`() throws {
    let folder = PlanFolder().adding(
      "thresholds: {minOverlap: 2.5 m2, unitTolerance: \"0.001 ha\", nearLimit: 2 %}"
    )
    .adding("unitRule: largest-share").adding("areaBasis: declared").adding("accuracy: tt-26-2024")
    .replacing("holds: whole", "holds: allocations\n    crs: EPSG:4326\n    fictitious: true")
    let document = try folder.read()
    #expect(document.plan.thresholds.minOverlap == .squareMetres(2.5))
    #expect(document.plan.thresholds.unitTolerance == .squareMetres(10))
    #expect(document.plan.thresholds.nearLimit == 0.02)
    #expect(document.plan.unitRule == .largestShare)
    #expect(document.plan.areaBasis == .declared)
    #expect(document.accuracy?.scales.count == 6)
    #expect(document.layers.first?.crs == "EPSG:4326")
    let plain = try PlanFolder().read().plan.thresholds
    #expect(plain == Thresholds())
  }

  @Test func `a judged-on day and a title may be missing`() throws {
    let plan = try PlanFolder().replacing("judgedOn: 2025-02-17\n", "")
      .replacing("title: {vi: \"Kế hoạch thử\", en: \"Trial plan\"}\n", "").read().plan
    #expect(plan.judgedOn == nil)
    #expect(plan.title.isEmpty)
  }

  @Test func `anchors and aliases are followed`() throws {
    let folder = PlanFolder().replacing("source: \"vẽ tay\"}", "source: &s \"vẽ tay\"}")
      .replacing("    source: \"vẽ tay\"", "    source: *s")
    #expect(try folder.read().layers.first?.source == "vẽ tay")
  }

  @Test func `groups can be set and the others give up what is taken`() throws {
    let folder = PlanFolder().adding("groups: {industry: [SCC, SKT, SKS], urban: [ODT, DGT]}")
    let scheme = try #require(try folder.read().plan.scheme)
    #expect(scheme.group("industry")?.codes == ["SCC", "SKT", "SKS"])
    let other = try #require(scheme.group("other")?.codes)
    #expect(!other.contains("SKS"))
    #expect(other.contains("SKC"))
    // DGT leaves CCC, so CCC stands no longer for itself: its other children do.
    #expect(!other.contains("CCC"))
    #expect(other.contains("DTL"))
    #expect(scheme["DGT"]?.group == "urban")
    #expect(scheme["SKS"]?.group == "industry")
    #expect(scheme["CCC"]?.group == nil)
  }

  @Test func `UTF-16 plans are read`() throws {
    let folder = PlanFolder()
    _ = try folder.read()
    let text = folder.files["plan.yaml"] ?? ""
    try #require(text.data(using: .utf16)).write(to: URL(filePath: folder.planPath))
    folder.files["plan.yaml"] = nil
    #expect(try folder.read().plan.title[.vietnamese] == "Kế hoạch thử")
  }
}
