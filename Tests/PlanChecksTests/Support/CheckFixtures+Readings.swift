import Coverage
import Geometry
import LandUse
import PlanChecks

/// Fixtures of the checks on what records say of themselves.
extension CheckFixture {
  static func readings() throws -> [CheckFixture] {
    [
      CheckFixture(
        code: "ATT303", fires: try .of([.square(10, at: (0, 0), id: "a", use: "NNP")]), passes: try sound()),
      CheckFixture(
        code: "ATT304", fires: try .of([.square(10, at: (0, 0), id: "a"), .square(10, at: (10, 0))]),
        passes: try sound()),
      CheckFixture(code: "ATT305", fires: try declaring([100, 102]), passes: try declaring([100, 100.5])),
      CheckFixture(code: "ATT307", fires: try stating("LUA 60 + RPH 41"), passes: try stating("LUA 60 + RPH 40.95")),
    ]
  }

  /// A parcel of 100 m² at 1:10 000.
  private static func stating(_ use: String) throws -> PlanSnapshot {
    try .of([.square(10, at: (0, 0), id: "a", use: use, unit: "C1")], accuracy: TestPlan.regulation)
  }

  /// Two parcels of 100 m² at 1:10 000, where 0.95 m² are allowed.
  private static func declaring(_ areas: [Double]) throws -> PlanSnapshot {
    var plan = try sound()
    plan.accuracy = TestPlan.regulation
    plan.layers[0].layer.declaredAreas = areas
    return plan
  }
}
