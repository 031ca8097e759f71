public import Geometry

/// Why area that may count towards a subject is not certain to: the parts of possible − certain.
public enum Dispute: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Claimed by several parcels of which some, but not all, count.
  case overlap
  /// Inside the boundary, claimed by nobody and explained by nothing.
  case gap
  /// Met by the placeholder of a parcel that was left out, and the answer depends on where that parcel really lies.
  case undecided
  /// Inside the placeholder of a left-out parcel that would count.
  case leftOut = "left-out"
  /// The parcel's code is missing or unknown to the scheme.
  case unknownCode = "unknown-code"
  /// The parcel carries an ancestor of a counted code: `NNP` is certain for NNP, disputed for LUA.
  case ancestorCode = "ancestor-code"
  /// The parcel carries several codes without areas, or an old code that was split, and only some of them count.
  case severalCodes = "several-codes"
  /// Lies in a unit above, and nobody can say in which of the units below it.
  case unplaced

  public static func < (a: Dispute, b: Dispute) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The area of a category or group in a unit on a day, as an interval: [S, P]: certainly held to possibly held.
///
/// Areas are plane areas in the plan's CRS. The true area lies in the interval whatever the disputes turn out to
/// be, unless `unmeasured` records exist: then `possible` is only the part that could be measured.
public struct HeldArea: Sendable, Hashable {
  /// S: area whose claimants all count, each m² once.
  public private(set) var certain: Area
  /// P − S by reason; no zero entries.
  public private(set) var disputes: [Dispute: Area]
  /// Records that would count but whose area nobody knows (no geometry, no declared area).
  public var unmeasured: Int
  /// True when nobody looked for uncovered land: there may be more than `possible`.
  public var gapsAreUnknown = false

  /// Takes the disputes as they are; entries of zero are dropped.
  public init(certain: Area, disputes: [Dispute: Area] = [:], unmeasured: Int = 0) {
    self.certain = certain
    self.disputes = disputes.filter { $0.value != .zero }
    self.unmeasured = unmeasured
  }

  /// P: S and everything in dispute.
  public var possible: Area { certain + disputed }
  public var disputed: Area { disputes.values.sum() }
  /// True when nothing is in dispute.
  public var isCertain: Bool { disputes.isEmpty && unmeasured == 0 && !gapsAreUnknown }
  /// P, where everything possible was looked for and measured; nil when there may be more.
  public var knownPossible: Area? { unmeasured > 0 || gapsAreUnknown ? nil : possible }
  /// The disputes in their fixed order.
  public var orderedDisputes: [(dispute: Dispute, area: Area)] {
    Dispute.allCases.compactMap { dispute in disputes[dispute].map { (dispute, $0) } }
  }

  mutating func addCertain(_ area: Area) { certain += area }

  mutating func add(_ area: Area, disputedAs dispute: Dispute) {
    guard area != .zero else { return }
    let sum = disputes[dispute, default: .zero] + area
    disputes[dispute] = sum == .zero ? nil : sum
  }

  mutating func formSum(with other: HeldArea) {
    certain += other.certain
    for (dispute, area) in other.disputes { add(area, disputedAs: dispute) }
    unmeasured += other.unmeasured
    gapsAreUnknown = gapsAreUnknown || other.gapsAreUnknown
  }
}

/// What is known of a stock that a quota is held against.
public enum HeldStock: Sendable, Hashable {
  case held(HeldArea)
  /// An allocations layer without an opening stock: only the changes are known.
  case noBaseline(allocated: AreaInterval, released: AreaInterval)
  /// More is certainly released than the opening stock holds: baseline and layer contradict each other.
  case releasedBeyondBaseline(baseline: Area, released: AreaInterval)
  case notComputable(SubjectFault)

  public var area: HeldArea? { if case .held(let area) = self { area } else { nil } }
}

/// Least and greatest area.
public struct AreaInterval: Sendable, Hashable {
  public var least: Area
  public var greatest: Area

  public init(least: Area, greatest: Area) {
    self.least = least
    self.greatest = greatest
  }

  public init(_ area: Area) { self.init(least: area, greatest: area) }
  public static let zero = AreaInterval(.zero)
}
