public import LandUse

/// Every sentence a person reads, in one language, rendered from fields.
///
/// With a register and a scheme, units and categories are named; without them their codes are printed. A class, so that
/// a reader of findings has it for one reference.
public final class Words: Sendable {
  public let language: Language
  public let numbers: NumberFormat
  let register: UnitRegister?
  let scheme: CategoryScheme?

  public init(_ language: Language, register: UnitRegister? = nil, scheme: CategoryScheme? = nil) {
    self.language = language
    self.register = register
    self.scheme = scheme
    numbers = NumberFormat(language)
  }

  /// The words of a plan's units and categories, in a language or the plan's own.
  public convenience init(_ plan: Plan, in language: Language? = nil) {
    self.init(language ?? plan.language, register: plan.register, scheme: plan.scheme)
  }

  /// The one of the two that is in this language: both stand beside each other wherever a text is written.
  func say(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language == .vietnamese ? vietnamese() : english()
  }

  /// The word or short text that stands for a value.
  public func text(_ term: some Worded) -> String { say(term.phrase) }

  func say(_ phrase: Phrase) -> String { say(phrase.vietnamese, phrase.english) }
}
