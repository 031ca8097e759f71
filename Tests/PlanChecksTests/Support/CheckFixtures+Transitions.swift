import Geometry
import LandUse
import PlanChecks

extension CheckFixture {
  /// 100 m² of rice that became forest without a decision, and with one.
  static func per503() throws -> [CheckFixture] {
    [
      CheckFixture(
        code: "PER503", fires: try changes([("LUA", "RPH", nil)]), passes: try changes([("LUA", "RPH", "QĐ 12")]))
    ]
  }

  /// Squares of 10 m side by side with their uses on two days and the decision they name.
  ///
  /// - Parameter rules: of the scheme; a decision for rice land that ceases to be it where nothing else is given.
  static func changes(
    _ parcels: [(from: String, to: String, decision: String?)],
    rules: [TransitionRule] = [
      TransitionRule(from: "LUA", to: nil, demand: .decision, citation: "art. 122", isVerified: true)
    ], hasDecisions: Bool = true
  ) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      parcels.enumerated().map { index, parcel in
        .square(10, at: (Double(index) * 10, 0), id: "p\(index)", use: parcel.from, unit: "C1")
      })
    let old = try TestPlan.scheme()
    plan.plan.scheme = try CategoryScheme(
      id: old.id, citation: old.citation, categories: old.categories, groups: old.groups, aliases: old.aliases,
      history: old.history, transitionRules: rules)
    var after = DictionaryColumn()
    var decisions = DictionaryColumn()
    for parcel in parcels {
      after.append(parcel.to)
      decisions.append(orMissing: parcel.decision)
    }
    plan.layers[0].layer.uses[0].day = try TestPlan.day("2020-12-31")
    plan.layers[0].layer.uses.append(
      UseColumn(day: try TestPlan.day("2025-12-31"), field: "use2025", codes: after))
    if hasDecisions { plan.layers[0].layer.decisions = decisions }
    return plan
  }
}
