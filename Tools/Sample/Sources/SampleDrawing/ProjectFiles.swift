/// projects.csv, invented, and capital.csv, as the decision has it.
struct ProjectFiles {
  let ledger: ProjectLedger
  let register: UnitRegister

  func write(to folder: String) throws(DrawingError) {
    let projects = try ByteWriter(path: folder + "/projects.csv")
    projects.write(QuotaFiles.decimalSign)
    projects.write(
      "id,name,name_en,unit,work,category,area_ha,period,capital_class,capital_million_vnd,source,basis,status,decision,"
        + "years_listed,implementation_year,citation,fictitious\n")
    for number in ledger.entries.keys.sorted() where Self.isListed(number) {
      if let entry = ledger.entries[number] { write(entry, number, to: projects) }
    }
    try projects.close()
    try writeCapital(to: folder + "/capital.csv")
  }

  /// Parks, towns and routes; what parcels are opened for one by one is in no list.
  private static func isListed(_ number: Int) -> Bool { number < 200 || number >= 900 }

  private func write(_ entry: ProjectLedger.Entry, _ number: Int, to writer: ByteWriter) {
    let use = entry.areas.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .DGT
    let english =
      number >= 900
      ? "Illustrative road \(entry.name.split(separator: " ").last ?? "")" : "Illustrative project \(number)"
    writer.write("MH-DA-\(number),\(entry.name),\(english),\(unit(of: entry)),\(Self.work(use)),\(use.rawValue),")
    writer.write(Self.hectares(entry.area))
    let classes = ["state", "non-state", "fdi"], sources = ["vốn minh họa 1", "vốn minh họa 2", "vốn minh họa 3"]
    // Capital without any base: four billion a hectare, in whole billions.
    let billions = max(1, Int64((entry.area / 10_000 * 4).rounded()))
    let period = entry.hasBegun ? "2021-2025" : "2026-2030"
    writer.write(",\(period),\(classes[number % 3]),\(billions * 1000),\(sources[number % 3]),Chương trình minh họa,")
    writer.write(entry.hasBegun ? "under-way" as StaticString : "planned")
    writer.write(",MH-QĐ \(number),\(entry.hasBegun ? "2022,2024" : "2025,2027")")
    writer.write(",Minh họa – không có giá trị pháp lý,true\n" as StaticString)
  }

  /// Always two decimals, as the official lists have: the last digit says how far the figure is rounded.
  private static func hectares(_ squareMetres: Double) -> String {
    let value = Int64((squareMetres / 100).rounded())
    let digits = String(value % 100)
    return "\(value / 100)." + String(repeating: "0", count: 2 - digits.count) + digits
  }

  /// The commune or district that all of it lies in, else the province.
  private func unit(of entry: ProjectLedger.Entry) -> String {
    if entry.communes.count == 1, let commune = entry.communes.first, !commune.isEmpty { return commune }
    if entry.districts.count == 1, let district = entry.districts.first { return register.districts[district].code }
    return "35"
  }

  private static func work(_ use: LandUseCode) -> String {
    switch use {
    case .SKK: "Khu công nghiệp"
    case .DGT: "Giao thông"
    case .ODT, .ONT: "Khu dân cư"
    default: "Khác"
    }
  }

  /// Decision 266/QĐ-UBND of 17 February 2025, plan, section II.4; thousand billion đồng.
  private static let capital = [
    ("total", "234.5", "523.5", "758", "100"), ("state", "41.6", "66.2", "107.8", "14.22"),
    ("non-state", "123.5", "256.3", "379.8", "50.11"), ("fdi", "69.4", "201", "270.4", "35.67"),
  ]

  private func writeCapital(to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path)
    writer.write(QuotaFiles.decimalSign)
    writer.write("source,period,amount_thousand_billion_vnd,share_percent,citation,fictitious\n" as StaticString)
    let citation = "\"QĐ 266/QĐ-UBND ngày 17/02/2025, Kế hoạch kèm theo, mục II.4\""
    for row in Self.capital {
      for (period, amount, share) in [("2021-2025", row.1, ""), ("2026-2030", row.2, ""), ("whole", row.3, row.4)] {
        writer.write("\(row.0),\(period),\(amount),\(share),\(citation),false\n")
      }
    }
    try writer.close()
  }
}
