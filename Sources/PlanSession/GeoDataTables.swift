import Foundation
import LandUse
import PlanFormats

extension FieldAliases {
  /// The names under which fields are known: `schemes/field-aliases.csv`.
  static func read(from folder: GeoDataFolder) throws -> (aliases: FieldAliases, input: SessionInput) {
    let name = "schemes/field-aliases.csv"
    let path = folder.path + "/" + name
    let data = try GeoDataTable.data(path)
    let table = try CSVReader(separator: ",").read(
      data, file: path,
      columns: TableSchema([
        TableColumn("role", isRequired: true), TableColumn("name", isRequired: true), TableColumn("source"),
      ]))
    let aliases = FieldAliases(
      rows: (0..<table.count).compactMap { row in
        guard let role = table[row, "role"], let name = table[row, "name"] else { return nil }
        return (role, name)
      })
    return (aliases, SessionInput(role: .table, file: name, sha256: TableDigest.sha256(of: data)))
  }
}

/// The systems parcel files are seen in: what a layer that lies elsewhere is tried against.
enum CRSCandidates {
  /// `schemes/crs-candidates.csv`, the likeliest first.
  static func read(from folder: GeoDataFolder) throws -> [String] {
    let table = try table(folder)
    return (0..<table.count).compactMap { table[$0, "crs"] }
  }

  /// The operation that a plan pins for the change of datum when it measures in a system; by system.
  static func operations(from folder: GeoDataFolder) throws -> [String: String] {
    let table = try table(folder)
    let pairs = (0..<table.count).compactMap { row -> (String, String)? in
      guard let crs = table[row, "crs"], let operation = table[row, "operation"], !operation.isEmpty else { return nil }
      return (crs, operation)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func table(_ folder: GeoDataFolder) throws -> CSVTable {
    let path = folder.path + "/schemes/crs-candidates.csv"
    return try CSVReader(separator: ",").read(
      GeoDataTable.data(path), file: path,
      columns: TableSchema([
        TableColumn("crs", isRequired: true), TableColumn("name"), TableColumn("operation"), TableColumn("source"),
      ]))
  }
}

extension AccuracyReader {
  /// The regulation taken where a plan names none: the first there is; nil without any.
  static func first(
    in folder: GeoDataFolder
  ) throws -> (regulation: AccuracyRegulation, files: [DigestedFile])? {
    try folder.regulationIDs.first.map { try AccuracyReader(folder).read($0) }
  }
}

private enum GeoDataTable {
  static func data(_ path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw TableErrors([
        TableError(.unreadable, at: TablePlace(file: path), found: path)
      ])
    }
  }
}
