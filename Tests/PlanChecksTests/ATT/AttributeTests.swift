import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("ATT301 duplicate id") struct ATT301DuplicateIDTests {
  private func findings(_ ids: [String?]) throws -> [Finding] {
    let parcels = ids.enumerated().map { TestParcel.square(10, at: (Double($0.offset) * 10, 0), id: $0.element) }
    return try DuplicateID().findings(in: PlanSnapshot.of(parcels))
  }

  @Test func `every group of rows with one id is told once, with all its rows`() throws {
    let findings = try findings(["a", "b", "a", nil, "c", "b", "a", nil])
    #expect(findings.map { $0.detail("id") } == ["a", "b"])
    #expect(findings.map { $0.value("rows") } == [3, 2])
    #expect(findings.first?.origins.map(\.feature) == [0, 2, 6])
  }

  @Test func `ids that differ by case, space or composition of accents are different`() throws {
    #expect(try findings(["a1", "A1", "a1 ", "\u{E9}", "e\u{301}"]).isEmpty)
  }

  @Test func `empty ids are no ids`() throws {
    #expect(try findings(["", "", "a"]).isEmpty)
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0)), .square(10, at: (10, 0), id: "")])
    #expect(try DuplicateID().skipReason(for: plan) == .fieldAbsent("id"))
  }

  @Test func `a file with one id throughout names a hundred rows and counts all`() throws {
    let findings = try findings([String?](repeating: "0", count: 250))
    #expect(findings.map(\.subjects.count) == [100])
    #expect(findings.first?.value("rows") == 250)
  }

  @Test func `the same id in two layers is one parcel on two days`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a")])
    var second = plan.layers[0]
    second.layer.id = "later"
    plan.layers.append(second)
    #expect(try DuplicateID().findings(in: plan).isEmpty)
    #expect(try DuplicateID().counts(for: plan) == [2, 0])
  }
}

@Suite("ATT302 unknown code") struct ATT302UnknownCodeTests {
  private func plan(_ codes: [String?], content: LayerContent = .whole) throws -> PlanSnapshot {
    let parcels = codes.enumerated().map {
      TestParcel.square(100, at: (Double($0.offset) * 100, 0), id: "\($0.offset)", use: $0.element)
    }
    return try PlanSnapshot.of(parcels, content: content)
  }

  @Test func `each unknown value is told once with parcels, hectares and the nearest code`() throws {
    let findings = try UnknownCode().findings(in: plan(["LUA", "LUB", "XYZ99", "LUB", "QP", "CQP", "lua", " CQP*"]))
    #expect(findings.map(\.subjects) == [[.value("LUB"), .layer("parcels")], [.value("XYZ99"), .layer("parcels")]])
    #expect(findings.map { $0.value("parcels") } == [2, 1])
    #expect(findings.map { $0.value("area") } == [2, 1])
    #expect(findings.map { $0.detail("nearestCode") } == ["LUA", nil])
    #expect(findings.first?.origins.map(\.feature) == [1, 3])
  }

  @Test(arguments: [
    ("lu-a", "LUA"), ("LUAA", "LUA"), ("RP", "RPH"), ("SKX", "SKK"), ("CQ", "CQP"), ("ĐUA", "LUA"), ("ĐÚA", nil),
    ("LUAXYZ", nil), ("A", nil), ("12", nil), ("CQP+LUX", "LUA"), ("LUA?", "LUA"),
  ])
  func `the nearest code is near`(value: String, code: String?) throws {
    let finding = try #require(try UnknownCode().findings(in: plan([value])).first)
    #expect(finding.detail("nearestCode") == code)
  }

  @Test func `ten rows are named, all are counted`() throws {
    let finding = try #require(
      try UnknownCode().findings(in: plan([String?](repeating: "ZZZ", count: 11))).first)
    #expect(finding.origins.count == 10)
    #expect(finding.value("parcels") == 11)
    let ten = try #require(try UnknownCode().findings(in: plan([String?](repeating: "ZZZ", count: 10))).first)
    #expect(ten.origins.count == 10)
  }

  @Test func `beyond two hundred values the smaller ones are one finding`() throws {
    let findings = try UnknownCode().findings(in: plan((0..<203).map { "value \($0)" }))
    #expect(findings.count == 201)
    let rest = try #require(findings.last)
    #expect(rest.detail("kind") == "further")
    #expect(rest.value("values") == 3)
    #expect(rest.value("parcels") == 3)
    #expect(try UnknownCode().findings(in: plan((0..<200).map { "value \($0)" })).count == 200)
  }

  @Test func `parcels without any code are told elsewhere`() throws {
    #expect(try UnknownCode().findings(in: plan(["LUA", nil, "", "  "])).isEmpty)
  }

  @Test func `of a list with an unknown code the unknown one is named`() throws {
    let finding = try #require(try UnknownCode().findings(in: plan(["LUA 30 + XYZ 70"])).first)
    #expect(finding.detail("unknownParts") == "XYZ")
    #expect(try UnknownCode().findings(in: plan(["LUA 30 + CQP 70"])).isEmpty)
  }

  @Test(
    arguments: [
      ("2024-07-31", [], []), ("2024-08-01", ["older-list"], ["HOA, LUN"]), ("2020-12-31", ["newer-list"], ["CNT"]),
    ] as [(String, [String], [String])])
  func `codes of a list that is not in force on the day are a note`(
    day: String, kinds: [String], codes: [String]
  ) throws {
    var plan = try plan(["LUN", "HOA", day < "2024" ? "CNT" : "LUA", "LUA"])
    plan.layers[0].layer.uses[0].day = try TestPlan.day(day)
    let findings = try UnknownCode().findings(in: plan)
    #expect(findings.map { $0.detail("kind") } == kinds.map { Optional($0) })
    #expect(findings.map { $0.detail("codes") } == codes.map { Optional($0) })
    #expect(findings.allSatisfy { $0.severity == .note })
  }

  @Test func `each use column is looked at`() throws {
    var plan = try plan(["LUA", "LUA"])
    plan.layers[0].layer.uses.append(
      UseColumn(day: try TestPlan.day("2030-12-31"), field: "use2030", codes: .of(["LUA", "LUB"])))
    let findings = try UnknownCode().findings(in: plan)
    #expect(findings.map { $0.detail("field") } == ["use2030"])
    #expect(findings.map { $0.detail("day") } == ["2030-12-31"])
  }

  @Test func `without scheme or field nobody looked`() throws {
    var plan = try plan(["LUA"])
    plan.layers[0].layer.uses = []
    #expect(try UnknownCode().skipReason(for: plan) == .fieldAbsent("use"))
    plan.plan.scheme = nil
    #expect(try UnknownCode().skipReason(for: plan) == .noScheme)
  }

  @Test func `a misspelt code of confidential land is confidential`() throws {
    #expect(try UnknownCode().findings(in: plan(["cqp?"])).map(\.isConfidential) == [true])
    #expect(try UnknownCode().findings(in: plan(["lua?"])).map(\.isConfidential) == [false])
  }

  @Test func `a scheme made of the data's own values knows nothing: nobody looked`() throws {
    var plan = try plan(["LUA", nil])
    plan.plan.scheme = try .fromData(["LUA"])
    #expect(try UnknownCode().skipReason(for: plan) == .noScheme)
  }
}
