import Coverage
import Geometry
import LandUse

/// The overlaps of one layer as findings.
///
/// A class: what is made piece by piece refers to the layer once.
final class OverlapFindings: Sendable {
  /// Parcels of a pile that are named.
  static let namedParcels = 100
  /// Pairs or faces that one thread looks at.
  private static let piecesAtOnce = 1 << 12

  private let layer: LayerSnapshot
  private let confidential: ConfidentialRows
  private let coverage: CoverageReport
  private let minOverlap: Area
  private let rule: FaultClassRule
  private let duplicates: DuplicateRule
  private let equal: EqualParcels
  private let causes: PieceCauseRule
  private let units: RowUnits

  init(
    _ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot, _ coverage: CoverageReport
  ) {
    self.layer = layer
    self.confidential = confidential
    self.coverage = coverage
    minOverlap = plan.plan.thresholds.minOverlap
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
    duplicates = DuplicateRule(layer, plan)
    equal = EqualParcels(layer, confidential)
    causes = PieceCauseRule(layer, rule, hasPieces: !coverage.overlaps.isEmpty || !coverage.pileUps.isEmpty)
    units = RowUnits(layer)
  }

  /// What was found of some pairs.
  private struct Found: Sendable {
    var findings: [Finding] = []
    var small: SmallPieces
    /// Pairs that another check tells.
    var told: Set<[Int]> = []
  }

  func all(by crew: Crew) -> [Finding] {
    var found = Found(small: noPieces)
    let parts = crew.map(rows: coverage.overlaps.count, by: Self.piecesAtOnce, pairs)
    for part in parts {
      found.small.add(part.small)
      found.told.formUnion(part.told)
    }
    let told = found.told
    let faces = crew.map(rows: coverage.faces.count, by: Self.piecesAtOnce) { self.faces($0, told) }
    found.findings = Array((parts.map(\.findings) + faces).joined())
    for pile in coverage.pileUps where !pile.isLeftOut { add(pile, to: &found) }
    found.findings += found.small.findings(ParcelOverlap.info.code)
    found.findings += coverage.undecidedPairs.map(undecided)
    return found.findings
  }

  private var noPieces: SmallPieces { SmallPieces(layer: layer.layer.id, kind: "small-pairs", limit: minOverlap) }

  private func pairs(_ range: Range<Int>) -> Found {
    var found = Found(small: noPieces)
    let overlaps = coverage.overlaps
    for index in range {
      let overlap = overlaps[index]
      let rows = [overlap.first, overlap.second]
      if duplicates.areNearlyEqual(overlap.first, overlap.second, sharing: overlap.area) {
        found.told.insert(rows)
      } else if overlap.area > minOverlap {
        found.findings.append(
          finding(
            "pair", rows, overlap.area, overlap.region, overlap.width, pairs: equal.pairs(overlap), overlap: overlap))
      } else {
        add(overlap, rows, to: &found.small)
      }
    }
    return found
  }

  private func faces(_ range: Range<Int>, _ told: Set<[Int]>) -> [Finding] {
    var findings: [Finding] = []
    let faces = coverage.faces
    for index in range where faces[index].claimants.count > 2 && faces[index].area > minOverlap {
      let face = faces[index]
      if isTold(face, by: told) { continue }
      findings.append(finding("face", face.claimants, face.area, face.region, nil, multiplicity: face.multiplicity))
    }
    return findings
  }

  private func add(_ pile: PileUp, to found: inout Found) {
    found.findings.append(self.pile(pile))
    // What lies in a rectangle around a pile need not lie on its parcels.
    for reach in pile.isRegionExact ? pile.reaching : [] {
      if reach.area > minOverlap {
        found.findings.append(finding("reach", [reach.shape], reach.area, reach.region, nil))
      } else {
        add([reach.shape], reach.area, reach.region, times: 1, to: &found.small) {
          causes.cause(width: $0, rows: [reach.shape])
        }
      }
    }
  }

  /// A face of parcels that are all nearly equal says nothing new.
  private func isTold(_ face: OverlapFace, by told: Set<[Int]>) -> Bool {
    guard !told.isEmpty else { return false }
    let rows = face.claimants
    return rows.indices.allSatisfy { i in
      rows.indices.dropFirst(i + 1).allSatisfy { told.contains([rows[i], rows[$0]]) }
    }
  }

