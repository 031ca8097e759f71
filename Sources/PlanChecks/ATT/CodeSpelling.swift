import LandUse

/// Finds the code of a scheme that a wrongly written one may have meant.
///
/// Texts are compared in capitals and without spaces, dots and hyphens, `Đ` taken as `D`: what differs only in that has
/// distance 0. Beyond that, one exchange, insertion or removal for codes up to five characters, two for longer ones; of
/// equally near codes the first of the scheme is taken.
struct CodeSpelling {
  /// Longer values are no codes: nothing is suggested.
  private static let longestValue = 24

  private let codes: [(code: CategoryCode, letters: [Character])]

  init(_ scheme: CategoryScheme) {
    let aliases = scheme.aliases.sorted { $0.key < $1.key }
    codes =
      scheme.categories.map { ($0.code, Self.letters(of: $0.code.text)) }
      + aliases.map { ($0.value, Self.letters(of: $0.key.text)) }
  }

  /// Nil when no code is near.
  func nearest(to value: String) -> CategoryCode? {
    guard value.utf8.count <= Self.longestValue * 4 else { return nil }
    let letters = Self.letters(of: value)
    guard !letters.isEmpty, letters.count <= Self.longestValue else { return nil }
    var best: (code: CategoryCode, distance: Int)?
    for candidate in codes {
      let allowed = max(letters.count, candidate.letters.count) > 5 ? 2 : 1
      let distance = EditDistance.between(letters, candidate.letters)
      guard distance <= allowed, distance < best?.distance ?? .max else { continue }
      best = (candidate.code, distance)
    }
    return best?.code
  }

  private static func letters(of text: String) -> [Character] {
    text.uppercased().filter { !($0.isWhitespace || $0 == "." || $0 == "-" || $0 == "_") }
      .map { $0 == "Đ" ? "D" : $0 }
  }
}
