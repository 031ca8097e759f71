/// Which CRS files are written in.
public enum OutputCRS: String, Sendable, Hashable, CaseIterable {
  /// Longitude and latitude, as RFC 7946 demands.
  case wgs84
  /// The plan's own, with a `crs` member: outside RFC 7946, read by GDAL and QGIS.
  case plan
}

/// How files are written.
public struct ReportOptions: Sendable, Hashable {
  /// Geometry, ids and names of confidential parcels go into the files; each says so in its head.
  public var includesConfidential: Bool
  public var outputCRS: OutputCRS
  public var threads: Int
  /// Printed as the tool's version.
  public var toolVersion: String

  public init(
    includesConfidential: Bool = false, outputCRS: OutputCRS = .wgs84, threads: Int = 1, toolVersion: String
  ) {
    self.includesConfidential = includesConfidential
    self.outputCRS = outputCRS
    self.threads = threads
    self.toolVersion = toolVersion
  }
}
