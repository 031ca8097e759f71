public import LandUse
public import PlanChecks
import PlanWords

/// What `landplan explain` prints.
public struct ExplainScreen {
  private let words: Words
  private let style: TerminalStyle

  public init(_ language: Language, style: TerminalStyle) {
    words = Words(language)
    self.style = style
  }

  /// All checks, a line each.
  public var list: String {
    var table = TextTable([.left, .left, .left], elastic: 2)
    for info in CheckRegistry.infos {
      table.append([.init(info.code.text, .bold), .init(info.name, .faint), .init(words.title(of: info))])
    }
    return table.lines(style).joined(separator: "\n") + "\n"
  }

  /// Nil for a code that no check has.
  public func explanation(of code: CheckCode) -> String? {
    guard let info = CheckRegistry.info(of: code) else { return nil }
    return words.explanationText(of: info).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line -> [String] in
        let indent = String(line.prefix { $0 == " " })
        let wrapped = TextWidth.wrapped(String(line), to: style.width - indent.count)
        return wrapped.enumerated().map { position, text in
          indent + (position == 0 || indent.isEmpty ? "" : "  ") + text
        }
      }.joined(separator: "\n")
  }

  public func unknown(_ code: String) -> String {
    let text = SafeText.line(code)
    let say = Phrasing(words.language)
    return say("Không có nội dung kiểm tra mã “\(text)”.", "No check has the code “\(text)”.")
  }

  public var codes: String { CheckRegistry.infos.map(\.code.text).joined(separator: ", ") }
}
