/// Smooth noise over the plane: values at the corners of a grid, blended between them.
struct NoiseField: Sendable {
  let seed: UInt64
  /// Metres.
  let cell: Double

  /// About −1…1.
  func value(east: Double, north: Double) -> Double {
    let x = east / cell, y = north / cell
    let column = x.rounded(.down), row = y.rounded(.down)
    let u = NoiseField.eased(x - column), v = NoiseField.eased(y - row)
    let i = UInt64(column), j = UInt64(row)
    let south = corner(i, j) * (1 - u) + corner(i + 1, j) * u
    let north = corner(i, j + 1) * (1 - u) + corner(i + 1, j + 1) * u
    return south * (1 - v) + north * v
  }

  private static func eased(_ share: Double) -> Double { share * share * (3 - 2 * share) }

  private func corner(_ column: UInt64, _ row: UInt64) -> Double {
    let mix = RandomSource.mixed(seed &+ RandomSource.mixed(column &* 0x1_0001 &+ RandomSource.mixed(row)))
    return Double(mix >> 11) * 0x1p-52 - 1
  }
}

/// The lie of the land: hills in the west, villages, towns, industrial zones.
struct Terrain: Sendable {
  /// A zone that grows: radius (m) at the ends of 2020, 2025 and 2030.
  struct Zone: Sendable {
    var east: Double
    var north: Double
    var radii: (Double, Double, Double)
    var project: Int
  }

  let villages: NoiseField
  let hamlets: NoiseField
  let relief: NoiseField
  let stands: NoiseField
  let quarries: NoiseField
  let edges: NoiseField
  let industry: [Zone]
  let towns: [Zone]

  init(lattice: Lattice, seed: UInt64) {
    func field(_ number: UInt64, _ cell: Double) -> NoiseField {
      NoiseField(seed: RandomSource.mixed(seed &+ number), cell: cell)
    }
    villages = field(11, 2000)
    hamlets = field(12, 900)
    relief = field(13, 3500)
    stands = field(14, 2600)
    quarries = field(15, 1100)
    edges = field(16, 500)
    industry = Terrain.zones(Terrain.industryPlaces, lattice: lattice, firstProject: 1)
    towns = Terrain.zones(Terrain.townPlaces, lattice: lattice, firstProject: 101)
  }

  private typealias Place = (Double, Double, Double, Double, Double)

  private static let industryPlaces: [Place] = [
    (105.958, 20.655, 1100, 1350, 1600), (105.992, 20.668, 0, 700, 1000), (105.875, 20.600, 0, 650, 1050),
    (105.905, 20.505, 700, 760, 760), (105.945, 20.440, 500, 700, 950), (106.010, 20.500, 0, 0, 900),
    (106.085, 20.475, 350, 520, 700), (105.842, 20.630, 400, 400, 800),
  ]

  private static let townPlaces: [Place] = [
    (105.925, 20.552, 0, 500, 900), (105.950, 20.530, 0, 400, 600), (105.965, 20.630, 0, 350, 700),
    (105.850, 20.590, 0, 300, 520), (105.930, 20.470, 0, 250, 400), (106.035, 20.470, 0, 250, 380),
    (106.075, 20.530, 0, 260, 420),
  ]

  private static func zones(_ places: [Place], lattice: Lattice, firstProject: Int) -> [Zone] {
    places.enumerated().map { index, place in
      let vertex = lattice.vertex(longitude: place.0, latitude: place.1)
      let radii = (place.2, place.3, place.4)
      return Zone(east: vertex.east, north: vertex.north, radii: radii, project: firstProject + index)
    }
  }

  /// Above 0 in the hills. Only Kim Bảng (350) and Thanh Liêm (351) have any.
  func hills(east: Double, north: Double, district: String) -> Double {
    let noise = 0.55 * relief.value(east: east, north: north)
    switch district {
    case "350": return (590_500 - east) / 6000 + noise
    case "351": return (591_800 - east) / 4500 + noise
    default: return -9
    }
  }

  /// The zone that holds the place by 2030, and which of its three radii it is within (0, 1, 2).
  func zone(_ zones: [Zone], east: Double, north: Double) -> (zone: Zone, ring: Int)? {
    let bulge = 1 + 0.3 * edges.value(east: east, north: north)
    for zone in zones {
      let dx = east - zone.east, dy = north - zone.north
      let distance = (dx * dx + dy * dy).squareRoot() * bulge
      if distance < zone.radii.0 { return (zone, 0) }
      if distance < zone.radii.1 { return (zone, 1) }
      if distance < zone.radii.2 { return (zone, 2) }
    }
    return nil
  }

  /// Above 0 within a village or town.
  func settled(east: Double, north: Double, isUrban: Bool) -> Double {
    0.6 * villages.value(east: east, north: north) + 0.5 * hamlets.value(east: east, north: north)
      - (isUrban ? 0.12 : 0.27)
  }
}
