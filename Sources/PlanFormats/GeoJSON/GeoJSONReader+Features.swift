import Coverage

extension GeoJSONReader {
  mutating func readFeatures() throws(ReadError) {
    guard try scanner.beginArray() else { return }
    repeat {
      if mayShare { try shareFeatures() }
      try readFeature()
    } while try scanner.nextElement()
    scanner.window.feature = nil
  }

  private mutating func beginFeature() {
    scanner.window.feature = rows.byteOffsets.count
    geometry.clear()
  }

  /// Ends the row: its shape and its properties are complete.
  mutating func endFeature(_ start: Int) throws(ReadError) {
    do throws(ShapeTableBuilder.TooManyVertices) {
      try geometry.appendShape(to: &rows.shapes)
    } catch { throw scanner.window.error(.tooManyVertices) }
    rows.geometryTypes.add(geometry.typeName)
    rows.columns.endFeature()
    rows.byteOffsets.append(start)
    scanner.window.featureCount = rows.byteOffsets.count
    scanner.window.feature = nil
  }

  mutating func readFeature() throws(ReadError) {
    beginFeature()
    guard try scanner.peek() == UInt8(ascii: "{") else { throw scanner.unexpected("a Feature") }
    let start = scanner.window.offset(of: scanner.window.cursor)
    var seen = GeoJSONMember.Seen()
    if try scanner.beginObject() {
      repeat {
        let member = GeoJSONMember(try scanner.string())
        guard seen.insert(member) else { throw scanner.window.error(.duplicateKey(member.name)) }
        try scanner.colon()
        try readFeatureMember(member)
      } while try scanner.nextMember()
    }
    guard seen.contains(.type) else { throw scanner.window.error(.missingMember("type")) }
    try endFeature(start)
  }

  /// Reads the value of a member of a feature.
  mutating func readFeatureMember(_ member: GeoJSONMember) throws(ReadError) {
    switch member {
    case .type:
      let type = try scanner.string()
      guard type.equals("Feature") else {
        throw scanner.window.error(.notFeature(found: String(decoding: type, as: UTF8.self)))
      }
    case .geometry:
      if try scanner.peek() == UInt8(ascii: "n") { try scanner.literal("null") } else { try readGeometry() }
    case .properties: try readProperties()
    case .id:
      guard try scanner.peek() != UInt8(ascii: "n") else { return try scanner.literal("null") }
      try readValue(into: rows.columns.featureIDField())
    case .crs: try readCRS()
    default: try scanner.skipValue()
    }
  }

  private mutating func readProperties() throws(ReadError) {
    guard try scanner.peek() != UInt8(ascii: "n") else { return try scanner.literal("null") }
    rows.columns.beginProperties()
    guard try scanner.beginObject() else { return }
    repeat {
      var accepted = true
      let field = rows.columns.field(try scanner.string(), accepted: &accepted)
      guard accepted else { throw scanner.window.error(.tooManyFields(limit: PropertyColumns.nameLimit)) }
      try scanner.colon()
      if let field { try readValue(into: field) } else { try scanner.skipValue() }
    } while try scanner.nextMember()
  }

  @inline(__always)
  private mutating func readValue(into field: Int) throws(ReadError) {
    switch try scanner.peek() {
    case UInt8(ascii: "\""): rows.columns.store(try scanner.string(), kind: .string, in: field)
    case UInt8(ascii: "{"), UInt8(ascii: "["): rows.columns.store(try scanner.rawValue(), kind: .nested, in: field)
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      rows.columns.store("true", in: field)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      rows.columns.store("false", in: field)
    case UInt8(ascii: "n"):
      try scanner.literal("null")
      rows.columns.store(nil, kind: [], in: field)
    default: rows.columns.store(try scanner.numberText(), kind: .number, in: field)
    }
  }
}

extension PropertyColumns {
  fileprivate mutating func store(_ literal: StaticString, in field: Int) {
    store(
      UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount), kind: .boolean, in: field)
  }
}
