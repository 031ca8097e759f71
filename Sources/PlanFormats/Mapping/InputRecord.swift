/// What was read, for the report: enough to know the same input again.
public struct InputRecord: Sendable, Hashable {
  public var file: String
  /// Of the file as stored, hexadecimal.
  public var sha256: String
  public var byteCount: Int
  public var features: Int
  /// The CRS it was read in, as an identifier.
  public var crs: String
  /// The most decimals with which a coordinate is written.
  public var decimals: Int

  public init(file: String, sha256: String, byteCount: Int, features: Int, crs: String, decimals: Int) {
    self.file = file
    self.sha256 = sha256
    self.byteCount = byteCount
    self.features = features
    self.crs = crs
    self.decimals = decimals
  }
}
