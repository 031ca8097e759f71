/// quotas.csv, baseline.csv and unparcelled.csv.
struct QuotaFiles {
  /// Without it `450.364` could be read in two ways.
  static let decimalSign: StaticString = "# decimal: .\n"

  let ledger: AreaLedger
  let register: UnitRegister
  var variant = SampleVariant.whole

  func write(to folder: String) throws(DrawingError) {
    let quotas = try ByteWriter(path: folder + "/quotas.csv")
    quotas.write(Self.decimalSign)
    quotas.write(QuotaRow.header)
    for (index, row) in QuotaInvention(ledger: ledger, register: register).rows.enumerated() {
      row.write(number: index + 1, to: quotas)
    }
    try quotas.close()
    try writeBaseline(to: folder + "/baseline.csv")
    let unparcelled = try ByteWriter(path: folder + "/unparcelled.csv")
    unparcelled.write(Self.decimalSign)
    unparcelled.write("unit,code,area_ha,citation,fictitious\n" as StaticString)
    if variant == .noRoads { writeUnparcelled(to: unparcelled) }
    try unparcelled.close()
  }

  /// In whole square metres, rounded up: declared land that is a hair short would leave its gaps unexplained.
  private func writeUnparcelled(to writer: ByteWriter) {
    for (index, district) in ledger.districts.enumerated() {
      for code in SampleVariant.unparcelled {
        let held = ledger.standing(code, in: index)
        guard held > 0 else { continue }
        writer.write("\(district),\(code.rawValue),")
        writer.write(fixed: Int64((held * 10_000).rounded(.up)), decimals: 4)
        writer.write(",Minh họa – không có giá trị pháp lý,true\n" as StaticString)
      }
    }
  }

  private func writeBaseline(to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path)
    writer.write(Self.decimalSign)
    writer.write("unit,code,area_ha,date,citation,fictitious\n" as StaticString)
    for (index, district) in ledger.districts.enumerated() {
      for code in LandUseCode.allCases {
        guard let held = openingStock(of: code, in: index) else { continue }
        write(held, of: code.rawValue, in: district, to: writer)
      }
      if variant == .allocations { for code in Self.unusedCodes { write(0, of: code, in: district, to: writer) } }
    }
    try writer.close()
  }

  /// Codes of the scheme that the drawing never uses and that sums of the quota table need: LUA, CSD and the group of
  /// industry are known only where each of their codes has a row.
  private static let unusedCodes = ["LUN", "MCS", "SCT", "SKT"]

  /// Hectares; nil for no row. A table that an allocations layer stands on has a row for every code, of nothing where
  /// there is no land, and its row of RSX holds the natural forest (RSN), which is a part of it.
  private func openingStock(of code: LandUseCode, in district: Int) -> Double? {
    let codes = variant == .allocations && code == .RSX ? [.RSX, .RSN] : [code]
    let held = ledger.hectares(of: codes, in: district, year: 2020)
    return held > 0 || variant == .allocations ? held : nil
  }

  private func write(_ hectares: Double, of code: String, in district: String, to writer: ByteWriter) {
    writer.write("\(district),\(code),")
    writer.write(fixed: Int64((hectares * 10_000).rounded()), decimals: 4)
    writer.write(",2020-12-31,Minh họa – không có giá trị pháp lý,true\n" as StaticString)
  }
}
