import Foundation

/// Draws a schematic province and writes it as a plan with parcels, units and invented quotas.
///
/// The same options give the same bytes. Faces of the map are divided one at a time, so memory grows with the
/// largest face and with the length of all unit borders and routes, not with the number of parcels.
public struct Sample: Sendable {
  public var parcels: Int
  public var seed: UInt64
  public var output: String
  public var variant: SampleVariant
  public var form: CoordinateForm
  /// Plants a fault of every kind into the whole layer, in degrees.
  public var hasFaults: Bool

  public init(
    parcels: Int, seed: UInt64, output: String, variant: SampleVariant = .whole, form: CoordinateForm = .degrees,
    hasFaults: Bool = false
  ) {
    self.parcels = parcels
    self.seed = seed
    self.output = output
    self.variant = variant
    self.form = form
    self.hasFaults = hasFaults
  }

  /// Writes all files into the output folder and returns how many parcels there are. All but the plain sample have a
  /// truth.json beside: what their stocks are.
  public func write() throws -> Int {
    let lattice = Lattice(), register = UnitRegister()
    var province = ProvinceDrawing(register: register, lattice: lattice, seed: seed)
    var routes = RouteDrawing(lattice: lattice, seed: seed)
    let map = try routes.lay(Route.all, on: province.drawn())
    let terrain = Terrain(lattice: lattice, seed: seed)
    let budget = ParcelBudget(map: map, total: parcels - Route.all.count, register: register, terrain: terrain)
    let drawn = DrawnMap(map: map, budget: budget, register: register, seed: seed)
    try makeFolder()
    let planning = UsePlanning(register: register, terrain: terrain)
    if hasFaults { return try writeFaulty(drawn, budget, planning) }
    var file = try ParcelFile(path: output + "/parcels.geojson", register: register, variant: variant, form: form)
    try RouteParcels(drawn: drawn, register: register).write(to: &file)
    try FaceParcels(drawn: drawn, budget: budget, planning: planning, seed: seed).write(to: &file)
    try file.close()
    try UnitFiles(drawn: drawn, register: register, form: form).write(to: output)
    try QuotaFiles(ledger: file.ledger, register: register, variant: variant).write(to: output)
    try ProjectFiles(ledger: file.projects, register: register).write(to: output)
    try PlanFiles(parcels: parcels, seed: seed, written: file.count, variant: variant, form: form).write(to: output)
    if variant != .whole || form != .degrees {
      let truth = StockTruth(ledger: file.ledger, variant: variant, form: form, drawn: file.drawn, written: file.count)
      try truth.write(to: output)
    }
    return file.count
  }

  private func writeFaulty(_ drawn: DrawnMap, _ budget: ParcelBudget, _ planning: UsePlanning) throws -> Int {
    let register = planning.register
    var store = ParcelStore()
    try RouteParcels(drawn: drawn, register: register).write(to: &store)
    try FaceParcels(drawn: drawn, budget: budget, planning: planning, seed: seed).write(to: &store)
    let faulty = FaultySample(parcels: store.parcels, register: register, lattice: drawn.map.lattice, seed: seed)
    let written = try faulty.write(to: output)
    try UnitFiles(drawn: drawn, register: register).write(to: output)
    try PlanFiles(parcels: parcels, seed: seed, written: written, hasFaults: true).write(to: output)
    return written
  }

  private func makeFolder() throws(DrawingError) {
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch { throw .file(output, "\(error)") }
  }
}

/// The map with the vertices its parcels need on every border.
struct DrawnMap: Sendable {
  let map: CoarseMap
  let borders: BorderRefinement
  /// m², parallel to the pieces.
  let areas: [Double]

  init(map: CoarseMap, budget: ParcelBudget, register: UnitRegister, seed: UInt64) {
    self.map = map
    areas = map.pieces.map { planeArea(map.outline(of: $0)) }
    let spacing = zip(areas, budget.parcels).map { area, parcels in
      parcels == 0 ? Double.infinity : Parcelling.spacing(area: area, parcels: parcels)
    }
    borders = BorderRefinement(map: map, spacing: spacing, seed: seed)
  }

  func outline(of piece: CoarseMap.Piece) -> [Vertex] { borders.outline(piece.ring, of: map) }

  /// The land of some pieces together: outer rings, each with its holes.
  func parts(of pieces: [CoarseMap.Piece]) -> [ParcelShape.Part] {
    let rings = map.rings(around: pieces).map { borders.outline($0, of: map) }
    var parts = rings.filter { planeArea($0) > 0 }.map { ParcelShape.Part(outer: $0) }
    for hole in rings where planeArea(hole) <= 0 {
      guard let first = hole.first else { continue }
      let owner = parts.indices.first { ring(parts[$0].outer, holdsLon: first.lon, lat: first.lat) }
      if let owner { parts[owner].holes.append(hole) }
    }
    return parts
  }
}
