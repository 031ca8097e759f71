/// Finds parcels on which a fault can be planted so that no other fault touches it.
struct FaultSites {
  private struct Place: Hashable {
    var lon: Int64
    var lat: Int64

    init(_ vertex: Vertex) { (lon, lat) = (vertex.lon, vertex.lat) }
  }

  private let parcels: [DrawnParcel]
  private let owners: [Place: [Int]]
  private let areas: [Double]
  /// Parcels that may be taken, in the order in which they are tried.
  private let candidates: [Int]
  /// Parcels that are part of a fault or lie beside one.
  private var taken: Set<Int> = []

  /// m²: large enough for what is planted, small enough that what is in dispute decides no quota.
  private static let areaRange = 500.0...6000.0

  init(_ parcels: [DrawnParcel], seed: UInt64) {
    self.parcels = parcels
    var owners: [Place: [Int]] = [:]
    for (index, parcel) in parcels.enumerated() {
      for vertex in Self.vertices(of: parcel) { owners[Place(vertex), default: []].append(index) }
    }
    self.owners = owners
    areas = parcels.map(\.area)
    var random = RandomSource(seed, 8)
    var order = parcels.indices.filter { parcels[$0].place.commune == ProvinceDrawing.denseWard }
    for index in order.indices.reversed() { order.swapAt(index, random.below(index + 1)) }
    candidates = order
  }

  static func vertices(of parcel: DrawnParcel) -> [Vertex] {
    parcel.shape.parts.flatMap { part in part.outer + part.holes.flatMap(\.self) }
  }

  /// Parcels that have the vertex, ascending.
  func owners(of vertex: Vertex) -> [Int] { Array(Set(owners[Place(vertex)] ?? [])).sorted() }

  func neighbours(of index: Int) -> [Int] {
    var found: Set<Int> = []
    for vertex in Self.vertices(of: parcels[index]) { found.formUnion(owners[Place(vertex)] ?? []) }
    found.remove(index)
    return found.sorted()
  }

  /// A parcel for a fault of its shape, for which `plant` finds what it needs. To be taken with `takeAround`.
  func shapeSite<Plan>(_ kind: String, _ plant: (Int) -> Plan?) throws(DrawingError) -> (Int, Plan) {
    for index in candidates where !taken.contains(index) && isPlain(index) {
      let beside = neighbours(of: index)
      if beside.allSatisfy({ !taken.contains($0) && isQuiet($0) }), let plan = plant(index) { return (index, plan) }
    }
    throw .fault(kind)
  }

  /// A parcel for a fault of its record.
  mutating func recordSite(_ kind: String, where isFit: (DrawnParcel) -> Bool) throws(DrawingError) -> Int {
    for index in candidates where !taken.contains(index) && isPlain(index) && isFit(parcels[index]) {
      taken.insert(index)
      return index
    }
    throw .fault(kind)
  }

  /// Takes a parcel and those beside it.
  mutating func takeAround(_ index: Int) { taken.formUnion([index] + neighbours(of: index)) }

  /// Takes a parcel from outside the ward; false when it is taken.
  mutating func take(_ index: Int) -> Bool { taken.insert(index).inserted }

  mutating func take(_ touched: [Int]) { taken.formUnion(touched) }

  func isFree(_ index: Int) -> Bool { !taken.contains(index) && isOpen(index) }

  /// Its finding may be told with name and place.
  private func isOpen(_ index: Int) -> Bool {
    let use = parcels[index].use
    return ![use.in2020, use.in2025, use.in2030].contains { SampleVariant.confidential.contains($0) }
  }

  private func isQuiet(_ index: Int) -> Bool {
    isOpen(index) && parcels[index].place.commune == ProvinceDrawing.denseWard
  }

  /// One ring of a compact shape inside the ward.
  private func isPlain(_ index: Int) -> Bool {
    let shape = parcels[index].shape
    guard case .field = shape.role, shape.parts.count == 1, shape.parts[0].holes.isEmpty, isQuiet(index),
      Self.areaRange.contains(areas[index]), shape.parts[0].outer.count >= 7
    else { return false }
    // Width of a square: half its side; of a long strip: nearly that of the strip.
    return shape.width > 0.35 * areas[index].squareRoot()
  }
}

extension DrawingError {
  static func fault(_ kind: String) -> DrawingError { .place(kind) }
}
