import Geometry
import LandUse

/// A project on land that may be taken only under conditions.
///
/// - What it finds: for each project and each protected code (`schemes/protected-land.csv`) the parcels that have the
///   code, or one below it, before the project's period, where they are more than `minOverlap` together and the
///   project's own use is another. The uses are those that hold on the day before the period, else the earliest. A
///   parcel with several uses counts whole where one of them is protected.
/// - Why it matters: rice, special-use and protection forest need permission to be converted; defence and security land
///   is for the ministries to give.
/// - Measures: `protectedArea`, ha, limit: `minOverlap`; `linkedArea`, ha, of all its parcels; `parcels`, count of the
///   protected ones.
/// - Needs: nothing.
/// - Does not find: land whose protected use is not recorded; whether permission was given.
/// - Source: Land Law 31/2024/QH15, articles 65.2.đ and 122.1; decision 266/QĐ-UBND of 2025, plan, section II.3.b.
public struct ProjectOnProtectedLand: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ604", name: "project-on-protected-land", severity: .warning,
    measures: [.init("protectedArea", .hectare), .init("linkedArea", .hectare), .init("parcels", .count)],
    source: "Land Law 31/2024/QH15, art. 65.2.đ, 122.1; decision 266/QĐ-UBND (2025), plan, II.3.b")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard let scheme = plan.plan.scheme else {
      return .skipped(because: plan.projectLinks == nil ? .noProjects : .noScheme)
    }
    let findings = ProjectFindings(code: Self.info.code, plan: plan)
    let uses = ProtectedUses(plan, scheme)
    let limit = plan.plan.thresholds.minOverlap
    return findings.outcome { project, land in
      plan.plan.protectedLand.enumerated().compactMap { number, protected in
        guard !scheme.closure(of: protected.code).contains(project.category) else { return nil }
        let day = plan.plan.period(project.period)?.firstDay
        let taken = land.parcels.filter { uses.isProtected($0, as: number, before: day) }
        let area = taken.reduce(Area.zero) { $0 + $1.area }
        guard area > limit else { return nil }
        return findings.finding(
          project, Self.info.severity,
          measures: [
            Measure("protectedArea", area.hectares, .hectare, limit: limit.hectares),
            Measure("linkedArea", land.area.hectares, .hectare),
            Measure("parcels", Double(taken.count), .count),
          ],
          details: [Detail("kind", protected.code.text), Detail("citation", protected.citation)], parcels: taken)
      }
    }
  }
}

/// Which values of the use columns are protected: each distinct value looked at once.
private struct ProtectedUses {
  private let plan: PlanSnapshot
  /// By layer, use column, value and protected code.
  private let isProtected: [[[[Bool]]]]

  init(_ plan: PlanSnapshot, _ scheme: CategoryScheme) {
    self.plan = plan
    let closures = plan.plan.protectedLand.map { Set(scheme.closure(of: scheme.resolve($0.code) ?? $0.code)) }
    let members = closures.map { closure in scheme.categories.map { closure.contains($0.code) } }
    isProtected =
      plan.projectLinks == nil
      ? []
      : plan.layers.map { layer in
        layer.layer.uses.map { column in
          let readings = column.readings(in: scheme)
          return (0..<readings.count).map { value in
            members.map { isMember in
              readings.parts(of: value).contains { part in
                let rows = readings.alternatives.rows(of: part.kind)
                return !rows.isEmpty && rows.allSatisfy { isMember[Int($0)] }
              }
            }
          }
        }
      }
  }

  /// - Parameter day: the first of the period.
  func isProtected(_ parcel: ProjectParcel, as number: Int, before day: CalendarDate?) -> Bool {
    let uses = plan.layers[parcel.layer].layer.uses
    guard let column = Self.opening(uses, before: day), uses[column].codes.indices.indices.contains(parcel.row) else {
      return false
    }
    let value = uses[column].codes.indices[parcel.row]
    guard value != DictionaryColumn.missing else { return false }
    return isProtected[parcel.layer][column][Int(value)][number]
  }

  /// The column of the latest day before a day; where there is none the earliest.
  private static func opening(_ uses: [UseColumn], before day: CalendarDate?) -> Int? {
    let dated = uses.indices.filter { uses[$0].day != nil }.sorted { a, b in
      guard let first = uses[a].day, let second = uses[b].day else { return false }
      return first < second
    }
    let before = dated.last { column in
      guard let day, let own = uses[column].day else { return false }
      return own < day
    }
    return before ?? dated.first ?? uses.indices.first
  }
}
