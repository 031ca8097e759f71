import LandUse
import Testing

@Suite("Calendar days") struct CalendarDateTests {
  @Test func `a day that does not exist is refused`() {
    #expect(CalendarDate(iso: "2025-02-29") == nil)
    #expect(CalendarDate(iso: "2024-02-29") != nil)
    #expect(CalendarDate(iso: "2025-2-9") == nil)
    #expect(CalendarDate(iso: "17/02/2025") == nil)
  }

  @Test func `a period holds its last day and not the next one`() throws {
    let first = try #require(CalendarDate(iso: "2021-01-01"))
    let last = try #require(CalendarDate(iso: "2025-12-31"))
    let period = try #require(PlanPeriod(id: "2021-2025", firstDay: first, lastDay: last))
    #expect(period.contains(last))
    #expect(!period.contains(last.next))
    #expect(period.endDay.description == "2026-01-01")
  }
}
