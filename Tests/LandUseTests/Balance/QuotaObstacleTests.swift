import Geometry
import LandUse
import Testing

@Suite("Quotas that cannot be judged") struct QuotaObstacleTests {
  private func judge(_ quota: Quota, _ stock: HeldStock, on day: CalendarDate? = nil) -> QuotaBalance {
    QuotaJudge.judge(quota, held: stock, thresholds: Thresholds(), judgedOn: day)
  }

  private let held = HeldStock.held(HeldArea(certain: ha("120")))

  @Test func `a row that binds to 14 September 2025 is judged on that day and shown as information on the next`() throws
  {
    let lastDay = try PlanningSamples.day("2025-09-14")
    let quota = PlanningSamples.quota(.max, "100", binding: Validity(lastDay: lastDay))
    let judged = judge(quota, held, on: lastDay)
    #expect(judged.verdict == .fail)
    #expect(judged.judgedOn == lastDay)
    let shown = judge(quota, held, on: lastDay.next)
    #expect(shown.verdict == .info)
    #expect(shown.reason == .notBinding(on: try PlanningSamples.day("2025-09-15"), binding: quota.binding))
    #expect(shown.margin == nil)
    #expect(shown.excess == nil)
    #expect(shown.required == ha("100"))
    #expect(judge(quota, held, on: nil).verdict == .fail)
  }

  @Test func `the stock date decides nothing about which rows bind`() throws {
    let day = try PlanningSamples.day("2025-02-17")
    let quota = PlanningSamples.quota(
      .max, "100", year: 2030, binding: Validity(lastDay: try PlanningSamples.day("2025-09-14")))
    let balance = judge(quota, held, on: day)
    #expect(balance.verdict == .fail)
    #expect(balance.stockDate?.description == "2030-12-31")
  }

  @Test func `a row that is not valid yet is information`() throws {
    let day = try PlanningSamples.day("2025-02-17")
    let validity = Validity(firstDay: day.next)
    let balance = judge(PlanningSamples.quota(.max, "100", validity: validity), held, on: day)
    #expect(balance.verdict == .info)
    #expect(balance.reason == .notValid(on: day, valid: validity))
  }

  @Test func `an informative row is shown with what is held and never judged`() {
    let balance = judge(PlanningSamples.quota(.info, "100"), held)
    #expect(balance.verdict == .info)
    #expect(balance.reason == .informative)
    #expect(balance.held?.certain == ha("120"))
    #expect(balance.isNearLimit == false)
  }

  @Test func `a withheld value stays withheld even where the row carries one`() {
    let balance = judge(PlanningSamples.quota(.equal, "100", isWithheld: true), held)
    #expect(balance.verdict == .withheld)
    #expect(balance.required == nil)
    #expect(balance.excess == nil)
    #expect(judge(PlanningSamples.quota(.info, nil, isWithheld: true), held).verdict == .withheld)
  }

  @Test func `a row without a value is not computable`() {
    #expect(judge(PlanningSamples.quota(.max, nil), held).reason == .noValue)
    #expect(judge(PlanningSamples.quota(.max, nil), held).verdict == .notComputable)
  }

  @Test func `an aggregate of unknown members is not computable`() {
    let stock = HeldStock.notComputable(.undefinedAggregate("DHT"))
    let balance = judge(PlanningSamples.quota(.max, "100", of: .category("DHT")), stock)
    #expect(balance.verdict == .notComputable)
    #expect(balance.reason == .subject(.undefinedAggregate("DHT")))
    #expect(balance.held == nil)
  }

  @Test func `without an opening stock the quota is undecidable and the changes are told`() {
    let allocated = AreaInterval(least: ha("3"), greatest: ha("4"))
    let released = AreaInterval(ha("1"))
    let balance = judge(PlanningSamples.quota(.max, "100"), .noBaseline(allocated: allocated, released: released))
    #expect(balance.verdict == .undecidable)
    #expect(balance.reason == .noBaseline(allocated: allocated, released: released))
  }

  @Test(arguments: [
    (Quota.Bound.max, "120.01", QuotaVerdict.undecidable), (.max, "119.99", .fail), (.min, "120", .pass),
    (.min, "120.01", .undecidable), (.equal, "120", .undecidable), (.equal, "119", .fail),
  ])
  func `a record of unknown area leaves no upper bound`(_ bound: Quota.Bound, _ value: String, _ verdict: QuotaVerdict)
  {
    let stock = HeldStock.held(HeldArea(certain: ha("120"), unmeasured: 1))
    let balance = judge(PlanningSamples.quota(bound, value, precision: "0"), stock)
    #expect(balance.verdict == verdict)
    if verdict == .undecidable { #expect(balance.reason == .unmeasured(records: 1, inDispute: [:])) }
  }

  @Test func `a breach that may be larger than rounding is not put down to it`() {
    let stock = HeldStock.held(HeldArea(certain: ha("100.1"), unmeasured: 1))
    #expect(judge(PlanningSamples.quota(.max, "100", precision: "1"), stock).verdict == .fail)
  }

  @Test func `areas at the end of the range neither trap nor turn round`() {
    let huge = HeldStock.held(
      HeldArea(certain: Area(squareMillimetres: .max), disputes: [.gap: Area(squareMillimetres: .max)]))
    var quota = PlanningSamples.quota(.equal, "0", tolerance: "0")
    #expect(judge(quota, huge).verdict == .fail)
    quota.value = Area(squareMillimetres: .max)
    quota.tolerance = Area(squareMillimetres: .max)
    #expect(judge(quota, huge).verdict == .pass)
  }
}
