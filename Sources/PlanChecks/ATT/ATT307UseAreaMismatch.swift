import Coverage
import Geometry
import LandUse

/// The areas a record states for its uses do not add up to the parcel.
///
/// - What it finds: every parcel whose use field states areas (`ONT 200 + CLN 350`) that differ from its declared area
///   and from the area of its shape, where it has both from both, by more than the regulation allows at the layer's scale (1:10 000 where it gives
///   none, as stated); where one use has no area, those whose other uses alone are more than that. Beyond two hundred of a
///   use column the smaller differences are one finding.
/// - Why it matters: areas that do not add up divide nothing: the parcel is in dispute among its uses, and with it every
///   quota that holds some of them and not others.
/// - Measures: `statedArea`, `wholeArea` and `difference`, m², the last with its limit; `parcels`, count, and
///   `differenceSum`, m², where several are one finding.
/// - Needs: GEO101, GEO102 (an invalid ring has no certain area): such a parcel is held against its declared area alone.
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
    var columns = layer.layer.uses.map { StatedAreas($0, in: layer, confidential, scheme, rule) }
      .filter(\.statesAnything)
    var hasNoArea = columns.isEmpty ? [] : layer.layer.shapes.faultyShapes
    if !columns.isEmpty {
      for left in layer.coverage?.leftOut ?? [] { hasNoArea[left.shape] = true }
      for invalid in layer.invalid { hasNoArea[invalid.shape] = true }
    }
    // Hundreds of thousands of rows may be wrong, and few of them are told singly: no row makes its finding by itself.
    for index in columns.indices { columns[index].compare(except: hasNoArea) }
    let (compared, excluded) = (columns, hasNoArea)
    return .rows(
      RowLook(
        isExcluded: { row in
          !excluded.isEmpty && excluded[row] && compared.contains { $0.states(row) }
            && layer.declaredArea(of: row) == nil
        },
        conclude: { _ in compared.flatMap(\.findings) }, look: { _, _ in }))
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
  private var isExcluded: [Bool] = []
  private var wrong: [(row: Int, difference: Area)] = []

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

  private func sum(at row: Int, isExcluded: Bool) -> StatedSum? {
    guard let value = value(of: row) else { return nil }
    return StatedSum(
      parts: readings.parts(of: value).map(\.area), declared: layer.declaredArea(of: row),
      computed: isExcluded ? .zero : layer.areas[row], scale: rule.scale)
  }

  /// Finds the rows whose areas do not add up.
  ///
  /// - Parameter excluded: rows whose shape has no area that can be relied upon; one for each row.
  /// - Complexity: linear in rows, and n·log n in those found.
  mutating func compare(except excluded: [Bool]) {
    for row in 0..<min(column.codes.count, layer.areas.count) {
      guard let sum = sum(at: row, isExcluded: excluded[row]), !sum.addsUp else { continue }
      wrong.append((row, sum.rest.magnitude))
    }
    wrong.sort { a, b in
      a.difference == b.difference ? layer.subject(a.row) < layer.subject(b.row) : a.difference > b.difference
    }
    isExcluded = excluded
  }

  /// The largest differences, the others as one.
  var findings: [Finding] {
    let rest = wrong.dropFirst(UseAreaMismatch.listed)
    return wrong.prefix(UseAreaMismatch.listed).compactMap { finding($0.row) }
      + (rest.isEmpty ? [] : [further(Array(rest))])
  }

  private func finding(_ row: Int) -> Finding? {
    guard let value = value(of: row), let sum = sum(at: row, isExcluded: isExcluded[row]) else { return nil }
    return Finding(
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
      isConfidential: confidential[row])
  }

  private func further(_ rest: [(row: Int, difference: Area)]) -> Finding {
    var count = RowCount()
    for wrong in rest { count.add(wrong.row, in: layer, confidential) }
    return Finding(
      code: UseAreaMismatch.info.code, severity: .warning, subjects: [.layer(layer.layer.id)],
      measures: [
        Measure("parcels", Double(rest.count), .count),
        Measure("differenceSum", rest.map(\.difference).sum().squareMetres, .squareMetre),
      ], details: details("further"), origins: count.first.map { layer.origin($0) },
      isConfidential: count.isConfidential)
  }

  private func details(_ kind: String) -> [Detail] {
    [Detail("kind", kind), Detail("field", column.field)]
      + (column.day.map { [Detail("day", $0.description)] } ?? []) + rule.scaleDetails
  }
}
