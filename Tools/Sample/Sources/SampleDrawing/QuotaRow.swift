/// One line of quotas.csv.
struct QuotaRow: Sendable {
  var category: String
  var unit: String
  var year: Int
  /// In 0.01 ha; nil for a value that is withheld.
  var value: Int64?
  /// In 0.01 ha.
  var precision: Int64 = 1
  var basis = "total"
  var operation: String
  /// In 0.01 ha; nil for the reader's default.
  var tolerance: Int64?
  /// Not written: a row that should be there.
  var isAbsent = false

  static let header =
    "id,scheme,category,unit,year,value_ha,precision_ha,basis,operator,tolerance_ha,authority,citation,"
    + "valid_from,valid_to,binding_from,binding_to,verified,fictitious,withheld\n"

  private static let national: Set<String> = ["LUA", "RPH", "RDD", "RSN", "CQP", "CAN"]

  /// `MH-Q0001` …
  static func identifier(_ number: Int) -> String {
    let digits = String(number)
    return "MH-Q" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  func write(number: Int, to writer: ByteWriter) {
    writer.write(Self.identifier(number))
    writer.write(",vn-2024,\(category),\(unit),\(year),")
    if let value { writer.write(fixed: value, decimals: 2) }
    writer.write("," as StaticString)
    writer.write(fixed: precision, decimals: 2)
    writer.write(",\(basis),\(operation),")
    if let tolerance { writer.write(fixed: tolerance, decimals: 2) }
    let authority = unit == "35" && Self.national.contains(category) ? "national" : "province"
    writer.write(",\(authority),Minh họa – không có giá trị pháp lý,2021-01-01,2030-12-31,2021-01-01,\(year)-12-31,")
    writer.write("false,true,\(value == nil)\n")
  }
}
