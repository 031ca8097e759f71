import SampleDrawing

/// What is to be found in the file: counts, sums by district and code, pairs that overlap.
struct TruthLedger {
  private var usable = 0
  private var positions = 0
  private var holes = 0
  private var multipolygons = 0
  /// How many features have so many positions.
  private var histogram: [Int: Int] = [:]
  private var sums: [String: (parcels: Int, area: Double)] = [:]
  private var pairs: [(first: Int, second: Int, area: Double, kind: FaultKind)] = []
  private var faults: [(kind: FaultKind, feature: Int?)] = []

  mutating func count(_ record: ParcelRecord, _ attributes: Attributes, area: Double) {
    positions += record.positions
    histogram[record.positions, default: 0] += 1
    holes += record.parts.reduce(0) { $0 + $1.holes.count }
    if record.parts.count > 1 { multipolygons += 1 }
    guard record.isUsable else { return }
    usable += 1
    let key = "\(attributes.district)/\(attributes.code)"
    let before = sums[key] ?? (0, 0)
    sums[key] = (before.parcels + 1, before.area + area)
  }

  /// - Parameters:
  ///   - feature: nil for a parcel left out.
  ///   - added: the features of its added records.
  mutating func count(_ fault: PlantedFault, feature: Int?, eastNeighbour: Int?, added: [Int]) {
    faults.append((fault.kind, feature))
    func number(_ member: PlantedFault.Member) -> Int? {
      switch member {
      case .parcel: feature
      case .eastNeighbour: eastNeighbour
      case .added(let position): added[position]
      }
    }
    for overlap in fault.overlaps {
      guard let a = number(overlap.first), let b = number(overlap.second) else { continue }
      pairs.append((min(a, b), max(a, b), overlap.area, fault.kind))
    }
  }

  func write(to path: String, parcels: Int, seed: UInt64, features: Int) throws(DrawingError) {
    let file = try ByteWriter(path: path)
    let large = pairs.filter { $0.area > 1 }
    file.write("{\"n_requested\":\(parcels),\"seed\":\(seed),\"features\":\(features),\"usable\":\(usable),")
    file.write("\"positions\":\(positions),\"vertices\":{\(vertexFacts(features))},\"holes\":\(holes),")
    file.write("\"multipolygons\":\(multipolygons),\"pairs_gt_1m2\":\(large.count),")
    file.write("\"area_gt_1m2\":\(large.reduce(0) { $0 + $1.area }),\n\"defect_counts\":{")
    let kinds = FaultKind.allCases.map { kind in "\"\(kind.rawValue)\":\(faults.count { $0.kind == kind })" }
    file.write(kinds.joined(separator: ",") + "},\n\"sums\":{")
    let groups = sums.sorted { $0.key < $1.key }.map { "\"\($0.key)\":[\($0.value.parcels),\($0.value.area)]" }
    file.write(groups.joined(separator: ",\n") + "},\n\"pairs\":[")
    let sorted = pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    file.write(
      sorted.map { "[\($0.first),\($0.second),\($0.area),\"\($0.kind.rawValue)\"]" }.joined(separator: ",\n"))
    file.write("],\n\"defects\":[")
    let told = faults.map { "{\"kind\":\"\($0.kind.rawValue)\",\"a\":\($0.feature.map(String.init) ?? "null")}" }
    file.write(told.joined(separator: ",\n") + "]}\n")
    try file.close()
  }

  private func vertexFacts(_ features: Int) -> String {
    let sorted = histogram.sorted { $0.key < $1.key }
    func quantile(_ share: Double) -> Int {
      var below = 0
      for (positions, count) in sorted {
        below += count
        if Double(below) >= share * Double(features) { return positions }
      }
      return 0
    }
    return "\"median\":\(quantile(0.5)),\"mean\":\(Double(positions) / Double(max(1, features))),"
      + "\"p95\":\(quantile(0.95)),\"p99\":\(quantile(0.99)),\"max\":\(sorted.last?.key ?? 0)"
  }
}
