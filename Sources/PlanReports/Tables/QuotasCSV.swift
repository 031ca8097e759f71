import Geometry
public import LandUse
public import PlanFormats
import PlanWords

/// `quotas.csv`: a row for each verdict.
public enum QuotasCSV {
  static let columns = [
    "id", "unit", "unit_name", "level", "category", "group", "name", "as_of", "judged_on", "operator", "basis",
    "required_ha", "held_min_ha", "held_max_ha", "margin_ha", "verdict", "near_limit", "reason", "authority",
    "citation",
    "verified", "fictitious",
  ]

  public static func write(_ balances: [QuotaBalance], of content: ReportContent, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for balance in balances {
      let row = QuotaRow(balance, content)
      csv.row([
        .text(balance.quota?.id), .text(balance.unit.text), .text(content.title(of: balance.unit)),
        .text(content.level(of: balance.unit)?.rawValue), .text(row.category), .text(row.group),
        .text(content.words.name(of: balance.subject)), .text(balance.stockDate?.description),
        .text(balance.judgedOn?.description), .text(balance.quota?.bound.rawValue),
        .text(balance.quota?.basis.rawValue), .figure(balance.required.map(MachineText.hectares)),
        .figure((balance.held?.certain).map(MachineText.hectares)), .figure(row.heldMax.map(MachineText.hectares)),
        .figure(balance.margin.map(MachineText.hectares)), .text(balance.verdict.rawValue),
        .flag(balance.isNearLimit), .text(row.reason), .text(balance.quota?.authority),
        .text(balance.quota?.citation), .flag(balance.quota?.isVerified), .flag(row.isFictitious),
      ])
    }
  }
}
