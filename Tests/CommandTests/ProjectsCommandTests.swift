import Foundation
import TestSupport
import Testing

/// `GeoData/Fixtures/projects`: figures by hand, see its SOURCE.md.
@Suite("landplan projects") struct ProjectsCommandTests {
  private static let plan = SharedData.geoData("Fixtures/projects/plan.yaml").path

  private func json(_ scratch: Scratch, _ arguments: [String] = []) throws -> [String: Any] {
    let outcome = try scratch.command.run(["projects", Self.plan, "--json", "-"] + arguments)
    return try #require(JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any])
  }

  @Test func `the screen tells list, faults, sums and capital in both languages`() throws {
    let scratch = try Scratch()
    let english = try scratch.command.run(["projects", Self.plan, "--lang", "en"])
    #expect(english.status == 1, "\(english.errors)")
    for text in [
      "MH-B     2021-2025         1.01          1.00        1       300.00", "PRJ603 Parcel MH-3: 5,000.0",
      "Total                                8         7.82          7.00     1,634.75",
      "investment of the whole society", "234.5",
      "ILLUSTRATIVE DATA – NO LEGAL VALUE",
    ] { #expect(english.text.contains(text), "\(text)") }
    let vietnamese = try scratch.command.run(["projects", Self.plan, "--lang", "vi"])
    #expect(vietnamese.text.contains("Thửa MH-3: 5.000,0 m² thuộc đồng thời dự án MH-B và dự án MH-C."))
    #expect(vietnamese.text.contains("DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"))
    for screen in [english, vietnamese] { #expect(!screen.text.contains("MH-5"), "the parcel of defence land") }
  }

  @Test func `JSON links projects and parcels both ways and names no confidential parcel`() throws {
    let scratch = try Scratch()
    let projects = try #require(try json(scratch)["projects"] as? [String: Any])
    let rows = try #require(projects["rows"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["MH-A", "MH-B", "MH-C", "MH-D", "MH-E", "MH-F", "MH-G", "MH-H"])
    let parcels = try #require(rows[2]["parcels"] as? [[String: Any]])
    #expect(parcels.map { $0["id"] as? String } == ["MH-3", "MH-4"])
    #expect(parcels.map { $0["areaM2"] as? Double } == [5000, 5000])
    #expect(parcels.map { $0["projects"] as? [String] } == [["MH-B", "MH-C"], ["MH-C"]])
    #expect((rows[5]["parcels"] as? [Any])?.isEmpty == true && rows[5]["withheldParcels"] as? Int == 1)
    #expect(rows[5]["parcelAreaHa"] as? Double == 1, "in the sums all the same")
    let total = try #require(projects["total"] as? [String: Any])
    // 2 + 1.01 + 1 + 0.5 + 0.3 + 1 + 1.005 + 1; 1200.5 + 300 + 99.25 + 20 + 15.
    #expect(total["areaHa"] as? Double == 7.815 && total["capitalMillionVnd"] as? Double == 1634.75)
    #expect(total["parcelAreaHa"] as? Double == 7 && total["withCapital"] as? Int == 5)
  }

  @Test func `unit and period choose the rows, unknown ones are refused`() throws {
    let scratch = try Scratch()
    let projects = try #require(try json(scratch, ["--unit", "MH-C2"])["projects"] as? [String: Any])
    #expect((projects["rows"] as? [[String: Any]])?.map { $0["id"] as? String } == ["MH-D", "MH-E", "MH-F", "MH-G"])
    let later = try scratch.command.run(["projects", Self.plan, "--period", "2026-2030", "--lang", "en"])
    #expect(later.text.contains("No project") == false && later.text.contains("234.5"), "the capital table stays")
    #expect(try scratch.command.run(["projects", Self.plan, "--unit", "nowhere"]).status == 64)
    #expect(try scratch.command.run(["projects", Self.plan, "--period", "2031"]).status == 64)
    #expect(try scratch.command.run(["projects", Self.plan, "--json", "-", "--csv", "-"]).status == 64)
  }

  @Test func `the plan of a commune names what units above plan on its land`() throws {
    let scratch = try Scratch()
    for (unit, isNamed) in [("MH-C2", true), ("MH-C1", false)] {
      _ = try scratch.command.run(["export", Self.plan, "--unit", unit, "--output", unit, "--period", "2021-2025"])
      let plan = try scratch.text(unit + "/plan.md")
      #expect(plan.contains("Dự án của đơn vị cấp trên có đất trong đơn vị này: MH-H (Chợ minh họa).") == isNamed)
    }
  }

  @Test func `CSV has a row for each project`() throws {
    let scratch = try Scratch()
    let outcome = try scratch.command.run(["projects", Self.plan, "--csv", "-"])
    let lines = outcome.text.split(separator: "\r\n")
    #expect(lines.count == 9)
    #expect(lines[1].hasPrefix("MH-A,Khu công nghiệp minh họa,Illustrative industrial park,MH-C1,"))
    #expect(
      lines[1].contains(",2,2,list,2,0,0,0,fdi,1200.5,")
        && lines[1].contains(",annex-ii,under-way,MH-QĐ 1,2022;2023,2024,PRJ604,"))
  }

  @Test func `a run has projects and capital in report and plan`() throws {
    let scratch = try Scratch()
    _ = try scratch.command.run(["run", Self.plan, "--output", "out"])
    let files = try scratch.files(below: "out")
    let bytes = try #require(files["report.json"])
    let report = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(((report["projects"] as? [String: Any])?["rows"] as? [Any])?.count == 8)
    #expect((report["capital"] as? [String: Any])?["sumsFailed"] as? Int == 2)
    let page = try #require(files["plans/MH-D/plan.md"])
    let plan = String(decoding: page, as: UTF8.self)
    #expect(plan.contains("## Công trình, dự án") && plan.contains("| MH-B – Khu dân cư minh họa |"))
    #expect(plan.contains("không chia cho diện tích và không so sánh với tổng vốn của các dự án"))
    #expect(!plan.contains("MH-5"))
  }
}
