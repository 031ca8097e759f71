import Geometry

extension GeoJSONReader {
  /// Reads one geometry object into the buffer.
  mutating func readGeometry() throws(ReadError) {
    var seen = GeoJSONMember.Seen()
    var type: GeometryBuffer.GeometryType?
    var name = ""
    geometry.beginGeometry()
    guard try scanner.beginObject() else { throw scanner.window.error(.missingMember("type")) }
    repeat {
      let member = GeoJSONMember(try scanner.string())
      guard seen.insert(member) else { throw scanner.window.error(.duplicateKey(member.name)) }
      try scanner.colon()
      if member == .type {
        let text = try scanner.string()
        type = GeometryBuffer.GeometryType(name: text)
        if type != .polygon { name = String(decoding: text, as: UTF8.self) }
      } else {
        try readGeometryMember(member, expectedLevel: type?.positionLevel)
      }
    } while try scanner.nextMember()
    guard let type else { throw scanner.window.error(.missingMember("type")) }
    try endGeometryObject(type, name: type == .polygon ? "Polygon" : name, seen: seen)
  }

  mutating func readGeometryMember(_ member: GeoJSONMember, expectedLevel: Int?) throws(ReadError) {
    switch member {
    case .coordinates:
      guard try scanner.peek() == UInt8(ascii: "[") else { throw scanner.unexpected("an array of coordinates") }
      try readCoordinates(level: 1, expectedLevel: expectedLevel)
    case .geometries:
      guard try scanner.beginArray() else { return }
      repeat {
        guard try scanner.peek() == UInt8(ascii: "{") else { throw scanner.unexpected("a geometry") }
        try readGeometry()
      } while try scanner.nextElement()
      geometry.beginGeometry()
    case .crs: try readCRS()
    default: try scanner.skipValue()
    }
  }

  mutating func endGeometryObject(
    _ type: GeometryBuffer.GeometryType, name: String, seen: GeoJSONMember.Seen
  ) throws(ReadError) {
    let content: GeoJSONMember = type == .collection ? .geometries : .coordinates
    // A type that GeoJSON does not know may keep its shape elsewhere.
    guard seen.contains(content) || type == .other else {
      throw scanner.window.error(.missingMember(content.name))
    }
    guard geometry.endGeometry(type) else { throw scanner.window.error(.coordinatesMismatch(type: name)) }
    geometry.typeName = name
  }

  /// Reads an array of arrays, or of positions. Recursion ends at the scanner's depth limit.
  private mutating func readCoordinates(level: Int, expectedLevel: Int?) throws(ReadError) {
    guard try scanner.beginArray() else { return geometry.endArray(level: level) }
    if try scanner.peek() != UInt8(ascii: "[") {
      // This array is a position itself: only for a point.
      return try readPosition(level: level, expectedLevel: expectedLevel)
    }
    repeat {
      guard try scanner.peek() == UInt8(ascii: "[") else { throw scanner.unexpected("an array") }
      if level + 1 == geometry.positionLevel {
        if let position = scanner.plainPosition(decimals: &rows.decimals) {
          geometry.positions.append(Coordinate(x: position.x, y: position.y))
          continue
        }
        guard try scanner.beginArray() else { throw emptyPosition }
        try readNumbers()
      } else {
        try readCoordinates(level: level + 1, expectedLevel: expectedLevel)
      }
    } while try scanner.nextElement()
    geometry.endArray(level: level)
  }

  /// Reads a position whose bracket is consumed, the first of its level or one at a wrong level.
  private mutating func readPosition(level: Int, expectedLevel: Int?) throws(ReadError) {
    if let known = geometry.positionLevel ?? expectedLevel, known != level { throw scanner.unexpected("an array") }
    geometry.positionLevel = level
    try readNumbers()
  }

  /// Reads the numbers of a position and its closing bracket. The third is the height; what follows is
  /// checked and dropped.
  @inline(__always)
  private mutating func readNumbers() throws(ReadError) {
    let x = try scanner.number(decimals: &rows.decimals)
    guard try scanner.nextElement() else {
      throw scanner.window.error(Self.secondCoordinate, at: scanner.window.cursor - 1)
    }
    let y = try scanner.number(decimals: &rows.decimals)
    geometry.positions.append(Coordinate(x: x, y: y))
    guard try scanner.nextElement() else { return }
    rows.hasZ = true
    var decimals = 0
    geometry.setHeight(try scanner.number(decimals: &decimals))
    while try scanner.nextElement() { _ = try scanner.numberText() }
  }

  /// The bracket is consumed, and what stands behind it may not have been read yet.
  private var emptyPosition: ReadError {
    scanner.window.error(
      .unexpectedByte(found: UInt8(ascii: "]"), expected: "a number"), at: scanner.window.cursor - 1)
  }

  private static var secondCoordinate: ReadError.Kind {
    .unexpectedByte(found: UInt8(ascii: "]"), expected: "a second coordinate")
  }
}
