import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats

/// Everything a run reads, in the plan CRS: what plan files and flags lead to alike.
struct SessionSources: Sendable {
  var plan: Plan
  /// Parcel layers, projected.
  var layers: [ParcelLayer] = []
  /// For each layer its parcels that lie where none can: perhaps in another system than it says.
  var strays: [LayerStrays] = []
  /// The outline inside which everything should be covered.
  var outline: MultiPolygon?
  var outlineBirth: OutlineBirth?
  /// The plan CRS.
  var target: CRS?
  var unitShapes: [UnitID: MultiPolygon] = [:]
  /// Of projects of the list, by their ids.
  var projectShapes: [String: MultiPolygon] = [:]
  var accuracy: AccuracyRegulation?
  var inputs: [SessionInput] = []
  var notes: [LayerNotes] = []
  var notices: [TableNotice] = []
  /// Where the plan, its tables, layers and boundaries were read.
  var readPaths: [String] = []
}

/// Polygons of a boundary file, in the plan CRS: those that belong together united.
struct BoundaryReader {
  let projector: LayerProjector

  struct Result {
    var shapes: [UnitID: MultiPolygon]
    /// All polygons of the file together; nil when they are read by code.
    var outline: MultiPolygon?
    var input: SessionInput
    var birth: OutlineBirth
    /// The file or one of its features says so.
    var isFictitious: Bool
  }

  private static let fictitious = "fictitious"

  /// - Parameters:
  ///   - codeField: the field whose value tells the shapes apart; nil takes the file as one outline.
  ///   - crs: overrides what the file says.
  ///   - names: reads units that the file writes otherwise than by their codes.
  ///   - text: the encoding of the file's text, where it is not Unicode.
  /// - Throws: `ReadError`, `GeometryError`; `SessionError.boundaryMalformed` and `boundaryUnusable` for a shape that
  ///   is none: a boundary is not repaired, since everything is measured against it.
  func read(
    _ path: String, codeField: String?, crs: String?, names: UnitNameBook? = nil, text: TextReading
  ) async throws -> Result {
    let options = GeoJSONReader.Options(
      wants: { $0 == codeField || $0 == Self.fictitious }, readsDeclaredCRS: crs == nil)
    let table = try LegacyTable.read(.path(path), options: options, text: text).table
    let source = (crs ?? table.declaredCRS).map { CRSName.normalised($0) ?? $0 } ?? "OGC:CRS84"
    let projected = try await projector.project(table.shapes, from: source, file: path)
    let set = try await ShapeSet(projected.shapes, threads: projector.threads)
    try refuseUnusable(set, file: path)
    let input = SessionInput(
      role: .boundaries, file: path, sha256: table.sha256, features: table.count, transformation: projected.record)
    let birth = OutlineBirth(crs: projected.record.sourceCRS, decimals: table.decimals)
    let isFictitious =
      table.rootMembers[Self.fictitious] == "true"
      || table.field(named: Self.fictitious)?.column.values.contains("true") == true
    guard let codeField else {
      let all = try GeometryEngine().union(set.table.batch(of: 0..<table.count))
      guard !all.isEmpty else { throw SessionError.boundaryEmpty(file: path) }
      return Result(shapes: [:], outline: all, input: input, birth: birth, isFictitious: isFictitious)
    }
    guard let codes = table.field(named: codeField)?.column else {
      throw ReadError(
        .unknownField(role: .unit, name: codeField, existing: table.fields.map(\.name) + table.otherNames), file: path)
    }
    return Result(
      shapes: try united(set, codes: codes, names), outline: nil, input: input, birth: birth, isFictitious: isFictitious
    )
  }

  private func united(
    _ set: ShapeSet, codes: DictionaryColumn, _ names: UnitNameBook?
  ) throws -> [UnitID: MultiPolygon] {
    let units = codes.values.map { names?.reading(of: $0).unit ?? UnitID($0) }
    var rows: [UnitID: [Int]] = [:]
    for (row, index) in codes.indices.prefix(set.table.count).enumerated() where index != DictionaryColumn.missing {
      rows[units[Int(index)], default: []].append(row)
    }
    let engine = GeometryEngine()
    return try rows.mapValues { rows in
      rows.count == 1 ? set.table.shape(rows[0]) : try engine.union(set.table.batch(of: rows))
    }
  }

  private func refuseUnusable(_ set: ShapeSet, file: String) throws {
    if let fault = set.table.faults.first {
      throw SessionError.boundaryMalformed(
        file: file, feature: fault.shape, fault: fault.kind, place: fault.place)
    }
    if let invalid = set.invalid.first {
      throw SessionError.boundaryUnusable(
        file: file, feature: invalid.shape, reason: invalid.reason, place: invalid.place)
    }
  }
}
