import Foundation

/// Draws the province, its districts and its communes: schematic, loosely after where they lie, never after a
/// real boundary.
struct ProvinceDrawing: Sendable {
  let register: UnitRegister
  let lattice: Lattice
  private let seed: UInt64
  private var cutter: Cutter
  private var random: RandomSource

  init(register: UnitRegister, lattice: Lattice, seed: UInt64) {
    self.register = register
    self.lattice = lattice
    self.seed = seed
    random = RandomSource(seed, 1)
    cutter = Cutter(lattice: lattice, random: RandomSource(seed, 2))
  }

  /// Metres between the vertices of unit borders.
  static let spacing = 170.0
  /// Share by which the area of a district may miss the wished one before its border is drawn anew.
  private static let areaTolerance = 0.0006
  /// m²: a ward small enough for 3,000 parcels of the size found in old town quarters.
  static let denseWardArea = 0.62e6
  static let denseWard = "13294"

  /// One piece per commune. Throws when a border cannot be drawn, which no seed has shown.
  mutating func drawn() throws(DrawingError) -> CoarseMap {
    var rest = outline()
    var map = CoarseMap(lattice: lattice)
    var sheets: [(outline: [Vertex], commune: Int)] = []
    for (district, direction) in Self.order {
      guard let legal = UnitRegister.legalArea(district) else { continue }
      if let direction {
        let share = Double(legal.hectares) * 10_000 / planeArea(rest)
        let line = try cut(rest, share: share, toward: direction, as: Self.districtStyle)
        let pieces = line.pieces(of: rest)
        rest = pieces.far
        sheets.append((pieces.near, -1))
        try divide(at: sheets.count - 1, among: register.communes(of: district), of: &sheets)
      } else {
        sheets.append((rest, -1))
        try divide(at: sheets.count - 1, among: register.communes(of: district), of: &sheets)
      }
    }
    fill(&map, from: sheets)
    return map
  }

  /// Which district is cut off the rest, and in which direction it lies.
  private static let order: [(String, (Double, Double)?)] = [
    ("353", (0.98, -0.2)), ("349", (0.3, 0.954)), ("352", (0.95, -0.31)), ("350", (-0.75, 0.66)),
    ("347", (0.35, 0.94)), ("351", nil),
  ]

  private static let districtStyle = LineStyle(spacing: spacing, sway: 0.12, roughness: 0.05, jitter: 0.12, gates: 0)

  /// Longitude and latitude of the outline's corners, drawn by hand.
  private static let corners: [(Double, Double)] = [
    (105.925, 20.695), (105.885, 20.668), (105.842, 20.662), (105.825, 20.622), (105.788, 20.590), (105.778, 20.545),
    (105.806, 20.502), (105.838, 20.492), (105.862, 20.440), (105.888, 20.388), (105.925, 20.366), (105.975, 20.380),
    (106.025, 20.402), (106.068, 20.442), (106.120, 20.432), (106.178, 20.455), (106.183, 20.498), (106.138, 20.532),
    (106.100, 20.575), (106.052, 20.598), (106.058, 20.640), (106.018, 20.684), (105.970, 20.690),
  ]

  /// The outline, scaled about its middle to the sum of the districts' legal areas.
  private func outline() -> [Vertex] {
    let wanted = register.districts.reduce(0.0) { $0 + Double(UnitRegister.legalArea($1.code)?.hectares ?? 0) * 10_000 }
    let middle = (105.972, 20.535)
    var factor = 1.0
    var best: (off: Double, ring: [Vertex]) = (.infinity, [])
    for _ in 0..<12 {
      let ring = outline(scaledBy: factor, about: middle)
      let ratio = wanted / planeArea(ring)
      if abs(ratio - 1) < best.off { best = (abs(ratio - 1), ring) }
      factor *= ratio.squareRoot()
    }
    return best.ring
  }

