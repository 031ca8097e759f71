import Geometry
import LandUse
import PlanFormats
import PlanSession

/// The parcels a number is made of, a row for each: `area_m2` of the rows whose `part` is not `possible` adds up exactly
/// to the number. Confidential parcels are one row without an id.
enum TraceCSV {
  private static let columns = [
    "as_of", "unit", "subject", "part", "layer", "parcel", "parcel_unit", "use", "area_m2", "whole", "dispute",
    "fictitious",
  ]

  static func write(_ content: ReportContent, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for number in content.result.traces {
      guard let traced = TraceContent(number, in: content) else { continue }
      func row(
        _ part: String, _ area: Area, unit: UnitID? = nil, use: String? = nil, parcel: TraceContent.Parcel? = nil
      ) {
        csv.row([
          .text(number.day?.description), .text(number.unit?.text), .text(number.subject.description), .text(part),
          .text(traced.layerID), .text(parcel.map { $0.id ?? "#\($0.row)" }), .text((parcel?.unit ?? unit)?.text),
          .text(parcel?.use ?? use), .figure(MachineText.squareMetres(area)), .flag(parcel?.isWhole),
          .text(parcel?.dispute?.rawValue), .flag(content.isFictitious),
        ])
      }
      if let opening = traced.trace.opening { row("opening", opening) }
      for parcel in traced.counted { row("counted", parcel.area, parcel: parcel) }
      if traced.withheld.parcels > 0 { row("withheld", traced.withheld.area) }
      for land in traced.trace.declared {
        row("declared", land.area, unit: content.unit(atRow: land.unit))
      }
      for parcel in traced.possible { row("possible", parcel.area, parcel: parcel) }
    }
  }
}
