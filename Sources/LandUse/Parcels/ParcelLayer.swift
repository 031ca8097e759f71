public import Coverage
public import Geometry

/// What a layer says about the territory.
public enum LayerContent: String, Sendable, Hashable, CaseIterable {
  /// The full territory.
  case whole
  /// Only what changes; stocks need a baseline.
  case allocations
  /// Covers parcels by nature (KDT, KCN, KKT); checked only among itself, never summed.
  case overlay
}

/// Where a row came from.
public struct Origin: Sendable, Hashable {
  public var file: String
  /// 0-based position of the feature in the file.
  public var feature: Int
  /// Offset of the feature's first byte in the (unpacked) file.
  public var byte: Int

  public init(file: String, feature: Int, byte: Int) {
    self.file = file
    self.feature = feature
    self.byte = byte
  }
}

/// A column of use codes that holds on a day.
public struct UseColumn: Sendable {
  /// The day on which the parcels have these uses; nil for a file that says only "use".
  public var day: CalendarDate?
  /// The field it was read from.
  public var field: String
  public var codes: DictionaryColumn { didSet { read = nil } }
  /// What the distinct values mean, and in which scheme they were read.
  private var read: (scheme: String, readings: UseReadings)?

  public init(day: CalendarDate?, field: String, codes: DictionaryColumn) {
    self.day = day
    self.field = field
    self.codes = codes
  }

  /// Reads every distinct value once and keeps what it means.
  public mutating func read(by reader: UseReader) {
    read = (reader.scheme.id, reader.readings(of: codes.values))
  }

  /// What the distinct values mean in a scheme: as read before, else read here.
  public func readings(in scheme: CategoryScheme) -> UseReadings {
    if let read, read.scheme == scheme.id, read.readings.count == codes.valueCount { return read.readings }
    return UseReader(scheme).readings(of: codes.values)
  }
}

/// Parcels as columns: shapes, attributes, origins. Rows are features, file after file.
///
/// A layer is read in its own CRS; `shapes` are in the plan CRS once projected. The positions as read stay in
/// `sourcePoints`, so that an export writes the coordinates as they came.
public struct ParcelLayer: Sendable {
  /// The layer's name in the plan, or the file's.
  public var id: String
  /// The files it was read from, in order; most layers have one.
  public var files: [File]
  public var content: LayerContent
  /// Denominator of the map scale the layer was drawn at, where given: 10000.
  public var scale: Int?
  public var shapes: ShapeTable
  /// For each distinct point of `shapes` its position as read.
  public var sourcePoints: [Coordinate]
  /// The CRS as read, as an identifier (`OGC:CRS84`, `EPSG:5897`).
  public var sourceCRS: String

  /// Parcel identifiers; missing where the file has none for a row.
  public var ids: DictionaryColumn
  /// The unit each record names: its code where the text could be read, else the text as it stands.
  public var units: DictionaryColumn?
  /// What records write for a unit above theirs: it tells units of one name apart.
  public var districts: DictionaryColumn?
  /// The texts of the unit field that were read as names or aliases, in order of first appearance.
  public var unitsByName: [UnitNameUse] = []
  /// Identifiers are unit, sheet and number, joined: they follow what the unit field is read as.
  public var keyHoldsUnit = false
  /// First rows of the parts within which identifiers tell records apart; empty where that is the whole layer.
  public var idScopes: [Int] = []
  public var uses: [UseColumn]
  /// The area the record declares, m², NaN where it declares none.
  public var declaredAreas: [Double]?
  /// Texts of its field that are no area, or could be two.
  public var unreadAreas: [UnreadAreas] = []
  public var sheets: DictionaryColumn?
  public var numbers: DictionaryColumn?
  public var statuses: DictionaryColumn?
  public var projects: DictionaryColumn?
  public var decisions: DictionaryColumn?
  public var years: DictionaryColumn?
  public var validFrom: DictionaryColumn?
  public var validTo: DictionaryColumn?
  /// Rows whose geometry the owner withholds (`geometryWithheld: true`).
  public var withheld: Set<Int>
  public var isFictitious: Bool
  /// Property names that its features repeat, whether or not the layer has their values.
  public var repeatedProperties: [RepeatedProperty] = []

  /// For each row the offset of its feature in its file.
  public var byteOffsets: [Int]

  /// A text in the unit field that was read as a unit.
  public struct UnitNameUse: Sendable, Hashable {
    public var text: String
    public var unit: UnitID
    public var way: UnitReading.Way
    /// Ascending.
    public var firstRows: [Int]
    public var rows: Int

    public init(text: String, unit: UnitID, way: UnitReading.Way, firstRows: [Int], rows: Int) {
      self.text = text
      self.unit = unit
      self.way = way
      self.firstRows = firstRows
      self.rows = rows
    }
  }

  /// A file of the layer and its first row.
  public struct File: Sendable, Hashable {
    public var name: String
    public var firstRow: Int
    /// The most decimals with which it writes a coordinate; nil when not known.
    public var decimals: Int?

    /// The system it is written in and the middle of its positions, where the layer's own is another: files of several
    /// systems become one layer in the plane.
    public var system: WrittenSystem?

    public struct WrittenSystem: Sendable, Hashable {
      public var crs: String
      public var middle: Coordinate

      public init(crs: String, middle: Coordinate) {
        self.crs = crs
        self.middle = middle
      }
    }

    public init(name: String, firstRow: Int, decimals: Int? = nil) {
      self.name = name
      self.firstRow = firstRow
      self.decimals = decimals
    }
  }

  public init(
    id: String, file: String, content: LayerContent, scale: Int? = nil, shapes: ShapeTable, sourceCRS: String,
    ids: DictionaryColumn, units: DictionaryColumn? = nil, uses: [UseColumn], byteOffsets: [Int],
    isFictitious: Bool = false
  ) {
    self.id = id
    self.files = [File(name: file, firstRow: 0)]
    self.content = content
    self.scale = scale
    self.shapes = shapes
    self.sourcePoints = shapes.points
    self.sourceCRS = sourceCRS
    self.ids = ids
    self.units = units
    self.uses = uses
    self.byteOffsets = byteOffsets
    self.isFictitious = isFictitious
    self.withheld = []
  }

  public var count: Int { shapes.count }

  /// The middle of the extent of its positions as read; the origin where it has none. O(distinct points).
  public var middleAsRead: Coordinate {
    var envelope = Envelope.empty
    for point in sourcePoints where point.isFinite { envelope.expand(toInclude: point) }
    return envelope.isEmpty ? Coordinate(x: 0, y: 0) : envelope.center
  }

  /// The first of its files.
  public var file: String { files[0].name }

  public func origin(of row: Int) -> Origin {
    let file = files.last { $0.firstRow <= row } ?? files[0]
    return Origin(file: file.name, feature: row - file.firstRow, byte: byteOffsets[row])
  }

  /// Every distinct value of the use columns; a value of several columns more than once.
  public var useValues: [String] { uses.flatMap(\.codes.values) }

  /// The use column of exactly that day, else one without a day: what a stock of the day is made of.
  ///
  /// An older column is no substitute: the stock of 2020 is not the stock of 2025.
  public func stockUses(on day: CalendarDate) -> UseColumn? {
    uses.first { $0.day == day } ?? uses.first { $0.day == nil }
  }

  /// The use column that holds on a day: the latest at or before it, else one without a day.
  public func uses(on day: CalendarDate) -> UseColumn? {
    let dated = uses.filter { ($0.day.map { $0 <= day }) ?? false }
    return dated.max { ($0.day ?? day) < ($1.day ?? day) } ?? uses.first { $0.day == nil }
  }
}
