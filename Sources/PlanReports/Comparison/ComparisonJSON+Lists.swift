import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

extension ComparisonJSON {
  func writeLayer(_ place: Int) {
    let layer = content.comparison.layers[place]
    let totals = content.totals[place]
    json.object {
      json.member("before", layer.before.map { content.comparison.before.snapshot.layers[$0].layer.id })
      json.member("after", layer.after.map { content.comparison.after.snapshot.layers[$0].layer.id })
      write("added", totals.added)
      write("removed", totals.removed)
      json.key("reshaped")
      json.object {
        json.member("count", totals.reshaped.count)
        member("areaBeforeM2", totals.reshapedBefore)
        member("areaAfterM2", totals.reshapedAfter)
        member("symmetricDifferenceM2", totals.reshaped.area)
        json.member("notMeasured", totals.notMeasured)
      }
      write("reallocated", totals.reallocated)
      json.member("same", totals.same)
      json.member("different", totals.different)
      json.member("withheld", totals.withheld)
      json.member("withoutIdBefore", layer.unnamedBefore.count)
      json.member("withoutIdAfter", layer.unnamedAfter.count)
      json.member("repeatedIds", layer.repeated.count)
      json.list("repeated", content.repeated(inLayer: place)) { identity in
        json.object {
          json.member("id", identity.id)
          json.member("before", identity.before.count)
          json.member("after", identity.after.count)
        }
      }
      json.list("fieldsBeforeOnly", layer.beforeOnly) { json.string(MachineText.field($0)) }
      json.list("fieldsAfterOnly", layer.afterOnly) { json.string(MachineText.field($0)) }
    }
  }

  private func write(_ key: String, _ sum: ParcelTotals.Sum) {
    json.key(key)
    json.object {
      json.member("count", sum.count)
      member("areaM2", sum.area)
    }
  }

  func write(_ parcel: ComparedParcel) {
    json.object { ComparedParcelText.write(parcel, content, to: json) }
  }

  func writeQuotas() {
    let quotas = content.comparison.quotas
    json.key("quotas")
    json.object {
      json.member("same", quotas.same)
      json.list("changed", quotas.changed) { change in
        json.object {
          head(of: change.after)
          json.member("verdictBefore", change.before.verdict.rawValue)
          json.member("verdictAfter", change.after.verdict.rawValue)
          figures(change.before, "Before")
          figures(change.after, "After")
        }
      }
      for (key, list) in [("beforeOnly", quotas.beforeOnly), ("afterOnly", quotas.afterOnly)] {
        json.list(key, list) { balance in
          json.object {
            head(of: balance)
            json.member("verdict", balance.verdict.rawValue)
            figures(balance, "")
          }
        }
      }
    }
  }

  private func head(of balance: QuotaBalance) {
    let row = QuotaRow(balance, content.after)
    json.member("id", balance.quota?.id)
    json.member("unit", balance.unit.text)
    json.member("category", row.category)
    json.member("group", row.group)
    json.member("year", balance.year)
  }

  private func figures(_ balance: QuotaBalance, _ side: String) {
    json.memberOrNull("required\(side)Ha", balance.required?.hectares)
    json.memberOrNull("heldMin\(side)Ha", (balance.held?.certain)?.hectares)
    json.memberOrNull("heldMax\(side)Ha", balance.held?.knownPossible?.hectares)
  }

  func writeFindings() {
    let findings = content.comparison.findings
    json.key("findings")
    json.object {
      json.member("new", findings.fresh.count)
      json.member("gone", findings.gone.count)
      json.member("same", findings.same)
      json.member("notLookedFor", findings.notLookedFor)
      for (key, list, side) in [
        ("listNew", findings.fresh, content.after), ("listGone", findings.gone, content.before),
      ] {
        json.list(key, list) { place in
          let shown = side.findings[place]
          json.object {
            json.member("id", shown.id.text)
            json.member("code", shown.finding.code.text)
            json.member("severity", shown.finding.severity.rawValue)
            json.member("message", side.message(of: shown))
            json.list("subjects", shown.finding.subjects) { FindingText.write($0, to: json) }
            json.member("withheld", shown.isWithheld)
          }
        }
      }
    }
  }
}

/// The members of a parcel that differs, the same in JSON and in the map layer.
enum ComparedParcelText {
  static func write(_ parcel: ComparedParcel, _ content: ComparisonContent, to json: JSONWriter) {
    json.member("kind", parcel.kind.rawValue)
    json.member("layer", content.name(ofLayer: parcel.layer))
    json.member("id", content.id(parcel))
    json.member("unit", content.unit(parcel)?.text)
    json.memberOrNull("areaBeforeM2", content.areaBefore(parcel)?.squareMetres)
    json.memberOrNull("areaAfterM2", content.areaAfter(parcel)?.squareMetres)
    json.memberOrNull("symmetricDifferenceM2", parcel.change?.symmetricDifference?.squareMetres)
    json.list("changes", content.changes(parcel)) { change in
      json.object {
        json.member("field", change.field.kind.rawValue)
        json.member("day", change.field.day?.description)
        json.member("before", change.before)
        json.member("after", change.after)
      }
    }
    json.member("fictitious", content.isFictitious)
  }
}

extension MachineText {
  /// `use@2025-12-31`.
  static func field(_ field: RecordField) -> String {
    field.kind.rawValue + (field.day.map { "@" + $0.description } ?? "")
  }
}
