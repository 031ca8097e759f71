import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// `GeoData/Fixtures/dirty`: rows as real files have them, each with what has to come out.
@Suite("Dirty rows") struct DirtyRowsTests {
  private struct Row: Equatable, CustomStringConvertible {
    var id: String
    var uses: String
    var declared: String
    var unit: String
    var findings: [String]

    var description: String { "\(id) | \(uses) | \(declared) | \(unit) | \(findings.joined(separator: " "))" }
  }

  private static func url(_ name: String) -> URL { SharedData.geoData("Fixtures/dirty/" + name) }

  private func expected() throws -> [Row] {
    let text = try String(contentsOf: Self.url("expected.csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Row(
        id: fields[1], uses: fields[2], declared: fields[3], unit: fields[4],
        findings: fields[5].split(separator: " ").map(String.init))
    }
  }

  private func result() async throws -> SessionResult {
    var request = SessionRequest(source: .plan(path: Self.url("plan.yaml").path), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  @Test func `every row is read as it says`() async throws {
    let result = try await result()
    let layer = result.snapshot.layers[0].layer
    let scheme = try #require(result.snapshot.plan.scheme)
    let column = try #require(layer.uses.first)
    let readings = column.readings(in: scheme)
    let expected = try expected()
    #expect(expected.count == layer.count && expected.count >= 30)
    for (row, wanted) in expected.enumerated() {
      let index = column.codes.indices[row]
      let found = Row(
        id: layer.ids[row] ?? "",
        uses: index == DictionaryColumn.missing ? "" : told(readings, Int(index), scheme),
        declared: told(layer.declaredAreas?[row] ?? .nan), unit: layer.units?[row] ?? "",
        findings: findings(on: row, result))
      #expect(found == wanted, "row \(row)")
    }
  }

  private func told(_ readings: UseReadings, _ value: Int, _ scheme: CategoryScheme) -> String {
    switch readings.state(of: value) {
    case .missing: ""
    case .unknown, .ambiguous: "?"
    case .read:
      readings.parts(of: value).sorted { $0.kind < $1.kind }.map { part in
        scheme.text(ofRows: readings.alternatives.rows(of: part.kind))
          + (part.area.map { " " + told($0.squareMetres) } ?? "")
      }.joined(separator: "+")
    }
  }

  private func told(_ area: Double) -> String {
    guard area.isFinite else { return "" }
    return area == area.rounded() ? String(Int(area)) : String(area)
  }

  private func findings(on row: Int, _ result: SessionResult) -> [String] {
    let codes = result.findings.filter { $0.code.text.hasPrefix("ATT") && $0.origins.contains { $0.feature == row } }
    return Set(codes.map(\.code.text)).sorted()
  }

  @Test func `nothing is read otherwise than it stands without a note`() async throws {
    let notes = try await result().notes.flatMap(\.notes)
    let mends = notes.compactMap { if case .usesMended(_, let mend, let count, _) = $0 { (mend, count) } else { nil } }
    #expect(mends.map(\.0) == UseMend.allCases.filter { $0 != .ambiguousAreas })
    #expect(mends.first { $0.0 == .olderCode }?.1 == 3)
    #expect(notes.contains { if case .useLists(_, 2) = $0 { true } else { false } })
    #expect(notes.contains { if case .areasMended = $0 { true } else { false } })
    // The one value of defence land that was read by its name is no example.
    #expect(
      !notes.contains { note in
        if case .usesMended(_, _, _, let example) = note {
          example?.uses.contains { $0.code == "CQP" } ?? false
        } else {
          false
        }
      })
  }

  /// 52 parcels of 1000 m²; what each may count towards, by hand from expected.csv.
  @Test func `certain and possible areas follow from the readings`() async throws {
    let result = try await result()
    let ledger = try #require(result.areas.isEmpty ? nil : result.areas)
    func bounds(_ code: String) -> [Area]? {
      ledger.first { $0.unit?.text == "35" && $0.category == code }.map { [$0.heldMin, $0.heldMax] }
    }
    let total = ledger.filter { $0.unit?.text == "35" && ["NNP", "PNN", "CSD"].contains($0.category) }.map(\.sum).sum()
    let unknown = ledger.filter { $0.unit?.text == "35" && !$0.isKnown }.map(\.sum).sum()
    let overlays = ledger.filter { $0.unit?.text == "35" && ["KDT", "CNC"].contains($0.category) }.map(\.sum).sum()
    #expect(total + unknown + overlays == .squareMetres(52_000))
    // One parcel of ONT, and of seven divided ones 600 m² six times and 600.5 m² once. Possible besides: three parcels of
    // ONT or CLN, one of OTC, six of unknown use, two that carry overlay codes.
    #expect(bounds("ONT") == [.squareMetres(5200.5), .squareMetres(5200.5 + 12_000)])
    // ODT alone and 600 m² beside CLN; besides one of ODT or CLN, and the same others.
    #expect(bounds("ODT") == [.squareMetres(1600), .squareMetres(1600 + 10_000)])
    #expect(ledger.contains { $0.category == "CLN+ONT" && !$0.isKnown && $0.sum == .squareMetres(3000) })
  }
}
