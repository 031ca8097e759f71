import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import TestSupport
import Testing

@testable import PlanReports
@testable import PlanSession

@Suite("Report files") struct ReportFileTests {
  // MARK: Small pieces

  private func overlap(_ squareMillimetres: Int64) -> ShapeOverlap {
    ShapeOverlap(
      first: 0, second: 1, area: Area(squareMillimetres: squareMillimetres),
      region: .rectangle(x: 0, y: 0, width: 1, height: 1))
  }

  private func gap(_ squareMillimetres: Int64) -> CoverageGap {
    CoverageGap(
      area: Area(squareMillimetres: squareMillimetres), region: .rectangle(x: 0, y: 0, width: 1, height: 1))
  }

  @Test func `overlaps and gaps up to the threshold are counted apart, those on it too`() throws {
    // 1 m² is 1 000 000 mm²: just under, on, just over.
    var layer = try ReportSamples.layer(gaps: [gap(3_000_000), gap(1_000_001), gap(1_000_000), gap(999_999)])
    layer.coverage?.overlaps = [overlap(2_500_000), overlap(1_000_000)]
    let content = ReportSamples.content([layer])
    let coverage = try #require(try ReportSamples.report(content)["coverage"] as? [[String: Any]])[0]
    #expect(coverage["overlapPairs"] as? Int == 1)
    #expect(coverage["overlapAreaM2"] as? Double == 2.5)
    #expect(coverage["overlapPairsBelow"] as? Int == 1)
    #expect(coverage["overlapAreaBelowM2"] as? Double == 1)
    #expect(coverage["gaps"] as? Int == 2)
    #expect(coverage["gapAreaM2"] as? Double == 4.000001)
    #expect(coverage["gapsBelow"] as? Int == 2)
    #expect(coverage["gapAreaBelowM2"] as? Double == 1.999999)
    let screen = ReportSamples.screen(content)
    #expect(screen.contains("1 overlapping pair (2.5 m²) and 1 of up to 1.0 m² (1.0 m²)"))
    #expect(screen.contains("2 gaps (4.0 m²) and 2 of up to 1.0 m² (2.0 m²)"))
    let vietnamese = ReportSamples.screen(ReportSamples.content([layer], language: .vietnamese))
    #expect(vietnamese.contains("2 khoảng hở (4,0 m²), thêm 2 không quá 1,0 m² (2,0 m²)"))
  }

