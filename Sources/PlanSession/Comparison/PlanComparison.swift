public import LandUse
import PlanChecks

/// Two runs held against each other: of two plans, or of two versions of a layer.
///
/// Before and after are what the caller says they are: nothing looks at dates. Mirrored, what was added is removed and
/// every change has the other sign.
public struct PlanComparison: Sendable {
  public let before: SessionResult
  public let after: SessionResult
  /// Days of the tables that both have, in the order of the run before.
  public let days: [CalendarDate?]
  public let daysBeforeOnly: [CalendarDate]
  public let daysAfterOnly: [CalendarDate]
  public let units: UnitDifference
  /// Nil where only one side has units: then its areas are by unit and the other's are not.
  public let areas: [AreaChange]?
  public let layers: [LayerComparison]
  public let quotas: QuotaChanges
  public let findings: FindingChanges

  /// Units of only one of the two.
  public struct UnitDifference: Sendable, Hashable {
    public var beforeOnly: [UnitID]
    public var afterOnly: [UnitID]
  }

  /// Positions closer than this are one: ten times what two projections of one position may differ by, a hundredth of
  /// what the last written decimal of any file says.
  public static let tolerance = 1e-6

  /// - Throws: `ComparisonError` where the two cannot be held against each other; `GeometryError`; `CancellationError`.
  /// - Complexity: linear in rows, vertices and findings; a GEOS overlay for each parcel that was reshaped.
  public init(before: SessionResult, after: SessionResult, threads: Int) async throws {
    try ComparisonError.check(before.snapshot.plan, after.snapshot.plan)
    self.before = before
    self.after = after
    days = before.days.filter { after.days.contains($0) }
    daysBeforeOnly = before.days.filter { !after.days.contains($0) }.compactMap { $0 }
    daysAfterOnly = after.days.filter { !before.days.contains($0) }.compactMap { $0 }
    units = UnitDifference(before.snapshot.plan.register, after.snapshot.plan.register)
    let isComparable = (before.snapshot.plan.register == nil) == (after.snapshot.plan.register == nil)
    areas = isComparable ? AreaChange.changes(from: before, to: after, days: days) : nil
    let pairs = LayerPair.pairs(before.snapshot.layers, after.snapshot.layers)
    var layers: [LayerComparison] = []
    for pair in pairs {
      layers.append(try await LayerComparison(pair, before: before.snapshot, after: after.snapshot, threads: threads))
    }
    self.layers = layers
    quotas = QuotaChanges(before: before.snapshot.balances, after: after.snapshot.balances)
    findings = FindingChanges(
      before: before.checks, after: after.checks, layerNames: LayerPair.names(pairs, before, after))
  }

  /// True when nothing at all is different.
  public var isEmpty: Bool {
    daysBeforeOnly.isEmpty && daysAfterOnly.isEmpty && units.beforeOnly.isEmpty && units.afterOnly.isEmpty
      && areas?.isEmpty == true && layers.allSatisfy(\.isEmpty) && quotas.isEmpty && findings.isEmpty
  }
}

/// Why two runs cannot be held against each other.
public enum ComparisonError: Error, Sendable, Equatable {
  /// Their areas are measured in two planes.
  case crsDiffer(before: String, after: String)
  /// Their codes are of two schemes: a code may mean two things.
  case schemesDiffer(before: String?, after: String?)

  static func check(_ before: Plan, _ after: Plan) throws(ComparisonError) {
    guard before.crs == after.crs else { throw .crsDiffer(before: before.crs, after: after.crs) }
    guard before.scheme?.id == after.scheme?.id else {
      throw .schemesDiffer(before: before.scheme?.id, after: after.scheme?.id)
    }
  }
}

extension PlanComparison.UnitDifference {
  init(_ before: UnitRegister?, _ after: UnitRegister?) {
    beforeOnly = (before?.units ?? []).map(\.id).filter { after?[$0] == nil }
    afterOnly = (after?.units ?? []).map(\.id).filter { before?[$0] == nil }
  }
}
