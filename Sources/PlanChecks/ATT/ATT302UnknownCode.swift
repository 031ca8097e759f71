import Geometry
import LandUse

/// A land-use code that the category scheme does not have.
///
/// - What it finds: for each use column of each layer every distinct value that is neither a code of the scheme nor one
///   of its aliases, with the number of parcels, their area and the nearest code; in layers that hold the whole
///   territory also parcels without any code (a warning). Beyond two hundred values of a column the smaller ones are
///   one finding.
/// - Why it matters: the land belongs to no category; every quota it might count towards is undecidable by its area.
/// - Measures: `parcels`, count; `area`, ha, computed in the plan CRS; `values`, count, where several are one finding.
///   The first ten parcels are named by their origins.
/// - Needs: nothing (a malformed parcel counts with area 0).
/// - Does not find: a code that is known but wrong; codes that stand for a sum (NNP) on a parcel; codes that the scheme
///   knows but that were not in force on the day. Without a scheme of the plan's own there is nothing to know: skipped.
/// - Source: the category scheme of the plan, with its citation.
public struct UnknownCode: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT302", name: "unknown-code", severity: .error,
    measures: [.init("parcels", .count), .init("area", .hectare), .init("values", .count)],
    source: "category scheme of the plan (its citation)")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard let scheme = plan.plan.scheme, !scheme.isFromData else { return .skipped(because: .noScheme) }
    let spelling = CodeSpelling(scheme)
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      if !layer.layer.uses.isEmpty { examined += layer.layer.count }
      for column in layer.layer.uses {
        findings += UnknownCodes(column, in: layer, confidential, scheme).findings(spelling)
      }
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("use")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }
}

/// The unknown values of one use column, counted in one pass over its rows.
private struct UnknownCodes {
  /// Values told singly: a column that is no use code at all must not fill the report.
  static let listedValues = 200
  /// Rows named per value.
  static let namedRows = 10

  struct Count {
    var value: String
    var rows = 0
    var area = Area.zero
    var first: [Int] = []
    var isConfidential = false

    mutating func add(_ row: Int, _ rowArea: Area, _ isConfidentialRow: Bool) {
      rows += 1
      area += rowArea
      if first.count < UnknownCodes.namedRows { first.append(row) }
      isConfidential = isConfidential || isConfidentialRow
    }
  }

  private let column: UseColumn
  private let layer: LayerSnapshot
  /// Largest area first, then more rows, then by value.
  private var unknown: [Count]
  private var missing = Count(value: "")

  init(_ column: UseColumn, in layer: LayerSnapshot, _ confidential: ConfidentialRows, _ scheme: CategoryScheme) {
    self.column = column
    self.layer = layer
    var slots = [Int](repeating: -1, count: column.codes.valueCount)
    var counts: [Count] = []
    for (index, value) in column.codes.values.enumerated() {
      guard !value.isEmpty, scheme.resolve(CategoryCode(value)) == nil else { continue }
      slots[index] = counts.count
      counts.append(Count(value: value))
    }
    let isEmpty = column.codes.values.map(\.isEmpty)
    for row in 0..<layer.layer.count {
      let index = row < column.codes.count ? column.codes.indices[row] : DictionaryColumn.missing
      let area = layer.areas.indices.contains(row) ? layer.areas[row] : .zero
      if index == DictionaryColumn.missing || isEmpty[Int(index)] {
        missing.add(row, area, confidential[row])
      } else if slots[Int(index)] >= 0 {
        counts[slots[Int(index)]].add(row, area, confidential[row])
      }
    }
    unknown = counts.filter { $0.rows > 0 }
      .sorted { a, b in
        let (most, other) = ((a.area, a.rows), (b.area, b.rows))
        return most == other ? a.value.utf8.lexicographicallyPrecedes(b.value.utf8) : most > other
      }
  }

  func findings(_ spelling: CodeSpelling) -> [Finding] {
    var findings = unknown.prefix(Self.listedValues).map { count in
      let nearest = spelling.nearest(to: count.value).map { [Detail("nearestCode", $0.text)] } ?? []
      return finding(count, "unknown", .error, [.value(count.value)], nearest)
    }
    let rest = unknown.dropFirst(Self.listedValues)
    if !rest.isEmpty { findings.append(summed(rest)) }
    if missing.rows > 0, layer.layer.content == .whole {
      findings.append(finding(missing, "missing", .warning, [], []))
    }
    return findings
  }

  private func summed(_ rest: ArraySlice<Count>) -> Finding {
    var sum = Count(value: "")
    for count in rest {
      sum.rows += count.rows
      sum.area += count.area
      sum.first += count.first.prefix(Self.namedRows - min(sum.first.count, Self.namedRows))
      sum.isConfidential = sum.isConfidential || count.isConfidential
    }
    var finding = finding(sum, "further", .error, [], [])
    finding.measures.append(Measure("values", Double(rest.count), .count))
    return finding
  }

  private func finding(
    _ count: Count, _ kind: String, _ severity: Severity, _ subjects: [Subject], _ details: [Detail]
  ) -> Finding {
    let day = column.day.map { [Detail("day", $0.description)] } ?? []
    return Finding(
      code: UnknownCode.info.code, severity: severity, subjects: subjects + [.layer(layer.layer.id)],
      measures: [
        Measure("parcels", Double(count.rows), .count), Measure("area", count.area.hectares, .hectare),
      ],
      details: [Detail("kind", kind), Detail("field", column.field)] + day + details,
      origins: count.first.map(layer.origin), isConfidential: count.isConfidential)
  }
}
