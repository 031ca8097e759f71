import LandUse
import PlanChecks
import PlanWords
import Testing

/// Checks and words agree on the names of fields: nothing a check finds is told with holes in the sentence.
@Suite("Sentences of what checks find") struct FindingSentenceTests {
  private func expectWhole(_ finding: Finding, _ words: Words) {
    let text = words.sentence(for: finding, includesConfidential: true)
    #expect(text.hasSuffix("."), "\(text)")
    for hole in ["  ", "()", " ,", " .", ": .", "“”", " ;", ", ,", " (;"] {
      #expect(!text.contains(hole), "\(text)")
    }
  }

  @Test(arguments: Language.allCases) func `each fixture's finding is a whole sentence`(language: Language) throws {
    for fixture in try CheckFixture.all() {
      for finding in CheckRunner.run(on: fixture.fires).findings {
        expectWhole(finding, Words(fixture.fires.plan, in: language))
      }
    }
  }

  @Test func `the figures of a finding are in its sentence`() throws {
    let expected: [CheckCode: String] = [
      "COV201": "Parcel a and parcel b overlap by 50.0 m² (50.0% of the smaller), 6.67 m wide.",
      "COV203": "Gap of 50.0 m², 6.67 m wide, beside parcel b, in Đơn vị C1 (C1).",
      "COV204": "50.0 m² (50.0%) of parcel b lies outside the boundary.",
      "ATT301": "Id “a” is on 2 records: features #0, #1.",
      "ATT302": "Code “LUB” (field “use”) is not in the scheme: 1 parcel, 0.01 ha; perhaps LUA.",
      "QTA401":
        "Đơn vị D1 (D1), Đất trồng lúa (LUA), 31 December 2025: required at most 100.00 ha, held 120.00 ha, "
        + "20.00 ha too much. Source: made up; unverified; fictitious.",
      "QTA402":
        "Đơn vị D1 (D1), Đất trồng lúa (LUA), 31 December 2025: undecidable; required at most 100.00 ha, "
        + "held 90.00–110.00 ha; land in dispute: unexplained gaps 20.00 ha. Source: made up; unverified; fictitious.",
      "QTA403":
        "Đơn vị D2 (D2), Đất trồng lúa (LUA), 31 December 2025: no quota on file; 1 of 2 units of the level have one.",
      "QTA405":
        "Đơn vị D1 (D1), Đất trồng lúa (LUA), 31 December 2025: required at most 100.00 ha, held 99.50 ha, "
        + "only 0.50 ha to spare. Source: made up; unverified; fictitious.",
    ]
    for fixture in try CheckFixture.all() {
      guard let sentence = expected[fixture.code] else { continue }
      let finding = try #require(CheckRunner.run(on: fixture.fires).findings.first)
      #expect(Words(fixture.fires.plan, in: .english).sentence(for: finding) == sentence)
    }
  }
}
