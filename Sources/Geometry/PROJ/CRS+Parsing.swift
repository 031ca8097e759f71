import CPROJ

extension CRS {
  /// The longest definition read, in bytes of UTF-8; WKT of real systems is under 8 kB.
  private static let definitionLimit = 65_536

  /// Reads "EPSG:5897", "urn:ogc:def:crs:EPSG::5897", "urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84",
  /// "http://www.opengis.net/def/crs/EPSG/0/5897", WKT 1 or 2, or PROJJSON.
  ///
  /// Anything else that PROJ would take (names, "+proj=" and "+init=" strings, file names), definitions that refer to
  /// grid files or carry a transformation, and systems that are not two-dimensional are refused: the text comes from
  /// a file somebody sent.
  /// Throws `unsupportedCRS` with the reason, or `proj` with PROJ's own text ("crs not found").
  public init(_ text: String) throws(GeometryError) {
    let text = text.trimmingWhitespace()
    let isCode = try Self.isCode(text)
    let context = PROJContext()
    let object = try context.create(text)
    guard object.type() == PJ_TYPE_PROJECTED_CRS || object.type() == PJ_TYPE_GEOGRAPHIC_2D_CRS else {
      throw .unsupportedCRS(text: text, reason: "neither geographic nor projected in two dimensions")
    }
    let axes = try Self.axes(of: object)
    guard axes.count == 2, let first = axes.first else {
      throw .unsupportedCRS(text: text, reason: "it has \(axes.count) axes, not 2")
    }
    try Self.refuseFiles(in: object, text: text)
    let identifier = object.code()
    self.identifier = identifier
    definition = isCode ? identifier ?? text : text
    name = object.name()
    isGeographic = object.type() == PJ_TYPE_GEOGRAPHIC_2D_CRS
    unitName = first.axis.unitName
    unitFactor = first.factor
    (isDeprecated, replacements) = try Self.deprecation(of: object)
    areaOfUse = object.areaOfUse()
    datumName = try Self.datumName(of: object)
    ellipsoid = try Self.ellipsoid(of: object)
    self.axes = axes.map(\.axis)
  }

  /// True for the ways to write an authority and a code, false for WKT and PROJJSON; throws for everything else.
  private static func isCode(_ text: String) throws(GeometryError) -> Bool {
    guard text.utf8.count <= definitionLimit else {
      throw .unsupportedCRS(text: String(text.prefix(40)) + "…", reason: "longer than \(definitionLimit) bytes")
    }
    guard !text.utf8.contains(0) else { throw .unsupportedCRS(text: text, reason: "it holds a NUL") }
    let lower = text.lowercased()
    let prefixes = [
      "urn:ogc:def:crs:", "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/",
      "http://opengis.net/def/crs/", "https://opengis.net/def/crs/",
    ]
    if let prefix = prefixes.first(where: lower.hasPrefix), isPlain(lower.dropFirst(prefix.count), also: ":/.") {
      return true
    }
    let halves = lower.split(separator: ":", omittingEmptySubsequences: false)
    if halves.count == 2, halves.allSatisfy({ !$0.isEmpty && isPlain($0, also: "") }) { return true }
    let keywords = [
      "geogcs", "projcs", "geogcrs", "geodcrs", "projcrs", "geographiccrs", "geodeticcrs", "projectedcrs",
    ]
    let isWKT = keywords.contains { lower.hasPrefix($0) && lower.dropFirst($0.count).first.map("[( ".contains) == true }
    guard isWKT || lower.hasPrefix("{") else {
      throw .unsupportedCRS(text: text, reason: "not a code, an OGC URN or URL, WKT or PROJJSON")
    }
    let refused = ["extension[", "extension(", "parameterfile", "boundcrs", "abridgedtransformation", "\"proj "]
    if let word = refused.first(where: lower.contains) {
      throw .unsupportedCRS(text: String(text.prefix(80)), reason: "it contains \(word)")
    }
    return false
  }

