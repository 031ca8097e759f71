import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession

/// What `landplan matrix --json` gives: the head of a report and
///
/// - `transitions[]` {from, to, period, layer, units[] {unit, unitName, level, totalM2, totalHa, cells[] {from, to,
///   areaM2, areaHa, rule}, lines[] {code, sum, openingM2, openingHa, unchangedM2, unchangedHa, decreaseM2, decreaseHa,
///   increaseM2, increaseHa, changeM2, changeHa, closingM2, closingHa}}, adjustments[] {unit, record, code, toCode,
///   exactM2, nearestHa, roundedHa, reason}, differences[] {unit, record, code, roundedHa, areaTableHa}}. Codes:
///   `LUA.own` is land that carries a code with others below it, `unknown` land of missing or unknown use, or of
///   several uses that no category holds together. `sum` is true for lines that are sums of others.
/// - `rules[]` {from, to, rule, citation, verified}: what law says of changes; `rule` of a cell is null where no row
///   speaks of it.
/// - `missing[]` {from, to, because}: pairs of days of which there is no matrix.
/// - `cells[]` {from, to, unit, cell, areaM2, areaHa, parcels[] {id, feature, unit, areaM2}, withheld,
///   withheldM2, declaredM2}: opened cells; parcels, withheld and declared land add up to `areaM2`.
extension ReportJSON {
  func write(_ transitions: TransitionContent) {
    json.object {
      writeHead()
      json.list("transitions", transitions.pairs) { write($0, transitions) }
      json.list("rules", content.plan.scheme?.transitionRules ?? [], write)
      json.list("missing", transitions.missing) { missing in
        json.object {
          json.member("from", missing.opening?.description)
          json.member("to", missing.closing.description)
          json.member("because", content.sentence(missing))
        }
      }
      json.list("cells", transitions.cells, write)
    }
  }

  private func write(_ pair: PeriodTransitions, _ transitions: TransitionContent) {
    json.object {
      json.member("from", pair.opening.description)
      json.member("to", pair.closing.description)
      json.member("period", pair.period)
      json.member("layer", content.result.snapshot.layers[pair.layer].layer.id)
      json.list("units", transitions.slots.filter { !pair.ledger.matrices[$0].cells.isEmpty }) {
        write(slot: $0, of: pair, transitions)
      }
      let asked = Set(transitions.slots)
      json.list("adjustments", pair.rounded.adjustments.filter { asked.contains($0.slot) }) { write($0, transitions) }
      json.list("differences", pair.rounded.differences.filter { asked.contains($0.slot) }) { write($0, transitions) }
    }
  }

  private func write(slot: Int, of pair: PeriodTransitions, _ transitions: TransitionContent) {
    let (exact, rounded) = (pair.ledger.matrices[slot], pair.rounded.matrices[slot])
    let unit = transitions.unit(of: slot)
    json.object {
      json.member("unit", unit?.text)
      json.member("unitName", transitions.title(ofSlot: slot))
      json.member("level", unit.flatMap { content.level(of: $0) }?.rawValue)
      both("total", exact.total, rounded.total)
      json.list("cells", Array(zip(exact.cells, rounded.cells))) { cell, given in
        json.object {
          json.member("from", transitions.entry(of: cell.from))
          json.member("to", transitions.entry(of: cell.to))
          both("area", cell.area, given.area)
          json.member("rule", pair.ledger.scheme.transitionRule(from: cell.from, to: cell.to)?.demand.rawValue)
        }
      }
      json.list("lines", transitions.entries(exact)) { entry in
        let (line, given) = (exact.line(of: entry.uses), rounded.line(of: entry.uses))
        json.object {
          json.member("code", transitions.code(of: entry))
          json.member("sum", !entry.isUse)
          both("opening", line.opening, given.opening)
          both("unchanged", line.unchanged, given.unchanged)
          both("decrease", line.decrease, given.decrease)
          both("increase", line.increase, given.increase)
          both("change", line.change, given.change)
          both("closing", line.closing, given.closing)
        }
      }
    }
  }

  private func write(_ rule: TransitionRule) {
    json.object {
      json.member("from", rule.from.text)
      json.member("to", rule.to?.text)
      json.member("rule", rule.demand.rawValue)
      json.member("citation", rule.citation)
      json.member("verified", rule.isVerified)
    }
  }

  private func both(_ name: String, _ exact: Area, _ rounded: Area) {
    member(name + "M2", area: exact)
    member(name + "Ha", hectares: rounded)
  }

  private func write(_ adjustment: TransitionAdjustment, _ transitions: TransitionContent) {
    let name = transitions.name(of: adjustment.number)
    json.object {
      json.member("unit", transitions.unit(of: adjustment.slot)?.text)
      json.member("record", name.record)
      json.member("code", name.code)
      json.member("toCode", name.to)
      member("exactM2", area: adjustment.exact)
      member("nearestHa", hectares: adjustment.nearest)
      member("roundedHa", hectares: adjustment.rounded)
      json.member("reason", adjustment.reason.rawValue)
    }
  }

  private func write(_ difference: TransitionDifference, _ transitions: TransitionContent) {
    let name = transitions.name(of: difference.number)
    json.object {
      json.member("unit", transitions.unit(of: difference.slot)?.text)
      json.member("record", name.record)
      json.member("code", name.code)
      member("roundedHa", hectares: difference.rounded)
      member("areaTableHa", hectares: difference.areaTable)
    }
  }

  private func write(_ cell: OpenedCell) {
    json.object {
      json.member("from", cell.pair.opening.description)
      json.member("to", cell.pair.closing.description)
      json.member("unit", cell.unit?.text)
      json.member("cell", cell.uses.text)
      both("area", cell.exact, cell.rounded)
      json.list("parcels", cell.parcels) { parcel in
        json.object {
          json.member("id", parcel.id)
          json.member("feature", parcel.feature)
          json.member("unit", parcel.unit?.text)
          member("areaM2", area: parcel.area)
        }
      }
      json.member("withheld", cell.withheld.count)
      member("withheldM2", area: cell.withheld.area)
      member("declaredM2", area: cell.declared)
    }
  }
}
