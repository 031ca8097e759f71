extension FaultPlanting {
  /// Faults of single attributes other than the use.
  mutating func plantRecordFaults() throws(DrawingError) {
    try plantMissing("missing-id", property: "parcel_id", code: "ATT304")
    try plantMissing("missing-unit", property: "commune", code: "ATT304")

    let first = try sites.recordSite("duplicate-id") { _ in true }
    let second = try sites.recordSite("duplicate-id") { _ in true }
    records[second]["parcel_id"] = records[first]["parcel_id"]
    add(
      PlantedFault(
        kind: "duplicate-id", records: [first, second],
        expected: [
          .init(code: "ATT301", records: [first, second])
        ]))

    let declared = try sites.recordSite("declared-area") { _ in true }
    let area = parcels[declared].area, off = (3 * declaredAreaLimit(area)).rounded(.up)
    records[declared]["area_m2"] = PlantedRecord.area(area + off)
    add(
      PlantedFault(
        kind: "declared-area", records: [declared],
        expected: [
          .init(code: "ATT305", records: [declared], measures: [.init(name: "difference", value: off, tolerance: 0.2)])
        ]))

    let elsewhere = try sites.recordSite("wrong-unit") { _ in true }
    records[elsewhere]["commune"] = PlantedRecord.quoted("13594")
    add("wrong-unit", elsewhere, codes: ["ATT306"])

    let unregistered = try sites.recordSite("unregistered-unit") { _ in true }
    records[unregistered]["commune"] = PlantedRecord.quoted("99999")
    add("unregistered-unit", unregistered, codes: ["ATT306"])

    let twice = try sites.recordSite("repeated-property") { _ in true }
    records[twice].properties.insert(.init(name: "use_2025", text: records[twice]["use_2025"]), at: 3)
    add("repeated-property", twice, codes: ["ATT308"])
  }

  /// The record is one of those the finding counts.
  private mutating func plantMissing(_ kind: String, property: String, code: String) throws(DrawingError) {
    let index = try sites.recordSite(kind) { _ in true }
    records[index][property] = PlantedRecord.quoted("")
    let lacking = records.count { !$0.isMissing && $0[property] == PlantedRecord.quoted("") }
    add(
      PlantedFault(
        kind: kind, records: [index],
        expected: [
          .init(
            code: code, records: [index],
            measures: [.init(name: "parcels", value: Double(lacking), tolerance: 0)])
        ]))
  }

  /// Faults of the use, and spellings that are none.
  mutating func plantUseFaults() throws(DrawingError) {
    try plantUse("unknown-code", "XYZ", code: "ATT302", years: [2030])
    try plantUse("missing-code", "", code: "ATT304", years: [2030])
    try plantUse("aggregate-code", "OTC", code: "ATT303", years: AreaLedger.years)
    try plantUseLists()
    try plantSpellings()
  }

  private mutating func plantUse(
    _ kind: String, _ text: String, code: String, years: [Int]
  ) throws(DrawingError) {
    let index = try sites.recordSite(kind) { $0.use.isStanding && $0.use.in2020 == .ODT }
    for year in years { records[index]["use_\(year)"] = PlantedRecord.quoted(text) }
    let expected = years.map { year in
      PlantedFault.Expected(
        code: code, records: [index], year: year, measures: [.init(name: "parcels", value: 1, tolerance: 0)])
    }
    add(PlantedFault(kind: kind, records: [index], expected: expected))
  }

  /// Two uses with their areas: in one record they make the parcel, in the other 40 % more.
  private mutating func plantUseLists() throws(DrawingError) {
    let sound = try sites.recordSite("use-list") { $0.use.isStanding && $0.use.in2020 == .ODT }
    let parts = [(parcels[sound].area * 0.6).rounded(), (parcels[sound].area * 0.4).rounded()]
    records[sound].setUses("ODT \(Int(parts[0])) + CLN \(Int(parts[1]))")
    var list = PlantedFault(kind: "use-list", records: [sound], expected: [])
    list.readings = [
      .init(record: sound, code: "ODT", area: parts[0]), .init(record: sound, code: "CLN", area: parts[1]),
    ]
    add(list)

    let broken = try sites.recordSite("use-list-sum") { $0.use.isStanding && $0.use.in2020 == .ODT }
    let area = parcels[broken].area
    records[broken].setUses("ODT \(Int(area * 0.9)) + CLN \(Int(area * 0.5))")
    let expected = AreaLedger.years.map { PlantedFault.Expected(code: "ATT307", records: [broken], year: $0) }
    add(PlantedFault(kind: "use-list-sum", records: [broken], expected: expected))
  }

  /// What people write and mean a code by: to be read, without a finding.
  private mutating func plantSpellings() throws(DrawingError) {
    let spellings: [(LandUseCode, String)] = [
      (.ODT, "odt "), (.ODT, "ODT*"), (.TMD, " tmd"), (.ODT, "Đất ở tại đô thị"), (.ODT, "Odt"),
    ]
    var fault = PlantedFault(kind: "odd-spelling", records: [], expected: [])
    for (code, text) in spellings {
      let index = try sites.recordSite("odd-spelling") { $0.use.isStanding && $0.use.in2020 == code }
      records[index].setUses(text)
      fault.records.append(index)
      fault.readings.append(.init(record: index, code: code.rawValue))
    }
    add(fault)
  }
}
