/// Reads what records write for their unit: codes, names with or without kind and marks, aliases.
///
/// In this order, the first that gives anything decides:
/// 1. an alias of the plan that holds on the register's day, by its text as written or as compared;
/// 2. a code of the register, also as a decimal (`13285.0`) or with other leading zeros;
/// 3. a name, without regard to case, double spaces, signs and composition. With marks they must agree, a word without
///    marks agrees with any. A kind (`P.`, `Thị trấn`) must be of the unit's level, and of several units those of that
///    kind are meant. Parts behind `,` `;` `/` or in brackets name units above, in either order;
/// 4. codes and names of units that the list has on other days only.
///
/// Codes are re-used over time (13291 was one ward and is another): a code on the register is always the register's.
public struct UnitNameBook: Sendable {
  public let register: UnitRegister
  private let kinds: UnitKinds
  private let aliases: UnitAliasIndex
  private let entries: [Entry]
  private let byKey: [String: [Int]]
  private let byNumber: [Substring: [Int]]

  struct Entry: Sendable {
    var unit: AdministrativeUnit
    var isOnRegister: Bool
    var name: FoldedName
    var kind: String
  }

  public init(_ register: UnitRegister, kinds: UnitKinds, aliases: [UnitAlias] = []) {
    self.register = register
    self.kinds = kinds
    self.aliases = UnitAliasIndex(aliases.filter { $0.validity.contains(register.asOf) })
    let entries =
      register.units.map { Entry($0, isOnRegister: true, kinds) }
      + register.others.map { Entry($0, isOnRegister: false, kinds) }
    self.entries = entries
    byKey = Dictionary(grouping: entries.indices) { entries[$0].name.key }
    var byNumber: [Substring: [Int]] = [:]
    for (row, entry) in entries.enumerated() {
      if let number = UnitCode.number(entry.unit.id.text) { byNumber[number, default: []].append(row) }
    }
    self.byNumber = byNumber
  }

  /// - Parameter district: what another field of the record writes for a unit above: of several units of one name
  ///   those in it are meant.
  /// - Complexity: O(text), and O(units of that name).
  public func reading(of text: String, within district: String? = nil) -> UnitReading {
    if let unit = aliases.unit(text) { return .unit(unit, by: .alias) }
    let code = UnitCode.withoutDecimals(text)
    if register[UnitID(code)] != nil { return .unit(UnitID(code), by: .code) }
    let rows = UnitCode.number(code).map { byNumber[$0] ?? [] }
    let onRegister = (rows ?? []).filter { entries[$0].isOnRegister }
    if onRegister.count == 1 { return .unit(entries[onRegister[0]].unit.id, by: .code) }
    if onRegister.count > 1 { return .ambiguous(onRegister.map { entries[$0].unit.id }) }
    let named = self.named(text, within: district)
    if !named.rows.isEmpty {
      let units = named.rows.map { entries[$0].unit.id }
      guard units.count == 1 else { return .ambiguous(units) }
      return .unit(units[0], by: named.isOtherKind ? .nameOfOtherKind : .name)
    }
    let others = (rows ?? []).map { entries[$0].unit } + otherDays(named: text)
    return others.isEmpty ? .unknown : .otherDay(nearestFirst(others))
  }

  /// The unit of the register whose name is nearest, where one is near: at most a third of the letters differ.
  ///
  /// - Complexity: O(units · letters²).
  public func nearest(to text: String) -> UnitID? {
    let wanted = kinds.readings(of: FoldedName(text.prefix(80))).map { Array($0.name.key) }
    var best: (unit: UnitID, distance: Int)?
    for entry in entries where entry.isOnRegister {
      let key = Array(entry.name.key)
      for letters in wanted where !letters.isEmpty {
        let limit = max(letters.count, key.count) / 3
        guard abs(letters.count - key.count) <= limit else { continue }
        let distance = EditDistance.between(letters, key, countsSwaps: true)
        if distance <= limit, distance < best?.distance ?? .max { best = (entry.unit.id, distance) }
      }
    }
    return best?.unit
  }

  // MARK: Names

