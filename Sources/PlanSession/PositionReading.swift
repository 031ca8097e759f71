import Geometry

/// A way to read the positions of a file: as those of a system, its axes as they stand or exchanged.
struct PositionReading {
  /// As it is declared: `EPSG:9209`.
  let code: String
  let name: String
  let areaOfUse: AreaOfUse?
  private(set) var isSwapped = false
  private let isGeographic: Bool
  private let way: Way

  /// The way from the system to the target. Opening it costs a search of PROJ's database: only what is walked is opened,
  /// and once for both orders of the axes.
  private final class Way {
    private let open: () -> TransformationWorker?
    private(set) lazy var worker: TransformationWorker? = open()

    init(_ open: @escaping () -> TransformationWorker?) { self.open = open }
  }

  /// Nil where PROJ does not know the system.
  init?(_ code: String, target: CRS, operation: String?) {
    guard let source = try? CRS(code) else { return nil }
    self.code = code
    name = source.name
    areaOfUse = source.areaOfUse
    isGeographic = source.isGeographic
    way = Way { try? Transformation(from: source, to: target, operation: operation).makeWorker() }
  }

  /// Whether positions are so near to where a grid counts from that they are degrees: no grid has its land there.
  func takesDegreesForMetres(_ points: [Coordinate]) -> Bool {
    !isGeographic && points.allSatisfy { abs($0.x) <= 180 && abs($0.y) <= 180 }
  }

  /// Every reading but the one declared: each system of a list in its order, as it stands and with its axes exchanged.
  static func others(
    than declared: String, among codes: [String], target: CRS, operation: String?
  ) -> [PositionReading] {
    codes.flatMap { code -> [PositionReading] in
      guard let reading = PositionReading(code, target: target, operation: operation) else { return [] }
      return code == declared ? [reading.exchanged] : [reading, reading.exchanged]
    }
  }

  /// The same system, its axes the other way round.
  private var exchanged: PositionReading {
    var reading = self
    reading.isSwapped.toggle()
    return reading
  }

  /// In the target's CRS; fewer than were given where some are no degrees, none where there is no way to the target.
  /// What has no image there is not finite.
  func positions(of points: [Coordinate]) -> [Coordinate] {
    guard let worker = way.worker else { return [] }
    var points = isSwapped ? points.map { Coordinate(x: $0.y, y: $0.x) } : points
    if isGeographic { points.removeAll { !(abs($0.x) <= 180 && abs($0.y) <= 90) } }
    _ = worker.transform(&points)
    return points
  }
}
