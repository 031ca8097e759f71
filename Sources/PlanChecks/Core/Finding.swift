public import Geometry
public import LandUse

/// A check's code: family and number, `COV201`. Stable, never re-used, never carries severity.
public struct CheckCode: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String
  public init(_ text: some StringProtocol) { self.text = String(text) }
  public init(stringLiteral text: String) { self.text = text }
  public var description: String { text }

  /// By number, then text: the catalogue's order GEO1xx, COV2xx, ATT3xx, QTA4xx, PER5xx, PRJ6xx.
  public static func < (a: CheckCode, b: CheckCode) -> Bool {
    let (first, second) = (a.number, b.number)
    return first == second ? a.text.utf8.lexicographicallyPrecedes(b.text.utf8) : first < second
  }

  /// The digits at the end; those of a code without any come last.
  private var number: Int {
    var number = 0
    for byte in text.utf8.suffix(3) {
      guard (48...57).contains(byte) else { return .max }
      number = number * 10 + Int(byte) - 48
    }
    return text.isEmpty ? .max : number
  }
}

/// How bad a finding is: the class of the fault: conflict, minor, noise.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case note, warning, error
  private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// What a finding is about.
public enum Subject: Sendable, Hashable {
  /// A row of a layer; the id is the record's, nil when it has none.
  case parcel(layer: String, row: Int, id: String?)
  case unit(UnitID)
  case category(CategoryCode)
  /// A use group, by its id.
  case group(String)
  /// A value as the file writes it that is no known code.
  case value(String)
  case quota(String)
  case layer(String)
  /// A work or project of the list, by its id.
  case project(String)
}

/// A number a check reports: named, with its unit and the limit it was held against.
public struct Measure: Sendable, Hashable {
  public enum Unit: String, Sendable, Hashable {
    case squareMetre = "m2", hectare = "ha", metre = "m", count, ratio
    /// 1000 billion đồng.
    case thousandBillionDong = "thousand-billion-vnd"
    case percent = "%"
  }
  /// The name in `CheckInfo.measures`: `overlapArea`.
  public var name: String
  public var value: Double
  public var unit: Unit
  public var limit: Double?

  public init(_ name: String, _ value: Double, _ unit: Unit, limit: Double? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
    self.limit = limit
  }
}

/// A text a check reports: the library's reason, the nearest known code.
public struct Detail: Sendable, Hashable {
  public var name: String
  public var text: String
  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// Where a fault lies, in the plan CRS.
public enum Place: Sendable, Hashable {
  case point(Coordinate)
  case region(MultiPolygon)

  /// A single position within the place, for tables.
  public var anchor: Coordinate? {
    switch self {
    case .point(let c): c
    case .region(let shape): shape.innerPoint
    }
  }

  /// What a finding's id is made of: it moves no further than the place itself.
  var center: Coordinate? {
    switch self {
    case .point(let c): c
    case .region(let shape): shape.isEmpty ? nil : shape.envelope.center
    }
  }
}

/// One of the pieces a finding is made of: a unit's share of a parcel, one of the worst of many small overlaps, a
/// further fault of one shape.
public struct FindingPart: Sendable, Hashable {
  public var subjects: [Subject]
  public var measures: [Measure]
  public var details: [Detail]
  public var place: Place?

  public init(subjects: [Subject], measures: [Measure], details: [Detail] = [], place: Place? = nil) {
    self.subjects = subjects
    self.measures = measures
    self.details = details
    self.place = place
  }

  public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
  public func detail(_ name: String) -> String? { details.first { $0.name == name }?.text }
}

/// A located fault in the data. Fields only: the sentence is rendered from them in `PlanWords`.
public struct Finding: Sendable, Hashable {
  public var code: CheckCode
  public var severity: Severity
  /// In a stable order.
  public var subjects: [Subject]
  public var measures: [Measure]
  public var details: [Detail]
  public var place: Place?
  /// What the finding is made of, largest first; empty for most. A list that was cut says so by a `count` in
  /// `measures`.
  public var parts: [FindingPart]
  /// Where the subjects came from, in their order.
  public var origins: [Origin]
  /// True when a subject is confidential: files show neither place, ids nor names of it unless asked for.
  public var isConfidential: Bool
  /// Made from code, subjects and place when the finding is made; the runner makes equal ones differ.
  public internal(set) var id: FindingID

  public init(
    code: CheckCode, severity: Severity, subjects: [Subject], measures: [Measure] = [], details: [Detail] = [],
    place: Place? = nil, parts: [FindingPart] = [], origins: [Origin] = [], isConfidential: Bool = false
  ) {
    self.code = code
    self.severity = severity
    self.subjects = subjects
    self.measures = measures
    self.details = details
    self.place = place
    self.parts = parts
    self.origins = origins
    self.isConfidential = isConfidential
    id = FindingID(code: code, subjects: subjects, details: details, place: place)
  }

  public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
  public func detail(_ name: String) -> String? { details.first { $0.name == name }?.text }
}
