import Foundation
import LandUse

/// Words beyond ASCII of some texts, and how many of them are Vietnamese: as they stand, and under each encoding.
struct LegacyWords {
  private let encodings: TextEncodings
  /// Distinct words with a character beyond ASCII; single characters prove nothing and are not counted.
  private(set) var words = 0
  /// Of them Vietnamese as they stand.
  private(set) var asTheyStand = 0
  /// By encoding.
  private(set) var byEncoding: [Int]
  /// For each encoding a word that became Vietnamese, before and after: the first, or the first of
  /// four letters.
  private(set) var examples: [(before: String, after: String)?]
  private var seen: Set<String> = []
  private static let most = 5000

  init(_ encodings: TextEncodings) {
    self.encodings = encodings
    byEncoding = encodings.all.map { _ in 0 }
    examples = encodings.all.map { _ in nil }
  }

  /// O(text).
  mutating func add(_ text: String) {
    for word in text.prefix(1000).unicodeScalars.split(whereSeparator: Self.separates)
    where word.count > 1 && words < Self.most && word.contains(where: { !$0.isASCII }) {
      let word = String(word)
      guard seen.insert(word).inserted else { continue }
      words += 1
      let isVietnamese = holds(word.precomposedStringWithCanonicalMapping)
      if isVietnamese { asTheyStand += 1 }
      guard let bytes = encodings.western.bytes(of: word.precomposedStringWithCanonicalMapping) else { continue }
      for (index, encoding) in encodings.all.enumerated() {
        guard let decoded = encoding.decoded(bytes)?.precomposedStringWithCanonicalMapping, holds(decoded) else {
          continue
        }
        byEncoding[index] += 1
        if !isVietnamese, examples[index].map({ $0.after.count < 4 && decoded.count > 3 }) ?? true {
          examples[index] = (word, decoded)
        }
      }
    }
  }

  /// Letters of old encodings look like signs: only ASCII that is no letter ends a word.
  private static func separates(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && !scalar.properties.isAlphabetic }

  private func holds(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy(encodings.syllables.holds)
  }

  /// The encoding that the words are in: most of them are Vietnamese under it, few as they stand, and no other encoding
  /// does nearly as well. Nil when nothing is sure.
  var likely: Int? {
    guard let best = byEncoding.indices.max(by: { byEncoding[$0] < byEncoding[$1] }) else { return nil }
    let valid = byEncoding[best]
    let others = byEncoding.indices.filter { $0 != best }.map { byEncoding[$0] }.max() ?? 0
    return valid > 0 && valid * 10 >= words * 7 && asTheyStand * 10 <= words * 4 && others * 10 <= valid * 6
      ? best : nil
  }

  /// Whether more of the words are Vietnamese under an encoding than as they stand.
  func gains(under encoding: TextEncoding) -> Bool {
    encodings.all.firstIndex { $0.id == encoding.id }.map { byEncoding[$0] > asTheyStand } ?? false
  }
}
