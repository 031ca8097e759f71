public import Coverage
public import Geometry
public import LandUse
public import PlanFormats

/// What a GeoJSON file turned out to be: everything that can be said about it without a plan.
///
/// Counts are of all features. Examples (values, identifiers, features, places) leave confidential parcels out, and
/// fields that may hold owners or addresses are only named.
public struct FileInspection: Sendable {
  public var file: String
  /// Of the file as stored.
  public var byteCount: Int
  public var sha256: String
  public var features: Int
  public var geometryTypes: GeometryTypeCounts
  /// Vertices of all polygons, closing positions not counted.
  public var vertices: Int
  /// In the file's own coordinates; nil when it has no finite position.
  public var extent: Envelope?
  /// Positions have a third number.
  public var hasHeights: Bool
  /// The most decimals with which a coordinate is written.
  public var decimals: Int
  public var system: SystemFacts
  /// In order of first appearance.
  public var fields: [FieldFacts]
  /// Names of fields that may hold owners or addresses: never read.
  public var personalFields: [String]
  /// Which field was taken for what, and what else matched.
  public var notes: [MappingNote]
  public var uses: [UseFacts]
  public var units: UnitFacts?
  public var shapes: ShapeFacts
  public var repeatedIDs: RepeatedIDs?
  /// Confidential parcels, as far as codes tell.
  public var confidential: Int
  /// What a plan has to say of the file: its path as given, its system where the file does not name the right one,
  /// and the fields that were taken.
  public var layer: LayerSource
  /// The member `name` of the file, which GDAL takes as the name of its layer.
  public var layerName: String?

  /// Text in an encoding before Unicode that nobody told, where it is surely that.
  public var legacyText: LegacyText? {
    for case .legacyText(let text) in notes where !text.isConverted { return text }
    return nil
  }

  /// The system in which the positions would lie sensibly if their axes were exchanged, where that is the likeliest.
  public var swappedSystem: String? {
    guard case .elsewhere = system.standing, let first = system.readings.first, first.isSwapped else { return nil }
    return first.crs
  }

  /// False where no plan can take the file as it is: its positions fit no known system, or their axes are exchanged.
  public var canBePlanned: Bool {
    guard case .elsewhere = system.standing else { return true }
    return system.readings.first.map { !$0.isSwapped } ?? false
  }

  /// What one unit of the last written decimal is on the ground; nil where the positions are not in the system taken.
  public var resolution: Length? {
    guard case .sensible = system.standing else { return nil }
    return system.metresPerUnit.map { Length(metres: $0 * (0..<decimals).reduce(1.0) { step, _ in step / 10 }) }
  }
}

/// The reference system of a file: what it says, what was taken, and whether the positions can be in it.
public struct SystemFacts: Sendable, Hashable {
  public enum Standing: Sendable, Hashable {
    /// The positions lie where the system is used; `area` says where that is, as its authority words it.
    case sensible(area: String?)
    /// They do not, or are no degrees: the file is in another system.
    case elsewhere
    /// There is no position, or the system is not known (`reason`: the library's words).
    case unknown(reason: String)
  }

  /// The file's `crs` member.
  public var declared: String?
  /// `--crs`, the declared one, or longitude and latitude on WGS 84 as RFC 7946 has it.
  public var taken: String
  public var isOverridden: Bool
  public var name: String?
  public var isGeographic: Bool
  /// Metres on the ground of one unit of the coordinates: of a degree of latitude on the mean sphere
  /// (6,371,008.8 m, IUGG), or of the plane's unit.
  public var metresPerUnit: Double?
  public var standing: Standing
  /// The middle of the positions, in degrees on WGS 84, where they can be in the system.
  public var middle: Coordinate?
  /// Systems in which the positions would lie sensibly, the likeliest first; only where they do not.
  public var readings: [CRSSuggestion]
  /// Planes in metres in which areas can be measured, the likeliest first.
  public var planes: [CRSSuggestion]
  /// The plane in which areas were measured; nil when there is none.
  public var measuredIn: String?
}

/// One field.
public struct FieldFacts: Sendable, Hashable {
  public var name: String
  /// False for the member `id` beside the properties.
  public var isProperty: Bool
  public var kinds: FeatureField.Kinds
  /// Features with a value; blank text is none.
  public var values: Int
  public var distinct: Int
  /// Distinct values of parcels that are not confidential, in order of first appearance.
  public var samples: [String]
}

/// A field of use codes against the schemes there are.
public struct UseFacts: Sendable, Hashable {
  public struct Known: Sendable, Hashable {
    public var scheme: String
    /// Features whose value is a code, an alias or a name of the scheme, also badly written.
    public var features: Int
  }

  public var field: String
  public var day: CalendarDate?
  public var coded: Int
  public var distinct: Int
  /// The schemes that know at least one value, those that know most first.
  public var schemes: [Known]
  /// Values that the first of them does not know, the most frequent first, with how often they occur.
  public var unknown: [(value: String, features: Int)] { zip(unknownValues, unknownCounts).map { ($0, $1) } }
  /// The distinct values, in order of first appearance; empty where there are too many to be codes.
  public var values: [String] = []
  var unknownValues: [String] = []
  var unknownCounts: [Int] = []

  /// The scheme that the values are meant to be of: it knows at least one coded feature in ten.
  public var meant: String? { schemes.first.flatMap { $0.features * 10 >= coded ? $0.scheme : nil } }
}

/// What the values of the unit field look like.
public struct UnitFacts: Sendable, Hashable {
  public enum Writing: Sendable, Hashable {
    /// Digits only; `length` where all have the same number of them.
    case codes(length: Int?)
    case names
    case mixed
  }

  public var field: String
  /// Features without a value.
  public var missing: Int
  /// The distinct values with the features of each, in order of the values.
  public var values: [Value]
  public var writing: Writing
  /// What most of the values seem to be: by the words they begin with, or by the length of official codes.
  public var level: AdministrativeUnit.Level?

  public struct Value: Sendable, Hashable {
    public var text: String
    public var features: Int
    public var level: AdministrativeUnit.Level?
    /// What another field always has beside this code, and beside no other.
    public var name: String?
  }
}

/// Shapes that are none, or not valid.
public struct ShapeFacts: Sendable, Hashable {
  public struct Group<Reason: Sendable & Hashable>: Sendable, Hashable {
    public var reason: Reason
    public var count: Int
    /// The first features (counted from 0) that are not confidential.
    public var features: [Int]
  }

  /// Absent and malformed ones, by kind.
  public var faults: [Group<ShapeFault.Kind>]
  /// Not valid by OGC Simple Features, by the reason GEOS gives.
  public var invalid: [Group<String>]
  public var faultyCount: Int
  public var invalidCount: Int
  /// Plane area of the valid ones; nil without a plane.
  public var area: Area?
}

/// Identifiers that several features have.
public struct RepeatedIDs: Sendable, Hashable {
  public var identifiers: Int
  public var features: Int
  /// Features without an identifier.
  public var missing: Int
  /// The first repeated ones, with some of their features; none of confidential parcels.
  public var examples: [Example]

  public struct Example: Sendable, Hashable {
    public var id: String
    public var features: [Int]
  }
}
