/// The words that stand before or behind the names of units, and of which levels they are: data
/// (`GeoData/schemes/unit-kinds.csv`).
public struct UnitKinds: Sendable {
  public enum Position: String, Sendable, Hashable, CaseIterable { case before, behind }

  /// A row: `TT` is written before a name and stands for the kind `thị trấn`, a unit of the level commune.
  public struct Word: Sendable, Hashable {
    public var text: String
    public var kind: String
    public var level: AdministrativeUnit.Level
    public var position: Position

    public init(text: String, kind: String, level: AdministrativeUnit.Level, position: Position) {
      self.text = text
      self.kind = kind
      self.level = level
      self.position = position
    }
  }

  /// What the words beside a name say about the unit.
  struct Kind: Sendable, Hashable {
    var kind: String
    var levels: Set<AdministrativeUnit.Level>

    /// A city may be a district or a province: taken for the lower one.
    var lowestLevel: AdministrativeUnit.Level? {
      [AdministrativeUnit.Level.commune, .district, .province].first(where: levels.contains)
    }
  }

  private struct Entry: Sendable {
    var words: [FoldedName.Word]
    var position: Position
    var kinds: [Kind]
  }

  /// Those with more words first.
  private let entries: [Entry]

  public static let none = UnitKinds([])

  public init(_ rows: [Word]) {
    var entries: [Entry] = []
    for row in rows {
      let words = FoldedName(row.text).words
      guard !words.isEmpty else { continue }
      let known = entries.firstIndex { $0.words == words && $0.position == row.position }
      let index = known ?? entries.count
      if known == nil { entries.append(Entry(words: words, position: row.position, kinds: [])) }
      if let kind = entries[index].kinds.firstIndex(where: { $0.kind == row.kind }) {
        entries[index].kinds[kind].levels.insert(row.level)
      } else {
        entries[index].kinds.append(Kind(kind: row.kind, levels: [row.level]))
      }
    }
    self.entries = entries.enumerated().sorted {
      ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
    }
    .map(\.element)
  }

  /// What the words beside a name say: `phường` and commune of `P. Minh Khai`; nil for a name without any.
  public func kind(of text: some StringProtocol) -> (kind: String, level: AdministrativeUnit.Level?)? {
    readings(of: FoldedName(text)).first?.kind.map { ($0.kind, $0.lowestLevel) }
  }

  /// A name without the words of a kind; the longest such words first, the name as it stands last.
  func readings(of name: FoldedName) -> [(kind: Kind?, name: FoldedName)] {
    var readings: [(kind: Kind?, name: FoldedName)] = []
    for entry in entries where entry.words.count < name.words.count {
      let part =
        entry.position == .before ? name.words.prefix(entry.words.count) : name.words.suffix(entry.words.count)
      guard zip(part, entry.words).allSatisfy({ $0.mayMean($1) }) else { continue }
      let count = name.words.count - entry.words.count
      let rest = entry.position == .before ? name.words.suffix(count) : name.words.prefix(count)
      readings += entry.kinds.map { ($0, FoldedName(words: rest)) }
    }
    return readings + [(nil, name)]
  }
}
