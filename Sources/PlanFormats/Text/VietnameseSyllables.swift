import LandUse

/// Tells Vietnamese words: an initial consonant, a rhyme, one tone at its place.
struct VietnameseSyllables: Sendable {
  /// Longest first; the empty one last.
  private let initials: [[Character]]
  private let rhymes: Set<[Character]>

  init(initials: [String], rhymes: [String]) {
    self.initials = (initials.map { Array($0) } + [[]]).sorted { ($1.count, String($0)) < ($0.count, String($1)) }
    self.rhymes = Set(rhymes.map { Array($0) })
  }

  /// The longest syllable, `nghiêng`, has seven letters.
  private static let longest = 7

  /// Whether a word is one syllable, in any case. A word of consonants only (an abbreviation) is none.
  func holds(_ word: some StringProtocol) -> Bool {
    var letters: [VietnameseLetter] = []
    for character in word.lowercased() {
      guard letters.count < Self.longest, let letter = VietnameseLetter(character) else { return false }
      letters.append(letter)
    }
    let tones = letters.indices.filter { letters[$0].tone != .level }
    guard tones.count <= 1 else { return false }
    return initials.contains { initial in
      initial.count < letters.count && zip(initial, letters).allSatisfy { $0 == $1.marked && $1.tone == .level }
        && isRhyme(letters[initial.count...], toneAt: tones.first)
    }
  }

  private func isRhyme(_ letters: ArraySlice<VietnameseLetter>, toneAt position: Int?) -> Bool {
    guard rhymes.contains(letters.map(\.marked)) else { return false }
    let vowels = letters.indices.filter { letters[$0].isVowel }
    let isStopped = letters.last.map { ["c", "p", "t"].contains($0.marked) } ?? false || ends(letters, with: "ch")
    guard let position else { return !isStopped }
    if isStopped, letters[position].tone != .sắc, letters[position].tone != .nặng { return false }
    if let marked = vowels.last(where: { letters[$0].marked != letters[$0].plain }) { return position == marked }
    switch vowels.count {
    case 1: return position == vowels[0]
    case 2 where vowels[1] < letters.endIndex - 1: return position == vowels[1]
    // Both are written: hòa and hoà.
    case 2 where ["oa", "oe", "uy"].contains(String(letters.map(\.plain))): return vowels.contains(position)
    case 2: return position == vowels[0]
    default: return position == vowels[1]
    }
  }

  private func ends(_ letters: ArraySlice<VietnameseLetter>, with text: String) -> Bool {
    letters.count >= text.count && zip(letters.suffix(text.count), text).allSatisfy { $0.marked == $1 }
  }
}
