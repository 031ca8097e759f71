public import LandUse

/// Picks the text of a language where both stand side by side in the code: `say("Diện tích", "Area")`.
///
/// Headings and sentences of reports; those of findings are in `PlanWords`.
public struct Phrasing: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  public func callAsFunction(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .vietnamese ? vietnamese() : english()
  }
}
