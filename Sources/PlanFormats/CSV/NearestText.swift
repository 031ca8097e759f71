import Foundation
import LandUse

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
      let distance = EditDistance.between(wanted, offered, countsSwaps: true)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }
}
