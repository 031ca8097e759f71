import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

@testable import PlanReports

@Suite("What has to be known before results are used") struct NoticeTests {
  private func regulation(isVerified: Bool) -> AccuracyRegulation {
    AccuracyRegulation(
      citation: "TT 1 (bảng 2)", isVerified: isVerified,
      scales: [5000, 10_000].map {
        .init(denominator: $0, positionLimit: Length(metres: 3), areaBands: [], smallestPolygon: .squareMetres(100))
      })
  }

  /// An overlap as the check of overlaps makes it.
  private func overlap(_ details: [Detail]) -> Finding {
    Finding(
      code: "COV201", severity: .error, subjects: [.parcel(layer: "p", row: 0, id: "1")],
      details: [Detail("class", "conflict"), Detail("widthMethod", "2A/P")] + details)
  }

  @Test func `limits that classed nothing are not spoken of`() throws {
    let sum = Finding(
      code: "COV201", severity: .note, subjects: [.layer("p")],
      details: [Detail("kind", "small-pairs"), Detail("class", "noise")])
    let layer = try ReportSamples.layer()
    for accuracy in [nil, regulation(isVerified: false)] {
      #expect(ReportSamples.content([layer], accuracy: accuracy).notices.isEmpty)
      #expect(ReportSamples.content([layer], findings: [sum], accuracy: accuracy).notices.isEmpty)
    }
  }

