/// How far two texts that people wrote are from each other: codes, headings, names of fields.
///
/// Source: Levenshtein (1966); with swaps the optimal string alignment of Damerau (1964).
public enum EditDistance {
  /// The fewest insertions, deletions and replacements, with `countsSwaps` also exchanges of neighbours, that make `b` of
  /// `a`. O(|a| · |b|) time, O(|b|) memory.
  public static func between<Letter: Equatable>(_ a: [Letter], _ b: [Letter], countsSwaps: Bool = false) -> Int {
    var above: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      next.reserveCapacity(row.count)
      for j in b.indices {
        let replaced = row[j] + (a[i] == b[j] ? 0 : 1)
        var distance = min(replaced, row[j + 1] + 1, next[j] + 1)
        if countsSwaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, above[j - 1] + 1) }
        next.append(distance)
      }
      above = row
      row = next
    }
    return row[b.count]
  }
}
