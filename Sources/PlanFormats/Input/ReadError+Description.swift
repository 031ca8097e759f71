extension ReadError: CustomStringConvertible {
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    var text = "\(place): \(kind)"
    if let feature { text += ", feature \(feature)" }
    if let byte { text += ", byte \(byte)" }
    return text
  }
}

extension ReadError.Kind: CustomStringConvertible {
  public var description: String { fileDescription ?? textDescription ?? geoJSONDescription }

  private var fileDescription: String? {
    switch self {
    case .cannotOpen(let reason): "cannot be opened: \(reason)"
    case .notRegularFile: "is not a regular file"
    case .readFailed(let reason): "cannot be read: \(reason)"
    case .gzipDamaged(let reason): "gzip data is damaged: \(reason)"
    case .gzipBomb(let ratio): "gzip data unpacks to more than \(ratio) times its size"
    case .gzipCutOff: "gzip data is cut off"
    case .cancelled: "reading was cancelled"
    default: nil
    }
  }

  private var textDescription: String? {
    switch self {
    case .cutOff(let expected): "file ends where \(expected) must follow"
    case .unexpectedByte(let found, let expected): "found \(Self.shown(found)), expected \(expected)"
    case .invalidUTF8(let found, nil): "not UTF-8: byte \(Self.hex(found))"
    case .invalidUTF8(let found, let encoding?): "not UTF-8: byte \(Self.hex(found)); looks like \(encoding)"
    case .legacyText(let found, let encoding, _, _):
      "not UTF-8: byte \(Self.hex(found)); text in \(encoding)"
    case .badNumber(let text): "not a number by JSON: \(text)"
    case .numberOutOfRange(let text): "number out of range: \(text)"
    case .badEscape(let found): "no such escape: \\\(Self.shown(found))"
    case .loneSurrogate: "half of a surrogate pair"
    case .controlCharacter(let found): "unescaped control character \(Self.hex(found)) in a string"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tokenTooLong(let limit): "a value longer than \(limit) bytes"
    default: nil
    }
  }

  private var geoJSONDescription: String {
    switch self {
    case .duplicateKey(let key): "member \"\(key)\" occurs twice"
    case .missingMember(let key): "member \"\(key)\" is missing"
    case .notGeoJSON(let found): "not GeoJSON: root is \(found)"
    case .notFeature(let found): "expected a Feature, found \(found)"
    case .unsupportedGeometry(let type): "geometry \(type) is not of area"
    case .coordinatesMismatch(let type): "coordinates are not nested as \(type) demands"
    case .crsNotUnderstood(let text): "crs member not understood: \(text)"
    case .mixedCRS(let first, let second): "two reference systems in one file: \(first) and \(second)"
    case .tooManyVertices: "more vertices than 32-bit ids can count"
    case .tooManyFields(let limit): "more than \(limit) different property names"
    case .noFeatures: "no features"
    case .unknownField(let role, let name, let existing):
      "no field \"\(name)\" for \(role.rawValue); fields: \(existing.joined(separator: ", "))"
    default: "unknown"
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }

  private static func shown(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? String(UnicodeScalar(byte)) : hex(byte)
  }
}
