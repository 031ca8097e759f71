import Foundation
import LandUse

/// Reads category schemes: `schemes/<id>/` with scheme.yaml, categories.csv, groups.csv, aliases.csv, derived.csv, and
/// where they are there lists.csv, crosswalk.csv, names.csv, transitions.csv.
public struct SchemeReader: Sendable {
  public let folder: GeoDataFolder

  public init(_ folder: GeoDataFolder) { self.folder = folder }

  /// - Parameter place: where a plan names the scheme; nil when the caller does.
  /// - Throws: `unknownScheme` with the schemes there are, and every fault of the files.
  public func read(_ id: String, namedAt place: TablePlace? = nil) throws(TableErrors) -> SchemeDocument {
    let ids = folder.schemeIDs
    guard ids.contains(id) else {
      throw TableErrors([
        TableError(
          .unknownScheme, at: place ?? TablePlace(file: folder.path), found: id, allowed: ids,
          nearest: NearestText.closest(to: id, in: ids))
      ])
    }
    var reading = SchemeReading(folder: folder, subfolder: "schemes/" + id)
    let citation = try reading.citation(of: "scheme.yaml", id: id)
    return try reading.scheme(id: id, citation: citation)
  }
}

/// The reading of one scheme's files.
struct SchemeReading {
  let folder: GeoDataFolder
  let subfolder: String
  let log = FaultLog()
  private(set) var files: [DigestedFile] = []

  init(folder: GeoDataFolder, subfolder: String) {
    self.folder = folder
    self.subfolder = subfolder
  }

  mutating func data(_ file: String) throws(TableErrors) -> (data: Data, name: String) {
    let name = subfolder + "/" + file
    let path = URL(filePath: folder.path).appending(path: name).path
    let data = try folder.files.read(path, namedAt: TablePlace(file: name))
    files.append(DigestedFile(name: name, path: path, sha256: TableDigest.sha256(of: data)))
    return (data, name)
  }

  mutating func table(_ file: String, _ schema: TableSchema) throws(TableErrors) -> CSVTable {
    let (data, name) = try data(file)
    return try CSVReader(decimalSign: .point).read(data, file: name, columns: schema)
  }

  /// The citation in the YAML file that heads a folder; its id must be the folder's.
  mutating func citation(of file: String, id: String) throws(TableErrors) -> String {
    let (data, name) = try data(file)
    let keys = ["id", "title", "citation", "note"]
    guard let head = PlanMapping(try PlanNodeReader.read(data, file: name), allowed: keys, log: log) else {
      throw TableErrors(log.errors, total: log.total)
    }
    if let own = head.requiredText("id"), own != id {
      log.add(.notAllowed, at: head.place(of: "id"), found: own, allowed: [id])
    }
    let citation = head.requiredText("citation") ?? ""
    try log.check()
    return citation
  }

  mutating func scheme(id: String, citation: String) throws(TableErrors) -> SchemeDocument {
    let categoryTable = try table("categories.csv", .categories)
    let categories = rows(categoryTable).compactMap(category)
    let groupTable = try table("groups.csv", .groups)
    let groups = groups(groupTable)
    let aliasTable = try table("aliases.csv", .aliases)
    let aliases = rows(aliasTable).compactMap(alias)
    let derivedTable = try table("derived.csv", .derivedKeys)
    let derived = rows(derivedTable).compactMap(derivedKey)
    checkTree(categoryTable, categories)
    checkReferences(groupTable, aliasTable, codes: Set(categories.map(\.code)), aliases: aliases)
    let (history, historyTables) = try history(codes: Set(categories.map(\.code)))
    let (rules, ruleTables) = try transitionRules(codes: Set(categories.map(\.code)))
    try log.check()
    let scheme: CategoryScheme
    do {
      scheme = try CategoryScheme(
        id: id, citation: citation, categories: categories, groups: groups.groups,
        aliases: history.aliases(in: categories).merging(aliases.map { ($0.alias, $0.code) }) { _, key in key },
        undefinedAggregates: Set(derived.filter { !$0.isComputable }.map(\.key)), history: history,
        transitionRules: rules)
    } catch {
      throw TableErrors([TableError(.cycle, at: TablePlace(file: categoryTable.file), found: "\(error)")])
    }
    let tables = [categoryTable, groupTable, aliasTable, derivedTable] + historyTables + ruleTables
    return SchemeDocument(
      scheme: scheme, aliases: aliases, derivedKeys: derived, optionalCodes: groups.optional, files: files,
      notices: tables.flatMap(\.notices) + log.notices)
  }

