import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// Looks at GeoJSON files that nobody has described yet.
public struct FileInspector: Sendable {
  private let aliases: FieldAliases
  let candidates: [String]
  /// The operation that plans pin, by the system they measure in.
  let operations: [String: String]
  let schemes: [CategoryScheme]
  /// The words beside the names of units.
  let kinds: UnitKinds
  private let encodings: TextEncodings
  private let threads: Int
  private let projectsExactly: Bool
  private let progress: (@Sendable (SessionProgress) -> Void)?

  /// - Parameters:
  ///   - geoData: where `GeoData` lies; nil looks in the documented places.
  ///   - projectsExactly: every position by PROJ itself, none by polynomials held against it.
  /// - Throws: `GeoDataFolder.NotFound`, `TableErrors`.
  public init(
    geoData: String?, threads: Int, projectsExactly: Bool = false,
    progress: (@Sendable (SessionProgress) -> Void)? = nil
  ) throws {
    let folder = try GeoDataFolder.find(explicit: geoData)
    aliases = try FieldAliases.read(from: folder).aliases
    candidates = try CRSCandidates.read(from: folder)
    operations = try CRSCandidates.operations(from: folder)
    schemes = try folder.schemeIDs.map { try SchemeReader(folder).read($0).scheme }
    kinds = try UnitKinds.read(from: folder)
    encodings = try TextEncodings.read(from: folder)
    self.threads = threads
    self.projectsExactly = projectsExactly
    self.progress = progress
  }

  /// - Parameters:
  ///   - crs: overrides what the file says.
  ///   - textEncoding: the id of the encoding of the file's text; nil for Unicode.
  /// - Throws: `ReadError` where the file cannot be read, `SessionError.crsNotRead` for an unknown `crs`,
  ///   `CancellationError`. What is wrong with features is part of the result.
  /// - Complexity: O(bytes), validity n·log n per shape; memory for the table of all fields.
  public func inspect(
    _ path: String, crs: String? = nil, textEncoding: String? = nil
  ) async throws -> FileInspection {
    let text = try encodings.reading(told: textEncoding)
    let (table, read) = try ParcelLayerReader.inspect(
      .path(path), id: FileLoader.name(of: path), aliases: aliases, crsOverride: crs, text: text,
      threads: threads, progress: ReadProgress(progress, path: path)?.tell)
    var layer = read.layer
    var system = try SystemSurvey(candidates: candidates)
      .facts(of: layer, declared: table.declaredCRS, isOverridden: crs != nil)
    let confidential = confidentialRows(of: layer, table)
    let notes = read.notes.map { note in note.hidingExample { confidential[$0] } }
    if let projected = try await projected(layer, system) {
      layer = projected.layer
      system.measuredIn = projected.plane
    }
    let shapes = try await ShapeSet(layer.shapes, threads: threads) { rows in
      progress?(SessionProgress(phase: .validity, done: rows, total: layer.count))
    }
    let extent = table.shapes.envelope
    let uses = layer.uses.map { useFacts($0, confidential) }
    var source = LayerSource(inspected: path, layer: layer, notes: notes, system: system)
    source.encoding = text.told?.id
    return FileInspection(
      file: path, byteCount: read.input.byteCount, sha256: read.input.sha256, features: table.count,
      geometryTypes: table.geometryTypes, vertices: table.shapes.vertexCount, extent: extent.isEmpty ? nil : extent,
      hasHeights: table.hasZ, decimals: table.decimals, system: system,
      fields: table.fields.map { FieldFacts($0, confidential, aliases) }, personalFields: table.otherNames,
      notes: notes,
      uses: uses, units: unitFacts(read, table),
      shapes: ShapeFacts(shapes, confidential, isMeasured: system.measuredIn != nil),
      repeatedIDs: RepeatedIDs(layer.ids, confidential), confidential: confidential.count,
      layer: source, layerName: table.rootMembers["name"])
  }

  /// Any field may hold the code of confidential land, not only the one that was taken: a planned use does, too.
  private func confidentialRows(of layer: ParcelLayer, _ table: FeatureTable) -> ConfidentialRows {
    var layer = layer
    layer.uses += table.fields.filter { $0.column.valueCount <= Self.mostCodes }
      .map { UseColumn(day: nil, field: $0.name, codes: $0.column) }
    var plan = Plan(id: "", crs: "")
    plan.scheme = schemes.first
    return ConfidentialRows(layer, plan)
  }

  /// More different values in a field than this are no codes.
  static let mostCodes = OwnCodes.most

  /// The layer in the first plane there is an operation to; nil without any.
  private func projected(
    _ layer: ParcelLayer, _ system: SystemFacts
  ) async throws -> (layer: ParcelLayer, plane: String)? {
    progress?(SessionProgress(phase: .project, done: 0, total: layer.count))
    for plane in system.planes {
      let projector = LayerProjector(
        target: try CRS.read(plane.crs, file: nil), operation: nil, threads: threads, isExact: projectsExactly)
      do {
        return (try await projector.project(layer).layer, plane.crs)
      } catch is SessionError { continue }
    }
    return nil
  }

