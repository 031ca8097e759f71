import Geometry
public import LandUse
import PlanChecks
import PlanFormats
public import PlanSession

/// Writes results: the folder of a run, the folder of one unit's plan, or single files.
public struct ResultFiles: Sendable {
  private let content: ReportContent
  private let progress: (@Sendable (SessionProgress) -> Void)?

  public init(_ content: ReportContent, progress: (@Sendable (SessionProgress) -> Void)? = nil) {
    self.content = content
    self.progress = progress
  }

  /// Everything: `report.json`, `findings.geojson`, `findings.csv`, `quotas.csv`, `areas.csv`, `matrix.csv` where
  /// a layer shows the uses of two days, and for each planned unit `plans/<code>/`. The folder appears whole, with its
  /// manifest.
  ///
  /// - Returns: how many files there are, the manifest included.
  /// - Throws: `OutputError`, `GeometryError`.
  public func writeRun(to folder: OutputFolder) async throws -> Int {
    let content = content
    try folder.write("report.json") { ReportJSON(content, to: $0).write() }
    try folder.write("findings.geojson") { try FindingsGeoJSON.write(content, to: $0) }
    try folder.write("findings.csv") { try FindingsCSV.write(content, to: $0) }
    try folder.write("quotas.csv") { QuotasCSV.write(content.balances, of: content, to: $0) }
    try folder.write("areas.csv") { AreasCSV.write(content.result.areas, of: content, to: $0) }
    let transitions = TransitionContent(content)
    if transitions.hasPairs { try folder.write("matrix.csv") { TransitionsCSV.write(transitions, to: $0) } }
    let units = content.plannedUnits
    let files = try await PlanFiles(content, units: units.map(\.id))
    for (position, unit) in units.enumerated() {
      progress?(SessionProgress(phase: .write, done: position, total: units.count))
      try files.write(unit, days: content.result.days, to: folder, under: "plans/\(PathComponent(unit.id.text))/")
    }
    return try finish(folder)
  }

  /// One unit's plan, any level, for some of the days: the files of `plans/<code>/` alone.
  public func writePlan(of unit: AdministrativeUnit, days: [CalendarDate?], to folder: OutputFolder) async throws -> Int
  {
    try await PlanFiles(content, units: [unit.id]).write(unit, days: days, to: folder, under: "")
    return try finish(folder)
  }

  private func finish(_ folder: OutputFolder) throws -> Int {
    try folder.finish(
      OutputManifest(
        toolVersion: content.options.toolVersion, runHash: content.result.runHash, isFictitious: content.isFictitious,
        inputs: content.result.inputs))
    return folder.names.count
  }

  // MARK: Single files

  /// `report.json` as a file, or as bytes for standard output (`path` nil).
  public func report(to path: String?) throws -> [UInt8]? { try single(path) { ReportJSON(content, to: $0).write() } }

  /// The report's `quotas` alone.
  public func quotas(_ balances: [QuotaBalance], to path: String?) throws -> [UInt8]? {
    try single(path) { ReportJSON(content, to: $0).writeQuotas(balances) }
  }

  /// What is left under quotas.
  public func room(_ balances: [QuotaBalance], to path: String?) throws -> [UInt8]? {
    try single(path) { ReportJSON(content, to: $0).writeRoom(balances) }
  }

  public func roomTable(_ balances: [QuotaBalance], to path: String?) throws -> [UInt8]? {
    try single(path) { BalanceCSV.write(balances, of: content, to: $0) }
  }

  /// What the number asked for is made of.
  public func traces(to path: String?) throws -> [UInt8]? {
    try single(path) { ReportJSON(content, to: $0).writeTraces() }
  }

  public func traceTable(to path: String?) throws -> [UInt8]? { try single(path) { TraceCSV.write(content, to: $0) } }

