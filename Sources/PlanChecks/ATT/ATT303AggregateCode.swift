import Geometry
import LandUse

/// A parcel that carries the code of a sum.
///
/// - What it finds: for each use column of each layer every category that stands for a sum and yet is the only code of
///   parcels (NNP, CHN, LUA), and every overlay code (KDT, KKT) on parcels of a layer that is no overlay, with the
///   number of parcels and their area. A sum all of whose parts belong to lists that are not in force on the column's
///   day (HNK, of BHK and NHK) is none.
/// - Why it matters: the land counts at the level of the code: it is certain for NNP and disputed for everything
///   below, so that quotas on rice or forest may be undecidable by its area.
/// - Measures: `parcels`, count; `area`, ha, computed in the plan CRS. The first ten parcels are named by their origins.
/// - Needs: nothing (a malformed parcel counts with area 0).
/// - Does not find: an aggregate beside other codes of one parcel (`LUA+CLN`); aggregates of a scheme that does not say
///   which of its codes are sums. Without a scheme of the plan's own there is nothing to know: skipped.
/// - Source: the column `leaf_use` of the category scheme of the plan, with its citation.
public struct AggregateCode: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT303", name: "aggregate-code", severity: .warning,
    measures: [.init("parcels", .count), .init("area", .hectare)],
    source: "category scheme of the plan (its citation), column leaf_use")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard let scheme = plan.plan.scheme, !scheme.isFromData else { return .skipped(because: .noScheme) }
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      if !layer.layer.uses.isEmpty { examined += layer.layer.count }
      for column in layer.layer.uses {
        findings += Self.findings(UseValueCounts(column, in: layer, confidential, scheme), scheme)
      }
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("use")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }

  private static func findings(_ counts: UseValueCounts, _ scheme: CategoryScheme) -> [Finding] {
    let kinds = scheme.categories.map { category in
      kind(
        of: category, in: counts.layer.layer.content, hasParts: scheme.hasParts(category.code, on: counts.column.day))
    }
    var sums = [RowCount](repeating: RowCount(), count: kinds.count)
    for (index, category) in counts.readings.kinds.enumerated()
    where kinds.indices.contains(Int(category)) && kinds[Int(category)] != nil {
      sums[Int(category)].add(counts.values[index])
    }
    return zip(kinds, sums).enumerated().compactMap { row, sum in
      guard let kind = sum.0, sum.1.rows > 0 else { return nil }
      return Finding(
        code: info.code, severity: info.severity,
        subjects: [.category(scheme.categories[row].code), .layer(counts.layer.layer.id)], measures: sum.1.measures,
        details: [Detail("kind", kind)] + counts.details, origins: sum.1.first.map { counts.layer.origin($0) },
        isConfidential: sum.1.isConfidential)
    }
  }

  /// Nil where parcels of such a layer may carry the code.
  private static func kind(of category: LandUseCategory, in content: LayerContent, hasParts: Bool) -> String? {
    if category.role == .overlay { return content == .overlay ? nil : "overlay-code" }
    return category.leafUse == .yes || !hasParts ? nil : "aggregate"
  }
}

extension CategoryScheme {
  /// Whether a category of a sum has parts that are in force on a day; without a day those of lists that have ended are
  /// none. A sum without any listed part (an aggregate of other codes) has parts all the same.
  fileprivate func hasParts(_ code: CategoryCode, on day: CalendarDate?) -> Bool {
    let parts = children(of: code)
    return parts.isEmpty
      || parts.contains { part in
        guard let validity = history.list(part.status)?.validity else { return true }
        return day.map { validity.contains($0) } ?? (validity.lastDay == nil)
      }
  }
}
