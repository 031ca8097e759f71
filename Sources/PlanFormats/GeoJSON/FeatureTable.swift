public import Coverage
public import LandUse

/// The features of one file as columns: shapes and the fields that were asked for. Row i is feature i of the file.
public struct FeatureTable: Sendable {
  /// Shapes in the file's own CRS; what could not become one is among its faults.
  public internal(set) var shapes: ShapeTable
  /// For each row the offset of its feature in the unpacked file.
  public internal(set) var byteOffsets: [Int]
  /// In order of first appearance.
  public internal(set) var fields: [FeatureField]
  /// Property names that were not asked for, in order of first appearance.
  public internal(set) var otherNames: [String]
  /// How many features have which type of geometry.
  public internal(set) var geometryTypes: GeometryTypeCounts
  /// Members of the root object that are text, number or truth value and no part of GeoJSON: `fictitious`, `notice`.
  public internal(set) var rootMembers: [String: String]
  /// The `crs` member as an identifier (`EPSG:5897`, `OGC:CRS84`); nil where the file has none.
  public internal(set) var declaredCRS: String?
  /// A position has a third number: a height.
  public internal(set) var hasZ: Bool
  /// The most decimals with which a coordinate is written.
  public internal(set) var decimals: Int
  /// Names that features repeat, whether or not they were asked for; the last value is kept.
  public internal(set) var repeatedProperties: [RepeatedProperty]
  /// SHA-256 of the file as stored, hexadecimal.
  public internal(set) var sha256: String
  /// Size of the file as stored.
  public internal(set) var byteCount: Int
  public internal(set) var file: String

  public var count: Int { shapes.count }

  /// The field of a name: a property, or else the member `id` of the features.
  public func field(named name: String) -> FeatureField? {
    fields.first { $0.name == name && $0.level == .property } ?? fields.first { $0.name == name }
  }
}

/// One property over all features.
public struct FeatureField: Sendable {
  public enum Level: Sendable { case property, feature }

  public internal(set) var name: String
  /// `.feature` for the member `id` of a feature, which stands beside its properties.
  public internal(set) var level: Level
  /// Texts decoded, numbers as written, `true` or `false`, nested values as JSON text; null and absent are missing.
  public internal(set) var column: DictionaryColumn
  public internal(set) var kinds: Kinds
  /// Where the kind of the values changes, by rows; the later of two that begin in one row counts.
  var kindRuns: [KindRun] = []

  struct KindRun: Sendable {
    var firstRow: Int
    var kind: Kinds
  }

  /// Of rows without a value the kind says nothing. Linear in the rows.
  var isNumber: [Bool] {
    var numbers = [Bool](repeating: false, count: column.count)
    for (index, run) in kindRuns.enumerated() where run.kind == .number {
      let end = index + 1 < kindRuns.count ? kindRuns[index + 1].firstRow : numbers.count
      for row in run.firstRow..<max(run.firstRow, min(end, numbers.count)) { numbers[row] = true }
    }
    return numbers
  }

  public struct Kinds: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let string = Kinds(rawValue: 1)
    public static let number = Kinds(rawValue: 2)
    public static let boolean = Kinds(rawValue: 4)
    public static let nested = Kinds(rawValue: 8)
  }

  /// True when a feature has a value.
  public var hasValues: Bool { column.valueCount > 0 }
}
