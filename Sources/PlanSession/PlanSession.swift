import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// One run from sources to results: read → project → cover → place in units → sum → judge → check.
public struct PlanSession: Sendable {
  private let request: SessionRequest
  private let progress: (@Sendable (SessionProgress) -> Void)?

  private init(_ request: SessionRequest, progress: (@Sendable (SessionProgress) -> Void)?) {
    self.request = request
    self.progress = progress
  }

  /// - Throws: `ReadError`, `TableErrors`, `SessionError`, `GeometryError`, `GeoDataFolder.NotFound` for what could not be
  ///   done; faults of the data are findings of the result. `CancellationError` when the task is cancelled.
  public static func run(
    _ request: SessionRequest, progress: (@Sendable (SessionProgress) -> Void)? = nil
  ) async throws -> SessionResult {
    try await PlanSession(request, progress: progress).run()
  }

  private func run() async throws -> SessionResult {
    var sources = try await load()
    if let minOverlap = request.minOverlap { sources.plan.thresholds.minOverlap = minOverlap }
    let periods = try askedPeriods(of: sources.plan)
    let zones = sources.plan.register.flatMap { register in
      sources.unitShapes.isEmpty ? nil : UnitZones(shapes: sources.unitShapes, register: register)
    }
    var layers: [LayerSnapshot] = []
    for layer in sources.layers {
      try Task.checkCancellation()
      layers.append(try await LayerSurvey(request: request, sources: sources, zones: zones, tell: tell).survey(layer))
    }
    tell(.check, done: 0, total: 0)
    let stocks = try StockTables(plan: sources.plan, layers: layers, zones: zones)
    let days: [CalendarDate?] = periods.isEmpty ? [nil] : periods.map(\.stockDate)
    var snapshot = PlanSnapshot(
      plan: sources.plan, layers: layers, accuracy: sources.accuracy, looksAtGaps: request.looksAtGaps)
    let years = Set(periods.map(\.stockDate.year))
    QuotaBalances(plan: sources.plan, stocks: stocks).judge(years: years, into: &snapshot)
    let areas = try days.flatMap { try stocks.rows(on: $0) }
    let report = CheckRunner.run(on: snapshot, threads: request.threads)
    var result = SessionResult(
      snapshot: snapshot, inputs: sources.inputs, notes: sources.notes, notices: sources.notices, days: days,
      areas: areas, checks: report.entries,
      runHash: RunHash(plan: sources.plan, inputs: sources.inputs, request: request).text)
    result.roundings = try days.flatMap { try stocks.roundings(on: $0) }
    if let outline = sources.outline {
      result.boundaryEllipsoidalArea = try GeodesicMeasure(crs: CRS(sources.plan.crs)).area(of: outline)
    }
    return result
  }

  private func load() async throws -> SessionSources {
    let geoData = try GeoDataFolder.find(explicit: request.geoData)
    switch request.source {
    case .plan(let path):
      return try await PlanLoader(geoData: geoData, threads: request.threads, progress: progress).load(path)
    case .files(let files):
      return try await FileLoader(
        geoData: geoData, threads: request.threads, minOverlap: request.minOverlap, progress: progress
      ).load(files)
    }
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
