import Coverage
import Geometry
import LandUse

/// Tells a layer in another CRS than it says from one with a few bad parcels, and names the likely truth.
///
/// With an outline: points of the layer that lie beyond it, under the CRS as declared and under each that such files
/// are seen in. A layer is refused when another reading brings (nearly) all of it inside, or when it does not even
/// touch the outline's envelope. A layer that merely reaches beyond is not: its parcels are findings. Without an
/// outline: the layer's middle (the median, which strays cannot move) against the plane's area of use.
struct LayerPlausibility: Sendable {
  let target: CRS
  let operation: String?
  /// Where the layer should lie, in the plan CRS.
  let ground: OutlineGround?
  let expectedName: String
  /// The systems such files are seen in: data, most likely first.
  let candidates: [String]

  /// - Parameter outline: where the layer should lie, in the plan CRS.
  /// - Throws: `GeometryError` for an outline around which no slack can be laid.
  init(
    target: CRS, operation: String?, outline: MultiPolygon?, expectedName: String, candidates: [String]
  ) throws(GeometryError) {
    self.target = target
    self.operation = operation
    ground = try outline.map { outline throws(GeometryError) in try OutlineGround(outline, slack: Self.slack) }
    self.expectedName = expectedName
    self.candidates = candidates
  }

  /// Points tried: enough to see one in a hundred, few enough to try fifty readings.
  private static let sampleSize = 2000
  /// A share of points beyond the outline that asks for an explanation: below it no systematic shift hides.
  private static let conspicuous = 0.005
  /// Points nearer to the outline than this are not beyond it: accuracy of the datum operations (1 m) and rounding.
  static let slack = 1.5

  /// - Throws: `SessionError.layerElsewhere`.
  func check(_ layer: ParcelLayer) throws {
    let faulty = Set(
      layer.shapes.faults.filter { $0.kind == .outOfRange || $0.kind == .notTransformable }.map(\.shape))
    guard layer.count > 0, !layer.sourcePoints.isEmpty else { return }
    let isInside = try insideTest()
    func readings(_ isFit: (Double) -> Bool) -> [CRSSuggestion] {
      self.readings(of: layer, isInside: isInside, where: isFit)
    }
    if faulty.count * 2 > layer.count { throw elsewhere(layer, suggestions: readings { $0 < 0.5 }) }
    guard let ground else {
      if !middleLies(layer, isInside) { throw elsewhere(layer, suggestions: readings { $0 < 0.5 }) }
      return
    }
    let declared = PositionReading(layer.sourceCRS, target: target, operation: operation)
    let beyond = declared.flatMap { shareBeyond(layer, under: $0, isInside: isInside) } ?? 1
    guard beyond > Self.conspicuous else { return }
    let better = readings { $0 <= min(0.001, beyond / 20) }
    if !better.isEmpty || !layer.shapes.envelope.intersects(ground.outlineEnvelope) {
      throw elsewhere(layer, suggestions: better)
    }
  }

  private func elsewhere(_ layer: ParcelLayer, suggestions: [CRSSuggestion]) -> SessionError {
    var extent = Envelope.empty
    for point in layer.sourcePoints { extent.expand(toInclude: point) }
    return .layerElsewhere(
      layer: layer.id, file: layer.file, declared: layer.sourceCRS, extent: extent, expected: expectedName,
      suggestions: suggestions)
  }

  /// The readings under which few enough points lie beyond.
  private func readings(
    of layer: ParcelLayer, isInside: (Coordinate) -> Bool, where isFit: (Double) -> Bool
  ) -> [CRSSuggestion] {
    self.readings(otherThan: layer.sourceCRS).compactMap { reading in
      guard let beyond = shareBeyond(layer, under: reading, isInside: isInside), isFit(beyond) else { return nil }
      return CRSSuggestion(crs: reading.code, name: reading.name, isSwapped: reading.isSwapped)
    }
  }

  /// The systems such files are seen in, but the one declared, each also with its axes exchanged.
  func readings(otherThan declared: String) -> [PositionReading] {
    PositionReading.others(than: declared, among: candidates, target: target, operation: operation)
  }

  /// The share of sampled points that lie beyond the outline, or the area of use, under a reading; nil when the
  /// positions cannot be read so at all.
  func shareBeyond(
    _ layer: ParcelLayer, under reading: PositionReading, isInside: (Coordinate) -> Bool
  ) -> Double? {
    let sampled = sample(layer.sourcePoints)
    let points = reading.positions(of: sampled)
    guard points.count == sampled.count || points.count * 2 > sampled.count else { return nil }
    return Double(points.count { !isInside($0) }) / Double(points.count)
  }

  /// Whether a point of the plan CRS lies where it should.
  private func insideTest() throws -> (Coordinate) -> Bool {
    try ground?.test() ?? areaOfUseTest()
  }

  private func areaOfUseTest() throws -> (Coordinate) -> Bool {
    guard let area = target.areaOfUse else { return { _ in true } }
    let worker = try Transformation(from: target, to: CRS("OGC:CRS84")).makeWorker()
    return { point in
      worker.transformed(point).map { area.contains(longitude: $0.x, latitude: $0.y) } ?? false
    }
  }

  private func middleLies(_ layer: ParcelLayer, _ isInside: (Coordinate) -> Bool) -> Bool {
    let sample = sample(layer.shapes.points).filter(\.isFinite)
    guard !sample.isEmpty else { return false }
    let xs = sample.map(\.x).sorted()
    let ys = sample.map(\.y).sorted()
    return isInside(Coordinate(x: xs[xs.count / 2], y: ys[ys.count / 2]))
  }

  /// Every n-th point, fewer than twice `sampleSize`.
  private func sample(_ points: [Coordinate]) -> [Coordinate] {
    stride(from: 0, to: points.count, by: max(1, points.count / Self.sampleSize)).map { points[$0] }
  }
}
