import Coverage
import Geometry
public import LandUse
import PlanChecks
public import PlanSession
public import PlanWords

/// A result as reports show it: who is named, what is confidential, which day is which period.
///
/// Made once for all files of a run; a class, so that whatever writes a part of them has it for one reference. All of
/// it follows the plan's language unless another is given.
public final class ReportContent: Sendable {
  public let result: SessionResult
  public let options: ReportOptions
  public let words: Words
  /// True when any input is: then everything says so.
  public let isFictitious: Bool
  /// What an earlier report has of the findings; nil where none was given.
  public let known: KnownFindings?
  let findings: ShownFindings
  let counts: FindingCounts
  /// Of each layer.
  let coverage: [CoverageFacts]
  let areaIndex: AreaIndex
  private let layerRows: [String: Int]
  /// Layers that were read from several files.
  private let layersOfSeveralFiles: Set<String>

  public init(
    _ result: SessionResult, options: ReportOptions, language: Language? = nil, known: KnownFindings? = nil
  ) {
    self.result = result
    self.known = known
    self.options = options
    let plan = result.snapshot.plan
    let layers = result.snapshot.layers
    words = Words(plan, in: language)
    isFictitious =
      plan.isFictitious || layers.contains { $0.layer.isFictitious }
      || plan.quotas.contains { $0.isFictitious } || plan.baseline.contains { $0.isFictitious }
    areaIndex = AreaIndex(result.areas, sums: result.unitSums)
    findings = ShownFindings(result.checks, includesConfidential: options.includesConfidential, known: known)
    counts = FindingCounts(result.checks, known: known)
    coverage = layers.map { CoverageFacts($0, minOverlap: plan.thresholds.minOverlap) }
    layerRows = Dictionary(layers.enumerated().map { ($1.layer.id, $0) }, uniquingKeysWith: { first, _ in first })
    layersOfSeveralFiles = Set(layers.filter { $0.layer.files.count > 1 }.map(\.layer.id))
  }

  private init(_ content: ReportContent, in language: Language) {
    result = content.result
    options = content.options
    words = Words(content.plan, in: language)
    isFictitious = content.isFictitious
    known = content.known
    findings = content.findings
    counts = content.counts
    coverage = content.coverage
    areaIndex = content.areaIndex
    layerRows = content.layerRows
    layersOfSeveralFiles = content.layersOfSeveralFiles
  }

  /// The same content in another language, nothing of it made again: for the terminal beside files.
  public func told(in language: Language) -> ReportContent {
    language == words.language ? self : ReportContent(self, in: language)
  }

  var plan: Plan { result.snapshot.plan }
  var register: UnitRegister? { plan.register }
  var say: Phrasing { Phrasing(words.language) }

  /// Every sheet's banner; nil for real data.
  var banner: String? { isFictitious ? words.notice(.illustrative) : nil }

  var title: String {
    let given = plan.title[words.language] ?? plan.title[.vietnamese] ?? plan.title[.english]
    if let given { return given }
    // Without a plan several files are one layer, and the plan has the first one's name.
    let layer = result.snapshot.layers.first?.layer
    return layer.flatMap { isOfFiles($0) ? fileNames(of: $0) : nil } ?? plan.id
  }

  /// The layer's id; of one that was read from several files their names, or the first and how many more.
  func name(of layer: ParcelLayer) -> String { isOfFiles(layer) ? fileNames(of: layer) : layer.id }

  /// Files that no plan names; layers of a plan that were taken together have their ids.
  private func isOfFiles(_ layer: ParcelLayer) -> Bool { layer.files.count > 1 && layer.idScopes.isEmpty }

  private func fileNames(of layer: ParcelLayer) -> String {
    let names = layer.files.map { file in file.name.split(separator: "/").last.map(String.init) ?? file.name }
    let all = names.joined(separator: " + ")
    guard names.count > 3 || TextWidth.columns(all) > Self.titleWidth else { return all }
    let more = words.numbers.integer(names.count - 1)
    return names[0] + say(" + \(more) tệp", " + \(more) file" + (names.count == 2 ? "" : "s"))
  }

  private static let titleWidth = 50

  /// Where a layer stands in the snapshot: to hand the layer itself about copies references to all its columns.
  func position(ofLayer id: String) -> Int? { layerRows[id] }

  // MARK: Days

  /// The name of a day in files: the period whose stocks it dates, else the day, else `undated`.
  func periodName(_ day: CalendarDate?) -> String {
    guard let day else { return "undated" }
    return plan.periods.first { $0.stockDate == day }?.id ?? day.description
  }

