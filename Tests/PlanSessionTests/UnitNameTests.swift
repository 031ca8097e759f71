import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import Testing

/// Units named by people: parcels of a plan whose unit field holds names.
@Suite("Units by name") struct UnitNameTests {
  private static let units = """
    code,level,kind,name_vi,parent,valid_from,valid_to,successor
    P,province,tỉnh,Tỉnh Thử,,,,
    A,district,huyện,Huyện Bắc,P,,,
    B,district,thị xã,Thị xã Nam,P,,,
    A1,commune,xã,Xã Tân Sơn,A,,,
    A2,commune,phường,Phường Hòa Mạc,A,,,
    B1,commune,xã,Xã Tân Sơn,B,,,
    B2,commune,thị trấn,Thị trấn Quế,B,,,
    OLD,commune,xã,Xã Cũ,B,,2024-12-31,B1 B2
    """

  private func plan(
    _ names: [String?], more: String = "", adjust: (inout SmallPlan) -> Void = { _ in }
  ) throws -> SmallPlan {
    let features = names.enumerated().map { index, name in
      SmallPlan.parcel("p\(index)", Double(index) * 200, 0, 200, 200, unit: name, ["use": "LUA", "huyen": more])
    }
    var plan = try SmallPlan(whole: features)
    plan.units = Self.units
    adjust(&plan)
    return plan
  }

  @Test func `names with and without kind, marks and case count in their units, and are told in a note`() async throws {
    let result = try await plan(["Xã Tân Sơn, huyện Bắc", "P. Hoà Mạc", "TAN SON (Nam)", "quế"]).run()
    #expect(["A1", "A2", "B1", "B2", nil].map { result.row($0, "LUA")?.sum } == [.ha(4), .ha(4), .ha(4), .ha(4), nil])
    #expect(result.findings("ATT306").isEmpty)
    #expect(result.findings("COV204").isEmpty)
    let notes = result.notes.flatMap(\.notes)
    #expect(notes.contains(.unitsByName(texts: 4, example: "Xã Tân Sơn, huyện Bắc", unit: "A1")))
  }

  @Test func `an ambiguous name is a finding with its units, and its parcels count where they lie`() async throws {
    let result = try await plan(["A1", "A2", "Tân Sơn", "B2"]).run()
    #expect(result.row("B1", "LUA")?.sum == .ha(4))
    let finding = try #require(result.findings("ATT306").first)
    #expect(finding.detail("kind") == "ambiguous-name")
    #expect(finding.severity == .warning)
    #expect(finding.subjects == [.value("Tân Sơn"), .unit("A1"), .unit("B1"), .layer("parcels")])
    #expect(finding.parts.map(\.subjects) == [[.unit("B1")]])
  }

  @Test func `the district in another field tells units of one name apart`() async throws {
    let result = try await plan(["A1", "A2", "Tân Sơn", "B2"], more: "TX Nam").run()
    #expect(result.findings("ATT306").isEmpty)
    #expect(result.snapshot.layers[0].layer.units?[2] == "B1")
    let read = result.snapshot.layers[0].layer.unitsByName
    #expect(read.map(\.text) == ["Tân Sơn"] && read.map(\.unit) == ["B1"] && read.map(\.rows) == [1])
    // Told to be in the other district, it is the other one, and lies elsewhere.
    let wrong = try await plan(["A1", "A2", "Tân Sơn", "B2"], more: "Bắc").run()
    #expect(wrong.findings("ATT306").map { $0.detail("kind") } == ["other-unit"])
    #expect(wrong.findings("ATT306").first?.subjects.last == .unit("A1"))
  }

  @Test func `a unit of other days is told with its days and successors, an alias is the remedy`() async throws {
    let names = ["A1", "A2", "Xã Cũ", "B2"]
    let found = try #require(try await plan(names).run().findings("ATT306").first)
    #expect(found.detail("kind") == "other-day")
    #expect(found.detail("validTo") == "2024-12-31")
    #expect(found.detail("successors") == "B1 B2")
    let mended = try await plan(names) { plan in
      plan.more = ["unitAliases: unit-aliases.csv"]
      _ = try? plan.folder.write("unit-aliases.csv", "alias,unit,citation\nXã Cũ,B1,NQ 1\n")
    }.run()
    #expect(mended.findings("ATT306").isEmpty)
    #expect(mended.snapshot.layers[0].layer.units?[2] == "B1")
  }

  @Test func `a name with another kind is read, and noted`() async throws {
    let result = try await plan(["A1", "Xã Hòa Mạc", "B1", "B2"]).run()
    let finding = try #require(result.findings("ATT306").first)
    #expect(finding.severity == .note)
    #expect(finding.detail("kind") == "other-kind")
    #expect(finding.subjects == [.value("Xã Hòa Mạc"), .unit("A2"), .layer("parcels")])
  }

