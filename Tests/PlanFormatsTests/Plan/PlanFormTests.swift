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

  private func withCapital(_ rows: String) -> PlanFolder {
    PlanFolder().adding("capital: capital.csv", to: "plan.yaml").adding(
      "nguồn vốn,giai đoạn,vốn (nghìn tỷ đồng),cơ cấu (%),căn cứ,minh họa\n" + rows, to: "capital.csv")
  }

  @Test func `all that a list of projects may say is read`() throws {
    let folder = PlanFolder().adding("projects: projects.csv", to: "plan.yaml").adding(
      "id,name,name_en,unit,work,category,area_ha,parcels,period,capital_class,capital_million_vnd,source,basis,status,"
        + "decision,years_listed,implementation_year,citation\n"
        + "DA-1,Trường,School,347,Giáo dục,DGD,1.25,a; b|c,2021-2025,ngoài Nhà nước,0.000001,vay,Phụ lục II,"
        + "đang thực hiện,QĐ 1,2023;2022,2024,x\n"
        + "DA-2,Chợ,,347,,DCH,12,,2021-2025,,,,Chương trình 5,,,,,x\n", to: "projects.csv")
    let projects = try folder.read().plan.projects
    let first = try #require(projects.first)
    #expect(first.nameEnglish == "School" && first.work == "Giáo dục" && first.parcels == ["a", "b", "c"])
    #expect(first.capitalClass == .nonState && first.capital == Money(dong: 1) && first.basis == .annexTwo)
    #expect(first.status == .underWay && first.decision == "QĐ 1" && first.yearsListed == [2022, 2023])
    #expect(first.implementationYear == 2024 && first.areaRounding == .squareMetres(50))
    #expect(projects.last?.basis == .plan("Chương trình 5") && projects.last?.areaRounding == .hectares(0.5))
    #expect(projects.last?.capital == nil && projects.last?.status == nil)
    #expect(try folder.read().plan.protectedLand.map(\.code) == ["LUA", "RDD", "RPH", "CQP", "CAN"])
  }

  @Test(arguments: [
    ("capital_class", "private", TableError.Fault.notAllowed, "state"), ("status", "xong", .notAllowed, "planned"),
    ("years_listed", "2022;23", .notAnInteger, "YYYY"), ("implementation_year", "năm", .notAnInteger, "YYYY"),
    ("capital_million_vnd", "0.0000001", .tooManyDecimals, "6"),
    ("capital_million_vnd", "100000000001", .outOfRange, "≤ 100000000000 triệu đồng"),
  ]) func `a wrong field of a project is told with line, column and what is allowed`(
    column: String, text: String, fault: TableError.Fault, allowed: String
  ) {
    let faults = PlanFolder().adding("projects: projects.csv", to: "plan.yaml").adding(
      "id,name,unit,category,area_ha,period,citation,\(column)\nDA-1,a,347,DGD,1,2021-2025,x,\(text)\n",
      to: "projects.csv"
    ).faults()
    #expect(faults.map(\.fault) == [fault] && faults.first?.allowed.first == allowed)
    #expect(faults.first?.place.line == 2 && faults.first?.place.column == 8)
  }

  @Test func `a capital table is read by source and period`() throws {
    let capital = try withCapital("Nhà nước,2021-2025,41.6,,x,\nTổng số,2021-2030,758,100,x,\nFDI,whole,201,35.67,x,\n")
      .read().plan.capital
    #expect(capital.need(.state, in: "2021-2025")?.amount == Money(dong: 41_600_000_000_000))
    #expect(capital.need(nil, in: nil)?.amount.thousandBillions == 758)
    #expect(capital.need(.fdi, in: nil)?.share == 35_670_000 && capital.need(.fdi, in: nil)?.shareRounding == 5000)
  }

  @Test(arguments: [
    ("bank,2021-2025,1,,x,", TableError.Fault.notAllowed), ("state,2021,1,,x,", .notAllowed),
    ("state,whole,,,x,", .missingValue), ("state,whole,-1,,x,", .negative), ("state,whole,1,,,", .missingValue),
    ("state,whole,1,1001,x,", .outOfRange), ("state,whole,1,,x,\nNhà nước,whole,1,,x,", .duplicate),
  ]) func `each fault of a capital table is told`(rows: String, fault: TableError.Fault) {
    let faults = withCapital(rows + "\n").faults()
    #expect(faults.map(\.fault) == [fault], "\(faults)")
    #expect(faults.first?.place.file == "capital.csv" && faults.first?.place.line != nil)
  }

  @Test func `shapes of projects need a list`() {
    let folder = PlanFolder().adding("projectShapes: {file: units.geojson, id: code}", to: "plan.yaml")
    #expect(folder.faults().map(\.fault) == [.missingKey])
  }

  @Test func `a layer may lie in one unit`() throws {
    let unit = PlanFolder().replacing("    holds: whole", "    holds: whole\n    unit: \"347\"", in: "plan.yaml")
    #expect(unit.faults().map(\.fault) == [.duplicate], "a field says it already")
    let alone = unit.replacing("      unit: commune\n", "", in: "plan.yaml")
    #expect(try alone.read().layers.first?.unit == "347")
    #expect(alone.replacing("unit: \"347\"", "unit: \"374\"", in: "plan.yaml").faults().map(\.fault) == [.unknownUnit])
  }
}
