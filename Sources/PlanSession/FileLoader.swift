import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// Reads GeoJSON files without a plan: what a plan would say is taken from flags and from the files.
struct FileLoader {
  let geoData: GeoDataFolder
  let threads: Int
  let projectsExactly: Bool
  let progress: (@Sendable (SessionProgress) -> Void)?

  func load(_ source: FileSource) async throws -> SessionSources {
    let candidates = try CRSCandidates.read(from: geoData)
    let aliases = try FieldAliases.read(from: geoData)
    var tables: [SessionInput] = [aliases.input]
    let text = try TextEncodings.read(from: geoData).reading(told: source.textEncoding, inputs: &tables)
    async let early = earlyFrame(of: source, candidates, text)
    let read = try read(source, aliases: aliases.aliases, text: text)
    let frame =
      if let made = try await early { made } else {
        try await lateFrame(of: source, first: read[0].layer, candidates, text)
      }
    let target = frame.projector.target
    var sources = SessionSources(plan: Plan(id: Self.name(of: source.paths[0]), crs: target.identifier ?? target.name))
    sources.target = target
    sources.inputs += tables
    sources.readPaths = source.paths + [source.boundary].compactMap { $0 }
    if let boundary = frame.boundary {
      sources.outline = boundary.outline
      sources.outlineBirth = boundary.birth
      sources.inputs.append(boundary.input)
      sources.plan.isFictitious = boundary.isFictitious
    }
    try await add(read, of: source, in: frame, to: &sources)
    try complete(&sources)
    sources.hideExamples()
    return sources
  }

  /// What the parcels are held against: the plane, and the outline in it.
  private struct Frame: Sendable {
    var projector: LayerProjector
    var boundary: BoundaryReader.Result?
    var plausibility: LayerPlausibility
  }

  /// Where the plane is named, nothing of the frame waits for the parcels: it is made while they are read. Nil where it
  /// is not, or where there is no thread for it.
  private func earlyFrame(
    of source: FileSource, _ candidates: [String], _ text: TextReading
  ) async throws -> Frame? {
    guard threads > 1, let code = source.targetCRS else { return nil }
    return try await frame(of: source, in: try MetricCRS.read(code, file: nil), candidates, text)
  }

  private func lateFrame(
    of source: FileSource, first layer: ParcelLayer, _ candidates: [String], _ text: TextReading
  ) async throws -> Frame {
    let target = try target(source, first: layer, candidates: candidates)
    return try await frame(of: source, in: target, candidates, text)
  }

  private func frame(
    of source: FileSource, in target: CRS, _ candidates: [String], _ text: TextReading
  ) async throws -> Frame {
    let projector = LayerProjector(target: target, operation: nil, threads: threads, isExact: projectsExactly)
    var boundary: BoundaryReader.Result?
    if let path = source.boundary {
      boundary = try await BoundaryReader(projector: projector)
        .read(path, codeField: nil, crs: source.boundaryCRS, text: text)
    }
    let plausibility = try LayerPlausibility(
      target: target, operation: nil, outline: boundary?.outline,
      expectedName: source.boundary ?? target.areaOfUse?.name ?? target.name, candidates: candidates)
    return Frame(projector: projector, boundary: boundary, plausibility: plausibility)
  }

  /// Brings what was read into the frame, as one layer.
  private func add(
    _ read: [ParcelLayerReader.Result], of source: FileSource, in frame: Frame, to sources: inout SessionSources
  ) async throws {
    let search = DisplacementSearch(plausibility: frame.plausibility, threads: threads)
    var layers: [ParcelLayer] = []
    var strays = LayerStrays()
    for (path, result) in zip(source.paths, read) {
      progress?(SessionProgress(phase: .project, done: 0, total: result.layer.count))
      let (layer, record) = try await frame.projector.project(result.layer)
      try frame.plausibility.check(layer)
      strays.parts.append((try await search.strays(of: layer), layer.count))
      layers.append(layer)
      sources.notes.append(LayerNotes(layer: layer.id, file: path, notes: result.notes))
      sources.inputs.append(
        SessionInput(
          role: .layer, file: path, sha256: result.input.sha256, features: result.input.features,
          transformation: record))
    }
    let target = frame.projector.target
    sources.layers = try ParcelLayer.joining(ParcelLayer.inOneSystem(layers, target: target)).map { [$0] } ?? []
    sources.strays = [strays]
  }

