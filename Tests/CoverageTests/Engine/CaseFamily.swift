import Geometry
import TestSupport

/// Families of random cases; a seed names a case of a family for good.
enum CaseFamily: String, CaseIterable, Sendable {
  case voronoi, lattice, nested, stacked, convex, stars, droppedVertices, planted, cut, invalid

  func make(seed: Int) throws -> EngineCase {
    let number = Self.allCases.firstIndex(of: self) ?? 0
    var random = SplitMix(seed: UInt64(seed) &* 1_000_003 &+ UInt64(number))
    // The first numbers of close seeds are mixed well, but so that none is the sum of others.
    _ = random.next()
    let plan = try make(&random).soundOnly()
    return plan.placed(&random)
  }

  private func make(_ random: inout SplitMix) throws -> EngineCase {
    switch self {
    case .voronoi: return try Self.bounded(Tessellation.voronoi(random.int(in: 2...14), &random), &random)
    case .lattice: return try Self.lattice(&random)
    case .nested: return try Self.bounded(Self.faulty(Tessellation.nested(&random), atMost: 1, &random), &random)
    case .stacked: return try Self.stacked(&random)
    case .convex:
      let scale = random.int(in: 0...1) == 0 ? 0.2 : 1e3
      let shapes = try (0..<random.int(in: 2...10)).map { _ in try RandomShape.convex(scale, &random) }
      return try Self.bounded(shapes, &random)
    case .stars:
      let scale = random.int(in: 0...1) == 0 ? 0.5 : 1e3
      let shapes = (0..<random.int(in: 2...7)).map { _ in RandomShape.star(scale, vertices: 5...14, &random) }
      return try Self.bounded(shapes, &random)
    case .droppedVertices: return try Self.droppedVertices(&random)
    case .planted: return try Self.bounded(Self.faulty(Self.tessellation(&random), atMost: 4, &random), &random)
    case .cut:
      let shapes = try Self.faulty(Self.tessellation(&random), atMost: 1, &random)
      return EngineCase(shapes, boundary: try Self.cut(&random))
    case .invalid: return try Self.invalid(&random)
    }
  }

  private static func tessellation(_ random: inout SplitMix) throws -> [MultiPolygon] {
    switch random.int(in: 0...3) {
    case 0: Tessellation.voronoi(random.int(in: 3...12), &random)
    case 1: Tessellation.jitteredGrid(random.int(in: 2...4), &random)
    case 2: try Tessellation.lattice(random.int(in: 2...5), merges: random.int(in: 0...12), &random)
    default: try Tessellation.nested(&random)
    }
  }

  private static func lattice(_ random: inout SplitMix) throws -> EngineCase {
    let rows = random.int(in: 2...6)
    let shapes = try Tessellation.lattice(rows, merges: random.int(in: 0...rows * rows), &random)
    let plan = try bounded(faulty(shapes, atMost: 2, &random), &random)
    return EdgeVertices.drop(from: plan, &random)
  }

  private static func stacked(_ random: inout SplitMix) throws -> EngineCase {
    var shapes = try tessellation(&random) + tessellation(&random)
    if random.int(in: 0...4) == 0 { shapes += try tessellation(&random) }
    // A frame around it: its hole is the layers' outline in the other direction, once or twice.
    let (s, r) = (Tessellation.side, random.next(in: 1...20).rounded())
    for width in [r, r + 5].prefix(random.int(in: 0...2)) {
      shapes.append(
        .ring(
          [(-width, -width), (s + width, -width), (s + width, s + width), (-width, s + width)],
          holes: [[(0, 0), (0, s), (s, s), (s, 0)]]))
    }
    return try bounded(random.int(in: 0...2) == 0 ? shapes.shuffled(using: &random) : shapes, &random)
  }

  private static func droppedVertices(_ random: inout SplitMix) throws -> EngineCase {
    var plan = try bounded(tessellation(&random), &random)
    let scale: Double? = [1e3, 1e8, nil][random.int(in: 0...2)]
    for _ in 0..<random.int(in: 1...2) {
      plan = EdgeVertices.insert(into: plan, scale: scale) {
        random.int(in: 0...2) > 0 ? random.next(in: 0.1...0.9) : nil
      }
    }
    plan = EdgeVertices.drop(from: plan, &random)
    plan.shapes = try faulty(plan.shapes, atMost: 1, &random)
    return plan
  }

