/// Texts of a layer's area field that were not read, by reason.
public struct UnreadAreas: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case notANumber = "not-a-number"
    /// `1.234` in a column where nothing tells whether it is a thousand or one.
    case ambiguous
  }

  /// Rows kept: enough to find the fault.
  public static let namedRows = 10

  public let reason: Reason
  public private(set) var count = 1
  public private(set) var firstRows: [Int]
  /// The text of the first row.
  public let example: String

  public init(reason: Reason, row: Int, example: String) {
    self.reason = reason
    firstRows = [row]
    self.example = example
  }

  public mutating func add(_ row: Int) {
    count += 1
    if firstRows.count < Self.namedRows { firstRows.append(row) }
  }

  /// The faults of several layers as one layer's, each behind the rows of those before.
  static func joined(_ layers: [(faults: [UnreadAreas], rows: Int)]) -> [UnreadAreas] {
    var joined: [UnreadAreas] = []
    var first = 0
    for layer in layers {
      for var fault in layer.faults {
        fault.firstRows = fault.firstRows.map { $0 + first }
        if let index = joined.firstIndex(where: { $0.reason == fault.reason }) {
          joined[index].count += fault.count
          joined[index].firstRows += fault.firstRows.prefix(namedRows - min(namedRows, joined[index].firstRows.count))
        } else {
          joined.append(fault)
        }
      }
      first += layer.rows
    }
    return joined
  }
}
