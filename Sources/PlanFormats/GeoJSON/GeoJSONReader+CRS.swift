extension GeoJSONReader {
  /// Reads a `crs` member of the 2008 specification. All of a file must name the same system.
  ///
  /// - `null` says that no system can be assumed: not understood.
  mutating func readCRS() throws(ReadError) {
    guard readsDeclaredCRS else { return try scanner.skipValue() }
    let raw = try scanner.rawValue()
    // Some writers repeat the member in every geometry.
    if raw.elementsEqual(crsText) { return }
    let name = Self.crsName(Array(raw))
    guard let crs = name.flatMap(CRSName.normalised) else {
      let text = name ?? String(decoding: raw.prefix(200), as: UTF8.self)
      throw scanner.window.error(.crsNotUnderstood(text: text))
    }
    if let declaredCRS, declaredCRS != crs { throw scanner.window.error(.mixedCRS(first: declaredCRS, second: crs)) }
    declaredCRS = crs
    crsText = Array(raw)
  }

  /// `properties.name`, or the older `properties.code` of type `EPSG`; nil for a link or another value.
  private static func crsName(_ json: [UInt8]) -> String? {
    do throws(ReadError) {
      var scanner = try JSONScanner(.bytes(json, name: "crs"))
      guard try scanner.peek() == UInt8(ascii: "{"), try scanner.beginObject() else { return nil }
      var type = ""
      var name: String?
      repeat {
        let key = try scanner.text()
        try scanner.colon()
        if key == "type" {
          type = try scanner.text()
        } else if key == "properties" {
          name = try nameInProperties(&scanner)
        } else {
          try scanner.skipValue()
        }
      } while try scanner.nextMember()
      return type == "EPSG" ? name.map { "EPSG:\($0)" } : type == "name" ? name : nil
    } catch { return nil }
  }

  private static func nameInProperties(_ scanner: inout JSONScanner) throws(ReadError) -> String? {
    guard try scanner.peek() == UInt8(ascii: "{"), try scanner.beginObject() else { return nil }
    var name: String?
    repeat {
      let key = try scanner.text()
      try scanner.colon()
      if key == "name" {
        name = try scanner.text()
      } else if key == "code" {
        name = String(decoding: try scanner.rawValue(), as: UTF8.self)
      } else {
        try scanner.skipValue()
      }
    } while try scanner.nextMember()
    return name
  }
}

extension JSONScanner {
  /// Consumes a string.
  fileprivate mutating func text() throws(ReadError) -> String { String(decoding: try string(), as: UTF8.self) }
}