  private func useFacts(_ use: UseColumn, _ confidential: ConfidentialRows) -> UseFacts {
    let matches = schemes.map { SchemeMatch($0, use.codes) }
      .filter { $0.known > 0 }
      .enumerated().sorted { ($1.element.known, $0.offset) < ($0.element.known, $1.offset) }.map(\.element)
    var facts = UseFacts(
      field: use.field, day: use.day, coded: use.codes.indices.count { $0 != DictionaryColumn.missing },
      distinct: use.codes.valueCount,
      schemes: matches.map { UseFacts.Known(scheme: $0.scheme.id, features: $0.known) })
    if use.codes.valueCount <= Self.mostCodes {
      facts.values = use.codes.values.filter { !$0.allSatisfy(\.isWhitespace) }
    }
    guard let best = matches.first else { return facts }
    var counts = [Int](repeating: 0, count: use.codes.valueCount)
    for (row, index) in use.codes.indices.enumerated() where index != DictionaryColumn.missing && !confidential[row] {
      counts[Int(index)] += 1
    }
    let unknown = counts.indices.filter { counts[$0] > 0 && !best.isKnown[$0] }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(Self.examples)
    facts.unknownValues = unknown.map { FieldFacts.shortened(use.codes.value(at: $0)) }
    facts.unknownCounts = unknown.map { counts[$0] }
    return facts
  }

  static let examples = 5

  private func unitFacts(_ read: ParcelLayerReader.Result, _ table: FeatureTable) -> UnitFacts? {
    guard let units = read.layer.units else { return nil }
    for case .taken(role: .unit, let fields, choice: _, day: _) in read.notes where !fields.isEmpty {
      var facts = UnitFacts(field: fields[0], column: units, kinds: kinds)
      for name in aliases.unitNames(among: table.fields.map(\.name)) where name != fields[0] {
        if let field = table.field(named: name), facts.takeNames(of: units, from: field.column) { break }
      }
      return facts
    }
    return nil
  }
}

extension FieldFacts {
  /// Nested values whose members may be personal are no samples.
  init(_ field: FeatureField, _ confidential: ConfidentialRows, _ aliases: FieldAliases) {
    name = field.name
    isProperty = field.level == .property
    kinds = field.kinds
    let isBlank = field.column.values.map { $0.allSatisfy(\.isWhitespace) }
    func hasValue(_ index: UInt32) -> Bool { index != DictionaryColumn.missing && !isBlank[Int(index)] }
    values = field.column.indices.count(where: hasValue)
    distinct = isBlank.count { !$0 }
    samples = []
    if field.kinds.contains(.nested), field.column.values.contains(where: aliases.mayHoldPersonal) { return }
    var seen: Set<UInt32> = []
    for (row, index) in field.column.indices.enumerated()
    where hasValue(index) && !confidential[row] && seen.insert(index).inserted {
      samples.append(Self.shortened(field.column.value(at: Int(index))))
      if samples.count == FileInspector.examples { return }
    }
  }

  /// A value of megabytes is no sample.
  static func shortened(_ text: String) -> String {
    let head = text.prefix(80)
    return head.endIndex == text.endIndex ? text : head + "…"
  }
}

extension LayerSource {
  /// What a plan says of a file that was looked at.
  init(inspected path: String, layer: ParcelLayer, notes: [MappingNote], system: SystemFacts) {
    var crs = system.isOverridden ? system.taken : nil
    // A plan cannot exchange axes: such a file has to be mended.
    if case .elsewhere = system.standing { crs = system.readings.first { !$0.isSwapped }?.crs ?? crs }
    self.init(
      id: layer.id, file: path, path: path, content: .whole, crs: crs, fields: FieldMapping(notes),
      isFictitious: layer.isFictitious, place: TablePlace(file: path))
  }
}

extension FieldMapping {
  /// The mapping that names what was taken.
  init(_ notes: [MappingNote]) {
    self.init()
    for case .taken(let role, let fields, choice: _, let day) in notes {
      guard let field = fields.first else { continue }
      switch role {
      case .id, .recordID: id = fields
      case .unit: unit = field
      case .district: district = field
      case .sheet: sheet = field
      case .number: number = field
      case .use, .plannedUse: uses.append(Use(day: day, field: field))
      case .declaredArea: declaredArea = DeclaredArea(field: field)
      case .declaredAreaHectares: declaredArea = DeclaredArea(field: field, unit: .hectare)
      case .status: status = field
      case .project: project = field
      case .decision: decision = field
      case .year: year = field
      case .validFrom: validFrom = field
      case .validTo: validTo = field
      case .withheld: withheld = field
      case .fictitious, .personal, .personalPart, .personalWord, .impersonalPart, .unitName: break
      case .listedUse, .listedArea, .listedAreaHectares: break
      }
    }
  }
}
