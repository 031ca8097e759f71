import Foundation

/// Keeps all parcels of a drawing: only for small samples.
struct ParcelStore: ParcelReceiver {
  private(set) var parcels: [DrawnParcel] = []

  mutating func add(_ parcel: DrawnParcel) { parcels.append(Self.plain(parcel)) }

  /// The sound sample has parcels with codes that stand for sums (HNK, RSX), as real ones have; here they would be
  /// findings that nobody planted.
  private static func plain(_ parcel: DrawnParcel) -> DrawnParcel {
    func plain(_ code: LandUseCode) -> LandUseCode { code == .HNK ? .CLN : code == .RSX ? .RSN : code }
    var parcel = parcel
    parcel.use.in2020 = plain(parcel.use.in2020)
    parcel.use.in2025 = plain(parcel.use.in2025)
    parcel.use.in2030 = plain(parcel.use.in2030)
    return parcel
  }
}

/// The faulty sample: a sound one with a fault of every kind planted in it, and truth.json, which lists all that is to
/// be found because of each.
struct FaultySample {
  let parcels: [DrawnParcel]
  let register: UnitRegister
  let lattice: Lattice
  let seed: UInt64

  func write(to folder: String) throws -> Int {
    var planting = FaultPlanting(parcels, lattice: lattice, seed: seed)
    try planting.plantAll()
    let doubtful = try planting.plantDoubtfulForest()
    var ledger = AreaLedger(districts: register.districts.map(\.code))
    for parcel in parcels {
      for share in parcel.shares { ledger.add(share.area, of: parcel.use, in: share.district) }
    }
    let quotas = try FaultyQuotas(ledger: ledger, doubtful: doubtful)
    try write(planting.records, to: folder + "/parcels.geojson")
    try QuotaFiles(ledger: ledger, register: register).write(to: folder)
    try quotas.write(to: folder + "/quotas.csv")
    planting.add(try CoarseOverlay().write(to: folder))
    let truth = FaultTruth(faults: planting.faults + quotas.faults, records: planting.records, seed: seed)
    try truth.write(to: folder)
    return planting.records.count { !$0.isMissing }
  }

  private func write(_ records: [PlantedRecord], to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path)
    writer.write("{\"type\":\"FeatureCollection\",\"name\":\"MH-parcels\",\"features\":[\n")
    writer.write(records.filter { !$0.isMissing }.map(\.json).joined(separator: ",\n") + "\n]}\n")
    try writer.close()
  }
}

/// An overlay whose coordinates have four decimals of a degree: a step of 11 m.
struct CoarseOverlay {
  func write(to folder: String) throws(DrawingError) -> PlantedFault {
    let corners = [("105.9512", "20.5312"), ("105.9688", "20.5313"), ("105.9687", "20.5488"), ("105.9511", "20.5487")]
    let ring = (corners + corners.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    let writer = try ByteWriter(path: folder + "/zones.geojson")
    writer.write("{\"type\":\"FeatureCollection\",\"name\":\"MH-zones\",\"features\":[\n")
    writer.write("{\"type\":\"Feature\",\"properties\":{\"zone\":\"MH-Z1\",\"use\":\"KDT\",\"fictitious\":true},")
    writer.write("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}\n]}\n")
    try writer.close()
    return PlantedFault(
      kind: "coarse-coordinates", records: [],
      expected: [
        .init(code: "GEO106", layer: "zones", measures: [.init(name: "decimals", value: 4, tolerance: 0)])
      ])
  }
}

extension FaultPlanting {
  /// A parcel of natural forest has the code of production forest: a sum, below which nobody knows what it is.
  mutating func plantDoubtfulForest() throws(DrawingError) -> (district: String, hectares: Double) {
    let forests = parcels.indices.filter { index in
      let parcel = parcels[index]
      return parcel.use.isStanding && parcel.use.in2020 == .RSN && !parcel.place.commune.isEmpty && sites.isFree(index)
    }
    guard let index = forests.min(by: { parcels[$0].area < parcels[$1].area }) else { throw .fault("doubtful-forest") }
    _ = sites.take(index)
    records[index].setUses("RSX")
    let expected = AreaLedger.years.map { year in
      PlantedFault.Expected(
        code: "ATT303", records: [index], year: year, measures: [.init(name: "parcels", value: 1, tolerance: 0)])
    }
    add(PlantedFault(kind: "doubtful-forest", records: [index], expected: expected))
    return (parcels[index].place.district, parcels[index].area / 10_000)
  }
}