  private func read(
    _ source: FileSource, aliases: FieldAliases, text: TextReading
  ) throws -> [ParcelLayerReader.Result] {
    try source.paths.map { path in
      try ParcelLayerReader.read(
        .path(path), id: Self.name(of: path), mapping: source.mapping, aliases: aliases, crsOverride: source.crs,
        text: text, threads: threads, progress: ReadProgress(progress, path: path)?.tell)
    }
  }

  /// What a plan's tables would give: the scheme where the codes are its codes, units and categories from the data
  /// otherwise.
  private func complete(_ sources: inout SessionSources) throws {
    guard let layer = sources.layers.first else { return }
    sources.plan.isFictitious = sources.plan.isFictitious || layer.isFictitious
    if let units = layer.units { sources.plan.register = try .fromData(units) }
    if let scheme = try scheme(for: layer) {
      sources.plan.scheme = scheme.scheme
      sources.inputs += scheme.files.map { SessionInput(role: .table, file: $0.name, sha256: $0.sha256) }
    }
    sources.readUses()
    guard let regulation = try AccuracyReader.first(in: geoData) else { return }
    sources.accuracy = regulation.regulation
    sources.inputs += regulation.files.map { SessionInput(role: .table, file: $0.name, sha256: $0.sha256) }
  }

  /// The first scheme whose codes they are meant to be; else the codes are their own scheme.
  private func scheme(for layer: ParcelLayer) throws -> (scheme: CategoryScheme, files: [DigestedFile])? {
    guard let uses = layer.uses.first else { return nil }
    for id in geoData.schemeIDs {
      let document = try SchemeReader(geoData).read(id)
      if SchemeMatch(document.scheme, uses.codes).isMeant { return (document.scheme, document.files) }
    }
    return (try OwnCodes.scheme(of: [layer]), [])
  }

  /// The plane areas are measured in: as asked, else the files' own when it is one.
  private func target(_ source: FileSource, first layer: ParcelLayer, candidates: [String]) throws -> CRS {
    if let text = source.targetCRS { return try MetricCRS.read(text, file: nil) }
    let own = try CRS.read(layer.sourceCRS, file: layer.file)
    if !own.isGeographic { return try MetricCRS.read(layer.sourceCRS, file: layer.file) }
    let points = layer.sourcePoints
    if points.count(where: { abs($0.x) > 180 || abs($0.y) > 90 }) * 2 > points.count {
      throw SessionError.notDegrees(file: layer.file, extent: layer.shapes.envelope)
    }
    throw SessionError.targetCRSNeeded(
      file: layer.file, suggestions: TargetSuggestions.planes(for: layer, candidates: candidates))
  }

  /// The file's name without folders and endings.
  static func name(of path: String) -> String {
    let last = path.split(separator: "/").last ?? Substring(path)
    return String(last.split(separator: ".").first ?? last)
  }
}

/// Planes in metres whose area of use holds a layer given in degrees.
enum TargetSuggestions {
  /// The known ones first, then the zone of UTM on WGS 84.
  static func planes(for layer: ParcelLayer, candidates: [String]) -> [CRSSuggestion] {
    layer.sourcePoints.first { abs($0.x) <= 180 && abs($0.y) <= 84 }
      .map { planes(around: $0, candidates: candidates) } ?? []
  }

  /// - Parameter middle: degrees on WGS 84.
  static func planes(around middle: Coordinate, candidates: [String]) -> [CRSSuggestion] {
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

extension SessionSources {
  /// Takes rows of confidential land out of the notes, of which there is one list for each file of the one layer.
  fileprivate mutating func hideExamples() {
    guard let layer = layers.first else { return }
    let confidential = ConfidentialRows(layer, plan)
    guard !confidential.isEmpty else { return }
    for (index, file) in layer.files.enumerated() where notes.indices.contains(index) {
      notes[index].notes = notes[index].notes.map { note in
        note.hidingExample { confidential[file.firstRow + $0] }
      }
    }
  }
}
