import CPROJ
import Synchronization

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
    self = try PROJMemory.shared.withLock { memory throws(GeometryError) in try memory.crs(text) }
  }

  init(_ text: String, in context: PROJContext) throws(GeometryError) {
    let text = text.trimmingWhitespace()
    let isCode = try Self.isCode(text)
    let object = try context.create(text)
    guard object.type() == PJ_TYPE_PROJECTED_CRS || object.type() == PJ_TYPE_GEOGRAPHIC_2D_CRS else {
      throw Self.refusal(of: text, "neither geographic nor projected in two dimensions")
    }
    let axes = try object.axes()
    guard axes.count == 2, let first = axes.first else {
      throw Self.refusal(of: text, "it has \(axes.count) axes, not 2")
    }
    try Self.refuseFiles(in: object, text: text)
    let identifier = object.code()
    self.identifier = identifier
    definition = isCode ? identifier ?? text : text
    name = object.name()
    isGeographic = object.type() == PJ_TYPE_GEOGRAPHIC_2D_CRS
    unitName = first.axis.unitName
    unitFactor = first.factor
    (isDeprecated, replacements) = try object.deprecation()
    areaOfUse = object.areaOfUse()
    datumName = try object.datumName()
    ellipsoid = try object.ellipsoid()
    self.axes = axes.map(\.axis)
  }

  /// True for the ways to write an authority and a code, false for WKT and PROJJSON; throws for everything else.
  private static func isCode(_ text: String) throws(GeometryError) -> Bool {
    guard text.utf8.count <= definitionLimit else {
      throw refusal(of: text, "longer than \(definitionLimit) bytes")
    }
    guard !text.utf8.contains(0) else { throw refusal(of: text, "it holds a NUL") }
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
      throw refusal(of: text, "not a code, an OGC URN or URL, WKT or PROJJSON")
    }
    let squeezed = lower.filter { !$0.isWhitespace }
    let refused = ["extension[", "extension(", "parameterfile", "boundcrs", "abridgedtransformation"]
    if let word = refused.first(where: squeezed.contains) { throw refusal(of: text, "it contains \(word)") }
    return false
  }

  private static func isPlain(_ text: Substring, also others: String) -> Bool {
    text.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "_" || $0 == "-" || others.contains($0) }
  }

  /// Refuses a CRS whose definition reads files, or whose projection is a PROJ string in disguise.
  private static func refuseFiles(in object: borrowing PROJHandle, text: String) throws(GeometryError) {
    let proj = try object.withPointer { pointer throws(GeometryError) -> String in
      // NULL for systems that have no such string; the text is the object's.
      proj_as_proj_string(object.context.pointer, pointer, PJ_PROJ_5, nil).map { String(cString: $0) } ?? ""
    }
    if ["grids=", "file=", "+init", "@"].contains(where: proj.contains) {
      throw refusal(of: text, "its definition reads files")
    }
    if try object.projectionMethod().lowercased().hasPrefix("proj") {
      throw refusal(of: text, "its projection is written in PROJ's own terms")
    }
  }

  private static func refusal(of text: String, _ reason: String) -> GeometryError {
    .unsupportedCRS(text: text.count > 80 ? text.prefix(80) + "…" : text, reason: reason)
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
