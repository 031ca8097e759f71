import PlanChecks

/// How text may be laid out and marked on the terminal it goes to.
public struct TerminalStyle: Sendable, Hashable {
  public enum Mark: Sendable, Hashable { case bold, faint, good, warning, bad }

  /// Columns of text; 80 where nothing says otherwise.
  public var width: Int
  public var usesColour: Bool

  public init(width: Int = 80, usesColour: Bool = false) {
    self.width = width
    self.usesColour = usesColour
  }

  /// - Parameters:
  ///   - environment: `COLUMNS` sets the width (40…400); `NO_COLOR` (any value but the empty one) and `TERM=dumb`
  ///     forbid colour.
  ///   - isTerminal: whether the text goes to a terminal; without one there is no colour.
  public init(environment: [String: String], isTerminal: Bool) {
    width = environment["COLUMNS"].flatMap(Int.init).map { min(max($0, 40), 400) } ?? 80
    usesColour = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The text between the codes of a mark; as it is without colour.
  public func marked(_ text: String, _ mark: Mark?) -> String {
    guard usesColour, let mark, !text.isEmpty else { return text }
    let code =
      switch mark {
      case .bold: "1"
      case .faint: "2"
      case .good: "32"
      case .warning: "33"
      case .bad: "31"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension TerminalStyle.Mark {
  /// Of a line about findings: by the worst of them; nil where there are none but notes.
  init?(_ worst: Severity?) {
    switch worst {
    case .error: self = .bad
    case .warning: self = .warning
    case .note, nil: return nil
    }
  }
}
