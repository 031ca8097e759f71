import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// Reads what a plan file names: tables, layers, boundaries; everything ends in the plan CRS.
struct PlanLoader {
  let geoData: GeoDataFolder
  let threads: Int
  let projectsExactly: Bool
  let progress: (@Sendable (SessionProgress) -> Void)?

  private func plane(of document: PlanDocument, _ path: String) throws -> CRS {
    do {
      return try MetricCRS.read(document.plan.crs, file: path)
    } catch SessionError.crsNotRead(let crs, _, let reason) {
      let place = document.crsPlace ?? TablePlace(file: path)
      throw TableErrors([TableError(.unknownCRS, at: place, found: crs, allowed: [reason])])
    }
  }

  /// What is known without its layers and boundaries.
  private func head(of document: PlanDocument) throws -> SessionSources {
    var sources = SessionSources(plan: document.plan)
    sources.accuracy = document.accuracy
    sources.notices = document.notices
    sources.readPaths = document.files.map(\.path) + document.layers.map(\.path)
    sources.readPaths += [document.boundaries?.path, document.projectShapes?.path].compactMap { $0 }
    sources.inputs = document.files.enumerated().map { index, file in
      SessionInput(role: index == 0 ? .plan : .table, file: file.name, sha256: file.sha256)
    }
    if sources.accuracy == nil, let regulation = try AccuracyReader.first(in: geoData) {
      sources.accuracy = regulation.regulation
      sources.inputs += regulation.files.map { SessionInput(role: .table, file: $0.name, sha256: $0.sha256) }
    }
    return sources
  }

  func load(_ path: String) async throws -> SessionSources {
    let document = try PlanReader(geoData: geoData).read(path)
    guard document.plan.areaBasis == .computed else {
      throw SessionError.areaBasisNotAvailable(document.plan.areaBasis.rawValue)
    }
    let target = try plane(of: document, path)
    let projector = LayerProjector(
      target: target, operation: document.plan.operation, threads: threads, isExact: projectsExactly)
    var sources = try head(of: document)
    sources.target = target
    let encodings = try TextEncodings.read(from: geoData)
    if let boundaries = document.boundaries {
      try await add(boundaries, to: &sources, projector: projector, encodings: encodings)
    }
    if let shapes = document.projectShapes {
      try await add(
        shapes, to: &sources, projector: projector, text: encodings.reading(told: nil, inputs: &sources.inputs))
    }
    let aliases = try FieldAliases.read(from: geoData)
    sources.inputs.append(aliases.input)
    let plausibility = try LayerPlausibility(
      target: target, operation: document.plan.operation, outline: sources.outline,
      expectedName: document.boundaries?.file ?? target.areaOfUse?.name ?? target.name,
      candidates: CRSCandidates.read(from: geoData))
    for source in document.layers {
      let text = try encodings.reading(told: source.encoding, inputs: &sources.inputs)
      try await add(
        source, to: &sources, projector: projector, plausibility: plausibility, aliases: aliases.aliases, text: text)
    }
    if sources.plan.scheme == nil {
      sources.plan.scheme = try OwnCodes.scheme(of: sources.layers.filter { $0.content != .overlay })
    }
    sources.plan.isFictitious = sources.plan.isFictitious || sources.layers.contains(where: \.isFictitious)
    try unite(&sources, target: target, places: document.layers)
    sources.readUses()
    return sources
  }

  /// Takes parts of one territory together, and says so; says, too, of allocations that a layer of the full territory
  /// makes superfluous.
  private func unite(_ sources: inout SessionSources, target: CRS, places: [LayerSource]) throws {
    let union = try LayerUnion(target: target).united(sources.layers)
    let strays = Dictionary(zip(sources.layers, sources.strays).map { ($0.id, $1.parts) }) { first, _ in first }
    sources.strays = union.layers.map { layer in
      let parts = union.united.first { $0.joined(separator: " + ") == layer.id } ?? [layer.id]
      return LayerStrays(parts: parts.flatMap { strays[$0] ?? [] })
    }
    sources.layers = union.layers
    func notice(_ kind: TableNotice.Kind, _ id: String, found: String, allowed: [String]) {
      guard let place = places.first(where: { $0.id == id })?.place else { return }
      sources.notices.append(TableNotice(kind, at: place, found: found, allowed: allowed))
    }
    for ids in union.united { notice(.layersUnited, ids[0], found: ids[0], allowed: ids) }
    for layer in union.layers where layer.content == .allocations {
      guard let last = layer.uses.last,
        let whole = union.layers.first(where: { other in
          other.content == .whole && other.uses.contains { $0.day == last.day }
        })
      else { continue }
      let id = places.first { layer.id == $0.id || layer.id.hasPrefix($0.id + " + ") }?.id ?? layer.id
      notice(.allocationsUnused, id, found: layer.id, allowed: [whole.id, last.day?.description ?? ""])
    }
  }