  @Test func `what confidential land writes is no example`() async throws {
    var plan = try plan(["A1", "A2"])
    plan.layers[0].features = [
      SmallPlan.parcel("a", 0, 0, 200, 200, unit: "Tân Sơn, Bắc", ["use": "CQP"]),
      SmallPlan.parcel("b", 200, 0, 200, 200, unit: "A2", ["use": "LUA"]),
    ]
    let notes = try await plan.run().notes.flatMap(\.notes)
    #expect(notes.contains(.unitsByName(texts: 1, example: "", unit: "")))
  }

  @Test func `one parcel whose commune is written in two ways has one key`() async throws {
    var plan = try plan(["A1", "A2"])
    plan.layers[0].features = ["Tân Sơn, Bắc", "A1"].enumerated().map { index, commune in
      let properties = #""xa":"\#(commune)","to_ban_do":"7","so_thua":"12","use":"LUA""#
      let x = 590_000 + index * 100
      return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[["#
        + "\(x),2270000],[\(x + 100),2270000],[\(x + 100),2270100],[\(x),2270100],[\(x),2270000]]]}}"
    }
    plan.layers[0].fields = "{uses: use}"
    let result = try await plan.run()
    #expect(result.snapshot.layers[0].layer.ids.values == ["A1.7.12"])
    #expect(result.findings("ATT301").count == 1)
  }

  @Test func `shapes of units are known by name, too`() async throws {
    let result = try await plan(["A1", "A2", "B1", "B2"]) { plan in
      plan.boundaries = [
        SmallPlan.boundary("Tỉnh Thử", 0, 0, 800, 200), SmallPlan.boundary("Tân Sơn, Bắc", 0, 0, 200, 200),
        SmallPlan.boundary("hoa mac", 200, 0, 200, 200), SmallPlan.boundary("B1", 400, 0, 200, 200),
        SmallPlan.boundary("TT. Quế", 600, 0, 200, 200),
      ]
    }.run()
    #expect(result.findings("COV204").isEmpty)
    #expect(result.snapshot.layers[0].zoneUnits == ["A1", "A2", "B1", "B2"])
  }
}

/// A layer whose text is in an old encoding, as the plan says.
@Suite("Encoding of a layer") struct LayerEncodingTests {
  /// "Xã Tân Sơn, huyện Bắc" in VNI: Xaõ Taân Sôn, huyeän Baéc.
  private func plan(_ more: String) throws -> SmallPlan {
    var plan = try SmallPlan(whole: [
      SmallPlan.parcel("a", 0, 0, 200, 200, unit: "Xaõ Taân Sôn, huyeän Baéc", ["use": "LUA"])
    ])
    plan.units = """
      code,level,kind,name_vi,parent
      P,province,tỉnh,Tỉnh Thử,
      A,district,huyện,Huyện Bắc,P
      A1,commune,xã,Xã Tân Sơn,A
      """
    plan.boundaries = [SmallPlan.boundary("P", 0, 0, 200, 200), SmallPlan.commune(0)]
    plan.layers[0].more = more
    return plan
  }

  @Test func `the plan tells it, and its units are read in it`() async throws {
    let result = try await plan(", encoding: vni").run()
    #expect(result.row("A1", "LUA")?.sum == .ha(4))
    #expect(result.findings("ATT306").isEmpty)
    #expect(result.inputs.contains { $0.file == "schemes/encodings/vni.csv" })
  }

  @Test func `untold, the unit is unknown and the encoding is named`() async throws {
    let result = try await plan("").run()
    #expect(result.findings("ATT306").map { $0.detail("kind") } == ["unknown-name"])
    let notes = result.notes.flatMap(\.notes)
    #expect(
      notes.contains {
        if case .legacyText(let text) = $0 { text.encoding == "vni" && !text.isConverted } else { false }
      })
    #expect(!result.inputs.contains { $0.file.hasPrefix("schemes/encodings/") })
  }

  @Test func `shapes of units may be in it, too`() async throws {
    var plan = try plan(", encoding: vni")
    plan.boundaries = [
      SmallPlan.boundary("Tænh Thöû", 0, 0, 200, 200), SmallPlan.boundary("Xaõ Taân Sôn", 0, 0, 200, 200),
    ]
    plan.boundaryMore = ", encoding: vni"
    let result = try await plan.run()
    #expect(result.snapshot.layers[0].zoneUnits == ["A1"])
    #expect(result.findings("COV204").isEmpty)
  }

  @Test func `an encoding that nobody knows is a fault of the plan`() async throws {
    let folder = try plan(", encoding: tvcn3")
    do {
      _ = try await folder.run()
      Issue.record("read")
    } catch let errors as TableErrors {
      #expect(errors.errors.map(\.fault) == [.notAllowed])
      #expect(errors.errors.first?.nearest == "tcvn3")
    }
  }
}
