import LandUse
import PlanFormats

/// Comments of forms in both languages, the reader's own first.
struct FormNote {
  let language: Language

  /// The most columns of a comment that says both on one line.
  private static let width = 112

  func callAsFunction(_ vietnamese: String, _ english: String) -> [String] {
    let (first, second) = language == .vietnamese ? (vietnamese, english) : (english, vietnamese)
    guard first.count + second.count > Self.width else { return [first + " / " + second] }
    return [first, second].flatMap { TextWidth.wrapped($0, to: Self.width) }
  }
}
