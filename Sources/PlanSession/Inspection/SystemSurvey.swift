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
    guard let probe = try Probe(layer, candidates: candidates) else { return facts }
    if let middle = probe.middleAsDeclared {
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
    let result = probe.plausibility.readings(otherThan: layer.sourceCRS).filter { probe.middle(under: $0) != nil }
      .map { CRSSuggestion(crs: $0.code, name: $0.name, isSwapped: $0.isSwapped) }
    // A plane with its axes exchanged is told only where none fits as it stands.
    let straight = result.filter { !$0.isSwapped }
    return straight.isEmpty ? result : straight
  }

  /// A sample of a layer's positions that can be read in any system.
  private struct Probe {
    let layer: ParcelLayer
    let plausibility: LayerPlausibility

    /// Nil for a layer without positions.
    init?(_ layer: ParcelLayer, candidates: [String]) throws {
      guard layer.sourcePoints.contains(where: \.isFinite) else { return nil }
      self.layer = layer
      plausibility = try LayerPlausibility(
        target: try CRS(SystemSurvey.wgs84), operation: nil, outline: nil, expectedName: "", candidates: candidates)
    }

    /// The middle of the positions as the layer's own.
    var middleAsDeclared: Coordinate? {
      PositionReading(layer.sourceCRS, target: plausibility.target, operation: nil).flatMap(middle)
    }

    /// The middle in degrees on WGS 84 when at least half of the positions lie where a system is used; else nil.
    func middle(under reading: PositionReading) -> Coordinate? {
      // WGS 84 is used everywhere.
      let area = reading.code == SystemSurvey.wgs84 ? nil : reading.areaOfUse
      var xs: [Double] = []
      var ys: [Double] = []
      let beyond = plausibility.shareBeyond(layer, under: reading) { point in
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
