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
}
