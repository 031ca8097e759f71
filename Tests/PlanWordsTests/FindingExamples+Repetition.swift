import LandUse
import PlanChecks

extension FindingExamples {
  static let repeatedProperties: [Finding] = {
    func finding(_ rows: Int) -> Finding {
      Finding(
        code: "ATT308", severity: .warning, subjects: [.parcel(layer: "l", row: 0, id: "12-35")],
        measures: [Measure("rows", Double(rows), .count, limit: 0)], details: [Detail("field", "loaiDat")],
        origins: [Origin(file: "l.geojson", feature: 0, byte: 0)])
    }
    return [finding(1), finding(1200)]
  }()
}
