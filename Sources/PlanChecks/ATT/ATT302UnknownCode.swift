import Geometry
import LandUse

/// A land-use text that stands for no category of the scheme.
///
/// - What it finds: for each use column of each layer every distinct value that is neither a code of the scheme, one of
///   its keys, a code of an older list, a category's name, nor a list of these, with the number of parcels, their area
///   and the nearest code; every name that stands for several categories, with them. Beyond two hundred values of a
///   column the smaller ones are one finding. As a note, one for each column and list, codes of a list that is not in
///   force on the column's day.
/// - Why it matters: the land belongs to no category; every quota it might count towards is undecidable by its area.
/// - Measures: `parcels`, count; `area`, ha, computed in the plan CRS; `values`, count, where several are one finding.
///   The first ten parcels are named by their origins.
/// - Needs: nothing (a malformed parcel counts with area 0).
/// - Does not find: a code that is known but wrong; codes that stand for a sum (ATT303); parcels without any code
///   (ATT304). Without a scheme of the plan's own there is nothing to know: skipped.
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
    let codes = SchemeCodes(scheme: scheme, reader: UseReader(scheme), spelling: CodeSpelling(scheme))
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      if !layer.layer.uses.isEmpty { examined += layer.layer.count }
      for column in layer.layer.uses {
        let counts = UseValueCounts(column, in: layer, confidential, scheme)
        findings += UnknownCodes(counts, codes: codes).findings + ForeignLists(counts, codes: codes).findings
      }
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("use")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }
}

private struct SchemeCodes {
  let scheme: CategoryScheme
  let reader: UseReader
  let spelling: CodeSpelling
}

/// The values of one use column that stand for no category.
private struct UnknownCodes {
  /// Values told singly: a column that is no use code at all must not fill the report.
  private static let listedValues = 200

  private let counts: UseValueCounts
  private let codes: SchemeCodes
  /// Largest area first, then more rows, then by value.
  private let unknown: [(index: Int, text: String, count: RowCount)]

  init(_ counts: UseValueCounts, codes: SchemeCodes) {
    self.counts = counts
    self.codes = codes
    unknown = counts.values.indices
      .filter { index in
        let state = counts.readings.state(of: index)
        return counts.values[index].rows > 0 && (state == .unknown || state == .ambiguous)
      }
      .map { ($0, counts.column.codes.value(at: $0), counts.values[$0]) }
      .sorted { a, b in
        let (most, other) = ((a.count.area, a.count.rows), (b.count.area, b.count.rows))
        return most == other ? a.text.utf8.lexicographicallyPrecedes(b.text.utf8) : most > other
      }
  }

  var findings: [Finding] {
    let listed = unknown.prefix(Self.listedValues).map { finding(index: $0.index, $0.text, $0.count) }
    let rest = unknown.dropFirst(Self.listedValues)
    guard !rest.isEmpty else { return listed }
    var sum = RowCount()
    for value in rest { sum.add(value.count) }
    return listed + [
      finding(sum, "further", [], [], [Measure("values", Double(rest.count), .count)])
    ]
  }

  private func finding(index: Int, _ text: String, _ count: RowCount) -> Finding {
    guard counts.readings.state(of: index) == .unknown else {
      let rows = counts.readings.parts(of: index).flatMap { counts.readings.alternatives.rows(of: $0.kind) }
      let candidates = rows.map { codes.scheme.categories[Int($0)].code.text }.joined(separator: " ")
      return finding(count, "ambiguous", [.value(text)], [Detail("candidates", candidates)], [])
    }
    let parts = codes.reader.unknownParts(of: text)
    let nearest = codes.spelling.nearest(to: parts.first ?? text).map { [Detail("nearestCode", $0.text)] } ?? []
    let unknown = parts.isEmpty ? [] : [Detail("unknownParts", parts.joined(separator: ", "))]
    return finding(count, "unknown", [.value(text)], nearest + unknown, [])
  }

  private func finding(
    _ count: RowCount, _ kind: String, _ subjects: [Subject], _ details: [Detail], _ measures: [Measure]
  ) -> Finding {
    Finding(
      code: UnknownCode.info.code, severity: .error, subjects: subjects + [.layer(counts.layer.layer.id)],
      measures: count.measures + measures, details: [Detail("kind", kind)] + counts.details + details,
      origins: count.first.map { counts.layer.origin($0) }, isConfidential: count.isConfidential)
  }
}

/// Codes of a use column that belong to a list which is not in force on its day, together by list.
private struct ForeignLists {
  /// Codes named per finding.
  private static let named = 20

  /// `older-list` and `newer-list`, with the day from or until which the list is in force.
  private struct Key: Hashable, Comparable {
    var kind: String
    var day: CalendarDate
    static func < (a: Key, b: Key) -> Bool { (a.kind, a.day) < (b.kind, b.day) }
  }

  let findings: [Finding]

  init(_ counts: UseValueCounts, codes: SchemeCodes) {
    guard let day = counts.column.day else {
      findings = []
      return
    }
    var sums: [Key: (texts: Set<String>, count: RowCount)] = [:]
    for (index, count) in counts.values.enumerated() where count.rows > 0 {
      guard let key = Self.key(counts.readings.validity(of: index), on: day) else { continue }
      var sum = sums[key] ?? ([], RowCount())
      sum.texts.insert(counts.column.codes.value(at: index))
      sum.count.add(count)
      sums[key] = sum
    }
    findings = sums.sorted { $0.key < $1.key }.map { key, sum in
      let texts = sum.texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let more = texts.count > Self.named ? ["…"] : []
      return Finding(
        code: UnknownCode.info.code, severity: .note, subjects: [.layer(counts.layer.layer.id)],
        measures: sum.count.measures + [Measure("values", Double(texts.count), .count)],
        details: [Detail("kind", key.kind)] + counts.details + [
          Detail("listDay", key.day.description),
          Detail("codes", (texts.prefix(Self.named) + more).joined(separator: ", ")),
        ],
        origins: sum.count.first.map { counts.layer.origin($0) }, isConfidential: sum.count.isConfidential)
    }
  }

  private static func key(_ validity: Validity, on day: CalendarDate) -> Key? {
    if let last = validity.lastDay, last < day { return Key(kind: "older-list", day: last) }
    if let first = validity.firstDay, day < first { return Key(kind: "newer-list", day: first) }
    return nil
  }
}
