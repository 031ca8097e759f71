import Foundation
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("The committed sample plan") struct SamplePlanTests {
  static let path = SharedData.geoData("hanam/plan.yaml").path

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path)))
  func `it is read without a fault or notice and is marked as illustrative`() throws {
    let folder = GeoDataFolder(path: SharedData.geoData("").path)
    let document = try PlanReader(geoData: folder).read(Self.path)
    #expect(document.notices.isEmpty)
    #expect(document.plan.isFictitious)
    #expect(document.plan.id.hasPrefix("MH-"))
    // One province, 6 districts, 98 communes.
    #expect(document.plan.register?.units.count == 105)
    #expect(document.plan.quotas.allSatisfy { $0.isFictitious && !$0.isVerified && $0.id.hasPrefix("MH-") })
    #expect(document.plan.periods.map(\.stockDate.description) == ["2025-12-31", "2030-12-31"])
  }
}