  private func cause(of overlap: ShapeOverlap, _ width: Length, _ fault: FaultClass) -> PieceCause {
    causes.cause(
      width: width, rows: [overlap.first, overlap.second], isDuplicate: duplicates.holdsSmaller(overlap),
      isVertexMissing: fault == .noise && causes.isVertexMissing(overlap.region, of: overlap.first, overlap.second))
  }

  private func add(_ overlap: ShapeOverlap, _ rows: [Int], to small: inout SmallPieces) {
    add(rows, overlap.area, overlap.region, times: equal.pairs(overlap), to: &small) { cause(of: overlap, $0, .noise) }
  }

  private func add(
    _ rows: [Int], _ area: Area, _ region: MultiPolygon, times: Int, to small: inout SmallPieces,
    cause: (Length) -> PieceCause
  ) {
    let named = layer.named(rows.map(equal.name))
    let cause = cause(PieceWidth(nil, of: region).length)
    small.add(
      area: area, times: times, unit: units[named[0]], cause: cause, isConfidential: isConfidential(rows)
    ) {
      FindingPart(
        subjects: named.map { layer.subject($0) }, measures: [overlapArea(area, limit: minOverlap)],
        place: .region(region.canonical))
    }
  }

  private func pile(_ pile: PileUp) -> Finding {
    let named = Array(layer.named(pile.rows).prefix(Self.namedParcels))
    return Finding(
      code: ParcelOverlap.info.code, severity: .error, subjects: named.map { layer.subject($0) },
      measures: [
        Measure("parcels", Double(pile.rows.count), .count),
        Measure("landArea", pile.area.squareMetres, .squareMetre),
        Measure("areaSum", pile.areaSum.squareMetres, .squareMetre),
      ], details: [Detail("kind", "pile"), Detail("land", pile.isRegionExact ? "exact" : "around")],
      place: .region(pile.region.canonical), origins: named.map { layer.origin($0) },
      isConfidential: isConfidential(pile.rows))
  }

  private func finding(
    _ kind: String, _ shapes: [Int], _ area: Area, _ region: MultiPolygon, _ measured: Width?, pairs: Int = 1,
    multiplicity: Int = 0, overlap: ShapeOverlap? = nil
  ) -> Finding {
    let rows = layer.named(shapes.map(equal.name))
    let width = PieceWidth(measured, of: region)
    let smaller = rows.map { layer.areas.indices.contains($0) ? layer.areas[$0] : .zero }.min() ?? .zero
    let fault = rule.faultClass(area: area, width: width.length, smallerParcel: smaller)
    var measures = [
      overlapArea(area, limit: rule.scale?.areaLimit(of: smaller) ?? minOverlap),
      Measure("width", width.length.metres, .metre, limit: rule.widthLimit?.metres),
    ]
    if smaller > .zero, rows.count > 1 {
      measures.append(Measure("shareOfSmaller", area.squareMetres / smaller.squareMetres, .ratio))
    }
    if multiplicity > 0 { measures.append(Measure("multiplicity", Double(multiplicity), .count)) }
    let cause =
      overlap.map { self.cause(of: $0, width.length, fault) } ?? causes.cause(width: width.length, rows: shapes)
    if pairs > 1 { measures.append(Measure("pairs", Double(pairs), .count)) }
    return Finding(
      code: ParcelOverlap.info.code, severity: fault.severity, subjects: rows.map { layer.subject($0) },
      measures: measures,
      details: [Detail("kind", kind)] + rule.details(of: fault, width) + cause.details,
      place: .region(region.canonical),
      origins: rows.map { layer.origin($0) }, isConfidential: isConfidential(shapes))
  }

  private func undecided(_ pair: UndecidedPair) -> Finding {
    let rows = layer.named([pair.first, pair.second].map(equal.name))
    return Finding(
      code: ParcelOverlap.info.code, severity: .warning, subjects: rows.map { layer.subject($0) },
      details: [Detail("kind", "undecided"), Detail("reason", pair.message)], origins: rows.map { layer.origin($0) },
      isConfidential: isConfidential([pair.first, pair.second]))
  }

  private func overlapArea(_ area: Area, limit: Area) -> Measure {
    Measure("overlapArea", area.squareMetres, .squareMetre, limit: limit.squareMetres)
  }

  private func isConfidential(_ rows: [Int]) -> Bool {
    rows.contains { confidential[$0] || equal.isConfidential($0) }
  }
}
