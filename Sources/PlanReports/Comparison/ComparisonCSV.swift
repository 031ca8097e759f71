import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession

/// The tables of a comparison: `areas.csv`, `parcels.csv`, `quotas.csv`, `findings.csv`.
enum ComparisonCSV {
  static func areas(_ content: ComparisonContent, to file: OutputFile) {
    let csv = CSVWriter(
      to: file,
      columns: [
        "as_of", "unit", "unit_name", "category", "category_name", "known", "parcels_before", "parcels_after",
        "area_before_m2", "area_after_m2", "change_m2", "area_before_ha", "area_after_ha", "change_ha", "fictitious",
      ])
    for change in content.comparison.areas ?? [] {
      let side = change.after == nil ? content.before : content.after
      csv.row([
        .text(change.day?.description), .text(change.unit?.text), .text(change.unit.map { side.title(of: $0) }),
        .text(change.category), .text(side.categoryName(change.category)), .flag(change.isKnown),
        .figure((change.before?.parcels).map { String($0) }), .figure((change.after?.parcels).map { String($0) }),
        .figure((change.before?.sum).map(MachineText.squareMetres)),
        .figure((change.after?.sum).map(MachineText.squareMetres)), .figure(MachineText.squareMetres(change.change)),
        .figure(change.before?.roundedHundredths.map(MachineText.hundredths)),
        .figure(change.after?.roundedHundredths.map(MachineText.hundredths)),
        .figure(change.roundedChange.map(MachineText.hundredths)), .flag(content.isFictitious),
      ])
    }
  }

  static func parcels(_ content: ComparisonContent, to file: OutputFile) {
    let csv = CSVWriter(
      to: file,
      columns: [
        "kind", "layer", "id", "unit", "area_before_m2", "area_after_m2", "symmetric_difference_m2", "changes",
        "fictitious",
      ])
    for parcel in content.parcels {
      let changes = content.changes(parcel).map { change in
        "\(MachineText.field(change.field)): \(change.before ?? "") → \(change.after ?? "")"
      }
      csv.row([
        .text(parcel.kind.rawValue), .text(content.name(ofLayer: parcel.layer)), .text(content.id(parcel)),
        .text(content.unit(parcel)?.text), .figure(content.areaBefore(parcel).map(MachineText.squareMetres)),
        .figure(content.areaAfter(parcel).map(MachineText.squareMetres)),
        .figure(parcel.change?.symmetricDifference.map(MachineText.squareMetres)),
        .text(changes.isEmpty ? nil : changes.joined(separator: "; ")), .flag(content.isFictitious),
      ])
    }
  }

  static func quotas(_ content: ComparisonContent, to file: OutputFile) {
    let csv = CSVWriter(
      to: file,
      columns: [
        "kind", "id", "unit", "unit_name", "category", "group", "year", "verdict_before", "verdict_after",
        "required_before_ha", "required_after_ha", "held_min_before_ha", "held_max_before_ha", "held_min_after_ha",
        "held_max_after_ha", "fictitious",
      ])
    let quotas = content.comparison.quotas
    for change in quotas.changed { row("changed", change.before, change.after, content, csv) }
    for balance in quotas.beforeOnly { row("before-only", balance, nil, content, csv) }
    for balance in quotas.afterOnly { row("after-only", nil, balance, content, csv) }
  }

  private static func row(
    _ kind: String, _ before: QuotaBalance?, _ after: QuotaBalance?, _ content: ComparisonContent, _ csv: CSVWriter
  ) {
    guard let balance = after ?? before else { return }
    let side = after == nil ? content.before : content.after
    let row = QuotaRow(balance, side)
    func hectares(_ area: Area?) -> CSVWriter.Cell { .figure(area.map(MachineText.hectares)) }
    csv.row([
      .text(kind), .text(balance.quota?.id), .text(balance.unit.text), .text(side.title(of: balance.unit)),
      .text(row.category), .text(row.group), .figure(String(balance.year)), .text(before?.verdict.rawValue),
      .text(after?.verdict.rawValue), hectares(before?.required), hectares(after?.required),
      hectares(before?.held?.certain), hectares(before?.held?.knownPossible), hectares(after?.held?.certain),
      hectares(after?.held?.knownPossible), .flag(content.isFictitious || row.isFictitious),
    ])
  }

  static func findings(_ content: ComparisonContent, to file: OutputFile) {
    let csv = CSVWriter(
      to: file, columns: ["kind", "id", "code", "severity", "unit", "message", "confidential", "fictitious"])
    let findings = content.comparison.findings
    for (kind, list, side) in [
      ("new", findings.fresh, content.after), ("gone", findings.gone, content.before),
    ] {
      for place in list {
        let shown = side.findings[place]
        csv.row([
          .text(kind), .text(shown.id.text), .text(shown.finding.code.text), .text(shown.finding.severity.rawValue),
          .text(side.unit(of: shown.finding)?.text), .text(side.message(of: shown)),
          .flag(shown.complete.isConfidential), .flag(content.isFictitious),
        ])
      }
    }
  }
}
