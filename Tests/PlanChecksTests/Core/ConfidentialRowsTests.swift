import Coverage
import LandUse
import PlanChecks
import Testing

@Suite("Confidential rows") struct ConfidentialRowsTests {
  private func rows(_ codes: [String?], _ change: (inout Plan) -> Void = { _ in }) throws -> [Bool] {
    var plan = try TestPlan.plan()
    change(&plan)
    let layer = try ParcelLayer.of(codes.map { TestParcel.square(1, at: (0, 0), use: $0) })
    let rows = ConfidentialRows(layer, plan)
    return codes.indices.map { rows[$0] }
  }

  @Test func `defence and security land is confidential by default`() throws {
    #expect(try rows(["LUA", "CQP", nil, "CAN", "CQPX"]) == [false, true, false, true, false])
  }

  @Test func `what is written wrongly or joined is confidential all the same`() throws {
    #expect(try rows(["cqp", " CQP ", "ONT+CQP", "QP", "CQP;LUA"]) == [true, true, true, true, true])
  }

  @Test func `codes below a confidential one are confidential`() throws {
    #expect(try rows(["CQP", "SKK", "PNN", "LUA"]) { $0.confidentialCodes = ["PNN"] } == [true, true, true, false])
    #expect(try rows(["CQP"]) { $0.confidentialCodes = [] } == [false])
  }

  @Test func `a category above is confidential when nothing but confidential land is below it`() throws {
    let plan: (inout Plan) -> Void = { plan in
      let codes: [(CategoryCode, CategoryCode?)] = [
        ("PNN", nil), ("CQA", "PNN"), ("CQP", "CQA"), ("CAN", "CQA"), ("SKK", "PNN"),
      ]
      plan.scheme = try? CategoryScheme(
        id: "test", citation: "made up",
        categories: codes.map {
          LandUseCategory(
            code: $0.0, parent: $0.1, nameVietnamese: "", nameEnglish: "", group: nil, role: .coverage, leafUse: .yes,
            status: "all")
        }, groups: [], aliases: ["QPAN": "CQA"])
    }
    #expect(try rows(["CQA", "cqa", "QPAN", "PNN", "SKK"], plan) == [true, true, true, false, false])
    let defenceOnly: (inout Plan) -> Void = {
      plan(&$0)
      $0.confidentialCodes = ["CQP"]
    }
    #expect(try rows(["CQA", "CQP"], defenceOnly) == [false, true])
  }

  @Test func `a row whose geometry is withheld is confidential, also when a geometry is there`() throws {
    var layer = try ParcelLayer.of([.square(1, at: (0, 0)), TestParcel(fault: .noGeometry), .square(1, at: (1, 0))])
    layer.withheld = [0, 1, 7]
    let rows = ConfidentialRows(layer, try TestPlan.plan())
    #expect([rows[0], rows[1], rows[2]] == [true, true, false])
    #expect(rows.count == 2)
  }

  @Test func `any use column makes a row confidential`() throws {
    var layer = try ParcelLayer.of([.square(1, at: (0, 0)), .square(1, at: (1, 0))])
    layer.uses.append(UseColumn(day: nil, field: "later", codes: .of(["LUA", "CQP"])))
    let rows = ConfidentialRows(layer, try TestPlan.plan())
    #expect([rows[0], rows[1]] == [false, true])
    #expect(rows.count == 1)
    #expect(!rows[2] && !rows[-1])
  }

  @Test func `the snapshot keeps them in step with its plan`() throws {
    var plan = try PlanSnapshot.of([.square(1, at: (0, 0), use: "LUA")])
    #expect(plan.confidentialRows.map(\.count) == [0])
    plan.plan.confidentialCodes = ["LUA"]
    #expect(plan.confidentialRows.map(\.count) == [1])
    plan.layers.append(plan.layers[0])
    #expect(plan.confidentialRows.map(\.count) == [1, 1])
  }
}
