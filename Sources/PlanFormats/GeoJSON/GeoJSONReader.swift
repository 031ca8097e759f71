import Coverage
import LandUse

/// Reads GeoJSON (RFC 7946, and the 2008 `crs` member) into a `FeatureTable`, front to back, without a document tree.
///
/// - The root is a FeatureCollection, one Feature, features one per line (also with RFC 8142 record separators), or a
///   bare geometry of area. Members may stand in any order; foreign ones are skipped. A byte order mark and gzip are
///   accepted.
/// - Every feature becomes a row. Null geometries and geometries without area become faults of their row.
/// - Memory: the table, and a window of a few blocks whatever the file's size. O(bytes).
public struct GeoJSONReader: ~Copyable {
  public struct Options {
    /// Asked once for each property name: whether its values are kept. By one thread at a time, if by several.
    public var wants: (String) -> Bool
    /// False to pass over `crs` members: the caller knows the CRS.
    public var readsDeclaredCRS: Bool
    /// Called about once a megabyte, and at the end, with bytes read (as stored) and features ended.
    public var progress: ((_ bytesRead: Int, _ features: Int) -> Void)?
    /// Bytes read at a time.
    public var blockSize: Int
    /// How many threads parse; 1 leaves all to the caller's.
    public var threads: Int
    /// Bytes of features that one thread parses at a time, where several do.
    public var runSize = 2 << 20
    /// Takes each byte for a character: files whose text is in an encoding before Unicode, and so no UTF-8.
    public var bytesAreCharacters = false

    public init(
      wants: @escaping (String) -> Bool = { _ in true }, readsDeclaredCRS: Bool = true,
      progress: ((_ bytesRead: Int, _ features: Int) -> Void)? = nil, blockSize: Int = 1 << 18, threads: Int = 1
    ) {
      self.wants = wants
      self.readsDeclaredCRS = readsDeclaredCRS
      self.progress = progress
      self.blockSize = max(blockSize, 1)
      self.threads = threads
    }
  }

  var scanner: JSONScanner
  var rows: FeatureRows
  var geometry = GeometryBuffer()
  var rootMembers: [String: String] = [:]
  var declaredCRS: String?
  /// The `crs` member read last, as it stands in the file.
  var crsText: [UInt8] = []
  let readsDeclaredCRS: Bool
  /// How the features of an array are shared among threads, and how often they may be.
  var sharing: Sharing

  private init(_ file: InputFile, options: Options) throws(ReadError) {
    scanner = try JSONScanner(
      file, blockSize: options.blockSize, bytesAreCharacters: options.bytesAreCharacters)
    scanner.window.progress = options.progress
    sharing = Sharing(options)
    rows = FeatureRows(
      shapes: ShapeTableBuilder(vertexHint: sharing.left > 0 ? 0 : Self.vertexHint(for: scanner.window)),
      columns: PropertyColumns(wants: options.wants))
    readsDeclaredCRS = options.readsDeclaredCRS
  }

  /// Reads a whole file.
  ///
  /// - Throws: `ReadError` with the place of the fault; also when the current task is cancelled.
  public static func read(_ file: InputFile, options: Options = Options()) throws(ReadError) -> FeatureTable {
    var runs = 0
    return try read(file, options: options, runs: &runs)
  }

  /// - Parameter runs: set to the number of runs of features that were read apart.
  static func read(_ file: InputFile, options: Options, runs: inout Int) throws(ReadError) -> FeatureTable {
    var reader = try GeoJSONReader(file, options: options)
    do throws(ReadError) {
      try reader.readRoot()
    } catch {
      runs = reader.sharing.runs
      throw error
    }
    runs = reader.sharing.runs
    return try reader.finish()
  }

  private consuming func finish() throws(ReadError) -> FeatureTable {
    scanner.window.feature = nil
    scanner.window.tellEnd()
    guard !rows.byteOffsets.isEmpty else { throw scanner.window.error(.noFeatures) }
    rows.columns.finish()
    return FeatureTable(
      shapes: rows.shapes.finish(), byteOffsets: rows.byteOffsets, fields: rows.columns.fields,
      otherNames: rows.columns.otherNames, geometryTypes: rows.geometryTypes, rootMembers: rootMembers,
      declaredCRS: declaredCRS, hasZ: rows.hasZ,
      decimals: rows.decimals,
      repeatedProperties: rows.columns.repeatedProperties, sha256: scanner.window.sha256(),
      byteCount: scanner.window.storedCount,
      file: scanner.window.name)
  }

  /// Parcels with eight decimals take about 43 bytes a vertex; capped, since a hint costs memory.
  private static func vertexHint(for window: borrowing ByteWindow) -> Int {
    min(window.storedSize / (window.isPacked ? 10 : 43), 1 << 24)
  }
}

/// The members that GeoJSON gives a meaning.
enum GeoJSONMember: UInt8 {
  case type, features, geometry, properties, id, coordinates, geometries, crs, other

  init(_ key: UnsafeBufferPointer<UInt8>) {
    self =
      switch key.count {
      case 2: key.equals("id") ? .id : .other
      case 3: key.equals("crs") ? .crs : .other
      case 4: key.equals("type") ? .type : .other
      case 8: key.equals("geometry") ? .geometry : key.equals("features") ? .features : .other
      case 10: key.equals("properties") ? .properties : key.equals("geometries") ? .geometries : .other
      case 11: key.equals("coordinates") ? .coordinates : .other
      default: .other
      }
  }

  var name: String { "\(self)" }

  /// The members met in one object, to find a repeated one.
  struct Seen {
    private var bits: UInt16 = 0

    func contains(_ member: GeoJSONMember) -> Bool { bits >> UInt16(member.rawValue) & 1 == 1 }

    /// False when it was there already; members without a meaning may repeat.
    mutating func insert(_ member: GeoJSONMember) -> Bool {
      let isNew = member == .other || !contains(member)
      bits |= 1 << UInt16(member.rawValue)
      return isNew
    }
  }
}