  @Test func `small pieces are not spoken of where there are none, and null where nobody looked`() throws {
    let screen = ReportSamples.screen(ReportSamples.content([try ReportSamples.layer()]))
    #expect(screen.contains("0 overlapping pairs (0.0 m²) · 0 gaps (0.0 m²)\n"))
    let content = ReportSamples.content([try ReportSamples.layer(gaps: nil)])
    let coverage = try #require(try ReportSamples.report(content)["coverage"] as? [[String: Any]])[0]
    for key in ["gaps", "gapAreaM2", "gapsBelow", "gapAreaBelowM2"] { #expect(coverage[key] is NSNull, "\(key)") }
    #expect(coverage["overlapPairsBelow"] as? Int == 0)
  }

  @Test func `the plan's own threshold decides`() throws {
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.thresholds.minOverlap = .zero
    let content = ReportSamples.content([try ReportSamples.layer(gaps: [gap(1)])], plan: plan)
    let coverage = try #require(try ReportSamples.report(content)["coverage"] as? [[String: Any]])[0]
    #expect(coverage["gaps"] as? Int == 1 && coverage["gapsBelow"] as? Int == 0)
  }

  // MARK: Roundings and inputs

  @Test func `numbers that were not rounded to the nearest are listed`() throws {
    let content = ReportSamples.content { result in
      result.roundings = [
        RoundedCell(
          unit: "347", category: "LUA", day: CalendarDate.endOfYear(2025), exact: .squareMetres(12_345.5),
          nearest: .hectares(1.23), rounded: .hectares(1.24)),
        RoundedCell(unit: nil, category: nil, day: nil, exact: .zero, nearest: .zero, rounded: .hectares(0.01)),
      ]
    }
    let cells = try #require(try ReportSamples.report(content)["roundings"] as? [[String: Any]])
    #expect(cells.count == 2)
    #expect(cells[0]["asOf"] as? String == "2025-12-31" && cells[0]["unit"] as? String == "347")
    #expect(cells[0]["category"] as? String == "LUA" && cells[0]["exactM2"] as? Double == 12_345.5)
    #expect(cells[0]["nearestHa"] as? Double == 1.23 && cells[0]["roundedHa"] as? Double == 1.24)
    for key in ["asOf", "unit", "category"] { #expect(cells[1][key] is NSNull, "\(key)") }
    #expect(cells[1]["roundedHa"] as? Double == 0.01)
  }

  @Test func `inputs give their source and scale, or null`() throws {
    let content = ReportSamples.content { result in
      result.inputs = [
        SessionInput(role: .layer, file: "a", sha256: "0", features: 1, source: "Sở TN&MT", scale: 10_000),
        SessionInput(role: .table, file: "b", sha256: "1"),
      ]
    }
    let inputs = try #require(try ReportSamples.report(content)["inputs"] as? [[String: Any]])
    #expect(inputs[0]["source"] as? String == "Sở TN&MT" && inputs[0]["scale"] as? Int == 10_000)
    #expect(inputs[1]["source"] is NSNull && inputs[1]["scale"] is NSNull)
  }

  // MARK: Confidential findings

  private func finding(_ code: CheckCode, _ id: String, isConfidential: Bool) -> Finding {
    Finding(
      code: code, severity: .error, subjects: [.parcel(layer: "p", row: 0, id: id)], isConfidential: isConfidential)
  }

  @Test func `withheld findings are numbered, their own ids are in no file`() throws {
    let findings = [
      finding("COV201", "A", isConfidential: true), finding("COV201", "B", isConfidential: false),
      finding("COV201", "C", isConfidential: true), finding("GEO102", "A", isConfidential: true),
    ]
    let content = ReportSamples.content(findings: findings)
    let ids = ["COV201-withheld-1", findings[1].id.text, "COV201-withheld-2", "GEO102-withheld-1"]
    #expect(content.findings.map(\.id.text) == ids)
    for text in try Self.files(content) {
      for id in ids { #expect(text.contains(id), "\(id)") }
      for finding in findings where finding.isConfidential { #expect(!text.contains(finding.id.text)) }
    }
    let open = ReportSamples.content(findings: findings, includesConfidential: true)
    #expect(open.findings.map(\.id) == findings.map(\.id))
    for text in try Self.files(open) {
      for finding in findings { #expect(text.contains(finding.id.text)) }
      #expect(!text.contains("withheld-"))
    }
  }

  @Test func `the worst findings come first, codes taking turns of three`() {
    let codes: [CheckCode] = ["COV203", "COV201", "COV201", "COV201", "COV201", "COV201", "GEO102", "GEO102"]
    let findings = codes.enumerated().map { index, code in
      Finding(
        code: code, severity: index == 0 ? .warning : .error,
        subjects: [.parcel(layer: "p", row: index, id: String(index))])
    }
    let content = ReportSamples.content(findings: findings)
    // Two errors of COV201 are left when GEO102 has had its turn; the warning is told last.
    for limit in 0...8 {
      let expected = ["1", "2", "3", "6", "7", "4", "5", "0"].prefix(limit)
      for worst in [content.findings.worst(limit), Array(content.findings).worst(limit)] {
        #expect(worst.map { $0.finding.subjects } == expected.map { [.parcel(layer: "p", row: Int($0) ?? 0, id: $0)] })
      }
    }
  }

  private static func files(_ content: ReportContent) throws -> [String] {
    let files = [OutputFile.inMemory(), OutputFile.inMemory(), OutputFile.inMemory()]
    ReportJSON(content, to: files[0]).write()
    try FindingsGeoJSON.write(content, to: files[1])
    try FindingsCSV.write(content, to: files[2])
    return files.map { String(decoding: $0.contents, as: UTF8.self) }
  }

  // MARK: Units and categories of the data's own

  @Test func `units that are only what parcels name have no register, no day and no level`() throws {
    var units = DictionaryColumn()
    for unit in ["9021", "9011"] { units.append(unit) }
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.register = try .fromData(units)
    plan.scheme = try .fromData(["b", "a"])
    let day = CalendarDate.endOfYear(2025)
    let content = ReportSamples.content([try ReportSamples.layer()], plan: plan) { result in
      result.days = [day]
      result.areas = ["9011", "9021"].map { unit in
        AreaRow(
          unit: UnitID(unit), category: "a", isKnown: true, day: day, parcels: 1, sum: .hectares(1),
          heldMin: .hectares(1), heldMax: .hectares(1), roundedHundredths: 100)
      }
    }
    let report = try ReportSamples.report(content)
    #expect((report["plan"] as? [String: Any])?["unitRegister"] is NSNull)
    let areas = try #require(report["areas"] as? [[String: Any]])
    #expect(areas.count == 2 && areas.allSatisfy { $0["level"] is NSNull })
    #expect(areas.map { $0["unitName"] as? String } == ["9011", "9021"])
    let screen = ReportSamples.screen(content)
    #expect(!screen.contains("units of") && !screen.contains("Use group"))
    var page = PlanMarkdown(
      content, unit: try #require(plan.register?["9011"]), days: [day], parcels: UnitParcels())
    let file = OutputFile.inMemory()
    page.write(to: file)
    let text = String(decoding: file.contents, as: UTF8.self)
    #expect(!text.contains("Register of units") && !text.contains("Use group"))
    #expect(text.contains("taken from the data"))
  }
}
