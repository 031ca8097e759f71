/// Puts the spellings of one unit together, as `UnitNameBook` reads them: names without regard to case, spaces, signs
/// and the word of the kind, one without marks with the one it may mean; codes without regard to decimals and leading
/// zeros.
///
/// Two kinds of one name are two units (a town and the commune around it); a name without a kind then stands alone.
public struct UnitSpellings: Sendable {
  /// One unit.
  public struct Unit: Sendable, Hashable {
    /// The commonest spelling of those with most marks, without blanks around it: a text without marks may mean it.
    public var name: String
    /// By the words beside the name: `xã`; nil where no spelling has one.
    public var kind: String?
    public var level: AdministrativeUnit.Level?
    /// Features of all spellings.
    public var features: Int
    /// The texts as they stand, the commonest first.
    public var spellings: [String]
  }

  /// In the order of their names.
  public let units: [Unit]

  private struct Text {
    var text: String
    var features: Int
    var name: FoldedName
    var kind: UnitKinds.Kind?

    var unmarked: Int { name.words.count(where: \.isPlain) }

    /// Those that say most about their unit first.
    func isBefore(_ other: Text) -> Bool {
      if unmarked != other.unmarked { return unmarked < other.unmarked }
      if (kind == nil) != (other.kind == nil) { return kind != nil }
      if features != other.features { return features > other.features }
      return text < other.text
    }

    func mayBe(_ other: Text, of kind: UnitKinds.Kind?) -> Bool {
      guard name.mayMean(other.name) || other.name.mayMean(name) else { return false }
      return self.kind == nil || kind == nil || self.kind?.kind == kind?.kind
    }
  }

  /// - Parameter texts: distinct texts with their features.
  /// - Complexity: n·log n; within one name without marks quadratic in its spellings.
  public init(_ texts: [(text: String, features: Int)], kinds: UnitKinds) {
    var codes: [Substring: [Text]] = [:]
    var names: [String: [Text]] = [:]
    var units: [Unit] = []
    for (text, features) in texts {
      let code = UnitCode.withoutDecimals(text)
      let reading = kinds.readings(of: FoldedName(text)).first
      let one = Text(text: text, features: features, name: reading?.name ?? FoldedName(text), kind: reading?.kind)
      if let number = UnitCode.number(code) {
        codes[number, default: []].append(one)
      } else {
        names[one.name.key.isEmpty ? text : one.name.key, default: []].append(one)
      }
    }
    for texts in codes.values {
      // Leading zeros belong to official codes and are what gets lost.
      let name = texts.map { UnitCode.withoutDecimals($0.text) }.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
      units.append(Self.unit(texts, name: name ?? "", kind: nil))
    }
    for texts in names.values { units += Self.units(of: texts) }
    self.units = units.sorted { UnitID($0.name) < UnitID($1.name) }
  }

  private static func units(of texts: [Text]) -> [Unit] {
    var groups: [(texts: [Text], kind: UnitKinds.Kind?)] = []
    for text in texts.sorted(by: { $0.isBefore($1) }) {
      let kin = groups.indices.filter { text.mayBe(groups[$0].texts[0], of: groups[$0].kind) }
      guard kin.count == 1 else {
        groups.append(([text], text.kind))
        continue
      }
      groups[kin[0]].texts.append(text)
      groups[kin[0]].kind = groups[kin[0]].kind ?? text.kind
    }
    return groups.map { group in
      let marked = group.texts.filter { $0.unmarked == group.texts[0].unmarked }
      let commonest = marked.max { ($0.features, $1.text) < ($1.features, $0.text) } ?? group.texts[0]
      return unit(group.texts, name: trimmed(commonest.text), kind: group.kind)
    }
  }

  private static func unit(_ texts: [Text], name: String, kind: UnitKinds.Kind?) -> Unit {
    let commonestFirst = texts.sorted { ($1.features, $0.text) < ($0.features, $1.text) }
    return Unit(
      name: name, kind: kind?.kind, level: kind?.lowestLevel,
      features: texts.reduce(0) { $0 + $1.features }, spellings: commonestFirst.map(\.text))
  }

  private static func trimmed(_ text: String) -> String {
    let head = text.drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
