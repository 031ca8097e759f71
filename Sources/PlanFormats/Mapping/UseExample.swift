public import Geometry

/// A use text and what it was read as.
public struct UseExample: Sendable, Hashable {
  /// A code with the area stated for it.
  public struct Use: Sendable, Hashable {
    /// The code; of one that was split those that followed, with `/` between them.
    public var code: String
    public var area: Area?

    public init(code: String, area: Area?) {
      self.code = code
      self.area = area
    }
  }

  /// Position of the feature in its file.
  public var feature: Int
  public var text: String
  public var uses: [Use]

  public init(feature: Int, text: String, uses: [Use]) {
    self.feature = feature
    self.text = text
    self.uses = uses
  }
}
