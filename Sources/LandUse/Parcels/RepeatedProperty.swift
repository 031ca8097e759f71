/// A property name that stands more than once in features of a file: of its values the last was taken.
public struct RepeatedProperty: Sendable, Hashable {
  /// Rows kept per name: enough to find the pattern by hand, and bounded for a file that repeats throughout.
  public static let keptRows = 100

  public var field: String
  /// How many features repeat it.
  public private(set) var features = 0
  /// The first of these, in order.
  public private(set) var firstRows: [Int] = []

  public init(field: String) { self.field = field }

  /// Counts a row; rows come in order, each once.
  public mutating func add(row: Int) {
    features += 1
    if firstRows.count < Self.keptRows { firstRows.append(row) }
  }

  /// Counts the rows of a table that follows: of the same name.
  ///
  /// - Parameter firstRow: the number of that table's first row.
  public mutating func add(_ later: RepeatedProperty, firstRow: Int) {
    features += later.features
    firstRows += later.firstRows.prefix(Self.keptRows - firstRows.count).map { $0 + firstRow }
  }

  /// Those of several tables whose rows follow one another, by name in order of first appearance.
  ///
  /// - Parameter tables: each with the number of its first row.
  static func joining(_ tables: [(properties: [RepeatedProperty], firstRow: Int)]) -> [RepeatedProperty] {
    var joined: [RepeatedProperty] = []
    var slots: [String: Int] = [:]
    for (properties, firstRow) in tables {
      for property in properties {
        let slot = slots[property.field] ?? joined.count
        if slot == joined.count {
          slots[property.field] = slot
          joined.append(RepeatedProperty(field: property.field))
        }
        joined[slot].add(property, firstRow: firstRow)
      }
    }
    return joined
  }
}
