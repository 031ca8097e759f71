extension GeoJSONReader {
  /// What the root object's `type` says it is.
  private enum RootType: Equatable {
    case collection, feature
    case geometry(GeometryBuffer.GeometryType, name: String)
    case unknown(String)

    init(name: UnsafeBufferPointer<UInt8>) {
      let text = String(decoding: name, as: UTF8.self)
      self =
        switch text {
        case "FeatureCollection": .collection
        case "Feature": .feature
        case "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection":
          .geometry(GeometryBuffer.GeometryType(name: name), name: text)
        default: .unknown(text)
        }
    }
  }

  private struct Root {
    var type: RootType?
    var seen = GeoJSONMember.Seen()
    /// Members of a single feature were read into the first row, which is not ended yet.
    var hasFeatureMembers = false
  }

  mutating func readRoot() throws(ReadError) {
    try skipByteOrderMark()
    _ = try skipSeparators()
    try requireObject()
    let type = try readRootObject()
    while true {
      let isSeparated = try skipSeparators()
      if try scanner.peek() == 0, scanner.isAtEnd { return }
      guard type == .feature, isSeparated else { throw scanner.unexpected("the end of the file") }
      try requireObject()
      guard try readRootObject() == .feature else { throw scanner.unexpected("a Feature") }
    }
  }

  private mutating func skipByteOrderMark() throws(ReadError) {
    // A character is in the window as a whole or not at all.
    guard try scanner.peek() == 0xEF else { return }
    let start = scanner.window.cursor
    if start[1] == 0xBB, start[2] == 0xBF { scanner.window.cursor += 3 }
  }

  /// Skips white space and record separators. True when there was a line feed or a separator.
  private mutating func skipSeparators() throws(ReadError) -> Bool {
    var isSeparated = false
    while true {
      let byte = scanner.window.cursor.pointee
      switch byte {
      case 0x1E, 0x0A, 0x0D: isSeparated = true
      case 0x20, 0x09: break
      case 0 where scanner.isAtEnd:
        if try scanner.window.refill() { continue }
        return isSeparated
      default: return isSeparated
      }
      scanner.window.cursor += 1
    }
  }

  private mutating func requireObject() throws(ReadError) {
    let found: String
    switch try scanner.peek() {
    case UInt8(ascii: "{"): return
    case 0 where scanner.isAtEnd: throw scanner.unexpected("a GeoJSON object")
    case UInt8(ascii: "["): found = "an array"
    case UInt8(ascii: "\""): found = "a string"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): found = "a number"
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): found = "a literal"
    case UInt8(ascii: "<"): found = "XML or HTML"
    default: throw scanner.unexpected("a GeoJSON object")
    }
    throw scanner.window.error(.notGeoJSON(found: found))
  }

  private mutating func readRootObject() throws(ReadError) -> RootType {
    var root = Root()
    let start = scanner.window.offset(of: scanner.window.cursor)
    geometry.clear()
    if try scanner.beginObject() {
      repeat { try readRootMember(&root) } while try scanner.nextMember()
    }
    guard let type = root.type else { throw scanner.window.error(.notGeoJSON(found: "an object without \"type\"")) }
    try endRoot(root, type, start)
    return type
  }

  private mutating func readRootMember(_ root: inout Root) throws(ReadError) {
    let key = try scanner.string()
    let member = GeoJSONMember(key)
    guard root.seen.insert(member) else { throw scanner.window.error(.duplicateKey(member.name)) }
    let name = member == .other && rootMembers.count < 64 ? String(decoding: key, as: UTF8.self) : nil
    try scanner.colon()
    switch member {
    case .type: root.type = RootType(name: try scanner.string())
    case .crs: try readCRS()
    case .features where root.type == nil || root.type == .collection:
      // What looked like a feature's members were foreign ones of the collection.
      discardFeatureMembers(&root)
      try readFeatures()
    case .geometry where isFeature(root), .properties where isFeature(root), .id where isFeature(root):
      root.hasFeatureMembers = true
      scanner.window.feature = rows.byteOffsets.count
      try readFeatureMember(member)
      scanner.window.feature = nil
    case .coordinates where isGeometry(root), .geometries where isGeometry(root):
      root.hasFeatureMembers = true
      try readGeometryMember(member, expectedLevel: nil)
    default: try readForeignRootMember(name)
    }
  }

  private func isFeature(_ root: Root) -> Bool {
    !root.seen.contains(.features) && (root.type == nil || root.type == .feature)
  }

  private func isGeometry(_ root: Root) -> Bool {
    guard let type = root.type else { return !root.seen.contains(.features) }
    if case .geometry = type { return true }
    return false
  }

  private mutating func discardFeatureMembers(_ root: inout Root) {
    guard root.hasFeatureMembers else { return }
    root.hasFeatureMembers = false
    rows.columns.restart()
    geometry.clear()
  }

  private mutating func readForeignRootMember(_ name: String?) throws(ReadError) {
    let first = try scanner.peek()
    guard let name, first != UInt8(ascii: "{"), first != UInt8(ascii: "["), first != UInt8(ascii: "n") else {
      return try scanner.skipValue()
    }
    let value = first == UInt8(ascii: "\"") ? try scanner.string() : try scanner.rawValue()
    rootMembers[name] = String(decoding: value, as: UTF8.self)
  }

  private mutating func endRoot(_ root: Root, _ type: RootType, _ start: Int) throws(ReadError) {
    switch type {
    case .collection:
      guard root.seen.contains(.features) else { throw scanner.window.error(.missingMember("features")) }
    case .feature:
      guard !root.seen.contains(.features) else {
        throw scanner.window.error(.notGeoJSON(found: "Feature with features"))
      }
      try endFeature(start)
    case .geometry(let type, let name):
      guard type != .other else { throw scanner.window.error(.unsupportedGeometry(type: name)) }
      try endGeometryObject(type, name: name, seen: root.seen)
      try endFeature(start)
    case .unknown(let name):
      throw scanner.window.error(.notGeoJSON(found: name))
    }
  }
}
