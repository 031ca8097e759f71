/// Numbers for what is known of the use of a piece of land: a category, or that it is one of several.
///
/// A number below the count of the scheme's categories is the row of a category; from there on it stands for a set of
/// rows of which one is right. −1 is anybody's guess.
public struct UseAlternatives: Sendable, Hashable {
  public let categoryCount: Int
  /// In order of first appearance; each ascending, of at least two rows.
  public private(set) var sets: [[Int32]] = []
  private var known: [[Int32]: Int32] = [:]

  public init(categoryCount: Int) { self.categoryCount = categoryCount }

  /// The number for one of these rows; of a single one itself, −1 for none.
  public mutating func kind(of rows: some Sequence<Int32>) -> Int32 {
    let set = Set(rows).sorted()
    guard let first = set.first else { return -1 }
    if set.count == 1 { return first }
    if let kind = known[set] { return kind }
    let kind = Int32(categoryCount + sets.count)
    sets.append(set)
    known[set] = kind
    return kind
  }

  /// The rows a number stands for; none for −1 and whatever was never given out.
  public func rows(of kind: Int32) -> [Int32] {
    if kind >= 0 && kind < categoryCount { return [kind] }
    let index = Int(kind) - categoryCount
    return sets.indices.contains(index) ? sets[index] : []
  }

  /// The numbers of another table's sets in this one: index i for the other's i-th set.
  public mutating func adopt(_ other: UseAlternatives) -> [Int32] { other.sets.map { kind(of: $0) } }

  /// A number of this table in one that adopted it.
  public func kind(_ kind: Int32, asIn adopted: [Int32]) -> Int32 {
    let index = Int(kind) - categoryCount
    return adopted.indices.contains(index) ? adopted[index] : kind
  }
}

extension CategoryScheme {
  /// The lowest category that holds all of these rows, one of them included; nil when nothing does.
  ///
  /// Land that is one of them is certain for it, and for nothing below.
  public func commonRow(of rows: [Int32]) -> Int32? {
    guard let first = rows.first, categories.indices.contains(Int(first)) else { return nil }
    let line = lineage(ofRow: first)
    return line.first { above in
      rows.allSatisfy { categories.indices.contains(Int($0)) && lineage(ofRow: $0).contains(above) }
    }
  }

  /// The codes at these rows, `/` between them.
  public func text(ofRows rows: [Int32]) -> String {
    rows.filter { categories.indices.contains(Int($0)) }.map { categories[Int($0)].code.text }.joined(separator: "/")
  }

  /// The row and those of everything above it, nearest first.
  private func lineage(ofRow row: Int32) -> [Int32] {
    let code = categories[Int(row)].code
    return [row] + ancestors(of: code).compactMap { self.row(of: $0).map { Int32($0) } }
  }
}
