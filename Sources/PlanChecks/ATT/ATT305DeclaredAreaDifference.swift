import Coverage
import Geometry
import LandUse

/// A parcel whose declared area is not that of its shape.
///
/// - What it finds: every parcel whose declared area differs from the area of its shape by more than the regulation
///   allows at the layer's scale (1:10 000 where it gives none, as stated); beyond two hundred of a layer the smaller
///   differences are one finding. Where one factor explains nine tenths of the land, the factor is told once for the
///   layer with its likely cause: hectares read as square metres or the reverse, areas measured in UTM; then only
///   parcels off beside it are told singly. Declared areas that are zero or less are one note; texts that are no
///   area, or could be two (`1.234`), are a warning each kind.
/// - Why it matters: either the record or the boundary is wrong; where a geometry is withheld, the declared area is
///   what counts.
/// - Measures: `declaredArea`, `computedArea` and `difference`, m², the last with its limit; `parcels`, count, and
///   `differenceSum`, m², where several are one finding; `declaredSum` and `computedSum`, ha, of a common factor.
/// - Needs: GEO101, GEO102 (an invalid ring has no certain area).
/// - Does not find: records without shape or without declared area; a boundary drawn wrongly with the right area; which
///   of the two is right.
/// - Source: limits of the difference of two areas of one parcel, by parcel area and map scale, of the regulation as
///   loaded.
public struct DeclaredAreaDifference: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT305", name: "declared-area-difference", severity: .warning,
    measures: [
      .init("declaredArea", .squareMetre), .init("computedArea", .squareMetre), .init("difference", .squareMetre),
      .init("parcels", .count), .init("differenceSum", .squareMetre), .init("declaredSum", .hectare),
      .init("computedSum", .hectare),
    ], needs: ["GEO101", "GEO102"],
    source: "limits of area difference by parcel area and map scale (regulation as loaded)")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard plan.layers.contains(where: { $0.layer.declaredAreas != nil }) else {
      return .skipped(because: .fieldAbsent("declared-area"))
    }
    guard let accuracy = plan.accuracy else { return .skipped(because: .noAccuracyRegulation) }
    var (examined, excluded) = (0, 0)
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      let rule = FaultClassRule(accuracy, layerScale: layer.layer.scale)
      guard let differences = AreaDifferences(layer, confidential, rule) else { continue }
      examined += differences.examined
      excluded += differences.excluded
      findings += differences.findings
    }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}

/// Declared against computed areas of one layer.
private struct AreaDifferences {
  /// Parcels told singly per layer.
  private static let listed = 200

  private let layer: LayerSnapshot
  private let confidential: ConfidentialRows
  private let rule: FaultClassRule
  private let scale: AccuracyRegulation.Scale
  /// Rows that have both areas.
  private var rows: [Int32] = []
  private var notPositive = RowCount()
  private(set) var excluded = 0
  private let factor: AreaFactor?

  var examined: Int { rows.count }

  /// Nil when the layer declares no areas, or the regulation has no limits for its scale.
  init?(_ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ rule: FaultClassRule) {
    guard let declared = layer.layer.declaredAreas, let scale = rule.scale, !scale.areaBands.isEmpty else { return nil }
    self.layer = layer
    self.confidential = confidential
    self.rule = rule
    self.scale = scale
    var isLeftOut = layer.layer.shapes.faultyShapes
    for left in layer.coverage?.leftOut ?? [] { isLeftOut[left.shape] = true }
    for invalid in layer.invalid { isLeftOut[invalid.shape] = true }
    for (row, value) in declared.enumerated().prefix(layer.areas.count) where value.isFinite {
      if value <= 0 {
        notPositive.add(row, in: layer, confidential)
      } else if isLeftOut[row] || layer.areas[row] <= .zero {
        excluded += 1
      } else {
        rows.append(Int32(row))
      }
    }
    let areas = layer.areas
    factor = AreaFactor(
      rows.lazy.map { row -> (declared: Area, computed: Area) in
        (.squareMetres(declared[Int(row)]), areas[Int(row)])
      })
  }

