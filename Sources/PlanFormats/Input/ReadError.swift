/// Why an input file could not be read, and where.
///
/// Everything a sentence needs is in the fields; `description` is plain English for logs and developers.
public struct ReadError: Error, Sendable, Equatable {
  public var kind: Kind
  /// The file's name as the caller gave it.
  public var file: String
  /// 1-based line (ended by a line feed), where the fault has a place.
  public var line: Int?
  /// 0-based offset in the unpacked file.
  public var byte: Int?
  /// 0-based feature in which the fault lies.
  public var feature: Int?

  public init(_ kind: Kind, file: String, line: Int? = nil, byte: Int? = nil, feature: Int? = nil) {
    self.kind = kind
    self.file = file
    self.line = line
    self.byte = byte
    self.feature = feature
  }

  public enum Kind: Sendable, Equatable {
    // The file.
    /// It cannot be opened: missing, no permission. `reason` is the system's text.
    case cannotOpen(reason: String)
    /// A folder, device or pipe.
    case notRegularFile
    case readFailed(reason: String)
    /// The packed data is damaged. `reason` is zlib's text or ours.
    case gzipDamaged(reason: String)
    /// The packed data unpacks to more than `ratio` times its own size.
    case gzipBomb(ratio: Int)
    /// The packed data ends before its end mark.
    case gzipCutOff
    /// The caller cancelled the reading.
    case cancelled

    // The text.
    /// The file ends where more must follow.
    case cutOff(expected: String)
    case unexpectedByte(found: UInt8, expected: String)
    /// `encoding` names what it rather looks like, where that can be told: `UTF-16`.
    case invalidUTF8(found: UInt8, encoding: String?)
    /// Not UTF-8, and text in an encoding before Unicode: its id, and its name by language.
    case legacyText(found: UInt8, encoding: String, vietnamese: String, english: String)
    case badNumber(text: String)
    /// A coordinate beyond what a 64-bit float holds.
    case numberOutOfRange(text: String)
    case badEscape(found: UInt8)
    /// Half of a UTF-16 surrogate pair (`\uD834` alone): no character.
    case loneSurrogate
    /// An unescaped control character within a string.
    case controlCharacter(found: UInt8)
    case tooDeep(limit: Int)
    /// One string, number or nested value is longer than any true one.
    case tokenTooLong(limit: Int)

    // GeoJSON.
    case duplicateKey(String)
    case missingMember(String)
    /// The root is no FeatureCollection, Feature or geometry. `found` is its `type`, or what stands there instead.
    case notGeoJSON(found: String)
    /// An element of `features` is no Feature.
    case notFeature(found: String)
    /// A root geometry that is not of area.
    case unsupportedGeometry(type: String)
    /// The coordinates are nested in another way than the geometry's type says.
    case coordinatesMismatch(type: String)
    case crsNotUnderstood(text: String)
    case mixedCRS(first: String, second: String)
    case tooManyVertices
    case tooManyFields(limit: Int)
    case noFeatures

    // The mapping.
    /// An explicitly named field that no feature has; `existing` are the names there are, the most similar first.
    case unknownField(role: FieldRole, name: String, existing: [String])
  }
}
