import Foundation
import Geometry
import LandUse

/// Reads plan.yaml with the tables it names into a `PlanDocument`.
///
/// Strict: unknown and repeated keys, wrong types, codes, units and groups that nothing knows are errors, each with
/// file, line, column, what was found and what is allowed. The faults of all files are gathered and thrown together.
/// Layers and boundaries are not read here; only that their files are there is looked at.
public struct PlanReader: Sendable {
  public let geoData: GeoDataFolder
  /// Where plan.yaml and the files it names lie.
  public let files: SourceFiles

  public init(geoData: GeoDataFolder, files: SourceFiles = .disk) {
    self.geoData = geoData
    self.files = files
  }

  /// - Parameter path: of plan.yaml; the files it names are looked for from its folder.
  /// - Throws: every fault found, at most `TableErrors.limit` of them kept.
  public func read(_ path: String) throws(TableErrors) -> PlanDocument {
    let data = try files.read(path, limit: PlanNodeReader.byteLimit, namedAt: TablePlace(file: path))
    let name = URL(filePath: path).lastPathComponent
    let root = try PlanNodeReader.read(data, file: name)
    let log = FaultLog()
    guard let mapping = PlanMapping(root, allowed: PlanReading.keys, log: log) else {
      throw TableErrors(log.errors, total: log.total)
    }
    let file = DigestedFile(name: name, path: path, sha256: TableDigest.sha256(of: data))
    var reading = PlanReading(
      root: mapping, geoData: geoData, source: files, folder: Self.folder(of: path), planFile: file, log: log)
    let document = reading.document()
    try log.check()
    return document
  }

  /// The folder of a file, as text: relative stays relative.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}

/// The reading of one plan: what has been read so far, and where its files are.
struct PlanReading {
  static let keys = [
    "landplan", "id", "title", "language", "date", "judgedOn", "unitRegister", "crs", "operation", "fictitious",
    "scheme",
    "units", "unitAliases", "boundaries", "periods", "layers", "quotas", "baseline", "unparcelled", "projects",
    "projectShapes", "capital", "confidentialCodes",
    "thresholds",
    "unitRule", "areaBasis", "groups", "decimal", "accuracy",
  ]

  let root: PlanMapping
  let geoData: GeoDataFolder
  let source: SourceFiles
  /// Empty, or ending with `/`.
  let folder: String
  let log: FaultLog
  var files: [DigestedFile]
  var notices: [TableNotice] = []
  var decimalSign: DecimalSign?
  /// Any table row or layer said to be fictitious.
  var hasFictitious = false

  init(
    root: PlanMapping, geoData: GeoDataFolder, source: SourceFiles, folder: String, planFile: DigestedFile,
    log: FaultLog
  ) {
    self.root = root
    self.geoData = geoData
    self.source = source
    self.folder = folder
    self.log = log
    files = [planFile]
  }

  mutating func document() -> PlanDocument {
    checkVersion()
    var plan = head()
    decimalSign = root.choice("decimal", DecimalSign.allCases)
    plan.scheme = scheme()
    plan.register = register()
    plan.unitNames = unitNames(plan.register)
    plan.periods = periods()
    plan.confidentialCodes = confidentialCodes(in: plan.scheme)
    let subjects = PlanSubjects(scheme: plan.scheme, register: plan.register, log: log)
    plan.quotas = quotas(subjects, periods: plan.periods)
    plan.baseline = baseline(subjects)
    plan.unparcelled = unparcelled(subjects)
    plan.projects = projects(subjects, periods: plan.periods)
    plan.capital = capital(periods: plan.periods)
    plan.protectedLand = protectedLand(plan)
    let projectShapes = projectShapes()
    let accuracy = accuracy()
    let boundaries = boundaries(subjects)
    let layers = layers(periods: plan.periods, subjects)
    plan.isFictitious = root.flag("fictitious") || hasFictitious
    var document = PlanDocument(
      plan: plan, layers: layers, boundaries: boundaries, accuracy: accuracy, files: files,
      notices: notices + log.notices)
    document.crsPlace = root.place(of: "crs")
    document.projectShapes = projectShapes
    return document
  }

