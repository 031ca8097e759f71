public import LandUse

/// Reads `schemes/protected-land.csv`: codes with the legal reference that protects them.
public struct ProtectedLandReader: Sendable {
  private let geoData: GeoDataFolder

  public init(_ geoData: GeoDataFolder) { self.geoData = geoData }

  static let file = "schemes/protected-land.csv"

  static let schema = TableSchema([
    TableColumn("code", isRequired: true), TableColumn("citation", isRequired: true), TableColumn("trust"),
  ])

  /// - Throws: faults of the table; codes the scheme does not have are no fault: another scheme may have them.
  public func read() throws(TableErrors) -> (land: [ProtectedLand], files: [DigestedFile]) {
    let path = geoData.path + "/" + Self.file
    let data = try geoData.files.read(path, namedAt: TablePlace(file: path))
    let table = try CSVReader(separator: ",").read(data, file: path, columns: Self.schema)
    let log = FaultLog()
    var land: [ProtectedLand] = []
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      guard let code = row.requiredText("code"), let citation = row.requiredText("citation") else { continue }
      land.append(ProtectedLand(code: CategoryCode(code), citation: citation))
    }
    try log.check()
    return (land, [DigestedFile(name: Self.file, path: path, sha256: TableDigest.sha256(of: data))])
  }
}
