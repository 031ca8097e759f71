/// Scalars of YAML as plan.yaml holds them: text that is read back as it is.
public enum YAMLText {
  /// The text plain where nothing in it could mean anything else, in a block or in `{…}` and `[…]`; else between double
  /// quotation marks with escapes, in one line whatever it holds.
  public static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// A list on one line; a single text stands for a list of one.
  public static func list(_ texts: [String]) -> String {
    texts.count == 1 ? scalar(texts[0]) : "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  /// Text behind `# `: comments end with the line.
  public static func comment(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(needsEscape(scalar) ? "\u{FFFD}" : scalar) }
    return "# " + String(safe)
  }

  /// Words that other readers of YAML take for truth values or nothing.
  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-./".unicodeScalars.contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let scalar where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value < 0x1_0000 ? 4 : 8
        result += (width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What YAML does not allow as it is, breaks lines, or cannot be seen.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }
}