  private static func invalid(_ random: inout SplitMix) throws -> EngineCase {
    var shapes = try tessellation(&random)
    let bowTies = random.int(in: 1...2)
    for _ in 0..<bowTies {
      let row = random.int(in: 0...shapes.count - 1)
      let crossed = shapes[row].crossed(random.int(in: 0...9))
      guard try !GeometryEngine().validity(of: crossed).isValid else { continue }
      if random.int(in: 0...2) == 0 { shapes.append(crossed) } else { shapes[row] = crossed }
    }
    var plan = try bounded(shapes, &random)
    plan.keepsInvalid = true
    return plan
  }

  private static func faulty(
    _ shapes: [MultiPolygon], atMost count: Int, _ random: inout SplitMix
  ) throws -> [MultiPolygon] {
    var shapes = shapes
    for _ in 0..<random.int(in: 0...count) {
      let fault = PlantedFault.allCases[random.int(in: 0...PlantedFault.allCases.count - 1)]
      try fault.plant(in: &shapes, &random)
    }
    return shapes
  }

  /// With no boundary, the outline of all shapes, the square with or without the vertices of the cells, one larger or
  /// smaller, or one at random.
  private static func bounded(_ shapes: [MultiPolygon], _ random: inout SplitMix) throws -> EngineCase {
    let side = Tessellation.side
    switch random.int(in: 0...6) {
    case 0, 1: return EngineCase(shapes)
    case 2:
      let outline = try? GeometryEngine().union(of: shapes)
      return EngineCase(shapes, boundary: outline)
    case 3: return EngineCase(shapes, boundary: .rectangle(x: 0, y: 0, width: side, height: side))
    case 4:
      let by = random.next(in: -20...20).rounded()
      return EngineCase(shapes, boundary: .rectangle(x: -by, y: -by, width: side + 2 * by, height: side + 2 * by))
    default: return EngineCase(shapes, boundary: try cut(&random))
    }
  }

  /// A boundary that runs across parcels: a star, one with a hole, or two parts.
  private static func cut(_ random: inout SplitMix) throws -> MultiPolygon? {
    let engine = GeometryEngine()
    let scale = [0.1, 1e3][random.int(in: 0...1)]
    let star = RandomShape.star(scale, vertices: 4...12, &random)
    let other = RandomShape.star(scale, vertices: 3...7, &random)
    guard try engine.validity(of: star).isValid, try engine.validity(of: other).isValid else {
      return .rectangle(x: 10, y: 5, width: 33, height: 41)
    }
    let outline =
      switch random.int(in: 0...3) {
      case 0: try engine.difference(star, other)
      case 1: try engine.symmetricDifference(star, other)
      default: star
      }
    return outline.isEmpty ? nil : outline
  }
}

extension EngineCase {
  /// Without shapes that came out invalid by rounding or by a planted fault.
  fileprivate func soundOnly() throws -> EngineCase {
    let engine = GeometryEngine()
    var sound = self
    func isSound(_ shape: MultiPolygon) throws -> Bool {
      try !shape.isEmpty && shape.rings.allSatisfy { $0.coordinates.count > 2 } && shape.area > 0
        && (keepsInvalid || engine.validity(of: shape).isValid)
    }
    sound.shapes = try shapes.filter(isSound)
    if let boundary, try !engine.validity(of: boundary).isValid { sound.boundary = nil }
    return sound
  }

  /// Near the origin, in the plane of Hà Nam's plans, or off all grids.
  fileprivate func placed(_ random: inout SplitMix) -> EngineCase {
    switch random.int(in: 0...3) {
    case 0, 1: self
    case 2: shifted(x: 551_784, y: 2_323_033)
    default: shifted(x: 551_784.381_912_345, y: 2_323_033.966_812_345)
    }
  }
}
