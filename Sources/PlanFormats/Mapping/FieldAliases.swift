/// Names under which fields of each role are known, in order of preference (`GeoData/schemes/field-aliases.csv`).
///
/// Compared without case, diacritics, spaces and signs; a field name of ten characters also as the head of a longer
/// alias, as DBF tables cut it.
public struct FieldAliases: Sendable {
  /// Folded names by role, in the order of the rows.
  private var names: [FieldRole: [String]] = [:]
  /// Roles of the rows that there are not.
  public private(set) var unknownRoles: [String] = []

  public init(rows: [(role: String, name: String)]) {
    for row in rows {
      guard let role = FieldRole(rawValue: row.role) else {
        if !unknownRoles.contains(row.role) { unknownRoles.append(row.role) }
        continue
      }
      names[role, default: []].append(FieldName.folded(row.name))
    }
  }

  /// Rows of text with the columns `role,name,source`, headed by these words; lines that start with `#` are passed
  /// over.
  ///
  /// Names hold no comma and no quotation mark.
  public init(csv text: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    self.init(
      rows: lines.dropFirst().compactMap { line in
        let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        return fields.count > 1 ? (String(fields[0]), String(fields[1])) : nil
      })
  }

  /// The folded names of a role, in order of preference.
  func names(of role: FieldRole) -> [String] { names[role] ?? [] }

  /// Longer names are no alias of anything, nor cut from one; a hostile file may have one of megabytes.
  static let longestName = 200

  /// How well a field name fits a role: the position of its alias, whole names before cut ones; nil when not at all.
  func rank(of field: String, as role: FieldRole) -> Int? {
    guard field.utf8.count <= Self.longestName, let names = names[role] else { return nil }
    let folded = FieldName.folded(field)
    guard !folded.isEmpty else { return nil }
    if let index = names.firstIndex(of: folded) { return index }
    guard FieldName.mayBeTruncated(field) else { return nil }
    return names.firstIndex { $0.hasPrefix(folded) }.map { names.count + $0 }
  }

  /// Fields that may hold the names of units, the likeliest first.
  public func unitNames(among fields: [String]) -> [String] {
    let ranked = fields.enumerated().compactMap { index, field in
      rank(of: field, as: .unitName).map { (rank: $0, index: index, field: field) }
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.field)
  }

  /// The year of a use field that names one: `land_use_2030`. A name that is an alias with its year is none
  /// (`MDSD2003`).
  func yearOfUse(_ field: String) -> Int? {
    guard field.utf8.count <= Self.longestName else { return nil }
    let folded = FieldName.folded(field)
    let uses = (names[.use] ?? []) + (names[.plannedUse] ?? [])
    guard !uses.contains(folded), let (stem, year) = FieldName.splittingYear(folded), uses.contains(stem) else {
      return nil
    }
    return year
  }

  /// True when a field may hold owner or address.
  func isPersonal(_ field: String) -> Bool { rank(of: field, as: .personal) != nil }

  /// True when a field has any role that is read without being named.
  func isKnown(_ field: String) -> Bool {
    if isPersonal(field) { return false }
    return FieldRole.ofFields.contains { rank(of: field, as: $0) != nil } || yearOfUse(field) != nil
  }
}
