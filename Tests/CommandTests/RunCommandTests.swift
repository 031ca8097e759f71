import Foundation
import Testing

@Suite("landplan run") struct RunCommandTests {
  @Test func `a run writes every file it names and nothing else`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    let files = try scratch.files(below: "out")
    let perDistrict = ["2021-2025", "2026-2030"].flatMap {
      ["parcels-\($0).geojson", "areas-\($0).csv", "quota-\($0).csv"]
    }
    let plans = ["901", "902"].flatMap { code in (perDistrict + ["plan.md"]).map { "plans/\(code)/\($0)" } }
    let top = [
      "report.json", "findings.geojson", "findings.csv", "quotas.csv", "areas.csv", "matrix.csv", "manifest.json",
    ]
    #expect(files.keys.sorted() == (top + plans).sorted())
    #expect(!scratch.entries.contains { $0.contains(".partial") || $0.contains(".lock") || $0.contains(".replaced") })
    #expect(outcome.text.contains("21 files written to out"))
  }

  @Test func `two runs give the same bytes whatever the threads, the language and the time zone of the machine`() throws
  {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    var first = scratch.command
    first.environment = ["LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh"]
    var second = scratch.command
    second.environment = [
      "LANG": "de_DE.UTF-8", "LC_ALL": "C", "TZ": "America/New_York", "SWIFT_DETERMINISTIC_HASHING": "",
    ]
    _ = try first.run(["run", "plan.yaml", "--output", "a", "--threads", "1"])
    _ = try second.run(["run", "plan.yaml", "--output", "b", "--threads", "2"])
    #expect(try scratch.files(below: "a") == scratch.files(below: "b"))
  }

  @Test func `no file shows a confidential parcel's id, number, name or place`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out", "--out-crs", "plan"])
    let files = try scratch.files(below: "out")
    for (name, data) in files {
      let text = String(decoding: data, as: UTF8.self)
      for secret in TrialPlan.secrets { #expect(!text.contains(secret), "\(name) shows \(secret)") }
      // Its eastern border is nobody else's but A-4's; its northern one, 590250, nobody's: the overlap's place.
      #expect(!text.contains("590205,2270050") || name == "report.json" || name.hasPrefix("findings"), "\(name)")
    }
    for secret in TrialPlan.secrets { #expect(!outcome.text.contains(secret)) }
    let plan = try scratch.text("out/plans/902/plan.md")
    #expect(plan.contains("1 thửa đất bảo mật được tính vào tổng diện tích"))
    // The hectare itself is in the totals.
    #expect(plan.contains("| Đất quốc phòng | CQP | 1,00 | 1,00 |".replacing("Đất", with: "&emsp;Đất")))
  }

  @Test func `ids of findings on confidential land cannot be worked out from its ids`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "open", "--include-confidential"])
    func findings(_ folder: String) throws -> [[String: Any]] {
      let report = try JSONSerialization.jsonObject(with: try scratch.data("\(folder)/report.json")) as? [String: Any]
      return try #require(report?["findings"] as? [[String: Any]])
    }
    let (shown, all) = (try findings("out"), try findings("open"))
    let withheld = zip(shown, all).filter { $0.0["withheld"] as? Bool == true }
    #expect(withheld.contains { $0.0["id"] as? String == "COV201-withheld-1" })
    let texts = try scratch.files(below: "out").mapValues { String(decoding: $0, as: UTF8.self) }
    for (_, open) in withheld {
      let id = try #require(open["id"] as? String)
      #expect(!texts.values.contains { $0.contains(id) }, "\(id)")
    }
    #expect(all.allSatisfy { ($0["id"] as? String)?.contains("withheld") == false })
  }

  @Test func `a record without a shape is exported where it says it lies, sources and scales are told`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let shapeless =
      #"{"type":"Feature","properties":{"ma":"A-5","xa":"9021","sd25":"LUC","sd30":"LUC"},"geometry":null}]}"#
    try scratch.write(String(TrialPlan.parcels.dropLast(2)) + "," + shapeless, to: "parcels.geojson")
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    for (unit, expected) in [("901", ["A-1", "A-2"]), ("902", ["A-2", "A-4", "A-5"])] {
      let file = try JSONSerialization.jsonObject(
        with: try scratch.data("out/plans/\(unit)/parcels-2021-2025.geojson"))
      let features = try #require((file as? [String: Any])?["features"] as? [[String: Any]])
      let properties = features.compactMap { $0["properties"] as? [String: Any] }
      #expect(properties.map { $0["id"] as? String } == expected)
      for one in properties { #expect(one["leftOut"] as? Bool == (one["id"] as? String == "A-5")) }
    }
    let plan = try scratch.text("out/plans/902/plan.md")
    #expect(plan.contains(", kiểm thử, tỷ lệ bản đồ 1:1.000, EPSG:5897"))
    #expect(!plan.contains("elipxôit"), "the outline is the province's, not the district's")
    _ = try scratch.command.run(["export", "plan.yaml", "--unit", "90", "--output", "province"])
    #expect(try scratch.text("province/plan.md").contains("Diện tích trong ranh giới: 4,00 ha trên mặt phẳng"))
  }

  @Test func `with leave the confidential parcel is there and each file that holds it says so`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out", "--include-confidential"])
    let parcels = try scratch.text("out/plans/902/parcels-2021-2025.geojson")
    #expect(parcels.contains("BIMAT-77"))
    #expect(parcels.contains("TỆP CÓ THÔNG TIN BẢO MẬT"))
    #expect(try scratch.text("out/plans/902/plan.md").contains("TỆP CÓ THÔNG TIN BẢO MẬT"))
    #expect(try scratch.text("out/report.json").contains("\"confidentialIncluded\": true"))
    #expect(!(try scratch.text("out/plans/901/plan.md").contains("TỆP CÓ THÔNG TIN BẢO MẬT")))
  }

  @Test func `every file says that the data is illustrative`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    for (name, data) in try scratch.files(below: "out") {
      let text = String(decoding: data, as: UTF8.self)
      if name.hasSuffix(".csv") {
        #expect(text.split(separator: "\r\n")[0].hasSuffix("fictitious"), "\(name)")
        #expect(text.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasSuffix(",true") }, "\(name)")
      } else if name == "manifest.json" {
        #expect(text.contains("\"fictitious\": true"))
      } else {
        #expect(text.contains("DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"), "\(name)")
      }
    }
    #expect(outcome.text.contains("ILLUSTRATIVE DATA – NO LEGAL VALUE"))
    let plan = try scratch.text("out/plans/901/plan.md")
    #expect(!plan.contains("Thủ trưởng"), "no signature block")
    #expect(plan.contains("*chưa kiểm chứng*"), "unverified figures say so")
  }

  @Test func `files follow the plan's language and the terminal its own`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch, language: "en")
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out", "--lang", "vi"])
    #expect(outcome.text.contains("Kế hoạch thử"))
    #expect(outcome.text.contains("Đã ghi 21 tệp"))
    let plan = try scratch.text("out/plans/902/plan.md")
    #expect(plan.hasPrefix("# Land-use plan – Huyện Tây"))
    #expect(plan.contains("ILLUSTRATIVE DATA – NO LEGAL VALUE"))
    #expect(plan.contains("| Unknown code | XYZ | 0.90 |  |"))
  }

  @Test func `a district's table has the hectares drawn, blanks for zero, and the official area marked`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    let plan = try scratch.text("out/plans/902/plan.md")
    // 0.1 ha of A-2, 1 ha of defence, 0.9 ha of A-4: drawn on the grid.
    #expect(plan.contains("| &emsp;Đất ở tại đô thị | ODT | 0,10 |  |"))
    #expect(plan.contains("| Mã không có trong bảng | XYZ | 0,90 |  |"))
    #expect(plan.contains("**2,00** | **2,00** |"))
    #expect(plan.contains("| Diện tích tự nhiên theo công bố |  | 2,01 | 2,01 |"))
    #expect(plan.contains("| Chênh lệch |  | -0,01 | -0,01 |"))
    #expect(plan.contains("số liệu để tham khảo, kế thừa"))
    let other = try scratch.text("out/plans/901/plan.md")
    #expect(other.contains("Diện tích tự nhiên theo công bố – *chưa kiểm chứng*"))
  }

  @Test func `a plan's page says what its figures are, and where digests of its sources stand`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    let page = try scratch.text("out/plans/902/plan.md")
    for part in [
      "| Diện tích đến ngày 31/12/2025 (ha) | Còn dư / vượt (–) (ha) |",
      "\n\nCòn dư / vượt (–): phần diện tích còn lại",
      "số liệu để tham khảo, kế thừa (bỏ cấp huyện từ 1/7/2025, NĐ 151/2025/NĐ-CP)",
      "làm tròn đến 0,01 ha sao cho mọi tổng",
      "--include-confidential", "- `parcels.geojson`", "`manifest.json`",
    ] { #expect(page.contains(part), "\(part)") }
    // One mention of digests, and none of 64 digits but the run's hash.
    #expect(page.components(separatedBy: "SHA-256").count == 2)
    #expect(page.matches(of: /[0-9a-f]{64}/).count == 1)
    let listed = page.split(separator: "\n").filter { $0.hasPrefix("- ") }.compactMap { line in
      line.firstMatch(of: /[A-Z]{3}[0-9]{3}/).map { String($0.0) }
    }
    #expect(listed.count > 2 && listed == listed.sorted(), "\(listed)")
  }
}
