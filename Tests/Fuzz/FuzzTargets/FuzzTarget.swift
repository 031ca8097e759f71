/// A reader that is given arbitrary bytes: by `Tools/fuzz`, and the corpus of it by the tests.
///
/// Whatever the bytes are, the reading ends with a result or with an error. A result that contradicts itself stops the
/// program, so that the fuzzer sees it.
public enum FuzzTarget: String, Sendable, CaseIterable {
  /// GeoJSON to parcels; the bytes are the file.
  case geojson
  /// A table of a plan; the bytes are the file, their number chooses the kind of table.
  case csv
  /// plan.yaml and its tables; the bytes are the files, separated by lines `%%`.
  case plan

  public func read(_ bytes: [UInt8]) {
    switch self {
    case .geojson: GeoJSONTarget.read(bytes)
    case .csv: TableTarget.read(bytes)
    case .plan: PlanTarget.read(bytes)
    }
  }
}
