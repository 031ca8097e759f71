/// truth.json of a variant: the stocks of the whole province, whatever the variant writes of them.
struct StockTruth {
  let ledger: AreaLedger
  let variant: SampleVariant
  let form: CoordinateForm
  let drawn: Int
  let written: Int

  func write(to folder: String) throws(DrawingError) {
    let writer = try ByteWriter(path: folder + "/truth.json")
    writer.write("{\"schema\":\"sample-stocks/1\",\"variant\":\"\(variant.rawValue)\",\"crs\":\"\(form.rawValue)\",\n")
    writer.write("\"drawn\":\(drawn),\"written\":\(written),\n\"unparcelled_m2\":{")
    var rest = ledger.districts.indices.map { district in
      let held = SampleVariant.unparcelled.reduce(0) { $0 + ledger.standing($1, in: district) }
      return "\"\(ledger.districts[district])\":\(Self.squareMetres(held))"
    }
    if variant != .noRoads { rest = [] }
    writer.write(rest.joined(separator: ",") + "},\n\"withheld_m2\":{")
    rest = ledger.districts.indices.map { district in
      let held = SampleVariant.confidential.reduce(0) { $0 + ledger.standing($1, in: district) }
      return "\"\(ledger.districts[district])\":\(Self.squareMetres(held))"
    }
    if variant != .withheld { rest = [] }
    writer.write(rest.joined(separator: ",") + "},\n\"stocks\":[\n")
    writer.write(stocks().joined(separator: ",\n") + "\n]}\n")
    try writer.close()
  }

  /// One line a district, code and year with land.
  private func stocks() -> [String] {
    ledger.districts.indices.flatMap { district in
      LandUseCode.allCases.flatMap { code in
        AreaLedger.years.compactMap { year -> String? in
          let held = ledger.hectares(of: [code], in: district, year: year)
          guard held > 0 else { return nil }
          return "{\"unit\":\"\(ledger.districts[district])\",\"code\":\"\(code.rawValue)\",\"year\":\(year),"
            + "\"m2\":\(Self.squareMetres(held))}"
        }
      }
    }
  }

  /// Four decimals, from whole 10⁻⁴ m².
  private static func squareMetres(_ hectares: Double) -> String {
    let value = Int64((hectares * 1e8).rounded())
    let digits = String(value % 10_000)
    return String(value / 10_000) + "." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
