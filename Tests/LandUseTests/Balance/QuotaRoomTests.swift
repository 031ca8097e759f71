import Geometry
@testable import LandUse
import Testing

/// What is left under ceilings and above floors.
@Suite("Room under quotas") struct QuotaRoomTests {
  private func balance(
    _ bound: Quota.Bound, _ required: Double, _ held: HeldArea?, _ verdict: QuotaVerdict = .pass
  ) -> QuotaBalance {
    let quota = Quota(
      id: "q", scheme: "vn-2024", subject: .category("LUA"), unit: "A", year: 2025, value: .ha(required),
      precision: .ha(0.01), basis: .total, bound: bound, authority: "", citation: "", isVerified: false,
      isFictitious: true)
    return QuotaBalance(
      quota: quota, subject: .category("LUA"), unit: "A", year: 2025, judgedOn: nil, required: .ha(required),
      held: held, verdict: verdict)
  }

  @Test func `below a ceiling land may come, above a floor it may go`() {
    let held = HeldArea(certain: .ha(8), disputes: [.gap: .ha(1)])
    #expect(balance(.max, 10, held).room == QuotaRoom(direction: .more, least: .ha(1), greatest: .ha(2)))
    #expect(balance(.min, 5, held).room == QuotaRoom(direction: .less, least: .ha(3), greatest: .ha(4)))
  }

  @Test func `a broken quota leaves less than nothing`() {
    let held = HeldArea(certain: .ha(12))
    #expect(balance(.max, 10, held, .fail).room == QuotaRoom(direction: .more, least: .ha(-2), greatest: .ha(-2)))
    #expect(balance(.min, 13, held, .fail).room == QuotaRoom(direction: .less, least: .ha(-1), greatest: .ha(-1)))
  }

  @Test func `where there may be more than anybody knows one end is open`() {
    var held = HeldArea(certain: .ha(8), unmeasured: 1)
    #expect(
      balance(.max, 10, held, .undecidable).room == QuotaRoom(direction: .more, least: nil, greatest: .ha(2)))
    held = HeldArea(certain: .ha(8))
    held.gapsAreUnknown = true
    #expect(balance(.min, 5, held).room == QuotaRoom(direction: .less, least: .ha(3), greatest: nil))
  }

  @Test func `what is not judged, or has to be met exactly, leaves no room`() {
    let held = HeldArea(certain: .ha(8))
    #expect(balance(.equal, 8, held).room == nil)
    #expect(balance(.max, 10, held, .info).room == nil)
    #expect(balance(.max, 10, nil, .notComputable).room == nil)
    #expect(balance(.max, 10, held, .withheld).room == nil)
  }
}

extension Area {
  fileprivate static func ha(_ value: Double) -> Area { .squareMetres(value * 10_000) }
}
