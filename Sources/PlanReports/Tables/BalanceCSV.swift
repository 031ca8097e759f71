import Geometry
import LandUse
import PlanFormats
import PlanSession
import PlanWords

/// `balance.csv`: a row for each quota that leaves room, or has been broken.
enum BalanceCSV {
  private static let columns = [
    "id", "unit", "unit_name", "level", "category", "group", "as_of", "operator", "required_ha", "held_min_ha",
    "held_max_ha", "direction", "room_min_ha", "room_max_ha", "verdict", "fictitious",
  ]

  static func write(_ balances: [QuotaBalance], of content: ReportContent, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for balance in balances {
      guard let room = balance.room else { continue }
      let row = QuotaRow(balance, content)
      csv.row([
        .text(balance.quota?.id), .text(balance.unit.text), .text(content.title(of: balance.unit)),
        .text(content.level(of: balance.unit)?.rawValue), .text(row.category), .text(row.group),
        .text(balance.stockDate?.description), .text(balance.quota?.bound.rawValue),
        .figure(balance.required.map(MachineText.hectares)),
        .figure((balance.held?.certain).map(MachineText.hectares)), .figure(row.heldMax.map(MachineText.hectares)),
        .text(room.direction.rawValue), .figure(room.least.map(MachineText.hectares)),
        .figure(room.greatest.map(MachineText.hectares)), .text(balance.verdict.rawValue), .flag(row.isFictitious),
      ])
    }
  }
}