  var findings: [Finding] {
    var wrong: [(row: Int, declared: Area, difference: Area)] = []
    var explained = 0
    let (allDeclared, allComputed) = (layer.layer.declaredAreas ?? [], layer.areas)
    for row in rows {
      let (declared, computed) = (Area.squareMetres(allDeclared[Int(row)]), allComputed[Int(row)])
      let expected = factor.map { Area.squareMetres(computed.squareMetres * $0.value) } ?? computed
      let limit = scale.areaLimit(of: expected) ?? .zero
      if (declared - expected).magnitude > limit {
        wrong.append((Int(row), declared, (declared - computed).magnitude))
      } else if factor != nil {
        explained += 1
      }
    }
    wrong.sort { a, b in
      a.difference == b.difference ? layer.subject(a.row) < layer.subject(b.row) : a.difference > b.difference
    }
    var findings = wrong.prefix(Self.listed).map { finding($0.row, $0.declared) }
    let rest = wrong.dropFirst(Self.listed)
    if !rest.isEmpty { findings.append(summed(Array(rest))) }
    if let factor { findings.append(finding(factor, explained)) }
    findings += layer.layer.unreadAreas.map(unread)
    if notPositive.rows > 0 { findings.append(whole("not-positive", .note, notPositive)) }
    return findings
  }

  private func finding(_ row: Int, _ declared: Area) -> Finding {
    let computed = layer.areas[row]
    let limit = (scale.areaLimit(of: computed) ?? .zero).squareMetres
    let cause = AreaFactor.unitCause(declared: declared, computed: computed).map { [Detail("cause", $0)] } ?? []
    return Finding(
      code: DeclaredAreaDifference.info.code, severity: .warning, subjects: [layer.subject(row)],
      measures: [
        Measure("declaredArea", declared.squareMetres, .squareMetre),
        Measure("computedArea", computed.squareMetres, .squareMetre),
        Measure("difference", (declared - computed).magnitude.squareMetres, .squareMetre, limit: limit),
      ], details: [Detail("kind", "parcel")] + scaleDetails + cause, place: .region(layer.layer.shapes.shape(row)),
      origins: [layer.origin(row)], isConfidential: confidential[row])
  }

  private func summed(_ rest: [(row: Int, declared: Area, difference: Area)]) -> Finding {
    var count = RowCount()
    for wrong in rest { count.add(wrong.row, in: layer, confidential) }
    var finding = whole("further", .warning, count)
    finding.measures.append(Measure("differenceSum", rest.map(\.difference).sum().squareMetres, .squareMetre))
    finding.details += scaleDetails
    return finding
  }

  private func finding(_ factor: AreaFactor, _ explained: Int) -> Finding {
    Finding(
      code: DeclaredAreaDifference.info.code, severity: factor.severity, subjects: [.layer(layer.layer.id)],
      measures: [
        Measure("parcels", Double(explained), .count),
        Measure(
          "declaredSum", rows.map { .squareMetres(layer.layer.declaredAreas?[Int($0)] ?? 0) }.sum().hectares, .hectare),
        Measure("computedSum", rows.map { layer.areas[Int($0)] }.sum().hectares, .hectare),
      ],
      details: [
        Detail("kind", "factor"), Detail("cause", factor.cause), Detail("factor", String(factor.value)),
      ] + scaleDetails,
      origins: rows.prefix(RowCount.namedRows).map { layer.origin(Int($0)) },
      isConfidential: rows.prefix(RowCount.namedRows).contains { confidential[Int($0)] })
  }

  private func unread(_ fault: UnreadAreas) -> Finding {
    var finding = whole(fault.reason.rawValue, .warning, RowCount())
    finding.measures = [Measure("parcels", Double(fault.count), .count)]
    finding.details.append(Detail("example", fault.example))
    finding.origins = fault.firstRows.map { layer.origin($0) }
    finding.isConfidential = fault.firstRows.contains { confidential[$0] }
    return finding
  }

  private func whole(_ kind: String, _ severity: Severity, _ count: RowCount) -> Finding {
    Finding(
      code: DeclaredAreaDifference.info.code, severity: severity, subjects: [.layer(layer.layer.id)],
      measures: [Measure("parcels", Double(count.rows), .count)], details: [Detail("kind", kind)],
      origins: count.first.map { layer.origin($0) }, isConfidential: count.isConfidential)
  }

  private var scaleDetails: [Detail] { rule.scaleDetails }
}
