import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// The committed sample of Hà Nam: schematic shapes, invented quotas.
@Suite("The sample plan") struct SamplePlanTests {
  private static func result() async throws -> SessionResult {
    var request = SessionRequest(source: .plan(path: SharedData.geoData("hanam/plan.yaml").path), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  @Test func `it is clean, and every verdict there is occurs`() async throws {
    let result = try await Self.result()
    let layer = try #require(result.snapshot.layers.first)
    let coverage = try #require(layer.coverage)
    #expect(coverage.leftOut.isEmpty)
    #expect(coverage.overlaps.isEmpty)
    #expect(coverage.gaps?.isEmpty == true)
    #expect(coverage.outside?.isEmpty == true)
    #expect(Set(result.snapshot.balances.map(\.verdict)) == Set(QuotaVerdict.allCases))
    #expect(result.snapshot.balances.contains { $0.isNearLimit })
    #expect(result.snapshot.plan.isFictitious)
  }

  /// Figures by pyproj and shapely from parcels.geojson: project, ha of its parcels, how many, ha of rice land in 2020,
  /// on how many of them.
  @Test func `its projects have the parcels that name them, and most of them take rice land`() async throws {
    let result = try await Self.result()
    let snapshot = result.snapshot
    let links = try #require(snapshot.projectLinks)
    let figures: [(id: String, hectares: Double, parcels: Int, rice: Double, riceParcels: Double)] = [
      ("MH-DA-1", 392.4314, 31, 200.2487, 16), ("MH-DA-101", 208.6276, 20, 27.1323, 4),
      ("MH-DA-919", 170.5669, 1, 170.5669, 1), ("MH-DA-106", 38.5414, 3, 24.9078, 2),
    ]
    for wanted in figures {
      let row = try #require(snapshot.plan.projects.firstIndex { $0.id == wanted.id })
      #expect(abs(links.lands[row].area.hectares - wanted.hectares) < 1e-4 && links.lands[row].way == .field)
      #expect(links.lands[row].parcels.count == wanted.parcels && links.lands[row].outside == .zero)
      let finding = try #require(
        result.findings.first { $0.code == "PRJ604" && $0.subjects.contains(.project(wanted.id)) })
      #expect(abs((finding.measure("protectedArea")?.value ?? 0) - wanted.rice) < 1e-4)
      #expect(finding.measure("parcels")?.value == wanted.riceParcels)
    }
    #expect(snapshot.plan.projects.count == 15 && snapshot.plan.projects.allSatisfy(\.isFictitious))
    #expect(!result.findings.contains { $0.code.text.hasPrefix("PRJ") && $0.code != "PRJ604" })
  }

  @Test func `needed capital is that of the decision, and is not marked as invented`() async throws {
    let capital = try await Self.result().snapshot.plan.capital
    #expect(capital.needs.count == 12 && capital.needs.allSatisfy { !$0.isFictitious && $0.citation.contains("266") })
    #expect(capital.need(.state, in: "2021-2025")?.amount.thousandBillions == 41.6)
    #expect(capital.need(.nonState, in: "2026-2030")?.amount.thousandBillions == 256.3)
    #expect(capital.need(.fdi, in: nil)?.amount.thousandBillions == 270.4)
    #expect(capital.need(nil, in: nil)?.amount.thousandBillions == 758)
    #expect(capital.need(.fdi, in: nil)?.share == 35_670_000)
  }
}
