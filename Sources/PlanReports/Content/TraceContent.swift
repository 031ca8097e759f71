import Geometry
import LandUse
import PlanChecks
import PlanSession

/// What a number of the tables is made of, as reports show it: parcels by their ids, confidential ones summed.
struct TraceContent {
  struct Parcel {
    var row: Int
    var id: String?
    var unit: UnitID?
    /// As the file writes it.
    var use: String?
    var area: Area
    var isWhole: Bool
    /// Nil for what is counted.
    var dispute: Dispute?
  }

  let number: NumberTrace
  let trace: StockTrace
  /// Largest first.
  let counted: [Parcel]
  let possible: [Parcel]
  /// Of confidential parcels, none of which is listed.
  let withheld: (parcels: Int, area: Area)
  let withheldPossible: (parcels: Int, area: Area)
  /// The number as its table has it, in hundredths of a hectare; nil where no table has it.
  let tableHundredths: Int64?
  let layerID: String

  /// Nil where there is nothing to list.
  init?(_ number: NumberTrace, in content: ReportContent) {
    guard let trace = number.trace, let layer = number.layer else { return nil }
    self.number = number
    self.trace = trace
    let parcels = content.result.snapshot.layers[layer].layer
    layerID = parcels.id
    let uses = number.day.map { parcels.uses(on: $0) } ?? parcels.uses.first
    func parcel(_ part: StockTrace.Part, _ dispute: Dispute?) -> Parcel {
      let units = content.register?.units ?? []
      let (row, unit) = (Int(part.row), Int(part.unit))
      return Parcel(
        row: row, id: parcels.ids.text(row), unit: units.indices.contains(unit) ? units[unit].id : nil,
        use: uses?.codes.text(row), area: part.area, isWhole: part.isWhole, dispute: dispute)
    }
    let shown = Self.shown(trace.counted, content, layer: layer) { $0 }
    counted = shown.parts.map { parcel($0, nil) }
    withheld = shown.withheld
    let disputed = Self.shown(trace.possible, content, layer: layer) { $0.part }
    possible = disputed.parts.map { parcel($0.part, $0.dispute) }
    withheldPossible = disputed.withheld
    tableHundredths = Self.hundredths(of: number, in: content)
  }

  private static func shown<Part>(
    _ parts: [Part], _ content: ReportContent, layer: Int, _ part: (Part) -> StockTrace.Part
  ) -> (parts: [Part], withheld: (parcels: Int, area: Area)) {
    var shown: [Part] = []
    var area = Area.zero
    var rows: Set<Int32> = []
    for each in parts {
      let part = part(each)
      if content.showsParcel(Int(part.row), inLayer: layer) {
        shown.append(each)
      } else {
        rows.insert(part.row)
        area += part.area
      }
    }
    return (shown, (rows.count, area))
  }

  private static func hundredths(of number: NumberTrace, in content: ReportContent) -> Int64? {
    let areas = content.areas(of: number.unit, on: number.day)
    switch number.subject {
    case .category(let code): return areas[code]?.hundredths
    case .group(let id): return areas.sum(ofGroup: id)?.hundredths
    }
  }
}