  private static func isPlain(_ text: Substring, also others: String) -> Bool {
    text.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "_" || $0 == "-" || others.contains($0) }
  }

  /// Refuses a CRS whose own definition reads files.
  private static func refuseFiles(in object: borrowing PROJHandle, text: String) throws(GeometryError) {
    let proj = try object.withPointer { pointer throws(GeometryError) -> String in
      // NULL for systems that have no such string; the text is the object's.
      proj_as_proj_string(object.context.pointer, pointer, PJ_PROJ_5, nil).map { String(cString: $0) } ?? ""
    }
    if ["grids=", "file=", "+init", "@"].contains(where: proj.contains) {
      throw .unsupportedCRS(text: String(text.prefix(80)), reason: "its definition reads files")
    }
  }

  /// Metres or radians per unit of the first axis.
  static func unitFactor(of object: borrowing PROJHandle) throws(GeometryError) -> Double {
    guard let first = try axes(of: object).first else {
      throw .unsupportedCRS(text: object.name(), reason: "it has no axis")
    }
    return first.factor
  }

  private static func axes(
    of object: borrowing PROJHandle
  ) throws(GeometryError) -> [(axis: CRSAxis, factor: Double)] {
    let context = object.context
    let system = try object.withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(
        proj_crs_get_coordinate_system(context.pointer, pointer), "proj_crs_get_coordinate_system")
    }
    return try system.withPointer { pointer throws(GeometryError) -> [(axis: CRSAxis, factor: Double)] in
      let count = proj_cs_get_axis_count(context.pointer, pointer)
      guard count >= 0 else { throw context.failure("proj_cs_get_axis_count") }
      var axes: [(axis: CRSAxis, factor: Double)] = []
      for index in 0..<count { axes.append(try axis(index, of: pointer, in: context)) }
      return axes
    }
  }

  private static func axis(
    _ index: Int32, of system: OpaquePointer, in context: PROJContext
  ) throws(GeometryError) -> (axis: CRSAxis, factor: Double) {
    var (name, abbreviation): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    var (direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    var factor = 0.0
    // 0 on failure; the texts are the object's.
    guard
      proj_cs_get_axis_info(
        context.pointer, system, index, &name, &abbreviation, &direction, &factor, &unit, nil, nil) == 1
    else { throw context.failure("proj_cs_get_axis_info") }
    let axis = CRSAxis(
      name: name.map { String(cString: $0) } ?? "", abbreviation: abbreviation.map { String(cString: $0) } ?? "",
      direction: direction.map { String(cString: $0) } ?? "", unitName: unit.map { String(cString: $0) } ?? "")
    return (axis, factor)
  }

  private static func deprecation(
    of object: borrowing PROJHandle
  ) throws(GeometryError) -> (Bool, [String]) {
    let context = object.context
    guard try object.withPointer({ pointer throws(GeometryError) -> Bool in proj_is_deprecated(pointer) == 1 }) else {
      return (false, [])
    }
    let list = try object.withPointer { pointer throws(GeometryError) -> PROJListHandle in
      PROJListHandle(
        adopting: try context.owned(
          proj_get_non_deprecated(context.pointer, pointer), "proj_get_non_deprecated"), in: context)
    }
    var codes: [String] = []
    for index in 0..<list.count() {
      if let code = try list.element(index).code() { codes.append(code) }
    }
    return (true, codes.sorted())
  }

  private static func datumName(of object: borrowing PROJHandle) throws(GeometryError) -> String {
    let context = object.context
    return try object.withPointer { pointer throws(GeometryError) -> String in
      // "Forced": for WGS 84, whose datum is an ensemble, the datum of the same name.
      try context.adopt(
        proj_crs_get_datum_forced(context.pointer, pointer), "proj_crs_get_datum_forced"
      ).name()
    }
  }

  private static func ellipsoid(of object: borrowing PROJHandle) throws(GeometryError) -> Ellipsoid {
    let context = object.context
    let found = try object.withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(proj_get_ellipsoid(context.pointer, pointer), "proj_get_ellipsoid")
    }
    var ellipsoid = Ellipsoid(name: found.name(), semiMajorAxis: 0, inverseFlattening: 0)
    let status = try found.withPointer { pointer throws(GeometryError) -> Int32 in
      proj_ellipsoid_get_parameters(
        context.pointer, pointer, &ellipsoid.semiMajorAxis, nil, nil, &ellipsoid.inverseFlattening)
    }
    guard status == 1 else { throw context.failure("proj_ellipsoid_get_parameters") }
    return ellipsoid
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
