/// Plants faults into the records of a sound sample, each at a place of its own, and keeps what is to be found of them.
struct FaultPlanting {
  let lattice: Lattice
  private(set) var faults: [PlantedFault] = []
  var records: [PlantedRecord]
  var sites: FaultSites
  let parcels: [DrawnParcel]
  var random: RandomSource

  init(_ parcels: [DrawnParcel], lattice: Lattice, seed: UInt64) {
    self.parcels = parcels
    self.lattice = lattice
    records = parcels.enumerated().map { PlantedRecord($1, identifier: parcelIdentifier($0 + 1)) }
    sites = FaultSites(parcels, seed: seed)
    random = RandomSource(seed, 9)
  }

  /// What needs the most room comes first.
  mutating func plantAll() throws(DrawingError) {
    try plantCoverageFaults()
    try plantShapeFaults()
    try plantPositionFaults()
    try plantRecordFaults()
    try plantUseFaults()
  }

  func ring(_ index: Int) -> [Vertex] { parcels[index].shape.parts[0].outer }

  mutating func add(_ fault: PlantedFault) { faults.append(fault) }

  /// A fault of one record's shape, found by one finding about it.
  mutating func add(_ kind: String, _ index: Int, codes: [String], opens land: [Vertex] = []) {
    var fault = PlantedFault(kind: kind, records: [index], expected: codes.map { .init(code: $0, records: [index]) })
    if !land.isEmpty {
      fault.land = land
      fault.gapArea = planeArea(land)
    }
    faults.append(fault)
  }

  /// A further record at the end of the file.
  mutating func append(_ parcel: DrawnParcel, as identifier: String) -> Int {
    records.append(PlantedRecord(parcel, identifier: identifier))
    return records.count - 1
  }

  /// `MH-9000001` …: identifiers no drawn parcel has.
  func addedIdentifier(_ number: Int) -> String { parcelIdentifier(9_000_000 + number) }
}

/// m²: how near a measure of an area has to come. The generator's projection is within 0.1 mm of PROJ's.
let areaTolerance = 0.05

/// The limit of error of declared areas at 1:1000 (m²), for a parcel of an area: decree-level table
/// `GeoData/schemes/accuracy/tt-26-2024`, its rows for 1000; only to keep planted differences well away from it.
func declaredAreaLimit(_ area: Double) -> Double {
  let bands = [(40.0, 0.08), (300, 0.05), (1000, 0.04), (2000, 0.03), (5000, 0.02), (10_000, 0.01)]
  var limit = 0.35
  for (index, band) in bands.enumerated() {
    let end = index + 1 < bands.count ? bands[index + 1].0 : .infinity
    limit += max(0, min(area, end) - band.0) / 10 * band.1
  }
  return limit
}
