import Coverage
import Geometry
import LandUse

/// Finds out whether the positions of a file can be in the system it says, and in which others they would lie
/// sensibly.
struct SystemSurvey {
  /// The systems such files are seen in: data, most likely first.
  let candidates: [String]

  private static let wgs84 = "OGC:CRS84"
  /// Mean radius of the earth in metres (IUGG R₁): what a degree of latitude is on the ground, for orientation only.
  private static let meanRadius = 6_371_008.8

  /// - Parameters:
  ///   - declared: the file's `crs` member.
  ///   - isOverridden: `layer.sourceCRS` was named by the user.
  /// - Throws: `SessionError.crsNotRead` for a system that the user names and PROJ does not know.
  func facts(of layer: ParcelLayer, declared: String?, isOverridden: Bool) throws -> SystemFacts {
    var facts = SystemFacts(
      declared: declared, taken: layer.sourceCRS, isOverridden: isOverridden, isGeographic: false,
      standing: .unknown(reason: ""), readings: [], planes: [])
    let crs: CRS
    do {
      crs = try CRS.read(layer.sourceCRS, file: nil)
    } catch let error as SessionError {
      guard !isOverridden, case .crsNotRead(_, _, let reason) = error else { throw error }
      facts.standing = .unknown(reason: reason)
      return facts
    }
    facts.name = crs.name
    facts.isGeographic = crs.isGeographic
    facts.metresPerUnit = crs.isGeographic ? Self.meanRadius * crs.unitFactor : crs.unitFactor
    guard let probe = try Probe(layer) else { return facts }
    if let middle = probe.middle(readAs: layer.sourceCRS) {
      facts.middle = middle
      facts.planes = TargetSuggestions.planes(around: middle, candidates: candidates)
      let area = crs.isGeographic ? facts.planes.first.flatMap { try? CRS($0.crs).areaOfUse } : crs.areaOfUse
      facts.standing = .sensible(area: area?.name)
    } else {
      facts.standing = .elsewhere
      facts.readings = readings(of: layer, probe)
    }
    if !crs.isGeographic, crs.unitFactor == 1, !crs.isDeprecated, facts.middle != nil {
      let own = CRSSuggestion(crs: layer.sourceCRS, name: crs.name, isSwapped: false)
      facts.planes = [own] + facts.planes.filter { $0.crs != own.crs }
    }
    return facts
  }

  private func readings(of layer: ParcelLayer, _ probe: Probe) -> [CRSSuggestion] {
    var result: [CRSSuggestion] = []
    for code in candidates {
      guard let crs = try? CRS(code) else { continue }
      for swapped in [false, true] where !(code == layer.sourceCRS && !swapped) {
        guard probe.middle(readAs: code, swapped: swapped) != nil else { continue }
        result.append(CRSSuggestion(crs: code, name: crs.name, isSwapped: swapped))
      }
    }
    // A plane with its axes exchanged is told only where none fits as it stands.
    let straight = result.filter { !$0.isSwapped }
    return straight.isEmpty ? result : straight
  }

  /// A sample of a layer's positions that can be read in any system.
  private struct Probe {
    let layer: ParcelLayer
    let plausibility: LayerPlausibility

    /// Nil for a layer without positions.
    init?(_ layer: ParcelLayer) throws {
      guard layer.sourcePoints.contains(where: \.isFinite) else { return nil }
      self.layer = layer
      plausibility = LayerPlausibility(
        target: try CRS(SystemSurvey.wgs84), operation: nil, outline: nil, expectedName: "", candidates: [])
    }

    /// The middle in degrees on WGS 84 when at least half of the positions lie where a system is used; else nil.
    func middle(readAs code: String, swapped: Bool = false) -> Coordinate? {
      guard let source = try? CRS(code) else { return nil }
      let area = source.isGeographic && code == SystemSurvey.wgs84 ? nil : source.areaOfUse
      var xs: [Double] = []
      var ys: [Double] = []
      let beyond = plausibility.shareBeyond(layer, readAs: code, swapped: swapped) { point in
        let lies = point.isFinite && area?.contains(longitude: point.x, latitude: point.y) != false
        if lies {
          xs.append(point.x)
          ys.append(point.y)
        }
        return lies
      }
      guard let beyond, beyond <= 0.5, !xs.isEmpty else { return nil }
      return Coordinate(x: xs.sorted()[xs.count / 2], y: ys.sorted()[ys.count / 2])
    }
  }
}