  private func outline(scaledBy factor: Double, about middle: (Double, Double)) -> [Vertex] {
    let style = LineStyle(spacing: Self.spacing, sway: 0.05, roughness: 0.035, jitter: 0.1, gates: 0)
    let corners = Self.corners.map {
      lattice.vertex(longitude: middle.0 + ($0.0 - middle.0) * factor, latitude: middle.1 + ($0.1 - middle.1) * factor)
    }
    var ring: [Vertex] = []
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      var pen = LinePen(lattice: lattice, random: RandomSource(seed, 7, UInt64(index)))
      ring.append(corner)
      let bow = corner.distance(to: next) * corner.distance(to: next) * 0.05 * pen.random.signed()
      ring += pen.line(from: corner, to: next, style: style, growth: bow, strength: 1)
    }
    return ring
  }

  private mutating func cut(
    _ ring: [Vertex], share: Double, toward: (Double, Double)?, as style: LineStyle
  ) throws(DrawingError) -> CutLine {
    let wish = CutWish(share: share, toward: toward, tolerance: 0.15)
    let whole = planeArea(ring)
    var best: (off: Double, line: CutLine)?
    for _ in 0..<40 {
      guard let line = cutter.cut(ring, wish: wish, style: style, tries: 200) else { continue }
      let off = abs(planeArea(line.pieces(of: ring).near) / whole / share - 1)
      if off < best?.off ?? .infinity { best = (off, line) }
      if off < Self.areaTolerance { break }
    }
    guard let best else { throw .border }
    return best.line
  }

  /// Cuts a sheet down to single communes.
  private mutating func divide(
    at index: Int, among communes: [Int], of sheets: inout [(outline: [Vertex], commune: Int)]
  ) throws(DrawingError) {
    guard communes.count > 1 else {
      sheets[index].commune = communes.first ?? -1
      return
    }
    let ring = sheets[index].outline
    let first = Array(communes.prefix(communes.count / 2)), second = Array(communes.dropFirst(communes.count / 2))
    let whole = planeArea(ring)
    let share = weight(of: first, in: communes, area: whole)
    let spacing = min(Self.spacing, 0.14 * (whole * min(share, 1 - share)).squareRoot())
    let style = LineStyle(spacing: spacing, sway: 0.1, roughness: 0.045, jitter: 0.12, gates: 0)
    let line = try cut(ring, share: share, toward: nil, as: style)
    let pieces = line.pieces(of: ring)
    sheets[index].outline = pieces.near
    sheets.append((pieces.far, -1))
    let other = sheets.count - 1
    try divide(at: index, among: first, of: &sheets)
    try divide(at: other, among: second, of: &sheets)
  }

  /// The share of the first communes in the area of all; the dense ward gets its own area exactly.
  private mutating func weight(of first: [Int], in all: [Int], area: Double) -> Double {
    let dense = all.first { register.communes[$0].code == Self.denseWard }
    let reserved = dense == nil ? 0 : Self.denseWardArea / area
    let others = Double(all.count - (dense == nil ? 0 : 1))
    let plain = Double(first.count { $0 != dense }) / max(1, others)
    let uneven = others > 1 ? plain + random.signed() * 0.06 : plain
    return (dense.map(first.contains) ?? false ? reserved : 0) + (1 - reserved) * uneven
  }

  /// Gives equal vertices one index, and each commune its ring.
  private func fill(_ map: inout CoarseMap, from sheets: [(outline: [Vertex], commune: Int)]) {
    struct Place: Hashable {
      var lon: Int64
      var lat: Int64
    }
    var known: [Place: Int] = [:]
    for sheet in sheets {
      var ring: [Int] = []
      for vertex in sheet.outline {
        let place = Place(lon: vertex.lon, lat: vertex.lat)
        let index = known[place] ?? map.add(vertex)
        known[place] = index
        ring.append(index)
      }
      map.pieces.append(CoarseMap.Piece(ring: ring, commune: sheet.commune, route: nil))
    }
    map.pieces.sort { $0.commune < $1.commune }
  }
}

/// Why no sample could be drawn.
public enum DrawingError: Error, CustomStringConvertible {
  case border
  case route(String)
  case file(String, String)
  case place(String)

  public var description: String {
    switch self {
    case .border: "a unit's border could not be drawn: take another seed"
    case .route(let name): "the long parcel \(name) could not be drawn: take another seed"
    case .file(let path, let reason): "\(path): \(reason)"
    case .place(let fault): "there is no place for the fault \(fault): take another seed, or more parcels"
    }
  }
}
