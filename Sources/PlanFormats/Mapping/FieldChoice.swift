import LandUse

/// Decides which field of a table has which role, and notes why.
struct FieldChoice {
  let table: FeatureTable
  let aliases: FieldAliases
  private(set) var notes: [MappingNote] = []
  /// Fields that have a role: an alias does not give them another.
  private var taken: Set<String>

  init(_ table: FeatureTable, mapping: FieldMapping, aliases: FieldAliases) {
    self.table = table
    self.aliases = aliases
    taken = mapping.names
  }

  mutating func note(_ note: MappingNote) { notes.append(note) }

  /// A field named explicitly.
  ///
  /// - Throws: `unknownField` when no feature has it.
  func named(_ name: String, _ role: FieldRole) throws(ReadError) -> FeatureField {
    if let field = table.field(named: name) { return field }
    let existing = FieldName.closestFirst(table.fields.map(\.name) + table.otherNames, to: name)
    throw ReadError(.unknownField(role: role, name: name, existing: existing), file: table.file)
  }

  /// The field named for a role, or the first by alias that has a value.
  mutating func field(_ role: FieldRole, named name: String?) throws(ReadError) -> FeatureField? {
    guard let name else { return byAlias(role) }
    let field = try named(name, role)
    notes.append(.taken(role: role, fields: [name], choice: .named))
    return field
  }

  /// The field named for a role, or the first by alias; no other field is told to have matched, nor this one another
  /// role.
  mutating func quietField(_ role: FieldRole, named name: String?) throws(ReadError) -> FeatureField? {
    guard name == nil else { return try field(role, named: name) }
    guard let field = candidates(role).first else { return nil }
    taken.insert(field.name)
    notes.removeAll { if case .alsoMatched(_, field.name) = $0 { true } else { false } }
    notes.append(.taken(role: role, fields: [field.name], choice: .alias))
    return field
  }

  mutating func byAlias(_ role: FieldRole) -> FeatureField? {
    let candidates = candidates(role)
    guard let first = candidates.first else { return nil }
    taken.insert(first.name)
    notes.append(.taken(role: role, fields: [first.name], choice: .alias))
    for other in candidates.dropFirst() { notes.append(.alsoMatched(role: role, field: other.name)) }
    return first
  }

  /// Fields that match a role by alias, have a value and no role yet; the best first.
  func candidates(_ role: FieldRole) -> [FeatureField] {
    table.fields.enumerated()
      .compactMap { index, field -> (rank: Int, index: Int, field: FeatureField)? in
        guard field.hasValues, !taken.contains(field.name), let rank = aliases.rank(of: field.name, as: role)
        else { return nil }
        return (rank, index, field)
      }
      .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
      .map(\.field)
  }

  /// Fields such as `use_2025`, the earliest year first.
  mutating func datedUses() -> [(day: CalendarDate, field: FeatureField)] {
    var dated: [(day: CalendarDate, field: FeatureField)] = []
    for field in table.fields where field.hasValues && !taken.contains(field.name) {
      guard let day = aliases.yearOfUse(field.name).flatMap(CalendarDate.endOfYear) else { continue }
      if dated.contains(where: { $0.day == day }) {
        notes.append(.alsoMatched(role: .use, field: field.name))
      } else {
        dated.append((day, field))
      }
    }
    dated.sort { $0.day < $1.day }
    for use in dated {
      taken.insert(use.field.name)
      notes.append(.taken(role: .use, fields: [use.field.name], choice: .alias, day: use.day))
    }
    return dated
  }
}
