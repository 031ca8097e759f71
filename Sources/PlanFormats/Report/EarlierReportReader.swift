/// Reads a report in one pass; members it does not need are checked to be JSON and passed over.
struct EarlierReportReader: ~Copyable {
  private struct Head {
    var schema: String?
    var version: String?
    var planID: String?
    var crs: String?
    var runHash: String?
    var includesConfidential: Bool?
  }

  private struct Entry {
    var id: String?
    var code: String?
    var isWithheld: Bool?
    var subjects: [String] = []
  }

  private let file: String
  private let toolVersion: String
  private var scanner: JSONScanner
  private var head = Head()
  private var layers: [String]?
  private var ids: Set<String> = []
  private var withheld: [EarlierReport.Withheld: Int] = [:]
  private var counts: [String: Int] = [:]
  private var hasFindings = false

  init(_ path: String, toolVersion: String) throws(ReadError) {
    file = path
    self.toolVersion = toolVersion
    scanner = try JSONScanner(.path(path))
  }

  mutating func report() throws -> EarlierReport {
    guard try scanner.peek() == UInt8(ascii: "{") else { throw error(.notAReport(schema: nil)) }
    try members { reader, key throws in
      switch key {
      case "schema": reader.head.schema = try reader.text("schema")
      case "tool": try reader.readTool()
      case "plan": try reader.readPlan()
      case "coverage": try reader.readLayers()
      case "findings": try reader.readFindings()
      default: try reader.scanner.skipValue()
      }
      // Another kind of document is told as such, not by the first member that differs.
      if key == "schema" { try reader.checkSchema() }
    }
    _ = try scanner.peek()
    guard scanner.isAtEnd else { throw scanner.unexpected("the end of the file") }
    return try finished()
  }

  private borrowing func checkSchema() throws {
    guard head.schema == EarlierReport.schema else { throw error(.notAReport(schema: head.schema)) }
  }

  private borrowing func finished() throws -> EarlierReport {
    try checkSchema()
    let version = try known(head.version, "tool.version")
    guard version == toolVersion else { throw error(.otherVersion(found: version, own: toolVersion)) }
    var report = EarlierReport(
      file: file, planID: try known(head.planID, "plan.id"), crs: try known(head.crs, "plan.crs"),
      runHash: try known(head.runHash, "plan.runHash"),
      includesConfidential: try known(head.includesConfidential, "plan.confidentialIncluded"))
    guard hasFindings else { throw error(.memberMissing("findings")) }
    report.layers = try known(layers, "coverage")
    report.ids = ids
    report.withheld = withheld
    report.counts = counts
    return report
  }

  private borrowing func known<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw error(.memberMissing(name)) }
    return value
  }

  private borrowing func error(_ kind: EarlierReportError.Kind) -> EarlierReportError {
    EarlierReportError(kind, file: file)
  }
}

// MARK: Members

extension EarlierReportReader {
  private mutating func readTool() throws {
    try object("tool") { reader, key throws in
      if key == "version" {
        reader.head.version = try reader.text("tool.version")
      } else {
        try reader.scanner.skipValue()
      }
    }
  }

  private mutating func readPlan() throws {
    try object("plan") { reader, key throws in
      switch key {
      case "id": reader.head.planID = try reader.text("plan.id")
      case "crs": reader.head.crs = try reader.text("plan.crs")
      case "runHash": reader.head.runHash = try reader.text("plan.runHash")
      case "confidentialIncluded":
        reader.head.includesConfidential = try reader.flag("plan.confidentialIncluded")
      default: try reader.scanner.skipValue()
      }
    }
  }

  private mutating func readLayers() throws {
    var names: [String] = []
    try elements("coverage") { reader throws in
      try reader.object("coverage[]") { reader, key throws in
        if key == "layer" {
          names.append(try reader.text("coverage[].layer"))
        } else {
          try reader.scanner.skipValue()
        }
      }
    }
    layers = names
  }

  private mutating func readFindings() throws {
    hasFindings = true
    try elements("findings") { reader throws in
      var entry = Entry()
      try reader.object("findings[]") { reader, key throws in
        switch key {
        case "id": entry.id = try reader.text("findings[].id")
        case "code": entry.code = try reader.text("findings[].code")
        case "withheld": entry.isWithheld = try reader.flag("findings[].withheld")
        case "subjects": entry.subjects = try reader.subjects()
        default: try reader.scanner.skipValue()
        }
      }
      try reader.add(entry)
    }
  }

  private mutating func add(_ entry: Entry) throws {
    let id = try known(entry.id, "findings[].id")
    let code = try known(entry.code, "findings[].code")
    counts[code, default: 0] += 1
    if try known(entry.isWithheld, "findings[].withheld") {
      withheld[EarlierReport.Withheld(code: code, subjects: entry.subjects), default: 0] += 1
    } else if !ids.insert(id).inserted {
      throw error(.idRepeated(id))
    }
  }

  /// `kind id` of those that are no parcels.
  private mutating func subjects() throws -> [String] {
    var subjects: [String] = []
    try elements("findings[].subjects") { reader throws in
      var (kind, id) = ("", "")
      try reader.object("findings[].subjects[]") { reader, key throws in
        let isText = try reader.scanner.peek() == UInt8(ascii: "\"")
        switch key {
        case "kind" where isText: kind = try reader.text("kind")
        case "id" where isText: id = try reader.text("id")
        default: try reader.scanner.skipValue()
        }
      }
      if kind != "parcel" { subjects.append(kind + " " + id) }
    }
    return subjects
  }
}

// MARK: Values

extension EarlierReportReader {
  private mutating func members(
    _ read: (inout EarlierReportReader, _ key: String) throws -> Void
  ) throws {
    guard try scanner.beginObject() else { return }
    repeat {
      let key = String(decoding: try scanner.string(), as: UTF8.self)
      try scanner.colon()
      try read(&self, key)
    } while try scanner.nextMember()
  }

  private mutating func object(
    _ name: String, _ read: (inout EarlierReportReader, _ key: String) throws -> Void
  ) throws {
    guard try scanner.peek() == UInt8(ascii: "{") else { throw error(.memberMistyped(name)) }
    try members(read)
  }

  private mutating func elements(_ name: String, _ read: (inout EarlierReportReader) throws -> Void) throws {
    guard try scanner.peek() == UInt8(ascii: "[") else { throw error(.memberMistyped(name)) }
    guard try scanner.beginArray() else { return }
    repeat { try read(&self) } while try scanner.nextElement()
  }

  private mutating func text(_ name: String) throws -> String {
    guard try scanner.peek() == UInt8(ascii: "\"") else { throw error(.memberMistyped(name)) }
    return String(decoding: try scanner.string(), as: UTF8.self)
  }

  private mutating func flag(_ name: String) throws -> Bool {
    switch try scanner.peek() {
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      return true
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      return false
    default: throw error(.memberMistyped(name))
    }
  }
}
