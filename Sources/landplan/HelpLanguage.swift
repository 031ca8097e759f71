import ArgumentParser
import LandUse
import PlanReports

/// The language of the help.
///
/// Help is made before anything is parsed: the language is looked for among the arguments as they stand, else in the
/// environment.
enum HelpLanguage {
  static let say = Phrasing(named(in: CommandLine.arguments) ?? SessionOptions.environmentLanguage)

  private static let flag = "--lang"

  /// What the last `--lang` before `--` names; nil without one, and for a language that there is not.
  static func named(in arguments: [String]) -> Language? {
    var named: Language?
    let flags = arguments.prefix { $0 != "--" }
    for (position, argument) in flags.enumerated() {
      if argument == flag {
        named = flags.dropFirst(position + 1).first.flatMap { Language(rawValue: $0) }
      } else if argument.hasPrefix(flag + "=") {
        named = Language(rawValue: String(argument.dropFirst(flag.count + 1)))
      }
    }
    return named
  }

  /// The arguments without `--lang` where no command takes it: `landplan help check --lang vi`, `landplan --lang vi`.
  static func withoutFlag(_ arguments: [String]) -> [String] {
    var rest: [String] = []
    var isValue = false
    for argument in arguments {
      if isValue {
        isValue = false
      } else if argument == flag {
        isValue = true
      } else if !argument.hasPrefix(flag + "=") {
        rest.append(argument)
      }
    }
    let isOfHelp = rest.first.map { $0 == "help" || $0.hasPrefix("-") } ?? true
    return isOfHelp ? rest : arguments
  }
}

/// The text of the help's language.
func told(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
  HelpLanguage.say(vietnamese(), english())
}

extension ArgumentHelp {
  static func told(
    _ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String, valueName: String? = nil
  ) -> ArgumentHelp {
    ArgumentHelp(HelpLanguage.say(vietnamese(), english()), valueName: valueName)
  }
}