  /// The day of a period: `2021-2025`, or a stock date.
  func day(ofPeriod name: String) -> CalendarDate?? {
    result.days.first { periodName($0) == name || $0?.description == name }
  }

  // MARK: Units

  /// The unit a parcel is told under: the one its record names, else the one with its largest share.
  func unit(ofRow row: Int, inLayer position: Int) -> UnitID? {
    if let text = result.snapshot.layers[position].layer.units?.text(row) {
      let named = UnitID(text)
      if register == nil || register?[named] != nil { return named }
    }
    return result.snapshot.layers[position].largestUnit(of: row)
  }

  /// The unit a finding lies in; nil when it belongs to none.
  func unit(of finding: Finding) -> UnitID? {
    for subject in finding.subjects {
      switch subject {
      case .unit(let id): return id
      case .parcel(let layerID, let row, _):
        if let layer = position(ofLayer: layerID), let unit = unit(ofRow: row, inLayer: layer) { return unit }
      default: continue
      }
    }
    return nil
  }

  /// All units a finding concerns: those of its subjects and everything above them.
  func lineages(of finding: Finding) -> Set<UnitID> {
    var units: Set<UnitID> = []
    for subject in finding.subjects {
      switch subject {
      case .unit(let id): units.formUnion(lineage(of: id))
      case .parcel(let layerID, let row, _):
        guard let layer = position(ofLayer: layerID), let unit = unit(ofRow: row, inLayer: layer) else { continue }
        units.formUnion(lineage(of: unit))
      default: continue
      }
    }
    return units
  }

  func lineage(of unit: UnitID) -> [UnitID] {
    let known = register?.lineage(of: unit) ?? []
    return known.isEmpty ? [unit] : known
  }

  /// Nil for units that are only what parcels name: nobody knows their level.
  func level(of unit: UnitID) -> AdministrativeUnit.Level? {
    register.flatMap { $0.isFromData ? nil : $0[unit]?.level }
  }

  /// The day of the register of units; nil where units are only what parcels name.
  var registerDate: CalendarDate? { register.flatMap { $0.isFromData ? nil : $0.asOf } }

  /// The unit's own name with its kind; its code where the register does not know it.
  func title(of unit: UnitID) -> String { register?[unit].map { words.title(of: $0) } ?? unit.text }

  /// The unit of a level above a unit, or the unit itself.
  func unit(_ unit: UnitID?, at level: AdministrativeUnit.Level) -> UnitID? {
    unit.flatMap { lineage(of: $0).first { self.level(of: $0) == level } }
  }

  /// The units that get a plan each: the districts; without any, the largest units there are.
  var plannedUnits: [AdministrativeUnit] {
    guard let register else { return [] }
    for level in [AdministrativeUnit.Level.district, .commune, .province] {
      let units = register.units(at: level)
      if !units.isEmpty { return units }
    }
    return []
  }

  // MARK: Findings

  /// The sentence of a finding.
  func message(of shown: ShownFinding) -> String {
    words.sentence(
      for: shown.complete, includesConfidential: options.includesConfidential,
      namesFiles: !layersOfSeveralFiles.isEmpty && shown.complete.subjects.contains(where: isOfSeveralFiles))
  }

  /// True for a parcel of a layer that was read from several files.
  private func isOfSeveralFiles(_ subject: Subject) -> Bool {
    guard case .parcel(let id, _, _) = subject else { return false }
    return layersOfSeveralFiles.contains(id)
  }

  /// Whether the sentence of a finding gives positions of features.
  func tellsFeatures(_ shown: ShownFinding) -> Bool {
    words.tellsFeatures(shown.complete, includesConfidential: options.includesConfidential)
  }
}

extension ReportContent {
  /// The name of a category in the language of the files; nil for a text that is no code of the scheme.
  func categoryName(_ text: String) -> String? {
    guard let scheme = plan.scheme, let code = scheme.resolve(CategoryCode(text)), let category = scheme[code] else {
      return nil
    }
    return say(category.nameVietnamese, category.nameEnglish)
  }

  /// What stands in tables beside values that are no single category: several codes that nothing holds together, or
  /// codes nobody knows; empty for an empty text.
  func remarks(onUnknown texts: [String]) -> [String] {
    let reader = texts.allSatisfy(\.isEmpty) ? nil : plan.scheme.map { UseReader($0) }
    return texts.map { text in
      if text.isEmpty { return "" }
      return reader?.reading(of: text).state == .read
        ? say("nhiều mã, không chia được diện tích", "several codes, not divided")
        : say("mã không có trong bảng", "unknown code")
    }
  }

  /// Every verdict, in the order of the session.
  public var balances: [QuotaBalance] { result.snapshot.balances }
}
