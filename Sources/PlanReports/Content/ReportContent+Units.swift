public import LandUse
public import PlanSession
import PlanWords

extension ReportContent {
  /// The unit with a code that a user gave.
  ///
  /// - Throws: `SessionError.unknownUnit` with units that resemble it: by name, or by the beginning of their code.
  public func knownUnit(_ code: String) throws(SessionError) -> AdministrativeUnit {
    try plan.knownUnit(code)
  }

  /// The unit's name without its kind: `Kim Bảng`.
  func shortName(of id: UnitID) -> String {
    guard let unit = register?[id] else { return id.text }
    let name = unit.nameVietnamese
    guard !unit.kind.isEmpty, name.lowercased().hasPrefix(unit.kind.lowercased() + " ") else { return name }
    return String(name.dropFirst(unit.kind.count + 1))
  }

  /// Names for the rows of a table: `long` with the unit's kind; one that stands for another unit, too, as cut to the
  /// width, gives way to the longer one, at last with the code.
  func rowNames(_ units: [UnitID], isLong: Bool, width: Int? = nil) -> [UnitID: String] {
    let units = Set(units)
    func cut(_ text: String) -> String {
      let line = SafeText.line(text)
      return width.map { TextWidth.fitted(line, to: $0) } ?? line
    }
    let ways: [(UnitID) -> String] =
      (isLong ? [] : [{ cut(self.shortName(of: $0)) }])
      + [{ cut(self.title(of: $0)) }, { SafeText.line(self.title(of: $0)) }]
    var names: [UnitID: String] = [:]
    var open = units
    for way in ways {
      let counts = Dictionary(units.map { (way($0), 1) }, uniquingKeysWith: +)
      for unit in open where counts[way(unit)] == 1 { names[unit] = way(unit) }
      open = open.filter { names[$0] == nil }
    }
    for unit in open { names[unit] = SafeText.line(words.name(of: unit)) }
    return names
  }

  /// What `landplan export` prints: whose plan, where it is, the banner.
  public func exportSummary(of unit: AdministrativeUnit, folder: String, files: Int) -> String {
    var lines = [words.name(of: unit.id) + ". " + words.summary(.written(files: files, folder: folder))]
    if let banner { lines.append(banner) }
    return lines.joined(separator: "\n")
  }
}