  private func checkVersion() {
    guard let version = root.requiredText("landplan", allowed: ["1"]) else { return }
    if version != "1" {
      log.add(.notAllowed, at: root.place(of: "landplan"), found: version, allowed: ["1"])
    }
  }

  private func head() -> Plan {
    var plan = Plan(id: root.requiredText("id") ?? "", crs: crs(root, required: true) ?? "")
    plan.language = root.choice("language", Language.allCases) ?? .vietnamese
    plan.title = title(plan.language)
    plan.date = root.date("date")
    plan.judgedOn = root.date("judgedOn")
    plan.operation = root.text("operation")
    plan.unitRule = root.choice("unitRule", UnitRule.allCases) ?? .attribute
    plan.areaBasis = root.choice("areaBasis", AreaBasis.allCases) ?? .computed
    plan.thresholds = thresholds()
    return plan
  }

  /// `{vi: …, en: …}`, or one text in the plan's language.
  private func title(_ language: Language) -> [Language: String] {
    guard let node = root.node("title") else { return [:] }
    if case .text(let text) = node.content { return [language: text] }
    guard let titles = PlanMapping(node, allowed: Language.allCases.map(\.rawValue), log: log) else { return [:] }
    var result: [Language: String] = [:]
    for language in Language.allCases {
      if let text = titles.text(language.rawValue) { result[language] = text }
    }
    return result
  }

  /// `EPSG:5897`: an authority and a code.
  func crs(_ mapping: PlanMapping, required: Bool = false) -> String? {
    guard let text = required ? mapping.requiredText("crs") : mapping.text("crs") else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) { return text }
    log.add(.wrongType, at: mapping.place(of: "crs"), found: text, allowed: ["EPSG:5897"])
    return nil
  }

  private func thresholds() -> Thresholds {
    var thresholds = Thresholds()
    let keys = ["minOverlap", "unitTolerance", "nearLimit", "spikeWidth", "projectArea"]
    guard let node = root.node("thresholds"), let mapping = PlanMapping(node, allowed: keys, log: log) else {
      return thresholds
    }
    thresholds.minOverlap = mapping.area("minOverlap") ?? thresholds.minOverlap
    thresholds.unitTolerance = mapping.area("unitTolerance") ?? thresholds.unitTolerance
    thresholds.nearLimit = mapping.share("nearLimit") ?? thresholds.nearLimit
    thresholds.spikeWidth = mapping.length("spikeWidth") ?? thresholds.spikeWidth
    thresholds.projectArea = mapping.area("projectArea") ?? thresholds.projectArea
    return thresholds
  }

  private func confidentialCodes(in scheme: CategoryScheme?) -> Set<CategoryCode> {
    guard let texts = root.texts("confidentialCodes") else { return ["CQP", "CAN"] }
    let codes = texts.map { CategoryCode($0) }
    guard let scheme else { return Set(codes) }
    return Set(
      codes.map { code in
        if let known = scheme.resolve(code) { return known }
        log.add(
          .unknownCategory, at: root.place(of: "confidentialCodes"), found: code.text,
          nearest: NearestText.closest(to: code.text, in: scheme.categories.map(\.code.text)))
        return code
      })
  }

  // MARK: Files

  /// The path of a file that the plan names.
  func path(of file: String) -> String { file.hasPrefix("/") ? file : folder + file }

  /// Reads a table named by a key; nil when the key is absent, or the table could not be split (logged).
  mutating func table(_ key: String, _ schema: TableSchema) -> CSVTable? {
    guard let file = root.text(key) else { return nil }
    do {
      let data = try source.read(path(of: file), namedAt: root.place(of: key))
      files.append(DigestedFile(name: file, path: path(of: file), sha256: TableDigest.sha256(of: data)))
      let table = try CSVReader(decimalSign: decimalSign).read(data, file: file, columns: schema)
      notices += table.notices
      return table
    } catch {
      log.add(error)
      return nil
    }
  }

  /// Logs when a file that is read later is not there.
  func checkPresence(of file: String, at place: TablePlace) {
    switch source.kind(of: path(of: file)) {
    case .absent: log.add(.noSuchFile, at: place, found: path(of: file))
    case .folder, .other: log.add(.notAFile, at: place, found: path(of: file))
    case .file: break
    }
  }
}
