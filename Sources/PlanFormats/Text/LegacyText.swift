/// Text of a file in an encoding before Unicode: found, or converted as told.
public struct LegacyText: Sendable, Hashable {
  /// `tcvn3`.
  public var encoding: String
  /// The encoding's name by language: `TCVN3 (ABC)`.
  public var vietnameseName: String
  public var englishName: String
  /// The fields whose values are in it.
  public var fields: [String]
  /// Distinct values of these fields beyond ASCII.
  public var values: Int
  /// Of them how many could not be converted, and stayed as they were.
  public var leftOver: Int
  /// Names of fields in it.
  public var fieldNames: Int
  /// A word as the file has it, and what it says.
  public var before: String
  public var after: String
  public var isConverted: Bool
}

/// How the text of a file is to be taken.
public struct TextReading: Sendable {
  public var encodings: TextEncodings
  /// What the caller says the text is in; nil leaves it as it stands and only tells what it looks like.
  public var told: TextEncoding?

  public init(_ encodings: TextEncodings = .none, told: TextEncoding? = nil) {
    self.encodings = encodings
    self.told = told
  }
}
