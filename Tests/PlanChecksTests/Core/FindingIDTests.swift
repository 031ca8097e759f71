import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("Ids and order of findings") struct FindingIDTests {
  private func id(_ subjects: [Subject], x: Double = 100, y: Double = 200) -> FindingID {
    Finding(code: "COV201", severity: .error, subjects: subjects, place: .point(Coordinate(x: x, y: y))).id
  }

  private func parcel(_ row: Int, _ id: String?) -> Subject { .parcel(layer: "l", row: row, id: id) }

  // FNV-1a, 64 bits, over "COV201␟layer␟l␟", worked out by a script in Python.
  @Test func `the id is code and hash`() {
    let finding = Finding(code: "COV201", severity: .error, subjects: [.layer("l")])
    #expect(finding.id.text == "COV201-b0ea4b3442f6f6be")
  }

  @Test func `the row of a parcel does not matter, nor the order of subjects`() {
    #expect(id([parcel(1, "a")]) == id([parcel(7, "a")]))
    #expect(id([parcel(1, nil)]) == id([parcel(7, nil)]))
    #expect(id([parcel(1, "a"), parcel(2, "b")]) == id([parcel(9, "b"), parcel(10, "a")]))
    #expect(id([parcel(1, "a")]) != id([parcel(1, "b")]))
    #expect(id([parcel(1, "a"), parcel(2, "bc")]) != id([parcel(1, "ab"), parcel(2, "c")]))
  }

  @Test func `places are told apart from a decimetre on`() {
    let subject = [parcel(1, "a")]
    #expect(id(subject, x: 100.02) == id(subject, x: 100))
    #expect(id(subject, x: 100.1) != id(subject, x: 100))
    #expect(id(subject, y: 200.1) != id(subject, y: 200))
  }

  @Test func `a place that is none or beyond all bounds does not trap`() {
    _ = id([], x: .nan)
    _ = id([], x: .infinity, y: 1e300)
    _ = Finding(code: "COV201", severity: .error, subjects: [], place: .region(MultiPolygon())).id
  }

  @Test func `severity, measures and reasons are no part of it`() {
    let a = Finding(code: "GEO102", severity: .error, subjects: [parcel(1, "a")], details: [Detail("reason", "x")])
    let b = Finding(code: "GEO102", severity: .note, subjects: [parcel(1, "a")], measures: [Measure("m", 1, .count)])
    let c = Finding(code: "GEO102", severity: .error, subjects: [parcel(1, "a")], details: [Detail("kind", "x")])
    #expect(a.id == b.id)
    #expect(a.id != c.id)
  }

  @Test func `parcels are ordered by layer and id, those without id last and by row`() {
    let subjects: [Subject] = [
      .layer("a"), .quota("q"), parcel(11, nil), parcel(10, "a"), .unit("2"), parcel(9, "z"), .value("v"),
      .category("LUA"),
      .parcel(layer: "a", row: 99, id: nil), .group("g"), .unit("1"),
    ]
    #expect(
      subjects.sorted() == [
        .parcel(layer: "a", row: 99, id: nil), parcel(10, "a"), parcel(9, "z"), parcel(11, nil), .unit("1"), .unit("2"),
        .category("LUA"), .group("g"), .value("v"), .quota("q"), .layer("a"),
      ])
  }
}
