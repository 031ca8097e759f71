public import Geometry

/// What a use text says.
public struct UseReading: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    /// No text, or only blanks.
    case missing
    /// No code, name or list of them that the scheme knows.
    case unknown
    /// A name that stands for several categories.
    case ambiguous
    case read
  }

  /// A use within the parcel.
  public struct Part: Sendable, Hashable {
    /// Rows of the scheme of which one is right; more than one for a code that was split.
    public var categories: [Int32]
    /// The area stated for it.
    public var area: Area?

    public init(categories: [Int32], area: Area? = nil) {
      self.categories = categories
      self.area = area
    }
  }

  public var state: State
  /// The uses in the order of the text, each category once. Of an ambiguous name its candidates, as one part.
  public var parts: [Part]
  public var mends: UseMends
  /// The days on which every code of the text is in force, as written.
  public var validity: Validity

  public init(state: State, parts: [Part] = [], mends: UseMends = [], validity: Validity = .always) {
    self.state = state
    self.parts = parts
    self.mends = mends
    self.validity = validity
  }

  static let missing = UseReading(state: .missing)
  static let unknown = UseReading(state: .unknown)
}

/// The readings of the distinct values of a column, as columns.
public struct UseReadings: Sendable {
  public private(set) var alternatives: UseAlternatives
  /// For each value what is known of the use as a whole; see `UseAlternatives`. −1 unless it was read.
  public private(set) var kinds: [Int32] = []
  public private(set) var mends: [UseMends] = []
  private var states: [UseReading.State] = []
  private var validities: [UInt16] = []
  private var distinctValidities: [Validity] = []
  private var partEnds: [Int] = []
  private var partKinds: [Int32] = []
  /// mm², −1 where none is stated.
  private var partAreas: [Int64] = []

  init(categoryCount: Int) { alternatives = UseAlternatives(categoryCount: categoryCount) }

  public var count: Int { kinds.count }

  public func state(of value: Int) -> UseReading.State { states[value] }
  public func validity(of value: Int) -> Validity { distinctValidities[Int(validities[value])] }

  /// The uses of a value, each as a number of `alternatives`.
  public func parts(of value: Int) -> [(kind: Int32, area: Area?)] {
    ((value == 0 ? 0 : partEnds[value - 1])..<partEnds[value]).map { index in
      let area = partAreas[index]
      return (partKinds[index], area < 0 ? nil : Area(squareMillimetres: area))
    }
  }

  /// True when the value states an area for one of its uses at least.
  public func statesAreas(_ value: Int) -> Bool {
    let parts = (value == 0 ? 0 : partEnds[value - 1])..<partEnds[value]
    return partAreas[parts].contains { $0 >= 0 }
  }

  mutating func append(_ reading: UseReading) {
    states.append(reading.state)
    mends.append(reading.mends)
    validities.append(index(of: reading.validity))
    for part in reading.parts {
      partKinds.append(alternatives.kind(of: part.categories))
      partAreas.append(part.area?.squareMillimetres ?? -1)
    }
    partEnds.append(partKinds.count)
    kinds.append(reading.state == .read ? alternatives.kind(of: reading.parts.flatMap(\.categories)) : -1)
  }

  /// Few differ: a scheme has a handful of lists.
  private mutating func index(of validity: Validity) -> UInt16 {
    if let index = distinctValidities.firstIndex(of: validity) { return UInt16(index) }
    guard distinctValidities.count < Int(UInt16.max) else { return 0 }
    distinctValidities.append(validity)
    return UInt16(distinctValidities.count - 1)
  }
}

extension UseReadings {
  /// What stands in a table for each distinct value that is no single category: the codes it was read as, `+` between
  /// them, or the value as the file writes it; the empty text for a missing one.
  public func tableTexts(of column: DictionaryColumn, in scheme: CategoryScheme) -> [String] {
    (0..<count).map { value in
      switch state(of: value) {
      case .missing: ""
      case .unknown, .ambiguous: column.value(at: value)
      case .read: codes(of: value, in: scheme)
      }
    }
  }

  /// `ONT+CLN`: in the order of the scheme.
  public func codes(of value: Int, in scheme: CategoryScheme) -> String {
    parts(of: value).sorted { $0.kind < $1.kind }.map { scheme.text(ofRows: alternatives.rows(of: $0.kind)) }.joined(
      separator: "+")
  }
}
