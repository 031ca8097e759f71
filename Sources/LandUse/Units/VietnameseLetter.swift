/// A Vietnamese letter taken apart: the letter of the alphabet, its mark (ă â ê ô ơ ư đ), and the tone of its syllable.
///
/// Composed and decomposed spellings are one `Character` and so one letter here. The letter eth (Ð ð), which old files
/// have in place of Đ đ, is read as Đ đ.
public struct VietnameseLetter: Sendable, Hashable {
  public enum Tone: UInt8, Sendable, Hashable, CaseIterable { case level, huyền, hỏi, ngã, sắc, nặng }

  /// `a` of ầ.
  public let plain: Character
  /// `â` of ầ.
  public let marked: Character
  public let tone: Tone

  /// - Parameter character: in lower case; nil when it is no letter of the Vietnamese alphabet.
  public init?(_ character: Character) {
    guard let known = Self.known[character] else { return nil }
    self = known
  }

  private init(plain: Character, marked: Character, tone: Tone) {
    self.plain = plain
    self.marked = marked
    self.tone = tone
  }

  public var isVowel: Bool { Self.vowels.contains(plain) }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]

  /// The vowels, each with its tones in the order of `Tone`.
  private static let tones: [(plain: Character, letters: String)] = [
    ("a", "aàảãáạ"), ("a", "ăằẳẵắặ"), ("a", "âầẩẫấậ"), ("e", "eèẻẽéẹ"), ("e", "êềểễếệ"), ("i", "iìỉĩíị"),
    ("o", "oòỏõóọ"), ("o", "ôồổỗốộ"), ("o", "ơờởỡớợ"), ("u", "uùủũúụ"), ("u", "ưừửữứự"), ("y", "yỳỷỹýỵ"),
  ]

  private static let known: [Character: VietnameseLetter] = {
    var known: [Character: VietnameseLetter] = [:]
    for consonant in "bcdghklmnpqrstvx" {
      known[consonant] = VietnameseLetter(plain: consonant, marked: consonant, tone: .level)
    }
    for stroke in "đð" { known[stroke] = VietnameseLetter(plain: "d", marked: "đ", tone: .level) }
    for (plain, letters) in tones {
      guard let marked = letters.first else { continue }
      for (letter, tone) in zip(letters, Tone.allCases) {
        known[letter] = VietnameseLetter(plain: plain, marked: marked, tone: tone)
      }
    }
    return known
  }()
}