  /// Projects and needed capital as JSON.
  public func projects(_ report: ProjectReport, to path: String?) throws -> [UInt8]? {
    try single(path) { ProjectsJSON(report: report, json: JSONWriter(to: $0, pretty: true)).writeDocument() }
  }

  /// Projects as CSV.
  public func projectTable(_ report: ProjectReport, to path: String?) throws -> [UInt8]? {
    try single(path) { ProjectsCSV.write(report, to: $0) }
  }

  /// Matrices of change of use, with the head of a report.
  public func transitions(_ transitions: TransitionContent, to path: String?) throws -> [UInt8]? {
    try single(path) { ReportJSON(content, to: $0).write(transitions) }
  }

  /// The same as `matrix.csv`.
  public func transitionsCSV(_ transitions: TransitionContent, to path: String?) throws -> [UInt8]? {
    try single(path) { TransitionsCSV.write(transitions, to: $0) }
  }

  /// Findings as CSV where the path ends so, else as GeoJSON.
  public func findings(to path: String?) throws -> [UInt8]? {
    try single(path) { file in
      if path?.lowercased().hasSuffix(".csv") == true {
        try FindingsCSV.write(content, to: file)
      } else {
        try FindingsGeoJSON.write(content, to: file)
      }
    }
  }

  /// The parcels of a unit as GeoJSON, with the uses of a day.
  public func parcels(of unit: UnitID, on day: CalendarDate?, to path: String) async throws {
    let files = try await PlanFiles(content, units: [unit])
    _ = try single(path) { files.writeParcels(of: unit, on: day, to: $0) }
  }

  private func single(_ path: String?, _ body: (OutputFile) throws -> Void) throws -> [UInt8]? {
    try SingleFile.write(to: path, body)
  }
}

/// The files of units' plans; the positions of all layers are brought into the CRS of the files once.
private struct PlanFiles {
  let content: ReportContent
  let parcels: [UnitID: UnitParcels]
  let positions: [[Coordinate]]
  let crsMember: String?

  init(_ content: ReportContent, units: [UnitID]) async throws {
    self.content = content
    parcels = UnitParcels.lists(of: units, in: content)
    let projector = try PlaceProjector(content.plan, to: content.options.outputCRS)
    var positions: [[Coordinate]] = []
    for layer in content.result.snapshot.layers {
      positions.append(try await projector.positions(of: layer.layer, threads: content.options.threads))
    }
    self.positions = positions
    crsMember = projector.crsMember
  }

  func write(
    _ unit: AdministrativeUnit, days: [CalendarDate?], to folder: OutputFolder, under prefix: String
  ) throws {
    for day in days {
      let period = PathComponent(content.periodName(day)).text
      try folder.write("\(prefix)parcels-\(period).geojson") { writeParcels(of: unit.id, on: day, to: $0) }
      try folder.write("\(prefix)areas-\(period).csv") {
        AreasCSV.write(areas(of: unit.id, on: day), of: content, to: $0)
      }
      let balances = content.balances(of: unit.id, withUnitsBelow: true).filter { day == nil || $0.stockDate == day }
      try folder.write("\(prefix)quota-\(period).csv") { QuotasCSV.write(balances, of: content, to: $0) }
    }
    try folder.write("\(prefix)plan.md") { file in
      var plan = PlanMarkdown(content, unit: unit, days: days, parcels: parcels[unit.id] ?? UnitParcels())
      plan.write(to: file)
    }
  }

  func writeParcels(of unit: UnitID, on day: CalendarDate?, to file: OutputFile) {
    ParcelsGeoJSON(content: content, unit: unit, day: day, positions: positions, crsMember: crsMember)
      .write(parcels[unit] ?? UnitParcels(), to: file)
  }

  /// The unit's own rows and those of the units below it.
  private func areas(of unit: UnitID, on day: CalendarDate?) -> [AreaRow] {
    content.result.areas.filter { row in
      row.day == day && (row.unit.map { content.lineage(of: $0).contains(unit) } ?? false)
    }
  }
}
