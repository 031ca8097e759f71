import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension ComparisonContent {
  /// What has to be known, a sentence each.
  var notices: [String] { facts.map { words.notice($0) } }

  private var facts: [ComparisonNotice] {
    var facts: [ComparisonNotice] = []
    if !comparison.daysBeforeOnly.isEmpty { facts.append(.days(comparison.daysBeforeOnly, .before)) }
    if !comparison.daysAfterOnly.isEmpty { facts.append(.days(comparison.daysAfterOnly, .after)) }
    if comparison.areas == nil {
      facts.append(.areasNotComparable)
    } else {
      if !comparison.units.beforeOnly.isEmpty { facts.append(.units(comparison.units.beforeOnly, .before)) }
      if !comparison.units.afterOnly.isEmpty { facts.append(.units(comparison.units.afterOnly, .after)) }
    }
    for place in comparison.layers.indices { facts += self.facts(ofLayer: place) }
    if comparison.findings.notLookedFor > 0 {
      facts.append(.findingsNotLookedFor(comparison.findings.notLookedFor))
    }
    return facts
  }

  private func facts(ofLayer place: Int) -> [ComparisonNotice] {
    let layer = comparison.layers[place]
    guard let before = layer.before, let after = layer.after else {
      return [.layer(name(ofLayer: place), layer.after == nil ? .before : .after)]
    }
    let (own, other) = (comparison.before.snapshot.layers[before], comparison.after.snapshot.layers[after])
    var facts: [ComparisonNotice] = []
    let isAlone = comparison.layers.count == 1
    // Of one layer each there is nothing to mistake: files have the names of their versions.
    if own.layer.id != other.layer.id, !isAlone { facts.append(.renamed(before: own.layer.id, after: other.layer.id)) }
    if own.layer.sourceCRS != other.layer.sourceCRS {
      facts.append(.systems(before: own.layer.sourceCRS, after: other.layer.sourceCRS))
    }
    if !layer.beforeOnly.isEmpty { facts.append(.fields(layer.beforeOnly.map(name), .before)) }
    if !layer.afterOnly.isEmpty { facts.append(.fields(layer.afterOnly.map(name), .after)) }
    let unnamed = (layer.unnamedBefore, layer.unnamedAfter)
    if !unnamed.0.isEmpty {
      facts.append(.unnamed(unnamed.0.count, unnamed.0.map { own.areas[Int($0)] }.sum(), .before))
    }
    if !unnamed.1.isEmpty {
      facts.append(.unnamed(unnamed.1.count, unnamed.1.map { other.areas[Int($0)] }.sum(), .after))
    }
    if !layer.repeated.isEmpty {
      facts.append(
        .repeated(
          ids: layer.repeated.count, before: layer.repeated.reduce(0) { $0 + $1.before.count },
          after: layer.repeated.reduce(0) { $0 + $1.after.count }))
    }
    if totals[place].notMeasured > 0 { facts.append(.notMeasured(totals[place].notMeasured)) }
    if totals[place].withheld > 0 { facts.append(.withheld(totals[place].withheld)) }
    return facts
  }

  /// `use on 31 December 2025`.
  func name(_ field: RecordField) -> String {
    let name = RecordFieldName(rawValue: field.kind.rawValue).map { words.text($0) } ?? field.kind.rawValue
    return field.day.map { name + say(" ngày ", " on ") + words.date($0) } ?? name
  }

  var say: Phrasing { Phrasing(words.language) }

  /// `use on 31 December 2025: LUC → ODT; …`.
  func text(_ changes: [FieldChange]) -> String {
    changes.map { change in
      "\(name(change.field)): \(shown(change.before, change.field)) → \(shown(change.after, change.field))"
    }.joined(separator: "; ")
  }

  private func shown(_ value: String?, _ field: RecordField) -> String {
    guard let value else { return words.text(ComparisonHeading.none) }
    guard field.kind == .declaredArea, let area = Double(value) else { return value }
    return words.numbers.number(area, decimals: 1)
  }

  var summary: String {
    comparison.isEmpty
      ? words.notice(ComparisonNotice.nothingDiffers)
      : words.notice(
        ComparisonNotice.summary(
          parcels: total.different, brokenQuotas: comparison.quotas.newlyBroken,
          newFindings: comparison.findings.fresh.count, goneFindings: comparison.findings.gone.count))
  }
}