  @Test func `a scale that was assumed, a regulation that nobody verified, and none at all`() throws {
    let layers = [try ReportSamples.layer("a"), try ReportSamples.layer("b", scale: 5000)]
    let assumed = overlap([Detail("scale", "10000"), Detail("scaleAssumed", "true")])
    let given = overlap([Detail("scale", "5000")])
    let all = ReportSamples.content(layers, findings: [assumed], accuracy: regulation(isVerified: false))
    #expect(
      all.notices == [
        "The layer “a” gives no scale: the limits of error of 1:10,000 were applied.",
        "Limits of survey error, TT 1 (bảng 2): unverified.",
      ])
    #expect(ReportSamples.content(layers, findings: [given], accuracy: regulation(isVerified: true)).notices.isEmpty)
    let without = ReportSamples.content(layers, findings: [overlap([])], language: .vietnamese)
    #expect(without.notices.map { $0.hasPrefix("Không có bảng hạn sai") } == [true])
    let unverified = ReportSamples.content(
      layers, findings: [given], accuracy: regulation(isVerified: false), language: .vietnamese)
    #expect(unverified.notices == ["Hạn sai đo đạc, TT 1 (bảng 2): chưa kiểm chứng."])
  }

  @Test func `the plan of a unit says so under its findings`() throws {
    let unit = AdministrativeUnit(id: "1", level: .district, kind: "", nameVietnamese: "A", parent: nil)
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.register = try UnitRegister(asOf: try #require(CalendarDate(iso: "2025-03-01")), units: [unit])
    var found = overlap([Detail("scale", "5000")])
    found.subjects.append(.unit("1"))
    for (findings, isTold) in [([found], true), ([], false)] {
      let content = ReportSamples.content(
        [try ReportSamples.layer()], plan: plan, findings: findings, accuracy: regulation(isVerified: false))
      var page = PlanMarkdown(content, unit: unit, days: [nil], parcels: UnitParcels())
      let file = OutputFile.inMemory()
      page.write(to: file)
      let text = String(decoding: file.contents, as: UTF8.self)
      #expect(text.contains("*Limits of survey error, TT 1 (bảng 2): unverified.*") == isTold)
      #expect(text.contains("| Register of units | 1 March 2025 |"))
    }
  }

  @Test func `records without a shape are counted by what they declare, overlays and shapes in error are not`() throws {
    var layer = try ReportSamples.layer(parcels: 4)
    layer.layer.withheld = [0, 1, 2]
    layer.layer.declaredAreas = [5000, 7500, .nan, 1000]
    layer.coverage?.leftOut = (0..<4).map { LeftOutShape(shape: $0, placeholderArea: nil, placeholder: nil) }
    var overlay = layer
    overlay.layer.content = .overlay
    let content = ReportSamples.content([layer, overlay])
    #expect(content.notices == ["2 records with withheld geometry, counted as declared: 1.25 ha."])
  }

  @Test func `the terminal and the report tell the same notices`() throws {
    let content = ReportSamples.content([try ReportSamples.layer()], findings: [overlap([])]) { result in
      result.notices = [TableNotice(.unknownColumn, at: TablePlace(file: "q.csv", name: "x"), found: "x")]
    }
    #expect(content.notices.count == 2)
    let report = try ReportSamples.report(content)
    #expect(report["notices"] as? [String] == content.notices)
    let screen = ReportSamples.screen(content)
    for notice in content.notices { #expect(screen.contains(notice)) }
  }

  // MARK: Gaps and verdicts

  private func balance(
    _ verdict: QuotaVerdict, _ bound: Quota.Bound, held: Double = 1, required: Double = 1
  ) -> QuotaBalance {
    let quota = Quota(
      id: "q", scheme: "s", subject: .category("LUA"), unit: "1", year: 2025, value: .hectares(required),
      precision: .hectares(0.01), basis: .total, bound: bound, authority: "", citation: "", isVerified: true,
      isFictitious: false)
    return QuotaBalance(
      quota: quota, subject: quota.subject, unit: "1", year: 2025, judgedOn: nil, required: quota.value,
      held: HeldArea(certain: .hectares(held)), verdict: verdict)
  }

  @Test func `that nobody looked for gaps is said where it matters`() throws {
    let balance = balance(.undecidable, .max)
    let day = CalendarDate.endOfYear(2025)
    let ignored = ReportSamples.content([try ReportSamples.layer(gaps: nil, day: day)], looksAtGaps: false)
    #expect(ignored.gapsNotice(for: [balance])?.hasPrefix("Gaps were not looked for (--no-gaps)") == true)
    let searched = ReportSamples.content([try ReportSamples.layer(gaps: [], day: day)])
    #expect(searched.gapsNotice(for: [balance]) == nil)
    let allocations = ReportSamples.content(
      [try ReportSamples.layer(content: .allocations, gaps: nil, day: day)], looksAtGaps: false)
    #expect(allocations.gapsNotice(for: [balance]) == nil, "stocks of allocations know no gaps")
  }

  @Test func `without a boundary nobody looked for gaps either`() throws {
    let content = ReportSamples.content([try ReportSamples.layer(gaps: nil, day: CalendarDate.endOfYear(2025))])
    #expect(content.gapsNotice(for: [balance(.pass, .max)])?.hasPrefix("There is no boundary") == true)
    let plan = try #require(try ReportSamples.report(content)["plan"] as? [String: Any])
    #expect(plan["gapsLookedFor"] as? Bool == false)
  }

  // MARK: Cross-check

  @Test func `the plane is held against the ellipsoid, in hectares and millionths`() throws {
    var layer = try ReportSamples.layer()
    layer.coverage?.identities = CoverageIdentities(
      multiplicities: [], boundaryArea: .hectares(86_170.75), shapeSum: .hectares(2), undecidedInside: .zero)
    let content = ReportSamples.content([layer]) { $0.boundaryEllipsoidalArea = .hectares(86_187.98) }
    // By hand: 86 170.75 − 86 187.98 = −17.23; −17.23 / 86 187.98 = −199.9 millionths.
    let sentence = try #require(content.areaCrossCheck)
    #expect(sentence.contains("86,170.75 ha in the plane, 86,187.98 ha on the ellipsoid"))
    #expect(sentence.hasSuffix("(difference -17.23 ha, -200 ppm)."))
    #expect(ReportSamples.screen(content).contains(sentence))
    #expect(ReportSamples.content([layer]).areaCrossCheck == nil)
    let coverage = try #require(try ReportSamples.report(content)["coverage"] as? [[String: Any]])
    #expect(coverage[0]["boundaryEllipsoidalM2"] as? Double == 861_879_800)
    layer.layer.content = .overlay
    let overlay = ReportSamples.content([layer]) { $0.boundaryEllipsoidalArea = .hectares(1) }
    let other = try #require(try ReportSamples.report(overlay)["coverage"] as? [[String: Any]])
    #expect(other[0]["boundaryEllipsoidalM2"] is NSNull)
  }

  @Test func `sums of quotas that lack rows are counted apart from tables that do not add up`() {
    func finding(_ kind: String, _ severity: Severity) -> Finding {
      Finding(code: "QTA404", severity: severity, subjects: [.unit("1")], details: [Detail("kind", kind)])
    }
    let info = CheckInfo(code: "QTA404", name: "x", severity: .error, measures: [], source: "")
    func screen(_ findings: [Finding]) -> String {
      ReportSamples.screen(
        ReportSamples.content { result in
          result.checks = [CheckRun(info: info, outcome: .completed(examined: 9, excluded: 0, findings: findings))]
        })
    }
    let notes = screen([finding("incomplete", .note)])
    #expect(notes.contains("QTA404  Not all quota rows on file  1 note\n"))
    #expect(!notes.contains("does not add up"))
    let both = screen([finding("unit-sum", .error), finding("incomplete", .note)])
    #expect(both.contains("QTA404  Quota table does not add up  1 error\n"))
    #expect(both.contains("QTA404  Not all quota rows on file   1 note\n"))
  }
}
