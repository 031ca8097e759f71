import Foundation
import Geometry
import LandUse
import PlanFormats
import Testing

@Suite("Forms, projects and layers in one unit") struct PlanFormTests {
  @Test func `rows without figure and source are passed over with one notice, half-filled ones are faults`() throws {
    let folder = PlanFolder().adding("MH-9,,LUC,347,2025,,,,,,,,,,,,,,", to: "quotas.csv")
      .adding("MH-10,,nonsense,nowhere,,,,,,,,,,,,,,,", to: "quotas.csv")
      .adding("347,LUC,,,,", to: "baseline.csv")
    let document = try folder.read()
    #expect(document.plan.quotas.count == (try PlanFolder().read().plan.quotas.count))
    let notices = document.notices.filter { $0.kind == .rowsUnfilled }
    #expect(notices.map(\.place.file) == ["quotas.csv", "baseline.csv"] && notices.map(\.count) == [2, 1])
    #expect(
      PlanFolder().adding("MH-9,,LUC,347,2025,,,,min,,,x,,,,,,,", to: "quotas.csv").faults().map(\.fault)
        == [.missingValue], "a source without a figure")
    #expect(
      PlanFolder().adding("MH-9,,LUC,347,2025,7,,,min,,,,,,,,,,", to: "quotas.csv").faults().map(\.fault)
        == [.missingValue], "a figure without a source")
  }

  private func withProjects(_ rows: String) -> PlanFolder {
    PlanFolder().adding("projects: projects.csv", to: "plan.yaml").adding(
      "mã công trình,tên công trình,mã đơn vị,mã loại đất,diện tích (ha),kỳ,vốn (triệu đồng),nguồn vốn,căn cứ,minh họa\n"
        + rows, to: "projects.csv")
  }

  @Test func `projects are read with their figures`() throws {
    let plan = try withProjects("DA-1,Trường học,347,DGD,1.25,2021-2025,1200.5,ngân sách,x,\n").read().plan
    let project = try #require(plan.projects.first)
    #expect(project.id == "DA-1" && project.name == "Trường học" && project.unit == "347" && project.category == "DGD")
    #expect(project.area == .hectares(1.25) && project.period == "2021-2025" && project.capitalMillionVND == 1200.5)
    #expect(project.source == "ngân sách" && project.citation == "x" && !project.isFictitious)
    #expect(try withProjects("DA-1,a,347,DGD,1,2021-2025,,,,true\n").read().plan.isFictitious)
    #expect(try withProjects("").read().plan.projects.isEmpty)
  }

  @Test(arguments: [
    ("DA-1,a,374,DGD,1,2021-2025,,,x,", TableError.Fault.unknownUnit),
    ("DA-1,a,347,DGX,1,2021-2025,,,x,", .unknownCategory),
    ("DA-1,a,347,DGD,-1,2021-2025,,,x,", .negative), ("DA-1,a,347,DGD,,2021-2025,,,x,", .missingValue),
    ("DA-1,a,347,DGD,1,2021,,,x,", .notAllowed), ("DA-1,a,347,DGD,1,2021-2025,nhiều,,x,", .notANumber),
    ("DA-1,a,347,DGD,1,2021-2025,,,,", .missingValue), (",a,347,DGD,1,2021-2025,,,x,", .missingValue),
    ("DA-1,a,347,DGD,1,2021-2025,,,x,\nDA-1,b,347,DGD,1,2021-2025,,,x,", .duplicate),
  ])
  func `each fault of a project is told`(rows: String, fault: TableError.Fault) {
    let faults = withProjects(rows + "\n").faults()
    #expect(faults.map(\.fault) == [fault], "\(faults)")
    #expect(faults.first?.place.file == "projects.csv")
  }

  @Test func `a layer may lie in one unit`() throws {
    let unit = PlanFolder().replacing("    holds: whole", "    holds: whole\n    unit: \"347\"", in: "plan.yaml")
    #expect(unit.faults().map(\.fault) == [.duplicate], "a field says it already")
    let alone = unit.replacing("      unit: commune\n", "", in: "plan.yaml")
    #expect(try alone.read().layers.first?.unit == "347")
    #expect(alone.replacing("unit: \"347\"", "unit: \"374\"", in: "plan.yaml").faults().map(\.fault) == [.unknownUnit])
  }
}
