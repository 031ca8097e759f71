import Geometry
import LandUse
import PlanFormats
import PlanSession

extension ReportJSON {
  /// `room` with the head: what `landplan balance --json` gives.
  ///
  /// - `room[]` {id, unit, unitName, level, category, group, asOf, operator, requiredHa, heldMinHa, heldMaxHa, direction,
  ///   roomMinHa, roomMaxHa, verdict, fictitious}: each ceiling and floor that is judged. `direction` is `more` (land
  ///   that may still come, below a ceiling) or `less` (that may still go, above a floor).
  func writeRoom(_ balances: [QuotaBalance]) {
    json.object {
      writeHead()
      json.list("room", balances.filter { $0.room != nil }, writeRoomRow)
    }
  }

  private func writeRoomRow(_ balance: QuotaBalance) {
    let row = QuotaRow(balance, content)
    json.object {
      json.member("id", balance.quota?.id)
      json.member("unit", balance.unit.text)
      json.member("unitName", content.title(of: balance.unit))
      json.member("level", content.level(of: balance.unit)?.rawValue)
      json.member("category", row.category)
      json.member("group", row.group)
      json.member("asOf", balance.stockDate?.description)
      json.member("operator", balance.quota?.bound.rawValue)
      member("requiredHa", hectares: balance.required)
      member("heldMinHa", hectares: balance.held?.certain)
      member("heldMaxHa", hectares: row.heldMax)
      json.member("direction", balance.room?.direction.rawValue)
      member("roomMinHa", hectares: balance.room?.least)
      member("roomMaxHa", hectares: balance.room?.greatest)
      json.member("verdict", balance.verdict.rawValue)
      json.member("fictitious", row.isFictitious)
    }
  }
}