  private func add(
    _ boundaries: BoundarySource, to sources: inout SessionSources, projector: LayerProjector,
    encodings: TextEncodings
  ) async throws {
    let text = try encodings.reading(told: boundaries.encoding, inputs: &sources.inputs)
    let result = try await BoundaryReader(projector: projector)
      .read(
        boundaries.path, codeField: boundaries.codeField, crs: boundaries.crs, names: sources.plan.unitNames, text: text
      )
    var input = result.input
    input.file = boundaries.file
    input.source = boundaries.source
    input.scale = boundaries.scale
    sources.inputs.append(input)
    sources.plan.isFictitious = sources.plan.isFictitious || result.isFictitious || boundaries.isFictitious
    sources.unitShapes = result.shapes.filter { sources.plan.register?[$0.key] != nil }
    sources.outlineBirth = result.birth
    if let outline = boundaries.outline {
      guard let shape = result.shapes[outline] else {
        throw SessionError.outlineMissing(file: boundaries.path, code: outline.text)
      }
      sources.outline = shape
    } else {
      sources.outline = try GeometryEngine().union(of: result.shapes.sorted { $0.key < $1.key }.map(\.value))
    }
  }

  /// The shapes of projects that the list has; shapes of others are of no use.
  private func add(
    _ source: ProjectShapeSource, to sources: inout SessionSources, projector: LayerProjector, text: TextReading
  ) async throws {
    let result = try await BoundaryReader(projector: projector)
      .read(source.path, codeField: source.idField, crs: source.crs, text: text)
    var input = result.input
    (input.file, input.source, input.role) = (source.file, source.source, .table)
    sources.inputs.append(input)
    sources.plan.isFictitious = sources.plan.isFictitious || result.isFictitious
    let ids = Set(sources.plan.projects.map(\.id))
    for (id, shape) in result.shapes where ids.contains(id.text) { sources.projectShapes[id.text] = shape }
  }

  private func add(
    _ source: LayerSource, to sources: inout SessionSources, projector: LayerProjector,
    plausibility: LayerPlausibility, aliases: FieldAliases, text: TextReading
  ) async throws {
    let result = try ParcelLayerReader.read(
      .path(source.path), id: source.id, content: source.content, scale: source.scale, mapping: source.fields,
      aliases: aliases, crsOverride: source.crs, text: text, threads: threads,
      progress: ReadProgress(progress, path: source.path)?.tell)
    progress?(SessionProgress(phase: .project, done: 0, total: result.layer.count))
    var read = result.layer
    if let unit = source.unit { read.units = .repeating(unit.text, count: read.count) }
    var (layer, record) = try await projector.project(read)
    try plausibility.check(layer)
    let strays = try await DisplacementSearch(plausibility: plausibility, threads: threads).strays(of: layer)
    sources.strays.append(LayerStrays(parts: [(strays, layer.count)]))
    layer.files[0].name = source.file
    layer.isFictitious = layer.isFictitious || source.isFictitious
    let unitNotes =
      sources.plan.unitNames.flatMap { UnitNameReader(names: $0, plan: sources.plan).read(&layer) }.map { [$0] } ?? []
    sources.layers.append(layer)
    let confidential = ConfidentialRows(layer, sources.plan)
    let notes = result.notes.filter { source.unit == nil || !$0.isAbout(.unit) }
      .map { $0.hidingExample { confidential[$0] } }
    sources.notes.append(LayerNotes(layer: source.id, file: source.file, notes: notes + unitNotes))
    sources.inputs.append(
      SessionInput(
        role: .layer, file: source.file, sha256: result.input.sha256, features: result.input.features,
        transformation: record, source: source.source, scale: source.scale))
  }
}

extension MappingNote {
  /// Whether the note says which field has a role, or that none has it.
  func isAbout(_ role: FieldRole) -> Bool {
    switch self {
    case .taken(let other, _, _, _), .alsoMatched(let other, _), .missing(let other): other == role
    default: false
    }
  }
}

extension CRS {
  /// A CRS that a file or a flag names.
  /// - Throws: `SessionError.crsNotRead`.
  static func read(_ text: String, file: String?) throws -> CRS {
    do throws(GeometryError) {
      return try CRS(text)
    } catch {
      throw SessionError.crsNotRead(crs: text, file: file, reason: error.libraryText)
    }
  }
}

extension GeometryError {
  /// The library's own words, where it had any.
  var libraryText: String {
    switch self {
    case .geos(_, let message), .proj(_, let message, _): message
    case .unsupportedCRS(_, let reason): reason
    default: "\(self)"
    }
  }
}

/// A CRS in which areas can be measured.
enum MetricCRS {
  /// - Throws: `SessionError` for degrees, other units than the metre, and withdrawn codes.
  static func read(_ text: String, file: String?) throws -> CRS {
    let crs = try CRS.read(text, file: file)
    if crs.isDeprecated { throw SessionError.deprecatedCRS(crs: text, file: file, replacements: crs.replacements) }
    guard !crs.isGeographic, crs.unitFactor == 1 else {
      throw SessionError.targetCRSNotMetric(crs: text, name: crs.name, file: file)
    }
    return crs
  }
}
