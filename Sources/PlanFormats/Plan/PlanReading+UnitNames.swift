public import LandUse

extension PlanReading {
  /// How texts in unit fields are read: the words of `schemes/unit-kinds.csv` and the plan's `unitAliases`; nil without
  /// a register, or when the words could not be read (logged).
  mutating func unitNames(_ register: UnitRegister?) -> UnitNameBook? {
    guard let register else {
      if root.node("unitAliases") != nil { root.require("units") }
      return nil
    }
    do {
      let words = try UnitKindReader(geoData).read()
      files += words.files
      let plain = UnitNameBook(register, kinds: words.kinds)
      return UnitNameBook(register, kinds: words.kinds, aliases: unitAliases(plain))
    } catch {
      log.add(error)
      return nil
    }
  }

  /// - Parameter names: the readings there would be without aliases.
  private mutating func unitAliases(_ names: UnitNameBook) -> [UnitAlias] {
    guard let table = table("unitAliases", .unitAliases) else { return [] }
    let subjects = PlanSubjects(scheme: nil, register: names.register, log: log)
    var aliases: [UnitAlias] = []
    var byText: [String: [UnitAlias]] = [:]
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let (text, unit, citation) = (row.requiredText("alias"), subjects.unit(row, "unit"), citation(row))
      let validity = row.validity(from: "valid_from", to: "valid_to")
      guard let text, let unit, let citation else { continue }
      let alias = UnitAlias(
        alias: text, unit: unit, validity: validity, citation: citation, isFictitious: isFictitious(row),
        line: row.line)
      let folded = NearestText.folded(alias.alias)
      if let first = byText[folded]?.first(where: { $0.sharesDay(with: alias) }) {
        log.add(.duplicate, at: row.place("alias"), found: text, allowed: ["\(first.line)"])
      }
      aliases.append(alias)
      byText[folded, default: []].append(alias)
      remark(alias, at: row.place("alias"), names)
    }
    return aliases
  }

  private func remark(_ alias: UnitAlias, at place: TablePlace, _ names: UnitNameBook) {
    guard alias.validity.contains(names.register.asOf) else {
      return log.note(
        TableNotice(.aliasNotInForce, at: place, found: alias.alias, allowed: ["\(names.register.asOf)"]))
    }
    guard let known = names.reading(of: alias.alias).unit, known != alias.unit else { return }
    log.note(
      TableNotice(
        .aliasOfKnownUnit, at: place, found: alias.alias,
        allowed: [known, alias.unit].map { id in
          names.register[id].map { "\(id) \($0.nameVietnamese)" } ?? id.text
        }))
  }
}

extension UnitAlias {
  /// Whether both hold on a day they have in common.
  fileprivate func sharesDay(with other: UnitAlias) -> Bool {
    func begins(_ first: Validity, before last: Validity) -> Bool {
      guard let from = first.firstDay, let to = last.lastDay else { return true }
      return from <= to
    }
    return begins(validity, before: other.validity) && begins(other.validity, before: validity)
  }
}

extension UnitKinds {
  /// The words of `schemes/unit-kinds.csv`.
  ///
  /// - Throws: `TableErrors`.
  public static func read(from folder: GeoDataFolder) throws(TableErrors) -> UnitKinds {
    try UnitKindReader(folder).read().kinds
  }
}

/// Reads `schemes/unit-kinds.csv`: the words beside the names of units.
struct UnitKindReader {
  private static let file = "schemes/unit-kinds.csv"
  let folder: GeoDataFolder

  init(_ folder: GeoDataFolder) { self.folder = folder }

  func read() throws(TableErrors) -> (kinds: UnitKinds, files: [DigestedFile]) {
    let path = folder.path + "/" + Self.file
    let data = try folder.files.read(path, namedAt: TablePlace(file: Self.file))
    let log = FaultLog()
    let table = try CSVReader(separator: ",").read(data, file: Self.file, columns: .unitKinds)
    let rows = (0..<table.count).compactMap { row in word(RowReader(table: table, row: row, log: log)) }
    try log.check()
    return (UnitKinds(rows), [DigestedFile(name: Self.file, path: path, sha256: TableDigest.sha256(of: data))])
  }

  private func word(_ row: RowReader) -> UnitKinds.Word? {
    let levels = AdministrativeUnit.Level.allCases.map { ($0.rawValue, $0) }
    let positions = UnitKinds.Position.allCases.map { ($0.rawValue, $0) }
    let (level, position) = (
      row.choice("level", levels, default: nil), row.choice("position", positions, default: nil)
    )
    guard let word = row.requiredText("word"), let kind = row.requiredText("kind"), let level, let position else {
      return nil
    }
    return UnitKinds.Word(text: word, kind: kind, level: level, position: position)
  }
}

extension TableSchema {
  static let unitKinds = TableSchema([
    TableColumn("word", isRequired: true), TableColumn("kind", isRequired: true),
    TableColumn("level", isRequired: true), TableColumn("position", isRequired: true), TableColumn("source"),
  ])
}
