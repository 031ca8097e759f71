import Coverage
import Geometry
import LandUse
import PlanFormats

/// Reads GeoJSON files without a plan: what a plan would say is taken from flags and from the files.
struct FileLoader {
  let geoData: GeoDataFolder
  let threads: Int
  let minOverlap: Area?
  let progress: (@Sendable (SessionProgress) -> Void)?

  func load(_ source: FileSource) async throws -> SessionSources {
    let aliases = try FieldAliases.read(from: geoData)
    let candidates = try CRSCandidates.read(from: geoData)
    let read = try source.paths.map { path in
      try ParcelLayerReader.read(
        .path(path), id: Self.name(of: path), mapping: source.mapping, aliases: aliases, crsOverride: source.crs,
        progress: progress.map { progress in
          { bytes, _ in progress(SessionProgress(phase: .read, done: bytes, total: 0)) }
        })
    }
    let target = try target(source, first: read[0].layer, candidates: candidates)
    let projector = LayerProjector(target: target, operation: nil, threads: threads)
    var sources = SessionSources(plan: Plan(id: Self.name(of: source.paths[0]), crs: target.identifier ?? target.name))
    if let path = source.boundary {
      let result = try await BoundaryReader(projector: projector).read(path, codeField: nil, crs: nil)
      sources.outline = result.outline
      sources.inputs.append(result.input)
    }
    let plausibility = LayerPlausibility(
      target: target, operation: nil, expected: sources.outline?.envelope,
      expectedName: source.boundary ?? target.areaOfUse?.name ?? target.name, candidates: candidates)
    var layers: [ParcelLayer] = []
    for (path, result) in zip(source.paths, read) {
      let (layer, record) = try await projector.project(result.layer)
      try plausibility.check(layer)
      layers.append(layer)
      sources.notes.append(LayerNotes(layer: layer.id, file: path, notes: result.notes))
      sources.inputs.append(
        SessionInput(
          role: .layer, file: path, sha256: result.input.sha256, features: result.input.features,
          transformation: record))
    }
    sources.layers = try ParcelLayer.joining(layers).map { [$0] } ?? []
    try complete(&sources)
    return sources
  }

  /// What a plan's tables would give: the scheme where the codes are its codes, units and categories from the data otherwise.
  private func complete(_ sources: inout SessionSources) throws {
    guard let layer = sources.layers.first else { return }
    sources.plan.isFictitious = layer.isFictitious
    if let minOverlap { sources.plan.thresholds.minOverlap = minOverlap }
    if let units = layer.units { sources.plan.register = try .fromData(units) }
    sources.plan.scheme = try scheme(for: layer)
    sources.accuracy = try AccuracyReader.first(in: geoData)
  }

  /// The first scheme that knows at least one of the codes; else the codes are their own scheme.
  private func scheme(for layer: ParcelLayer) throws -> CategoryScheme? {
    let values = layer.useValues
    guard !values.isEmpty else { return nil }
    for id in geoData.schemeIDs {
      let scheme = try SchemeReader(geoData).read(id).scheme
      if values.contains(where: { scheme.resolve(CategoryCode($0)) != nil }) { return scheme }
    }
    return try .fromData(values)
  }

  /// The plane areas are measured in: as asked, else the files' own when it is one.
  private func target(_ source: FileSource, first layer: ParcelLayer, candidates: [String]) throws -> CRS {
    if let text = source.targetCRS { return try MetricCRS.read(text, file: nil) }
    let own = try CRS(layer.sourceCRS)
    if !own.isGeographic { return try MetricCRS.read(layer.sourceCRS, file: layer.file) }
    throw SessionError.targetCRSNeeded(
      file: layer.file, suggestions: TargetSuggestions.planes(for: layer, candidates: candidates))
  }

  /// The file's name without folders and endings.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? Substring(path)
    return String(last.split(separator: ".").first ?? last)
  }
}

/// Planes in metres whose area of use holds a layer given in degrees.
enum TargetSuggestions {
  /// The known ones first, then the zone of UTM on WGS 84.
  static func planes(for layer: ParcelLayer, candidates: [String]) -> [CRSSuggestion] {
    guard let middle = layer.sourcePoints.first(where: { abs($0.x) <= 180 && abs($0.y) <= 84 }) else { return [] }
    let zone = min(60, Int((middle.x + 180) / 6) + 1)
    let utm = "EPSG:\((middle.y < 0 ? 32_700 : 32_600) + zone)"
    let codes = candidates.contains(utm) ? candidates : candidates + [utm]
    return codes.compactMap { code in
      guard let crs = try? CRS(code), !crs.isGeographic,
        crs.areaOfUse?.contains(longitude: middle.x, latitude: middle.y) == true
      else { return nil }
      return CRSSuggestion(crs: code, name: crs.name, isSwapped: false)
    }
  }
}
