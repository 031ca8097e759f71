/// Land that a project may take only under conditions: a row of `schemes/protected-land.csv`.
public struct ProtectedLand: Sendable, Hashable {
  /// With everything below it.
  public var code: CategoryCode
  public var citation: String

  public init(code: CategoryCode, citation: String) {
    self.code = code
    self.citation = citation
  }
}
