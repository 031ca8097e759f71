import LandUse

/// Records of one layer that carry the same parcel identifier.
///
/// - What it finds: every group of rows of a layer whose identifiers are the same text, byte by byte once
///   composed (NFC): an identifier in composed and in decomposed letters is one.
/// - Why it matters: an allocation, a decision or a correction that names the parcel cannot say which one is meant;
///   often one of them was to be deleted.
/// - Measures: `rows`, count of the records with the identifier; the first hundred are named.
/// - Needs: nothing.
/// - Does not find: records without identifier; the same identifier in two layers (one parcel on two days); identifiers
///   that differ by case or space; two records of one piece of land with different identifiers (COV201).
/// - Source: ISO 19152, spatial unit identifier (`suID`, unique); in Vietnam sheet and parcel number within a commune.
public struct DuplicateID: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT301", name: "duplicate-id", severity: .error, measures: [.init("rows", .count)],
    source: "ISO 19152 spatial unit identifier; sheet and parcel number within a commune")

  /// Rows named per identifier: enough to find them all by hand, and bounded for a file with one id throughout.
  static let namedRows = 100

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      let groups = layer.layer.idRanges.map { Groups(layer.layer.ids, in: $0) }
      examined += groups.map(\.identified).reduce(0, +)
      for (index, rows) in groups.flatMap(\.repeated) {
        let named = Array(rows.prefix(Self.namedRows))
        findings.append(
          Finding(
            code: Self.info.code, severity: Self.info.severity, subjects: named.map { layer.subject($0) },
            measures: [Measure("rows", Double(rows.count), .count, limit: 1)],
            details: [Detail("id", layer.layer.ids.value(at: index))], origins: named.map { layer.origin($0) },
            isConfidential: rows.contains { confidential[$0] }))
      }
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("id")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }
}

/// Rows by value, for values that occur more than once; empty texts are no identifiers. Two passes over the rows.
private struct Groups {
  /// By the first row of each group.
  var repeated: [(index: Int, rows: [Int])] = []
  /// Rows that have an identifier.
  var identified = 0

  init(_ column: DictionaryColumn, in range: Range<Int>) {
    var counts = [Int](repeating: 0, count: column.valueCount)
    let indices = column.indices[range.clamped(to: 0..<column.count)]
    for index in indices where index != DictionaryColumn.missing { counts[Int(index)] += 1 }
    for index in counts.indices where counts[index] > 0 && column.isVoid(valueAt: index) {
      counts[index] = 0
    }
    identified = counts.reduce(0, +)
    guard counts.contains(where: { $0 > 1 }) else { return }
    var slots = [Int](repeating: -1, count: counts.count)
    for (row, value) in zip(indices.indices, indices) where value != DictionaryColumn.missing {
      let index = Int(value)
      guard counts[index] > 1 else { continue }
      if slots[index] < 0 {
        slots[index] = repeated.count
        repeated.append((index, []))
      }
      repeated[slots[index]].rows.append(row)
    }
  }
}
