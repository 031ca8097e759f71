import Foundation
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// `GeoData/Fixtures/dirty-units`: units as real files write them, each with what has to come out.
@Suite("Dirty units") struct DirtyUnitsTests {
  private struct Row: Equatable {
    var unit: String
    var findings: [String]
  }

  private static func path(_ name: String) -> String { SharedData.geoData("Fixtures/dirty-units/" + name).path }

  private func expected() throws -> [Row] {
    let data = try Data(contentsOf: URL(filePath: Self.path("expected.csv")))
    let columns = TableSchema(["layer", "feature", "text", "unit", "findings"].map { TableColumn($0) })
    let table = try CSVReader(separator: ",").read(data, file: "expected.csv", columns: columns)
    return (0..<table.count).map { row in
      Row(
        unit: table[row, "unit"] ?? "",
        findings: (table[row, "findings"] ?? "").split(separator: " ").map(String.init))
    }
  }

  private func result() async throws -> SessionResult {
    var request = SessionRequest(source: .plan(path: Self.path("plan.yaml")), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  @Test func `every text is read as it says, in both layers`() async throws {
    let result = try await result()
    let layer = result.snapshot.layers[0].layer
    let expected = try expected()
    #expect(expected.count == layer.count && expected.count >= 40)
    for (row, wanted) in expected.enumerated() {
      let origin = layer.origin(of: row)
      let codes = result.findings.filter { ["ATT306", "COV204"].contains($0.code.text) && $0.origins.contains(origin) }
      let found = Row(unit: layer.units?[row] ?? "", findings: Set(codes.map(\.code.text)).sorted())
      #expect(found == wanted, "row \(row): \(layer.units?[row] ?? "-")")
    }
  }

  @Test func `what was read is told`() async throws {
    let result = try await result()
    let notes = result.notes.flatMap(\.notes)
    #expect(
      notes.contains { if case .legacyText(let text) = $0 { text.isConverted && text.fieldNames == 4 } else { false } })
    #expect(notes.contains(.taken(role: .unit, fields: ["tên xã"], choice: .alias)))
    #expect(result.notices.map(\.kind).contains(.layersUnited))
    let kinds = result.findings.filter { $0.code == "ATT306" }.compactMap { $0.detail("kind") }
    let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts == ["ambiguous-name": 1, "other-day": 3, "other-kind": 2, "unknown-name": 4])
  }
}
