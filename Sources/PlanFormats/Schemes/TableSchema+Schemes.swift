extension TableSchema {
  static let categories = TableSchema([
    TableColumn("code", isRequired: true), TableColumn("parent", isRequired: true),
    TableColumn("name_vi", isRequired: true), TableColumn("name_en", isRequired: true),
    TableColumn("group", isRequired: true), TableColumn("subgroup"), TableColumn("role", isRequired: true),
    TableColumn("leaf_use", isRequired: true), TableColumn("status", isRequired: true), TableColumn("rgb"),
    TableColumn("rgb_source"), TableColumn("rgb_confidence"), TableColumn("form"), TableColumn("source"),
    TableColumn("note"),
  ])

  /// One row per group, or sub-group where `parent` is given.
  static let groups = TableSchema([
    TableColumn("id", isRequired: true), TableColumn("parent"), TableColumn("name_vi", isRequired: true),
    TableColumn("name_en", isRequired: true), TableColumn("codes", isRequired: true), TableColumn("optional_codes"),
    TableColumn("source"), TableColumn("note"),
  ])

  static let aliases = TableSchema([
    TableColumn("alias", isRequired: true), TableColumn("code", isRequired: true),
    TableColumn("relation", isRequired: true), TableColumn("status", isRequired: true), TableColumn("note"),
  ])

  static let codeLists = TableSchema([
    TableColumn("status", isRequired: true), TableColumn("first_day", isRequired: true),
    TableColumn("last_day", isRequired: true), TableColumn("name_vi", isRequired: true),
    TableColumn("name_en", isRequired: true), TableColumn("source"), TableColumn("verified"),
  ])

  static let crosswalk = TableSchema([
    TableColumn("old_code", isRequired: true), TableColumn("new_code", isRequired: true),
    TableColumn("relation", isRequired: true), TableColumn("valid_until", isRequired: true),
    TableColumn("new_valid_from", isRequired: true), TableColumn("source"), TableColumn("status", isRequired: true),
    TableColumn("note"),
  ])

  static let categoryNames = TableSchema([
    TableColumn("code", isRequired: true), TableColumn("name", isRequired: true), TableColumn("source"),
    TableColumn("status"), TableColumn("note"),
  ])

  static let transitionRules = TableSchema([
    TableColumn("from", isRequired: true), TableColumn("to", isRequired: true), TableColumn("rule", isRequired: true),
    TableColumn("citation", isRequired: true), TableColumn("status", isRequired: true), TableColumn("note"),
  ])

  static let derivedKeys = TableSchema([
    TableColumn("key", isRequired: true), TableColumn("meaning", isRequired: true),
    TableColumn("definition", isRequired: true), TableColumn("relation", isRequired: true),
    TableColumn("status", isRequired: true), TableColumn("note"),
  ])

  static let accuracyScales = TableSchema([
    TableColumn("scale", isRequired: true), TableColumn("position_limit_m", isRequired: true),
    TableColumn("smallest_polygon_m2", isRequired: true), TableColumn("citation", isRequired: true),
    TableColumn("verified", isRequired: true), TableColumn("note"),
  ])

  static let accuracyBands = TableSchema([
    TableColumn("scale", isRequired: true), TableColumn("up_to_m2", isRequired: true),
    TableColumn("limit_m2", isRequired: true), TableColumn("citation", isRequired: true),
    TableColumn("verified", isRequired: true), TableColumn("note"),
  ])
}
