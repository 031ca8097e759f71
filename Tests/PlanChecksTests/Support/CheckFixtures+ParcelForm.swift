import Geometry
import LandUse
import PlanChecks

extension CheckFixture {
  /// Forms of single parcels that are well-formed and valid.
  static func parcelForms() throws -> [CheckFixture] {
    let square = TestParcel.square(10, at: (0, 0), id: "a")
    var repeating = square
    repeating.exterior.insert(repeating.exterior[1], at: 1)
    let sliver = TestParcel.rectangle(0.3, 40, at: (0, 0), id: "a")
    return [
      CheckFixture(code: "GEO104", fires: try .of([repeating]), passes: try .of([square])),
      CheckFixture(code: "GEO106", fires: try written(decimals: 0), passes: try written(decimals: 1)),
      CheckFixture(
        code: "GEO107", fires: try .of([sliver], scale: 1000, accuracy: TestPlan.regulation),
        passes: try .of([square], scale: 1000, accuracy: TestPlan.regulation)),
    ]
  }

  /// A layer in metres at 1:1000, whose corners may be off by 0.15 m.
  private static func written(decimals: Int) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      [.square(10, at: (0, 0), id: "a")], scale: 1000, accuracy: TestPlan.regulation)
    plan.layers[0].layer.files[0].decimals = decimals
    return plan
  }
}
