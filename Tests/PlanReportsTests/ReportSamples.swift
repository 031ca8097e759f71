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

/// Small results made by hand.
enum ReportSamples {
  /// Squares of 100 m × 100 m side by side, with a coverage in which nothing was found.
  static func layer(
    _ id: String = "p", parcels: Int = 2, content: LayerContent = .whole, scale: Int? = nil, gaps: [CoverageGap]? = [],
    day: CalendarDate? = nil
  ) throws -> LayerSnapshot {
    let shapes = try ShapeTable.of(
      (0..<parcels).map { .rectangle(x: 590_000 + Double($0) * 100, y: 2_270_000, width: 100, height: 100) })
    let layer = ParcelLayer(
      id: id, file: id, content: content, scale: scale, shapes: shapes, sourceCRS: "EPSG:5897",
      ids: DictionaryColumn(), uses: [UseColumn(day: day, field: "use", codes: DictionaryColumn())],
      byteOffsets: Array(repeating: 0, count: parcels))
    var coverage = CoverageReport()
    coverage.examined = parcels
    coverage.gaps = gaps
    return LayerSnapshot(
      layer: layer, areas: Array(repeating: .hectares(1), count: parcels), invalid: [], coverage: coverage)
  }

  static func content(
    _ layers: [LayerSnapshot] = [], plan: Plan = Plan(id: "p", crs: "EPSG:5897"), findings: [Finding] = [],
    accuracy: AccuracyRegulation? = nil, looksAtGaps: Bool = true, includesConfidential: Bool = false,
    language: Language = .english, _ change: (inout SessionResult) -> Void = { _ in }
  ) -> ReportContent {
    let info = CheckInfo(code: "COV201", name: "x", severity: .error, measures: [], source: "")
    let run = CheckRun(info: info, outcome: .completed(examined: 1, excluded: 0, findings: findings))
    var result = SessionResult(
      snapshot: PlanSnapshot(plan: plan, layers: layers, accuracy: accuracy, looksAtGaps: looksAtGaps), inputs: [],
      notes: [], days: [nil], areas: [], checks: [run], runHash: "h")
    change(&result)
    return ReportContent(
      result, options: ReportOptions(includesConfidential: includesConfidential, toolVersion: "1"),
      language: language)
  }

  static func report(_ content: ReportContent) throws -> [String: Any] {
    let file = OutputFile.inMemory()
    ReportJSON(content, to: file).write()
    return try #require(try JSONSerialization.jsonObject(with: Data(file.contents)) as? [String: Any])
  }

  static func screen(_ content: ReportContent) -> String {
    RunScreen(content, style: TerminalStyle(width: 200)).text()
  }
}
