import Coverage
import Geometry
import LandUse

/// The areas a record states for its uses do not add up to the parcel.
///
/// - What it finds: every parcel whose use field states areas (`ONT 200 + CLN 350`) that differ from its declared area,
///   else from the area of its shape, by more than the regulation allows at the layer's scale (1:10 000 where it gives
///   none, as stated); where one use has no area, those whose other uses alone are more than that. Beyond two hundred of a
///   use column the smaller differences are one finding.
/// - Why it matters: areas that do not add up divide nothing: the parcel is in dispute among its uses, and with it every
///   quota that holds some of them and not others.
/// - Measures: `statedArea`, `wholeArea` and `difference`, m², the last with its limit; `parcels`, count, and
///   `differenceSum`, m², where several are one finding.
/// - Needs: GEO101, GEO102 (an invalid ring has no certain area), where no area is declared.
/// - Does not find: uses without areas; areas that add up and are wrong; a declared area that is not that of the shape
///   (ATT305); areas that can be read in two ways, which are not read.
/// - Source: limits of the difference of two areas of one parcel, by parcel area and map scale, of the regulation as
///   loaded.
public struct UseAreaMismatch: ParcelCheck {
  public static let info = CheckInfo(
    code: "ATT307", name: "use-area-mismatch", severity: .warning,
    measures: [
      .init("statedArea", .squareMetre), .init("wholeArea", .squareMetre), .init("difference", .squareMetre),
      .init("parcels", .count), .init("differenceSum", .squareMetre),
    ], needs: ["GEO101", "GEO102"],
    source: "limits of area difference by parcel area and map scale (regulation as loaded)")

  /// Parcels told singly per use column.
  static let listed = 200

  public init() {}

  public func look(
    at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot
  ) throws -> LayerLook {
    guard let scheme = plan.plan.scheme, !scheme.isFromData else { return .skipped(because: .noScheme) }
    guard !layer.layer.uses.isEmpty else { return .skipped(because: .fieldAbsent("use")) }
    let rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
    guard rule.scale != nil else { return .skipped(because: .noAccuracyRegulation) }
    let columns = layer.layer.uses.map { StatedAreas($0, in: layer, confidential, scheme, rule) }
      .filter(\.statesAnything)
    var hasNoArea = columns.isEmpty ? [] : layer.layer.shapes.faultyShapes
    if !columns.isEmpty {
      for left in layer.coverage?.leftOut ?? [] { hasNoArea[left.shape] = true }
      for invalid in layer.invalid { hasNoArea[invalid.shape] = true }
    }
    let excluded = hasNoArea
    return .rows(
      RowLook(
        isExcluded: { row in
          !excluded.isEmpty && excluded[row] && columns.contains { $0.states(row) }
            && layer.declaredArea(of: row) == nil
        },
        conclude: { findings in
          columns.flatMap { column in column.bounded(findings.filter { column.owns($0) }) }
        },
        look: { row, findings in
          for column in columns { column.look(at: row, &findings) }
        }))
  }
}

/// The areas one use column states.
private struct StatedAreas: Sendable {
  private let column: UseColumn
  private let layer: LayerSnapshot
  private let confidential: ConfidentialRows
  private let rule: FaultClassRule
  private let scheme: CategoryScheme
  private let readings: UseReadings

  init(
    _ column: UseColumn, in layer: LayerSnapshot, _ confidential: ConfidentialRows, _ scheme: CategoryScheme,
    _ rule: FaultClassRule
  ) {
    self.column = column
    self.layer = layer
    self.confidential = confidential
    self.rule = rule
    self.scheme = scheme
    readings = column.readings(in: scheme)
  }

  var statesAnything: Bool { (0..<readings.count).contains(where: states(value:)) }

  private func states(value: Int) -> Bool { readings.state(of: value) == .read && readings.statesAreas(value) }

  func states(_ row: Int) -> Bool { value(of: row) != nil }

  private func value(of row: Int) -> Int? {
    guard row < column.codes.count else { return nil }
    let index = column.codes.indices[row]
    guard index != DictionaryColumn.missing, states(value: Int(index)) else { return nil }
    return Int(index)
  }

  func look(at row: Int, _ findings: inout [Finding]) {
    guard let value = value(of: row),
      let sum = StatedSum(
        parts: readings.parts(of: value).map(\.area), declared: layer.declaredArea(of: row), computed: layer.areas[row],
        scale: rule.scale),
      !sum.addsUp
    else { return }
    findings.append(
      Finding(
        code: UseAreaMismatch.info.code, severity: .warning, subjects: [layer.subject(row)],
        measures: [
          Measure("statedArea", sum.stated.squareMetres, .squareMetre),
          Measure("wholeArea", sum.whole.squareMetres, .squareMetre),
          Measure("difference", sum.rest.magnitude.squareMetres, .squareMetre, limit: sum.limit.squareMetres),
        ],
        details: details("parcel") + [
          Detail("whole", sum.isDeclared ? "declared" : "computed"),
          Detail("codes", readings.codes(of: value, in: scheme)),
        ], place: .region(layer.layer.shapes.shape(row)), origins: [layer.origin(row)],
        isConfidential: confidential[row]))
  }

  private func details(_ kind: String) -> [Detail] {
    [Detail("kind", kind), Detail("field", column.field)]
      + (column.day.map { [Detail("day", $0.description)] } ?? []) + rule.scaleDetails
  }

  /// Whether a finding is on this column.
  func owns(_ finding: Finding) -> Bool {
    finding.detail("field") == column.field && finding.detail("day") == column.day?.description
  }

  /// The largest differences, the others as one.
  func bounded(_ findings: [Finding]) -> [Finding] {
    guard findings.count > UseAreaMismatch.listed else { return findings }
    let ordered = findings.sorted { a, b in
      let (most, other) = (Self.difference(a), Self.difference(b))
      return most == other ? a.subjects.lexicographicallyPrecedes(b.subjects) : most > other
    }
    let rest = ordered.dropFirst(UseAreaMismatch.listed)
    return ordered.prefix(UseAreaMismatch.listed) + [
      Finding(
        code: UseAreaMismatch.info.code, severity: .warning, subjects: [.layer(layer.layer.id)],
        measures: [
          Measure("parcels", Double(rest.count), .count),
          Measure("differenceSum", rest.map { Self.difference($0) }.reduce(0, +), .squareMetre),
        ], details: details("further"),
        origins: rest.prefix(RowCount.namedRows).flatMap(\.origins),
        isConfidential: rest.contains(where: \.isConfidential))
    ]
  }

  private static func difference(_ finding: Finding) -> Double { finding.measure("difference")?.value ?? 0 }
}
