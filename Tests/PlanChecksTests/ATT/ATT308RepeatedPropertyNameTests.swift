import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("ATT308 repeated property") struct ATT308RepeatedPropertyNameTests {
  private func plan(_ repeated: [(field: String, rows: [Int])], uses: [String]) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      uses.enumerated().map { .square(10, at: (Double($0.offset) * 10, 0), id: "p\($0.offset)", use: $0.element) })
    plan.layers[0].layer.repeatedProperties = repeated.map { field, rows in
      var property = RepeatedProperty(field: field)
      for row in rows { property.add(row: row) }
      return property
    }
    return plan
  }

  @Test func `each name is told once per layer with the records that repeat it`() throws {
    let plan = try plan([("code", [0, 2]), ("owner", [1])], uses: ["LUA", "LUA", "LUA"])
    let findings = try RepeatedPropertyName().findings(in: plan)
    #expect(findings.map { $0.detail("field") } == ["code", "owner"])
    #expect(findings.map { $0.value("rows") } == [2, 1])
    #expect(findings.map { $0.origins.map(\.feature) } == [[0, 2], [1]])
    #expect(findings.allSatisfy { $0.severity == .warning && !$0.isConfidential })
    #expect(Set(findings.map(\.id)).count == 2)
    #expect(try RepeatedPropertyName().counts(for: plan) == [3, 0])
    let words = Words(plan.plan, in: .english)
    #expect(
      findings.map { words.sentence(for: $0) } == [
        "Property “code” stands more than once in 2 records: features #0, #2; the last value was taken.",
        "Property “owner” stands more than once in 1 record: feature #1; the last value was taken.",
      ])
  }

  @Test func `a file that repeats throughout names a hundred records and counts all`() throws {
    let plan = try plan([("code", Array(0..<250))], uses: [String](repeating: "LUA", count: 250))
    let finding = try #require(try RepeatedPropertyName().findings(in: plan).first)
    #expect(finding.value("rows") == 250)
    #expect(finding.subjects.count == 100)
    let sentence = Words(plan.plan, in: .vietnamese).sentence(for: finding)
    #expect(
      sentence
        == "Thuộc tính “code” ghi nhiều lần trong 250 bản ghi: đối tượng #0, #1, #2, #3, #4, …; đã lấy giá trị sau cùng. "
        + "Chỉ ghi vị trí trong tệp của 100/250 thửa."
    )
  }

  @Test func `confidential records among them are not placed`() throws {
    let plan = try plan([("code", [0, 1])], uses: ["LUA", "CQP"])
    let finding = try #require(try RepeatedPropertyName().findings(in: plan).first)
    #expect(finding.isConfidential)
    let sentence = Words(plan.plan, in: .english).sentence(for: finding)
    #expect(sentence.contains("confidential land among them") && !sentence.contains("#"))
  }

  @Test func `a layer of several files counts them together`() throws {
    func layer(_ rows: [Int]) throws -> ParcelLayer {
      try plan([("code", rows)], uses: ["LUA", "LUA"]).layers[0].layer
    }
    let joined = try #require(try ParcelLayer.joining([layer([1]), layer([0, 1])]))
    #expect(joined.repeatedProperties.map(\.features) == [3])
    #expect(joined.repeatedProperties.map(\.firstRows) == [[1, 2, 3]])
  }
}
