/// A name as it is compared: its words without case and signs, the tone of a syllable behind its letters (so that
/// `Hoà` and `Hòa` are one), and beside that without any mark at all.
struct FoldedName: Sendable, Hashable {
  struct Word: Sendable, Hashable {
    /// Without tone and marks: `tuyen`.
    var plain: String
    /// With them, the tone as a digit at the end: `tuyên1`.
    var toned: String

    /// True when it was written without any mark.
    var isPlain: Bool { plain == toned }

    /// Whether the word may be a writing of the other one: the same, or without marks.
    func mayMean(_ other: Word) -> Bool { toned == other.toned || (isPlain && plain == other.plain) }
  }

  var words: [Word]

  init(words: some Sequence<Word>) { self.words = Array(words) }

  /// O(text).
  init(_ text: some StringProtocol) {
    words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(Self.word)
  }

  /// The key under which names that may be the same are found: without marks and spaces.
  var key: String { words.map(\.plain).joined() }

  /// Whether the name may be a writing of the other one, word by word; without any mark also where words run together.
  func mayMean(_ other: FoldedName) -> Bool {
    if words.count == other.words.count { return zip(words, other.words).allSatisfy { $0.mayMean($1) } }
    return words.allSatisfy(\.isPlain) && key == other.key
  }

  private static func word(_ characters: Substring) -> Word {
    var word = Word(plain: "", toned: "")
    var tone = VietnameseLetter.Tone.level
    for character in characters {
      guard let letter = VietnameseLetter(character) else {
        word.plain.append(character)
        word.toned.append(character)
        continue
      }
      word.plain.append(letter.plain)
      word.toned.append(letter.marked)
      if letter.tone != .level { tone = letter.tone }
    }
    if tone != .level { word.toned += String(tone.rawValue) }
    return word
  }
}
