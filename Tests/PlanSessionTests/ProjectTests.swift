import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// `GeoData/Fixtures/projects`: six parcels of 1 ha, every fault of projects once; `expected.csv` is by hand.
@Suite("Projects and their parcels") struct ProjectTests {
  private struct Row: Hashable, Comparable, CustomStringConvertible {
    var text: String
    var description: String { text }
    static func < (a: Row, b: Row) -> Bool { a.text < b.text }
  }

  private static func path(_ name: String) -> String { SharedData.geoData("Fixtures/projects/" + name).path }

  private func result(threads: Int = 2) async throws -> SessionResult {
    var request = SessionRequest(source: .plan(path: Self.path("plan.yaml")), threads: threads)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  private func expected() throws -> [Row] {
    let data = try Data(contentsOf: URL(filePath: Self.path("expected.csv")))
    let names = ["code", "about", "kind", "measure", "value", "unit"]
    let table = try CSVReader(separator: ",").read(
      data, file: "expected.csv", columns: TableSchema(names.map { TableColumn($0) }))
    return (0..<table.count).map { row in
      Row(text: names.map { table[row, $0] ?? "" }.joined(separator: ","))
    }
  }

  @Test func `what is found is what was planted, with its measures`() async throws {
    let findings = try await result().findings.filter { $0.code.text.hasPrefix("PRJ") }
    let expected = try expected()
    let found = findings.map { finding -> Row in
      let projects = finding.subjects.compactMap { if case .project(let id) = $0 { id } else { nil } }
      let name =
        expected.map { $0.text.split(separator: ",", omittingEmptySubsequences: false) }
        .first { $0[0] == finding.code.text }.map { String($0[3]) } ?? ""
      let measure = finding.measure(name)
      let value = measure.map { $0.value.formatted(.number.grouping(.never).locale(Locale(identifier: "en"))) } ?? ""
      let cells = [
        finding.code.text, projects.joined(separator: " "), finding.detail("kind") ?? "", name, value,
        measure?.unit.rawValue ?? "",
      ]
      return Row(text: cells.joined(separator: ","))
    }
    #expect(found.sorted() == expected.sorted())
  }

  @Test func `projects lead to parcels and parcels to projects, sums are exact`() async throws {
    let links = try #require(try await result().snapshot.projectLinks)
    #expect(links.lands.map(\.way) == [.list, .list, .shape, .list, nil, .field, .list, .list])
    let half = Area.squareMetres(5000)
    #expect(
      links.lands.map(\.area) == [
        .hectares(2), .hectares(1), .hectares(1), .zero, .zero, .hectares(1), .hectares(1), .hectares(1),
      ])
    #expect(links.lands[2].parcels.map(\.area) == [half, half] && links.lands[2].parcels.map(\.row) == [2, 3])
    #expect(links.lands[2].outside == half && links.lands[2].shapeArea == .hectares(1))
    #expect(links.lands[3].unknown == ["MH-9"])
    #expect((0..<6).map { links.projects(ofRow: $0, inLayer: 0) } == [[0], [0], [1, 2], [2], [5], [6, 7]])
    #expect(links.unlistedNames == 1)
  }

  @Test func `a parcel of defence land stays unnamed`() async throws {
    let result = try await result()
    let finding = try #require(result.findings.first { $0.code == "PRJ604" && $0.detail("kind") == "CQP" })
    #expect(finding.isConfidential)
  }

  @Test func `threads change nothing`() async throws {
    let (one, two) = (try await result(threads: 1), try await result(threads: 2))
    #expect(one.snapshot.projectLinks == two.snapshot.projectLinks && one.findings == two.findings)
  }
}
