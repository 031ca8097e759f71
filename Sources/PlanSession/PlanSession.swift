import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// One run from sources to results: read → project → cover → place in units → sum → judge → check.
public struct PlanSession: Sendable {
  /// The program's version: part of every run's hash, since another version may compute differently.
  public static let version = "0.1.0"

  private let request: SessionRequest
  private let progress: (@Sendable (SessionProgress) -> Void)?

  private init(_ request: SessionRequest, progress: (@Sendable (SessionProgress) -> Void)?) {
    self.request = request
    self.progress = progress
  }

  /// - Throws: `ReadError`, `TableErrors`, `SessionError`, `GeometryError`, `GeoDataFolder.NotFound` for what could not
  ///   be done; faults of the data are findings of the result. `CancellationError` when the task is cancelled.
  public static func run(
    _ request: SessionRequest, progress: (@Sendable (SessionProgress) -> Void)? = nil
  ) async throws -> SessionResult {
    try await PlanSession(request, progress: progress).run()
  }

  private func run() async throws -> SessionResult {
    var sources = try await load()
    if let minOverlap = request.minOverlap { sources.plan.thresholds.minOverlap = minOverlap }
    let periods = try askedPeriods(of: sources.plan)
    let zones = try sources.plan.register.flatMap { register in
      sources.unitShapes.isEmpty ? nil : try UnitZones(shapes: sources.unitShapes, register: register)
    }
    let layers = try await survey(sources, zones: zones)
    var result = try result(of: sources, layers: layers, zones: zones, periods: periods)
    if let zones {
      result.unitShapeFaults = try await UnitShapeFault.find(
        in: zones, above: sources.plan.thresholds.unitTolerance, threads: request.threads)
    }
    return result
  }

  /// What geometry finds out about the layers. Other readings of stray parcels are tried beside it, where there is a
  /// thread for them.
  private func survey(_ sources: SessionSources, zones: UnitZones?) async throws -> [LayerSnapshot] {
    let strays = sources.strays
    let known = request.threads > 1 ? nil : try strays.map { try $0.displaced() }
    async let tried = try known ?? strays.map { try $0.displaced() }
    let survey = LayerSurvey(request: request, sources: sources, zones: zones, tell: tell)
    var layers: [LayerSnapshot] = []
    for layer in sources.layers {
      try Task.checkCancellation()
      layers.append(try await survey.survey(layer))
    }
    for (index, displaced) in zip(layers.indices, try await tried) { layers[index].displaced = displaced }
    return layers
  }

  /// Sums, judges and checks: everything after geometry.
  private func result(
    of sources: SessionSources, layers: [LayerSnapshot], zones: UnitZones?, periods: [PlanPeriod]
  ) throws -> SessionResult {
    tell(.sums, done: 0, total: 0)
    let tables = try StockTables(plan: sources.plan, layers: layers, zones: zones, accuracy: sources.accuracy)
    let days = stockDays(of: sources.plan, periods: periods)
    let stocks = try days.map { try tables.stock(on: $0) }
    let snapshot = snapshot(of: sources, layers: layers, stocks: Array(zip(days, stocks)))
    tell(.check, done: 0, total: 0)
    let report = CheckRunner.run(on: snapshot, threads: request.threads)
    var result = SessionResult(
      snapshot: snapshot, inputs: sources.inputs, notes: sources.notes, notices: sources.notices, days: days,
      areas: stocks.flatMap(\.rows), checks: report.entries,
      runHash: RunHash(plan: sources.plan, inputs: sources.inputs, request: request).text)
    result.readPaths = sources.readPaths
    result.roundings = stocks.flatMap(\.roundings)
    result.unitSums = stocks.flatMap(\.sums)
    if request.asksTransitions { result.transitions = try tables.transitions(periods) }
    if let traced = request.traced {
      result.traces = try days.map { try tables.trace(traced, in: sources.plan, on: $0) }
    }
    if let outline = sources.outline {
      result.boundaryEllipsoidalArea = try GeodesicMeasure(crs: CRS(sources.plan.crs)).area(of: outline)
    }
    return result
  }

  private func snapshot(
    of sources: SessionSources, layers: [LayerSnapshot], stocks: [(day: CalendarDate?, stock: StockTables.DayStock)]
  ) -> PlanSnapshot {
    var snapshot = PlanSnapshot(
      plan: sources.plan, layers: layers, accuracy: sources.accuracy, looksAtGaps: request.looksAtGaps)
    let ledgers = stocks.compactMap { day, stock in day.flatMap { day in stock.ledger.map { (day.year, $0) } } }
    // Several days may stand on one baseline: each of its faults is told once.
    snapshot.baselineFaults = stocks.flatMap(\.stock.baselineFaults).reduce(into: []) { faults, fault in
      if !faults.contains(fault) { faults.append(fault) }
    }
    QuotaBalances(plan: sources.plan, ledgers: Dictionary(ledgers) { first, _ in first })
      .judge(years: stocks.compactMap { $0.day?.year }, into: &snapshot)
    return snapshot
  }

  private func load() async throws -> SessionSources {
    let geoData = try GeoDataFolder.find(explicit: request.geoData)
    let (threads, exactly) = (request.threads, request.projectsExactly)
    switch request.source {
    case .plan(let path):
      return try await PlanLoader(geoData: geoData, threads: threads, projectsExactly: exactly, progress: progress)
        .load(path)
    case .files(let files):
      precondition(!files.paths.isEmpty, "the command line asks for at least one file")
      return try await FileLoader(geoData: geoData, threads: threads, projectsExactly: exactly, progress: progress)
        .load(files)
    }
  }

  /// The periods' last days; of a plan without periods the last days of the years its quotas are for; of files without
  /// a plan one day without a date.
  private func stockDays(of plan: Plan, periods: [PlanPeriod]) -> [CalendarDate?] {
    if !periods.isEmpty { return periods.map(\.stockDate) }
    let years = Set(plan.quotas.map(\.year)).sorted()
    return years.isEmpty ? [nil] : years.map { CalendarDate.endOfYear($0) }
  }

  private func askedPeriods(of plan: Plan) throws -> [PlanPeriod] {
    guard let id = request.period else { return plan.periods }
    guard let period = plan.period(id) else {
      throw SessionError.unknownPeriod(id, known: plan.periods.map(\.id))
    }
    return [period]
  }

  private func tell(_ phase: SessionProgress.Phase, done: Int, total: Int) {
    progress?(SessionProgress(phase: phase, done: done, total: total))
  }
}
