/// A use text taken apart: `ONT: 200m2; CLN: 0,035 ha` has two items.
struct UseItems {
  /// A code or name with what is stated for it.
  struct Item: Hashable {
    /// Folded.
    var words: [String] = []
    /// As written: digits with `,` and `.`.
    var number: String?
    var unit: AreaUnit?
    /// A comma stands before it, which may be one within a name.
    var isBehindComma = false
  }

  /// A text with more is none of uses.
  private static let most = 64

  private(set) var items: [Item] = []
  private var current = Item()
  private var isSound = true
  /// Whether a number here stands apart from the word before it: behind a blank, `:`, `=` or `(`.
  private var isApart = true

  /// Nil when the text is no list of words with numbers.
  ///
  /// Items are parted by `+ , ; / & | -` or by the next word after a number; `:` `=` `-` and brackets may stand
  /// between a word and its number, which may also come first. `LUC2` and `LUC-1` are no uses with an area: a number
  /// that stands close to its word is one only with a unit.
  init?(folded: String) {
    var bytes = Array(folded.utf8)[...]
    while isSound, let byte = bytes.first {
      switch byte {
      case UInt8(ascii: " "):
        bytes = bytes.dropFirst()
        isApart = true
      case 0x30...0x39: number(&bytes)
      case 0x61...0x7A, 0x80...: word(&bytes)
      default: sign(&bytes)
      }
    }
    end()
    guard isSound, !items.isEmpty else { return nil }
  }

  private mutating func end() {
    defer { current = Item() }
    guard !current.words.isEmpty else {
      if current.number != nil { isSound = false }
      return
    }
    items.append(current)
    if items.count > Self.most { isSound = false }
  }

  /// Digits, and signs between digits.
  private mutating func number(_ bytes: inout ArraySlice<UInt8>) {
    if current.number != nil { end() }
    var end = bytes.startIndex
    while end < bytes.endIndex {
      let byte = bytes[end]
      let isSign = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
      guard Self.isDigit(byte) || isSign && end + 1 < bytes.endIndex && Self.isDigit(bytes[end + 1]) else { break }
      end += 1
    }
    current.number = String(decoding: bytes[..<end], as: UTF8.self)
    bytes = bytes[end...]
    unit(&bytes)
    if !current.words.isEmpty, !isApart, current.unit == nil { isSound = false }
    isApart = false
  }

  /// The unit behind a number, where one follows.
  private mutating func unit(_ bytes: inout ArraySlice<UInt8>) {
    let rest = bytes.drop { $0 == UInt8(ascii: " ") }
    for (text, unit) in AreaUnit.words where rest.starts(with: text.utf8) {
      let after = rest.dropFirst(text.utf8.count)
      if let next = after.first, Self.isLetter(next) { continue }
      current.unit = unit
      bytes = after
      return
    }
  }

  private mutating func word(_ bytes: inout ArraySlice<UInt8>) {
    if current.number != nil && !current.words.isEmpty { end() }
    let word = bytes.prefix { Self.isLetter($0) }
    current.words.append(String(decoding: word, as: UTF8.self))
    bytes = bytes.dropFirst(word.count)
    isApart = false
  }

  private mutating func sign(_ bytes: inout ArraySlice<UInt8>) {
    let sign = bytes.removeFirst()
    isApart = [UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "(")].contains(sign)
    switch sign {
    case UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "&"),
      UInt8(ascii: "|"):
      end()
      current.isBehindComma = sign == UInt8(ascii: ",")
    case UInt8(ascii: "-"):
      let next = bytes.first { $0 != UInt8(ascii: " ") }
      let isLink = !current.words.isEmpty && current.number == nil && next.map(Self.isDigit) ?? false
      if !isLink { end() }
    case UInt8(ascii: ":"), UInt8(ascii: "="):
      if current.words.isEmpty && current.number == nil { isSound = false }
    case UInt8(ascii: "("):
      // Words in brackets explain a code and are none themselves.
      if current.words.isEmpty || !(bytes.first { $0 != UInt8(ascii: " ") }.map(Self.isDigit) ?? false) {
        isSound = false
      }
    case UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "*"): break
    default: isSound = false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }
}
