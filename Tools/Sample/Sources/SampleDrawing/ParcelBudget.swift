/// How many parcels each face of the map gets.
struct ParcelBudget: Sendable {
  /// Parallel to the map's pieces; 0 for stretches of routes.
  private(set) var parcels: [Int]

  /// Cadastral density: parcels of the dense ward, if there are enough for it in all. A little over 3,000, so that
  /// 3,000 plots are left beside the streets.
  static let denseParcels = 3060
  /// The dense ward never takes more than this share of all parcels.
  static let denseShare = 0.38

  init(map: CoarseMap, total: Int, register: UnitRegister, terrain: Terrain) {
    parcels = [Int](repeating: 0, count: map.pieces.count)
    let faces = map.pieces.indices.filter { map.pieces[$0].route == nil }
    let areas = map.pieces.map { planeArea(map.outline(of: $0)) }
    let isDense = { (index: Int) in register.communes[map.pieces[index].commune].code == ProvinceDrawing.denseWard }
    let dense = faces.filter(isDense), open = faces.filter { !isDense($0) }
    let denseArea = dense.reduce(0) { $0 + areas[$1] }, whole = faces.reduce(0) { $0 + areas[$1] }
    let even = Int(Double(total) * denseArea / whole)
    let wanted = max(even, min(Self.denseParcels, Int(Double(total) * Self.denseShare)))
    share(wanted, among: dense, by: areas)
    let weights = map.pieces.indices.map { index in
      areas[index]
        * Self.density(at: map.innerPlace(of: map.pieces[index]), in: map.pieces[index], map, register, terrain)
    }
    share(total - wanted, among: open, by: weights)
  }

  /// Parcels are large in the hills and small in towns.
  private static func density(
    at place: (lon: Int64, lat: Int64), in piece: CoarseMap.Piece, _ map: CoarseMap, _ register: UnitRegister,
    _ terrain: Terrain
  ) -> Double {
    let vertex = Vertex(lon: place.lon, lat: place.lat, by: map.lattice.projection)
    let unit = register.communes[piece.commune]
    if terrain.hills(east: vertex.east, north: vertex.north, district: unit.parent) > 0 { return 0.45 }
    return unit.isUrban ? 1.25 : 1
  }

  /// At least one for each, the sum as wished where that allows it; fractions go to the largest remainders.
  private mutating func share(_ total: Int, among faces: [Int], by weights: [Double]) {
    let sum = faces.reduce(0) { $0 + weights[$1] }
    guard sum > 0 else { return }
    var remainders: [(rest: Double, face: Int)] = []
    var left = total
    for face in faces {
      let exact = Double(total) * weights[face] / sum
      parcels[face] = max(1, Int(exact))
      left -= parcels[face]
      remainders.append((exact - Double(parcels[face]), face))
    }
    remainders.sort { ($1.rest, $0.face) < ($0.rest, $1.face) }
    for (_, face) in remainders.prefix(max(0, left)) { parcels[face] += 1 }
    while left < 0, let largest = faces.max(by: { parcels[$0] < parcels[$1] }), parcels[largest] > 1 {
      parcels[largest] -= 1
      left += 1
    }
  }
}