  func rows(_ table: CSVTable) -> [RowReader] {
    (0..<table.count).map { RowReader(table: table, row: $0, log: log) }
  }

  private func category(_ row: RowReader) -> LandUseCategory? {
    let role = row.choice("role", [("coverage", LandUseCategory.Role.coverage), ("overlay", .overlay)], default: nil)
    let leafUse = row.choice(
      "leaf_use", [("yes", LandUseCategory.LeafUse.yes), ("warn", .warn), ("no", .no)], default: nil)
    guard let code = row.requiredText("code"), let name = row.requiredText("name_vi"),
      let english = row.requiredText("name_en"), let role, let leafUse
    else { return nil }
    return LandUseCategory(
      code: CategoryCode(code), parent: row.text("parent").map { CategoryCode($0) }, nameVietnamese: name,
      nameEnglish: english, group: row.text("group"), subgroup: row.text("subgroup"), role: role, leafUse: leafUse,
      status: row.text("status") ?? "all", colour: colour(row),
      isLinear: row.choice("form", [("linear", true), ("area", false)], default: false) ?? false)
  }

  /// `255-160-255`.
  private func colour(_ row: RowReader) -> LandUseCategory.Colour? {
    guard let text = row.text("rgb") else { return nil }
    let parts = text.split(separator: "-").compactMap { UInt8($0) }
    if parts.count == 3 { return LandUseCategory.Colour(red: parts[0], green: parts[1], blue: parts[2]) }
    row.log.add(.notAllowed, at: row.place("rgb"), found: text, allowed: ["255-160-255"])
    return nil
  }

  private func groups(_ table: CSVTable) -> (groups: [UseGroup], optional: [String: [CategoryCode]]) {
    var groups: [UseGroup] = []
    var optional: [String: [CategoryCode]] = [:]
    for row in rows(table) {
      guard let id = row.requiredText("id"), let name = row.requiredText("name_vi"),
        let english = row.requiredText("name_en")
      else { continue }
      let group = UseGroup(
        id: id, nameVietnamese: name, nameEnglish: english, codes: Self.codes(row.text("codes") ?? ""))
      if let parent = row.text("parent") {
        if let index = groups.firstIndex(where: { $0.id == parent }) {
          groups[index].subgroups.append(group)
        } else {
          log.add(.unknownGroup, at: row.place("parent"), found: parent, allowed: groups.map(\.id))
        }
      } else {
        if groups.contains(where: { $0.id == id }) { log.add(.duplicate, at: row.place("id"), found: id) }
        groups.append(group)
      }
      if let more = row.text("optional_codes") { optional[id] = Self.codes(more) }
    }
    return (groups, optional)
  }

  /// Codes separated by blanks.
  static func codes(_ text: String) -> [CategoryCode] { text.split(separator: " ").map { CategoryCode($0) } }

  private func alias(_ row: RowReader) -> CategoryAlias? {
    let relation = row.choice("relation", CategoryAlias.Relation.allCases.map { ($0.rawValue, $0) }, default: nil)
    guard let alias = row.requiredText("alias"), let code = row.requiredText("code"), let relation else { return nil }
    return CategoryAlias(
      alias: CategoryCode(alias), code: CategoryCode(code), relation: relation, isVerified: isVerified(row),
      note: row.text("note") ?? "")
  }

  private func derivedKey(_ row: RowReader) -> DerivedKey? {
    let relation = row.choice("relation", DerivedKey.Relation.allCases.map { ($0.rawValue, $0) }, default: nil)
    guard let key = row.requiredText("key"), let meaning = row.requiredText("meaning"), let relation else { return nil }
    return DerivedKey(
      key: CategoryCode(key), meaning: meaning, definition: row.text("definition") ?? "", relation: relation,
      isVerified: isVerified(row), note: row.text("note") ?? "")
  }

  func isVerified(_ row: RowReader) -> Bool {
    row.choice("status", [("verified", true), ("unverified", false)], default: nil) ?? false
  }
}
