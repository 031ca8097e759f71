/// A text in both languages.
public struct Phrase: Sendable, Hashable {
  public let vietnamese: String
  public let english: String

  init(_ vietnamese: String, _ english: String) {
    self.vietnamese = vietnamese
    self.english = english
  }
}

/// A value that has a word in both languages: an exhaustive switch over a closed list, so that the compiler finds one
/// without.
public protocol Worded: Sendable {
  var phrase: Phrase { get }
}
