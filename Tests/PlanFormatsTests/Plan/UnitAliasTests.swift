import LandUse
import PlanFormats
import Testing

/// The table of aliases of units: read as strictly as the others.
@Suite("unit-aliases.csv") struct UnitAliasTests {
  private func folder(_ rows: String) -> PlanFolder {
    let folder = PlanFolder().adding("unitAliases: unit-aliases.csv")
    folder.files["unit-aliases.csv"] = rows
    return folder
  }

  @Test func `rows say what a text stands for, with Vietnamese headings, too`() throws {
    let plan = try folder("Tên gọi khác;Đơn vị;Căn cứ\nXã Quang Trung cũ;13285;NQ 1\n0123;13285;NQ 2\n").read().plan
    let names = try #require(plan.unitNames)
    #expect(names.reading(of: "xã quang trung  cũ") == .unit("13285", by: .alias))
    #expect(names.reading(of: "0123") == .unit("13285", by: .alias))
    #expect(names.reading(of: "P. Quang Trung") == .unit("13285", by: .name))
  }

  @Test(arguments: [
    ("alias,unit,citation\nX,99999,NQ 1\n", TableError.Fault.unknownUnit, 2),
    ("alias,unit,citation\nX,13285,\n", .missingValue, 2),
    ("alias,unit,citation\n,13285,NQ 1\n", .missingValue, 2),
    ("alias,unit,citation\nX,13285,NQ 1\nx,347,NQ 1\n", .duplicate, 3),
    ("alias,unit,valid_from,valid_to,citation\nX,13285,2025-01-01,2024-01-01,NQ 1\n", .endBeforeStart, 2),
    ("alias,citation\nX,NQ 1\n", .missingColumn, 1), ("alias,unit,citation\nX,13285\n", .raggedRow, 2),
  ])
  func `faults are told with their line`(rows: String, fault: TableError.Fault, line: Int) {
    let faults = folder(rows).faults()
    #expect(faults.map(\.fault) == [fault])
    #expect(faults.first?.place.line == line)
    #expect(faults.first?.place.file == "unit-aliases.csv")
  }

  @Test func `one text may stand for two units on different days, and each day has its own`() throws {
    let plan = try folder(
      "alias,unit,valid_from,valid_to,citation\nX,13285,,2024-12-31,NQ 1\nX,347,2025-01-01,,NQ 2\n"
    ).read()
    #expect(plan.plan.unitNames?.reading(of: "X") == .unit("347", by: .alias))
    #expect(plan.notices.map(\.kind) == [.aliasNotInForce])
  }

  @Test func `an alias that is a unit's own code or name is remarked on`() throws {
    let document = try folder("alias,unit,citation\nQuang Trung,347,NQ 1\n13285,347,NQ 1\nPhủ Lý,347,NQ 1\n").read()
    #expect(document.notices.map(\.kind) == [.aliasOfKnownUnit, .aliasOfKnownUnit])
    #expect(document.notices.first?.allowed == ["13285 Phường Quang Trung", "347 Thành phố Phủ Lý"])
  }

  @Test func `aliases need a register, and a file that is there`() {
    let without = PlanFolder().adding("unitAliases: none.csv")
    #expect(without.faults().map(\.fault) == [.noSuchFile])
  }
}
