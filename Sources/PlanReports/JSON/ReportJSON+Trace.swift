import Geometry
import LandUse
import PlanFormats
import PlanSession
import PlanWords

extension ReportJSON {
  /// `traces` with the head: what `landplan trace --json` gives.
  ///
  /// - `traces[]` {asOf, unit, unitName, subject, layer, sumM2, tableHa, heldMinM2, heldMaxM2, openingM2, parcels[] {id,
  ///   row, unit, use, areaM2, whole}, withheldParcels, withheldM2, declared[] {source, unit, areaM2}, possible[] {id,
  ///   row, unit, use, areaM2, whole, dispute}, withheldPossibleParcels, withheldPossibleM2, because}. `sumM2` is
  ///   exactly `openingM2`, `parcels`, `withheldM2` and `declared` together. `because` says why nothing can be listed.
  func writeTraces() {
    json.object {
      writeHead()
      json.list("traces", content.result.traces, write)
    }
  }

  private func write(_ number: NumberTrace) {
    json.object {
      json.member("asOf", number.day?.description)
      json.member("unit", number.unit?.text)
      json.member("unitName", number.unit.map { content.title(of: $0) })
      json.member("subject", number.subject.description)
      guard let traced = TraceContent(number, in: content) else { return json.member("because", because(number)) }
      json.member("layer", traced.layerID)
      member("sumM2", area: traced.trace.sum)
      json.memberOrNull("tableHa", traced.tableHundredths.map { Double($0) / 100 })
      member("heldMinM2", area: number.held?.certain)
      member("heldMaxM2", area: number.held?.knownPossible)
      member("openingM2", area: traced.trace.opening)
      json.list("parcels", traced.counted, write)
      json.member("withheldParcels", traced.withheld.parcels)
      member("withheldM2", area: traced.withheld.area)
      json.list("declared", traced.trace.declared, write)
      json.list("possible", traced.possible, write)
      json.member("withheldPossibleParcels", traced.withheldPossible.parcels)
      member("withheldPossibleM2", area: traced.withheldPossible.area)
    }
  }

  private func because(_ number: NumberTrace) -> String {
    switch number.absence {
    case .noBaseline: content.words.noOpeningStock
    case .notComputable(let fault): content.words.absence(of: fault)
    case .noUses, nil: content.words.noUsesOnDay
    }
  }

  private func write(_ parcel: TraceContent.Parcel) {
    json.object {
      json.member("id", parcel.id)
      json.member("row", parcel.row)
      json.member("unit", parcel.unit?.text)
      json.member("use", parcel.use)
      member("areaM2", area: parcel.area)
      json.member("whole", parcel.isWhole)
      if let dispute = parcel.dispute { json.member("dispute", dispute.rawValue) }
    }
  }

  private func write(_ land: DeclaredLand) {
    json.object {
      json.member("source", land.source == .withheld ? "withheld" : "unparcelled")
      json.member("unit", content.unit(atRow: land.unit)?.text)
      member("areaM2", area: land.area)
    }
  }
}
