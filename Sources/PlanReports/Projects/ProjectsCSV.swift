import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanWords

/// Projects as CSV: a row for each, what `landplan projects --csv` gives.
enum ProjectsCSV {
  static let columns = [
    "id", "name", "name_en", "unit", "unit_name", "work", "category", "category_name", "period", "area_ha",
    "parcel_area_ha", "way", "parcels", "withheld_parcels", "unknown_parcels", "outside_m2", "capital_class",
    "capital_million_vnd", "source", "basis", "status", "decision", "years_listed", "implementation_year", "findings",
    "citation", "fictitious",
  ]

  static func write(_ report: ProjectReport, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for row in report.rows { csv.row(cells(row, report)) }
  }

  private static func cells(_ row: ProjectReport.Row, _ report: ProjectReport) -> [CSVWriter.Cell] {
    let (project, land) = (row.project, row.land)
    let years = project.yearsListed.map(String.init).joined(separator: ";")
    return [
      .text(project.id), .text(project.name), .text(project.nameEnglish), .text(project.unit.text),
      .text(report.content.title(of: project.unit)), .text(project.work), .text(project.category.text),
      .text(report.content.categoryName(project.category.text)), .text(project.period),
      .figure(MachineText.hectares(project.area)), .figure(MachineText.hectares(land.area)),
      .text(land.way?.rawValue), .figure(String(land.parcels.count)),
      .figure(String(report.parcels(of: row).withheld)), .figure(String(land.unknown.count)),
      .figure(land.outside.map(MachineText.squareMetres)), .text(project.capitalClass?.rawValue),
      .figure(project.capital.map { MachineText.exact($0.dong, places: 6) }), .text(project.source),
      .text(project.basisText), .text(project.status?.rawValue), .text(project.decision), .text(years),
      .figure(project.implementationYear.map(String.init)), .text(row.faults.map(\.text).joined(separator: ";")),
      .text(project.citation), .flag(project.isFictitious),
    ]
  }
}