  /// The rows of the register that a text names.
  private func named(_ text: String, within district: String?) -> (rows: [Int], isOtherKind: Bool) {
    let above = district.map { unitsAbove($0) } ?? []
    let whole = matches(FoldedName(text), onRegister: true)
    if !whole.rows.isEmpty { return (narrowed(whole.rows, to: above), whole.isOtherKind) }
    let dashed = text.replacing(" - ", with: ";").replacing(" – ", with: ";")
    let parts = dashed.split { ",;/()".contains($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard (2...4).contains(parts.count) else { return ([], false) }
    for (position, part) in parts.enumerated() {
      let found = matches(FoldedName(part), onRegister: true)
      let others = parts.indices.filter { $0 != position }.map { unitsAbove(String(parts[$0])) }
      let rows = found.rows.filter { row in others.allSatisfy { isBelow(row, $0) } }
      if !rows.isEmpty { return (narrowed(rows, to: above), found.isOtherKind) }
    }
    return ([], false)
  }

  /// The rows in one of the units; all of them where that leaves none.
  private func narrowed(_ rows: [Int], to above: Set<UnitID>) -> [Int] {
    let inside = rows.count > 1 ? rows.filter { isBelow($0, above) } : []
    return inside.isEmpty ? rows : inside
  }

  private func isBelow(_ row: Int, _ units: Set<UnitID>) -> Bool {
    register.lineage(of: entries[row].unit.id).dropFirst().contains { units.contains($0) }
  }

  /// The units that a text may mean as the unit above another: whatever their kind, which changes over time.
  private func unitsAbove(_ text: String) -> Set<UnitID> {
    let code = UnitID(UnitCode.withoutDecimals(text))
    if register[code] != nil { return [code] }
    let names = kinds.readings(of: FoldedName(text)).map(\.name)
    let rows = names.flatMap { name in (byKey[name.key] ?? []).filter { name.mayMean(entries[$0].name) } }
    return Set(rows.filter { entries[$0].isOnRegister }.map { entries[$0].unit.id })
  }

  private func matches(_ name: FoldedName, onRegister: Bool) -> (rows: [Int], isOtherKind: Bool) {
    guard !name.words.isEmpty else { return ([], false) }
    for reading in kinds.readings(of: name) {
      let rows = (byKey[reading.name.key] ?? []).filter { row in
        let entry = entries[row]
        return entry.isOnRegister == onRegister && reading.name.mayMean(entry.name)
          && reading.kind.map { $0.levels.contains(entry.unit.level) } ?? true
      }
      guard !rows.isEmpty else { continue }
      let ofKind = reading.kind.map { kind in rows.filter { entries[$0].kind == kind.kind } } ?? rows
      return ofKind.isEmpty ? (rows, true) : (ofKind, false)
    }
    return ([], false)
  }

  // MARK: Other days

  private func otherDays(named text: String) -> [AdministrativeUnit] {
    matches(FoldedName(text), onRegister: false).rows.map { entries[$0].unit }
  }

  /// Those that ended last before the day, then those that begin first after it.
  private func nearestFirst(_ units: [AdministrativeUnit]) -> [AdministrativeUnit] {
    func ended(_ unit: AdministrativeUnit) -> CalendarDate? {
      unit.validity.lastDay.flatMap { $0 < register.asOf ? $0 : nil }
    }
    let past = units.filter { ended($0) != nil }.sorted { (ended($1), $0.id) < (ended($0), $1.id) }
    let coming = units.filter { ended($0) == nil }.sorted {
      ($0.validity.firstDay, $0.id) < ($1.validity.firstDay, $1.id)
    }
    return past + coming
  }
}

extension UnitNameBook.Entry {
  fileprivate init(_ unit: AdministrativeUnit, isOnRegister: Bool, _ kinds: UnitKinds) {
    let readings = kinds.readings(of: FoldedName(unit.nameVietnamese))
    // The register's own word for the kind; else the one its name begins with.
    let own = kinds.readings(of: FoldedName(unit.kind + " x")).first { $0.name.key == "x" }?.kind?.kind
    let reading =
      readings.first { reading in
        reading.kind.map { $0.levels.contains(unit.level) && (own == nil || $0.kind == own) } ?? true
      } ?? (nil, FoldedName(unit.nameVietnamese))
    self.init(
      unit: unit, isOnRegister: isOnRegister, name: reading.name, kind: own ?? reading.kind?.kind ?? unit.kind)
  }
}

private func < (a: (CalendarDate?, UnitID), b: (CalendarDate?, UnitID)) -> Bool {
  if a.0 != b.0 { return b.0.map { day in a.0.map { $0 < day } ?? true } ?? false }
  return a.1 < b.1
}

/// Codes as programs and spreadsheets write them.
enum UnitCode {
  /// Without spaces around it, and of a decimal without decimals: `13285.0` → `13285`.
  static func withoutDecimals(_ text: some StringProtocol) -> String {
    let trimmed = text.drop(while: \.isWhitespace)
    let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    let code = trimmed[..<end]
    guard let point = code.firstIndex(where: { $0 == "." || $0 == "," }), point > code.startIndex,
      code[..<point].allSatisfy(isDigit), code[code.index(after: point)...].allSatisfy({ $0 == "0" })
    else { return String(code) }
    return String(code[..<point])
  }

  /// The digits without leading zeros; nil for a text that is no whole number.
  static func number(_ text: String) -> Substring? {
    guard !text.isEmpty, text.allSatisfy(isDigit) else { return nil }
    return text.drop { $0 == "0" }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

/// Aliases by what is compared of them.
private struct UnitAliasIndex: Sendable {
  private var byText: [String: UnitID] = [:]
  private var byName: [FoldedName: UnitID] = [:]

  init(_ aliases: [UnitAlias]) {
    for alias in aliases {
      byText[alias.alias] = alias.unit
      let name = FoldedName(alias.alias)
      if UnitCode.number(alias.alias) == nil, !name.words.isEmpty { byName[name] = alias.unit }
    }
  }

  func unit(_ text: String) -> UnitID? {
    if byText.isEmpty { return nil }
    return byText[text] ?? byText[UnitCode.withoutDecimals(text)] ?? byName[FoldedName(text)]
  }
}
