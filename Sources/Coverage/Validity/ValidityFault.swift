public import Geometry

/// One place at which a shape breaks a rule of OGC Simple Features for polygons.
public struct ValidityFault: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Two edges of one ring cross.
    case selfCrossing = "self-crossing"
    /// Two rings cross.
    case ringsCross = "rings-cross"
    /// A ring runs along the same line twice: out and back, or past itself.
    case doubledLine = "doubled-line"
    /// Two rings share a line.
    case sharedLine = "shared-line"
    /// A ring meets itself in a point.
    case selfTouch = "self-touch"
    case holeOutside = "hole-outside"
    case nestedHoles = "nested-holes"
    case nestedShells = "nested-shells"
    /// Two rings are the same.
    case duplicateRing = "duplicate-ring"
    /// A ring with fewer than three different positions.
    case tooFewPoints = "too-few-points"
    /// Rings touch each other so that the interior falls apart.
    case disconnectedInterior = "disconnected-interior"
    case invalidCoordinate = "invalid-coordinate"
    /// A reason of GEOS that is none of these.
    case other
  }

  public var kind: Kind
  /// In the table's CRS: the crossing or touching point, one end of a line, a vertex of the ring; nil where GEOS names
  /// none.
  public var place: Coordinate?

  public init(_ kind: Kind, at place: Coordinate?) {
    self.kind = kind
    self.place = place
  }
}

/// The faults of one shape, the one that GEOS names first.
public struct ValidityFaults: Sendable, Hashable {
  public enum Extent: String, Sendable, Hashable {
    /// `listed` are all.
    case all
    /// There are `count` or more.
    case atLeast = "at-least"
    /// The shape crosses itself too often to be searched: only the fault that GEOS names is listed.
    case firstOnly = "first-only"
  }

  /// Places that are listed: sixteen. Beyond, a shape is drawn anew rather than mended place by place.
  public static let listLimit = 16

  /// GEOS's fault, then the others by place; `listLimit` at most.
  public var listed: [ValidityFault]
  /// Faults found.
  public var count: Int
  public var extent: Extent
  /// How often edges meet where they must not: what a repair has to undo. Nil above the search's budget.
  public var meetings: Int?

  public init(listed: [ValidityFault], count: Int, extent: Extent, meetings: Int?) {
    self.listed = listed
    self.count = count
    self.extent = extent
    self.meetings = meetings
  }

  /// The fault that GEOS names and no other.
  public static func first(_ reason: String, at place: Coordinate?, extent: Extent = .all) -> ValidityFaults {
    ValidityFaults(
      listed: [ValidityFault(ValidityFault.Kind(reason: reason), at: place)], count: 1, extent: extent,
      meetings: extent == .firstOnly ? nil : 1)
  }
}

extension ValidityFault.Kind {
  /// What GEOS's words most likely stand for, where the search found nothing at its place.
  init(reason: String) {
    self = Self.kinds(behind: reason).first ?? .other
  }

  /// The kinds that GEOS tells with these words, the likeliest first.
  static func kinds(behind reason: String) -> [ValidityFault.Kind] {
    switch reason {
    case "Self-intersection": [.selfCrossing, .ringsCross, .doubledLine, .sharedLine, .duplicateRing]
    case "Ring Self-intersection": [.selfTouch, .doubledLine]
    case "Hole lies outside shell": [.holeOutside]
    case "Holes are nested": [.nestedHoles, .duplicateRing]
    case "Nested shells": [.nestedShells, .duplicateRing]
    case "Duplicate Rings": [.duplicateRing]
    case "Interior is disconnected": [.disconnectedInterior]
    case "Too few points in geometry component": [.tooFewPoints]
    case "Invalid Coordinate": [.invalidCoordinate]
    default: []
    }
  }
}
