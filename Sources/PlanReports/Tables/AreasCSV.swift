import Geometry
import LandUse
public import PlanFormats
public import PlanSession

/// `areas.csv`: a row for each unit, category and day. Headings are the same in every language; names are in the
/// file's.
public enum AreasCSV {
  static let columns = [
    "unit", "unit_name", "level", "category", "category_name", "known", "as_of", "parcels", "area_m2", "area_ha",
    "held_min_m2", "held_max_m2", "fictitious",
  ]

  public static func write(_ rows: [AreaRow], of content: ReportContent, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for row in rows {
      csv.row([
        .text(row.unit?.text), .text(row.unit.map { content.title(of: $0) }),
        .text(row.unit.flatMap { content.level(of: $0) }?.rawValue), .text(row.category),
        .text(content.categoryName(row.category)), .flag(row.isKnown), .text(row.day?.description),
        .figure(String(row.parcels)), .figure(MachineText.squareMetres(row.sum)),
        .figure(row.roundedHundredths.map(MachineText.hundredths)), .figure(MachineText.squareMetres(row.heldMin)),
        .figure(MachineText.squareMetres(row.heldMax)), .flag(content.isFictitious),
      ])
    }
  }
}
