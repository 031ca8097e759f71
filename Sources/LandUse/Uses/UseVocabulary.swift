import Synchronization

/// What the categories of a scheme are called in files: codes, other keys, codes of older lists, names.
struct UseVocabulary: Sendable {
  /// What a code or name stands for.
  struct Meaning: Sendable, Hashable {
    /// Rows of the scheme of which one is right.
    var rows: [Int32]
    /// The code as the scheme writes it; empty for a name.
    var text = ""
    /// In what it differs from a code of the scheme.
    var mend: UseMend?
    var validity = Validity.always
  }

  /// Names shorter than this without their first word (`Đất ở` → `o`) are no names.
  private static let shortestName = 4

  /// By folded code.
  private var codes: [String: Meaning] = [:]
  /// By the words of the name, with its marks and without.
  private var names: [String: Set<Int32>] = [:]
  private var foldedNames: [String: Set<Int32>] = [:]
  private var validities: [Validity] = []
  private let renamed: [Int32: Int32]

  init(_ scheme: CategoryScheme) {
    renamed = Self.renamed(in: scheme)
    validities = scheme.categories.map { scheme.history.list($0.status)?.validity ?? .always }
    addCodes(of: scheme)
    for (row, category) in scheme.categories.enumerated() {
      add(category.nameVietnamese, Int32(row))
      add(category.nameEnglish.prefix { $0 != "(" }, Int32(row))
      add(category.nameEnglish, Int32(row))
    }
    for name in scheme.history.names {
      if let row = scheme.row(of: name.code) { add(name.name, Int32(row)) }
    }
  }

  /// The code of a folded text without blanks.
  func code(_ folded: some StringProtocol) -> Meaning? { codes[String(folded)] }

  /// What a name stands for: several rows when it is ambiguous. The spelling with marks decides where it can.
  func name(_ text: some StringProtocol) -> Meaning? {
    guard let rows = names[Self.markedWords(text)] ?? foldedNames[FoldedText.words(text)] else { return nil }
    let current = rows.count > 1 ? Set(rows.map { renamed[$0] ?? $0 }) : rows
    let validity = current.first.map { current.count == 1 ? validities[Int($0)] : .always } ?? .always
    return Meaning(rows: current.sorted(), mend: .name, validity: validity)
  }

  // MARK: Building

  private mutating func addCodes(of scheme: CategoryScheme) {
    var taken: Set<String> = []
    func key(_ code: CategoryCode) -> String { FoldedText.folded(code.text).filter { $0 != " " } }
    for (row, category) in scheme.categories.enumerated() {
      let meaning = Meaning(rows: [Int32(row)], text: category.code.text, validity: validities[row])
      // Two codes that differ only by case are told apart only by their exact spelling.
      let key = key(category.code)
      codes[key] = taken.insert(key).inserted ? meaning : nil
    }
    for succession in scheme.history.successions where taken.insert(key(succession.code)).inserted {
      let rows = Set(succession.successors.compactMap { scheme.row(of: $0) }.map { Int32($0) })
      guard !rows.isEmpty else { continue }
      codes[key(succession.code)] = Meaning(
        rows: rows.sorted(), text: succession.code.text, mend: .olderCode, validity: succession.validity)
    }
    for alias in scheme.aliases.keys.sorted() where taken.insert(key(alias)).inserted {
      guard let row = scheme.aliases[alias].flatMap({ scheme.row(of: $0) }) else { continue }
      codes[key(alias)] = Meaning(
        rows: [Int32(row)], text: alias.text, mend: .alias, validity: validities[row])
    }
  }

  /// Rows of categories that only changed code or name, with the row that followed.
  private static func renamed(in scheme: CategoryScheme) -> [Int32: Int32] {
    var renamed: [Int32: Int32] = [:]
    for succession in scheme.history.successions
    where succession.relation == .renamed || succession.relation == .same {
      guard let old = scheme.row(of: succession.code), let next = succession.successors.first,
        let row = scheme.row(of: next)
      else { continue }
      renamed[Int32(old)] = Int32(row)
    }
    return renamed
  }

  /// The name, and the name without the word for land before it.
  private mutating func add(_ name: some StringProtocol, _ row: Int32) {
    let marked = Self.markedWords(name)
    let folded = FoldedText.words(name)
    guard !folded.isEmpty else { return }
    names[marked, default: []].insert(row)
    foldedNames[folded, default: []].insert(row)
    for (long, head) in [("nhóm đất ", "nhom dat "), ("đất ", "dat ")] where folded.hasPrefix(head) {
      let short = String(folded.dropFirst(head.count))
      guard short.utf8.count >= Self.shortestName else { return }
      if marked.hasPrefix(long) { names[String(marked.dropFirst(long.count)), default: []].insert(row) }
      foldedNames[short, default: []].insert(row)
      return
    }
  }

  /// Lower case with marks, only letters and digits, one space between words. Compared as characters, so that NFC and
  /// NFD are one.
  private static func markedWords(_ text: some StringProtocol) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
  }
}

/// The vocabulary of a scheme and all its copies: made when it is first asked for.
final class SharedVocabulary: Sendable {
  private let made = Mutex<UseVocabulary?>(nil)

  /// - Parameter scheme: always the same.
  func vocabulary(of scheme: CategoryScheme) -> UseVocabulary {
    made.withLock { made in
      let vocabulary = made ?? UseVocabulary(scheme)
      made = vocabulary
      return vocabulary
    }
  }
}
