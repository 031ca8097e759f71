import PlanFormats
import PlanSession

/// Writes the files of a comparison, each whole or not at all.
public struct ComparisonFiles: Sendable {
  private let content: ComparisonContent

  public init(_ content: ComparisonContent) { self.content = content }

  /// - Returns: the bytes for standard output where there is no path.
  public func json(to path: String?) throws -> [UInt8]? {
    try SingleFile.write(to: path) { ComparisonJSON(content, to: $0).write() }
  }

  /// The parcels that differ.
  public func geoJSON(to path: String?) async throws -> [UInt8]? {
    let layer = try await ComparisonGeoJSON(content)
    return try SingleFile.write(to: path) { layer.write(to: $0) }
  }

  /// `areas.csv`, `parcels.csv`, `quotas.csv`, `findings.csv`, with the manifest.
  ///
  /// - Returns: how many files there are.
  public func tables(to folder: OutputFolder) throws -> Int {
    let content = content
    try folder.write("areas.csv") { ComparisonCSV.areas(content, to: $0) }
    try folder.write("parcels.csv") { ComparisonCSV.parcels(content, to: $0) }
    try folder.write("quotas.csv") { ComparisonCSV.quotas(content, to: $0) }
    try folder.write("findings.csv") { ComparisonCSV.findings(content, to: $0) }
    let comparison = content.comparison
    try folder.finish(
      OutputManifest(
        toolVersion: content.options.toolVersion,
        runHash: comparison.before.runHash + "-" + comparison.after.runHash, isFictitious: content.isFictitious,
        inputs: comparison.before.inputs + comparison.after.inputs))
    return folder.names.count
  }
}
