/// A fault that was put into the sample on purpose, and everything that is to be found because of it.
struct PlantedFault: Sendable {
  struct Expected: Sendable {
    var code: String
    /// Records the finding is about, in any order; empty where it is about something else.
    var records: [Int] = []
    /// The row of quotas.csv it is about.
    var quota: String?
    /// The unit, category or group and year of a finding that has no row.
    var subject: String?
    /// The layer of a finding about all of it.
    var layer: String?
    /// The day of a finding about one use column.
    var year: Int?
    /// Measures by name, with the tolerance each is to be met by.
    var measures: [Measure] = []
  }

  struct Measure: Sendable {
    var name: String
    var value: Double
    var tolerance: Double
  }

  /// How a value is to be read that is no fault.
  struct Reading: Sendable {
    var record: Int
    var code: String
    /// m², where the record says so; else the whole parcel.
    var area: Double?
  }

  var kind: String
  var records: [Int]
  var expected: [Expected]
  /// Where land is open because of it: the outline within which each gap lies.
  var land: [Vertex] = []
  /// Hectares of gap in all, as far as they are above 1 m² each.
  var gapArea: Double?
  var readings: [Reading] = []

  /// All codes, each once, in the order of the catalogue.
  var codes: [String] {
    var codes = Set(expected.map(\.code))
    if gapArea != nil { codes.insert("COV203") }
    return codes.sorted { ($0.suffix(3), $0) < ($1.suffix(3), $1) }
  }
}

/// truth.json of the faulty sample.
struct FaultTruth {
  let faults: [PlantedFault]
  let records: [PlantedRecord]
  let seed: UInt64

  func write(to folder: String) throws(DrawingError) {
    let writer = try ByteWriter(path: folder + "/truth.json")
    writer.write("{\"schema\":\"sample-faults/1\",\"seed\":\(seed),\"features\":\(records.count { !$0.isMissing }),\n")
    writer.write("\"faults\":[\n")
    let features = featureIndices()
    let lines = faults.enumerated().map { line($1, number: $0 + 1, features) }
    writer.write(lines.joined(separator: ",\n") + "\n]}\n")
    try writer.close()
  }

  /// Where each record stands in the file; nil for those that are missing.
  private func featureIndices() -> [Int?] {
    var next = 0
    return records.map { record in
      guard !record.isMissing else { return nil }
      next += 1
      return next - 1
    }
  }

  private func line(_ fault: PlantedFault, number: Int, _ features: [Int?]) -> String {
    func list(_ records: [Int]) -> String {
      "[" + records.compactMap { features[$0] }.map(String.init).joined(separator: ",") + "]"
    }
    let ids = fault.records.map { PlantedRecord.quoted(records[$0].identifier) }.joined(separator: ",")
    var members = [
      "\"id\":\"F\(number < 10 ? "0" : "")\(number)\"", "\"kind\":\"\(fault.kind)\"", "\"parcels\":[\(ids)]",
      "\"features\":\(list(fault.records))",
      "\"codes\":[" + fault.codes.map(PlantedRecord.quoted).joined(separator: ",") + "]",
      "\"findings\":[" + fault.expected.map { finding($0, list) }.joined(separator: ",") + "]",
    ]
    if let area = fault.gapArea {
      members.append("\"gap_m2\":\(Self.number(area))")
      members.append("\"land\":[" + fault.land.map(PlantedRecord.position).joined(separator: ",") + "]")
    }
    if !fault.readings.isEmpty {
      let readings = fault.readings.map { reading in
        "{\"feature\":\(features[reading.record] ?? -1),\"code\":\"\(reading.code)\""
          + (reading.area.map { ",\"m2\":\(Self.number($0))" } ?? "") + "}"
      }
      members.append("\"read_as\":[" + readings.joined(separator: ",") + "]")
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private func finding(_ expected: PlantedFault.Expected, _ list: ([Int]) -> String) -> String {
    var members = ["\"code\":\"\(expected.code)\"", "\"features\":\(list(expected.records))"]
    if let quota = expected.quota { members.append("\"quota\":\"\(quota)\"") }
    if let subject = expected.subject { members.append("\"subject\":\"\(subject)\"") }
    if let layer = expected.layer { members.append("\"layer\":\"\(layer)\"") }
    if let year = expected.year { members.append("\"year\":\(year)") }
    let measures = expected.measures.map {
      "\"\($0.name)\":{\"value\":\(Self.number($0.value)),\"tolerance\":\(Self.number($0.tolerance))}"
    }
    members.append("\"measures\":{" + measures.joined(separator: ",") + "}")
    return "{" + members.joined(separator: ",") + "}"
  }

  /// Four decimals.
  private static func number(_ value: Double) -> String {
    decimalText(Int64((value * 10_000).rounded()), decimals: 4, keepsOne: true)
  }
}
