import Coverage
import Geometry
import LandUse

/// Tells a layer in another CRS than it says from one with a few bad parcels, and names the likely truth.
///
/// A layer is elsewhere when most of its shapes are out of range, or when its middle lies outside the expected extent. The
/// middle is the median of its points, which single strays cannot move.
struct LayerPlausibility {
  let target: CRS
  let operation: String?
  /// Where the layer should lie, in the plan CRS; nil takes the target's area of use.
  let expected: Envelope?
  let expectedName: String
  /// The systems such files are seen in: data, most likely first.
  let candidates: [String]

  /// - Throws: `SessionError.layerElsewhere`.
  func check(_ layer: ParcelLayer) throws {
    let faulty = Set(layer.shapes.faults.filter { $0.kind == .outOfRange || $0.kind == .notTransformable }.map(\.shape))
    guard layer.count > 0, let middle = median(layer.sourcePoints) else { return }
    let isMostlyBad = faulty.count * 2 > layer.count
    if !isMostlyBad, lies(middle, readAs: layer.sourceCRS, swapped: false) { return }
    var extent = Envelope.empty
    for point in layer.sourcePoints { extent.expand(toInclude: point) }
    throw SessionError.layerElsewhere(
      layer: layer.id, file: layer.file, declared: layer.sourceCRS, extent: extent, expected: expectedName,
      suggestions: suggestions(for: middle, declared: layer.sourceCRS))
  }

  /// The readings under which the position lies where it should.
  func suggestions(for middle: Coordinate, declared: String) -> [CRSSuggestion] {
    var result: [CRSSuggestion] = []
    for code in candidates {
      for swapped in [false, true] where !(code == declared && !swapped) && lies(middle, readAs: code, swapped: swapped)
      {
        result.append(
          CRSSuggestion(crs: code, name: (try? CRS(code).name) ?? code, isSwapped: swapped))
      }
    }
    return result
  }

  /// Whether the position, read in a CRS, lies in the expected extent. A CRS that cannot be read answers no.
  private func lies(_ middle: Coordinate, readAs code: String, swapped: Bool) -> Bool {
    let position = swapped ? Coordinate(x: middle.y, y: middle.x) : middle
    guard let source = try? CRS(code) else { return false }
    if source.isGeographic, abs(position.x) > 180 || abs(position.y) > 90 { return false }
    guard let worker = try? Transformation(from: source, to: target, operation: operation).makeWorker(),
      let point = worker.transformed(position)
    else { return false }
    if let expected { return expected.contains(point) }
    return isInAreaOfUse(point)
  }

  private func isInAreaOfUse(_ point: Coordinate) -> Bool {
    guard let area = target.areaOfUse else { return true }
    guard let geographic = try? CRS("OGC:CRS84"),
      let worker = try? Transformation(from: target, to: geographic).makeWorker(),
      let position = worker.transformed(point)
    else { return false }
    return area.contains(longitude: position.x, latitude: position.y)
  }

  /// Median of x and of y, each on its own; n·log n on a sample of at most 10,000 points.
  private func median(_ points: [Coordinate]) -> Coordinate? {
    guard !points.isEmpty else { return nil }
    let step = max(1, points.count / 10_000)
    let sample = stride(from: 0, to: points.count, by: step).map { points[$0] }
    let xs = sample.map(\.x).sorted()
    let ys = sample.map(\.y).sorted()
    return Coordinate(x: xs[xs.count / 2], y: ys[ys.count / 2])
  }
}
