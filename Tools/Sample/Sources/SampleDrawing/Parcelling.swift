/// Divides a face of the map into parcels by cutting it again and again, and hands each over as it is found.
struct Parcelling: Sendable {
  /// How often something other than a plain cut is done.
  struct Habits: Sendable {
    /// Of all parcels: with a round enclave in a hole.
    var enclaves = 0.006
    /// Of all parcels: in two parts, with a strip between them.
    var twins = 0.008
    /// Of the rings for 8 to 11 parcels: left whole.
    var estates = 0.08
    /// Of the rings for 30 or more: a lane is laid through.
    var lanes = 0.5
    /// Of the cuts: a winding border with many vertices.
    var windings = 0.05
    /// How uneven the two halves may be.
    var unevenness = 0.22

    static let open = Habits()
    /// Old town: many lanes, even parcels, no estates.
    static let quarter = Habits(enclaves: 0.003, twins: 0.004, estates: 0, lanes: 0.6, windings: 0, unevenness: 0.12)
  }

  var cutter: Cutter
  let habits: Habits
  /// What has been made so far, over all faces.
  struct Tally: Sendable {
    /// Parcels wished for that could not be made yet; larger rings take them over.
    var owed = 0
    var parcels = 0
    var enclaves = 0
    var twins = 0
  }

  var tally: Tally
  /// Border vertices stand at this share of a parcel's side.
  static let vertexShare = 0.5

  init(lattice: Lattice, random: RandomSource, habits: Habits, tally: Tally) {
    cutter = Cutter(lattice: lattice, random: random)
    self.habits = habits
    self.tally = tally
  }

  /// Metres between vertices for parcels of a mean area.
  static func spacing(area: Double, parcels: Int) -> Double {
    vertexShare * (area / Double(max(1, parcels))).squareRoot()
  }

  /// Makes `wished` parcels out of the ring, or nearly so; what is missing is owed.
  mutating func divide(_ ring: [Vertex], into wished: Int, hand: (ParcelShape) throws -> Void) throws {
    let parcels = takeOver(wished)
    if parcels <= 1 { return try whole(ring, role: .field, hand: hand) }
    if (8...11).contains(parcels), cutter.pen.random.happens(habits.estates) {
      tally.owed += parcels - 1
      return try whole(ring, role: .estate, hand: hand)
    }
    if parcels == 2 {
      if isDue(tally.enclaves, habits.enclaves), try enclave(in: ring, hand: hand) { return }
      if isDue(tally.twins, habits.twins), try twins(in: ring, hand: hand) { return }
    }
    if parcels >= 30, cutter.pen.random.happens(habits.lanes), try lane(through: ring, parcels, hand: hand) { return }
    try halves(of: ring, parcels, hand: hand)
  }

  private mutating func takeOver(_ wished: Int) -> Int {
    guard wished >= 3, tally.owed > 0 else { return wished }
    let taken = min(tally.owed, max(1, wished / 6))
    tally.owed -= taken
    return wished + taken
  }

  /// Whether another of a rare kind should be made: soon when there are too few of it so far, else now and then.
  private mutating func isDue(_ made: Int, _ share: Double) -> Bool {
    cutter.pen.random.happens(Double(made) < share * Double(tally.parcels) ? 0.3 : 0.002)
  }

  private mutating func whole(_ ring: [Vertex], role: ParcelShape.Role, hand: (ParcelShape) throws -> Void) throws {
    tally.parcels += 1
    try hand(ParcelShape(role: role, parts: [ParcelShape.Part(outer: ring)]))
  }

  private mutating func halves(of ring: [Vertex], _ parcels: Int, hand: (ParcelShape) throws -> Void) throws {
    let half = Double(parcels) * (0.5 + habits.unevenness * 0.5 * cutter.pen.random.signed())
    let near = max(1, min(parcels - 1, Int(half.rounded())))
    let uneven = parcels <= 6 ? 1 + habits.unevenness * cutter.pen.random.signed() : 1
    let share = min(0.9, max(0.1, Double(near) / Double(parcels) * uneven))
    let spacing = Self.spacing(area: planeArea(ring), parcels: parcels)
    guard let line = cutter.cut(ring, wish: CutWish(share: share), style: style(spacing)) else {
      tally.owed += parcels - 1
      return try whole(ring, role: .field, hand: hand)
    }
    let pieces = line.pieces(of: ring)
    try divide(pieces.near, into: near, hand: hand)
    try divide(pieces.far, into: parcels - near, hand: hand)
  }

  private mutating func style(_ spacing: Double) -> LineStyle {
    if cutter.pen.random.happens(habits.windings) {
      return LineStyle(spacing: spacing * 0.3, sway: 0.09, roughness: 0.035, jitter: 0.2, gates: 0)
    }
    return LineStyle(spacing: spacing, sway: 0.07, roughness: 0.006, jitter: 0.05, gates: 0.12)
  }
}
