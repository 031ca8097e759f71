import Foundation

/// Folds and compares what people write: headings, keys, codes.
enum NearestText {
  /// Lower case, no diacritics, `đ` as `d`, every run of other characters one underscore: `Diện tích (ha)` →
  /// `dien_tich_ha`.
  static func folded(_ text: some StringProtocol) -> String {
    var result = ""
    var pendingGap = false
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      let letter: Unicode.Scalar = scalar == "đ" ? "d" : scalar
      guard letter.properties.isAlphabetic || letter.properties.numericType != nil else {
        pendingGap = true
        continue
      }
      if pendingGap, !result.isEmpty { result.append("_") }
      pendingGap = false
      result.unicodeScalars.append(letter)
    }
    return result
  }

  /// The candidate with the fewest insertions, deletions, replacements and swaps of neighbours after folding; nil when
  /// more than a third of the longer text would have to change. Ties go to the earlier candidate.
  /// O(candidates · n · m).
  static func closest(to text: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(folded(text).prefix(64))
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let offered = Array(folded(candidate).prefix(64))
      let limit = max(1, max(wanted.count, offered.count) / 3)
      guard abs(wanted.count - offered.count) <= limit else { continue }
      let distance = editDistance(wanted, offered)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// Optimal string alignment: Levenshtein's distance with swaps of neighbours.
  private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var above: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        let replaced = row[j] + (a[i] == b[j] ? 0 : 1)
        var distance = min(replaced, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, above[j - 1] + 1) }
        next.append(distance)
      }
      above = row
      row = next
    }
    return row[b.count]
  }
}
