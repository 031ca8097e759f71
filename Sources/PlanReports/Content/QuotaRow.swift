import Geometry
import LandUse
import PlanWords

/// A balance as rows of tables give it.
struct QuotaRow {
  let balance: QuotaBalance
  let category: String?
  let group: String?
  /// P; nil when records of unknown area have no upper bound.
  let heldMax: Area?
  let reason: String?
  let isFictitious: Bool

  init(_ balance: QuotaBalance, _ content: ReportContent) {
    self.balance = balance
    switch balance.subject {
    case .category(let code):
      category = code.text
      group = nil
    case .group(let id):
      category = nil
      group = id
    }
    heldMax = balance.held?.knownPossible
    let words = content.words.reason(balance)
    reason = words.isEmpty ? nil : words
    isFictitious = content.isFictitious || (balance.quota?.isFictitious ?? false)
  }
}
