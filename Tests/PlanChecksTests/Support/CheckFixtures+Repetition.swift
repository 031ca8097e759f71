import LandUse
import PlanChecks

extension CheckFixture {
  static func repetition() throws -> [CheckFixture] {
    let passes = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a"), .square(10, at: (10, 0), id: "b")])
    var fires = passes
    var property = RepeatedProperty(field: "code")
    property.add(row: 1)
    fires.layers[0].layer.repeatedProperties = [property]
    return [CheckFixture(code: "ATT308", fires: fires, passes: passes)]
  }
}
