import Coverage
import Geometry
import LandUse

/// Two parcels or more whose interiors share area.
///
/// - What it finds: every pair of parcels of a layer that share more than `minOverlap`, with the shared polygon, its
///   area, width and share of the smaller parcel; every face that three parcels or more claim; pairs up to `minOverlap`
///   as one note per unit with count, sum and the ten largest. Each is classed noise, minor or conflict by the limits
///   of error of the layer's scale (note, warning, error); without a regulation all are conflicts.
/// - Why it matters: the shared land is counted twice in every sum, and both owners will claim it.
/// - Measures: `overlapArea`, m², of the shared polygon in the plan CRS, limit: the area limit of the smaller parcel,
///   or `minOverlap` without a regulation; `width`, m, limit: twice the position limit; `shareOfSmaller`, ratio; for
///   faces `multiplicity`, count; for the sums `count` and `areaSum`, m², limit: `minOverlap`.
/// - Needs: GEO101, GEO102, GEO103, GEO105 (without a certain interior there is no shared area).
/// - Does not find: a parcel that overlaps itself (GEO102); two records of one parcel apart from each other (ATT301);
///   parcels of two layers on each other.
/// - Source: polygonal coverage as JTS defines it (package `coverage`); classes: limits of error of the cadastral
///   regulation in force, as loaded.
public struct ParcelOverlap: PlanCheck {
  public static let info = CheckInfo(
    code: "COV201", name: "parcel-overlap", severity: .error,
    measures: [
      .init("overlapArea", .squareMetre), .init("width", .metre), .init("shareOfSmaller", .ratio),
      .init("multiplicity", .count), .init("count", .count), .init("areaSum", .squareMetre),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "JTS polygonal coverage; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var examined = 0
    var excluded = 0
    var looked = false
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      guard let coverage = layer.coverage else { continue }
      looked = true
      examined += coverage.examined
      excluded += coverage.leftOut.count
      findings += OverlapFindings(layer, confidential, plan).all(of: coverage)
    }
    guard looked else { return .skipped(because: .notAskedFor) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}

/// The overlaps of one layer as findings.
private struct OverlapFindings {
  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let minOverlap: Area
  let rule: FaultClassRule

  init(_ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot) {
    self.layer = layer
    self.confidential = confidential
    minOverlap = plan.plan.thresholds.minOverlap
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
  }

  func all(of coverage: CoverageReport) -> [Finding] {
    var findings: [Finding] = []
    var small = SmallPieces(layer: layer.layer.id, kind: "small-pairs", limit: minOverlap)
    for overlap in coverage.overlaps {
      let rows = layer.named([overlap.first, overlap.second])
      if overlap.area > minOverlap {
        findings.append(finding("pair", rows, overlap.area, overlap.region, overlap.width))
      } else {
        small.add(area: overlap.area, unit: layer.unit(of: rows[0]), isConfidential: isConfidential(rows)) {
          FindingPart(
            subjects: rows.map(layer.subject), measures: [overlapArea(overlap.area, limit: minOverlap)],
            place: .region(overlap.region.canonical))
        }
      }
    }
    for face in coverage.faces where face.claimants.count > 2 && face.area > minOverlap {
      findings.append(finding("face", layer.named(face.claimants), face.area, face.region, nil))
    }
    findings += small.findings(ParcelOverlap.info.code)
    return findings + coverage.undecidedPairs.map(undecided)
  }

  private func finding(
    _ kind: String, _ rows: [Int], _ area: Area, _ region: MultiPolygon, _ measured: Width?
  ) -> Finding {
    let width = PieceWidth(measured, of: region)
    let smaller = rows.map { layer.areas.indices.contains($0) ? layer.areas[$0] : .zero }.min() ?? .zero
    let fault = rule.faultClass(area: area, width: width.length, smallerParcel: smaller)
    var measures = [
      overlapArea(area, limit: rule.scale?.areaLimit(of: smaller) ?? minOverlap),
      Measure("width", width.length.metres, .metre, limit: rule.widthLimit?.metres),
    ]
    if smaller > .zero {
      measures.append(Measure("shareOfSmaller", area.squareMetres / smaller.squareMetres, .ratio))
    }
    if kind == "face" { measures.append(Measure("multiplicity", Double(rows.count), .count)) }
    return Finding(
      code: ParcelOverlap.info.code, severity: fault.severity, subjects: rows.map(layer.subject), measures: measures,
      details: [Detail("kind", kind)] + rule.details(of: fault, width), place: .region(region.canonical),
      origins: rows.map(layer.origin), isConfidential: isConfidential(rows))
  }

  private func undecided(_ pair: UndecidedPair) -> Finding {
    let rows = layer.named([pair.first, pair.second])
    return Finding(
      code: ParcelOverlap.info.code, severity: .warning, subjects: rows.map(layer.subject),
      details: [Detail("kind", "undecided"), Detail("reason", pair.message)], origins: rows.map(layer.origin),
      isConfidential: isConfidential(rows))
  }

  private func overlapArea(_ area: Area, limit: Area) -> Measure {
    Measure("overlapArea", area.squareMetres, .squareMetre, limit: limit.squareMetres)
  }

  private func isConfidential(_ rows: [Int]) -> Bool { rows.contains { confidential[$0] } }
}
