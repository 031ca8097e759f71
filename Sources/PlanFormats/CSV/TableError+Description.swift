extension TablePlace: CustomStringConvertible {
  /// `quotas.csv, line 3, column 6 "value_ha"`.
  public var description: String {
    var parts = [file]
    if let line { parts.append("line \(line)") }
    switch (column, name) {
    case (let column?, let name?): parts.append("column \(column) \"\(name)\"")
    case (let column?, nil): parts.append("column \(column)")
    case (nil, let name?): parts.append("\"\(name)\"")
    case (nil, nil): break
    }
    return parts.joined(separator: ", ")
  }
}

extension TableError: CustomStringConvertible {
  /// The English sentence: place, what is wrong, what was found, what is allowed.
  public var description: String {
    var text = "\(place): \(sentence)"
    if let nearest { text += "; closest: \(nearest)" }
    if !allowed.isEmpty { text += "; \(allowedLabel): \(allowed.joined(separator: ", "))" }
    return text
  }

  private var allowedLabel: String {
    switch fault {
    case .unreadable, .unknownCRS: "reason"
    case .ambiguousNumber: "readings"
    case .duplicate, .duplicateKey: "first on line"
    case .duplicateColumn: "first in column"
    case .sharedCode: "first in group"
    case .unknownUnit: "register of"
    case .unknownCategory: "scheme"
    case .tooLarge, .tooManyNodes, .outOfRange, .tooManyDecimals: "limit"
    default: "allowed"
    }
  }

  private var sentence: String {
    switch fault {
    case .noSuchFile, .notAFile, .unreadable, .tooLarge, .notText, .empty, .missingColumn, .duplicateColumn, .raggedRow,
      .unclosedQuote,
      .strayQuote, .directive:
      tableSentence
    case .syntax, .unknownKey, .missingKey, .duplicateKey, .wrongType, .tooManyNodes, .complexKey, .periodOrder,
      .sharedCode, .cycle:
      planSentence
    default: valueSentence
    }
  }

  private var tableSentence: String {
    switch fault {
    case .noSuchFile: "there is no file \(found)"
    case .notAFile: "\(found) is not a regular file"
    case .unreadable: "cannot read \(found)"
    case .tooLarge: "the file has \(found) bytes"
    case .notText: found.isEmpty ? "a half character in UTF-16" : "\(found) is not text in UTF-8 or UTF-16"
    case .empty: "no heading line"
    case .missingColumn: "the column is missing; found \(found)"
    case .duplicateColumn: "the column stands there twice: \(found)"
    case .raggedRow: "the row has \(found) fields"
    case .unclosedQuote: "a quotation mark is not closed"
    case .strayQuote: "a quotation mark inside a field: \(found)"
    default: "the directive has \(found)"
    }
  }

  private var planSentence: String {
    switch fault {
    case .syntax: "not YAML: \(found)"
    case .unknownKey: "unknown key \"\(found)\""
    case .missingKey: "the key is missing"
    case .duplicateKey: "the key \"\(found)\" stands there twice"
    case .wrongType: found.isEmpty ? "found nothing" : "found \(found)"
    case .tooManyNodes: "the plan, aliases written out, is larger than a plan may be"
    case .complexKey: "a key that is not plain text, beside aliases: \(found)"
    case .periodOrder: "period \(found) begins before the one above it ends"
    case .cycle: "\(found) is its own ancestor"
    default: "code \(found) is in two groups"
    }
  }

  private var valueSentence: String {
    switch fault {
    case .missingValue: "no value"
    case .notANumber: "\"\(found)\" is not a number"
    case .ambiguousNumber: "\"\(found)\" can be read in two ways; declare the decimal sign"
    case .tooManyDecimals: "\"\(found)\" has more decimals than square millimetres"
    case .negative: "\"\(found)\" is negative"
    case .outOfRange: "\"\(found)\" is out of range"
    case .notADate: "\"\(found)\" is not a day of the calendar"
    case .notAnInteger: "\"\(found)\" is not a whole number"
    case .notAllowed: "found \"\(found)\""
    case .endBeforeStart: "the last day \(found) is before the first"
    case .unknownUnit: "no unit \"\(found)\" in the register"
    case .unknownCategory: "no category \"\(found)\" in the scheme"
    case .unknownGroup: "no group \"\(found)\" in the scheme"
    case .unknownScheme: "no scheme \"\(found)\""
    case .unknownCRS: "the CRS \"\(found)\" cannot be used"
    case .unknownRegulation: "no regulation \"\(found)\""
    case .levelOrder: "the parent \(found) is not of a higher level"
    default: "\"\(found)\" stands there twice"
    }
  }
}

extension TableNotice: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .unknownColumn: "\(place): the column is not read; read are: \(allowed.joined(separator: ", "))"
    case .yearWithoutPeriod:
      "\(place): no period ends in \(found), so \(count) quotas are never judged; periods end in: "
        + allowed.joined(separator: ", ")
    case .rowsUnfilled: "\(place): \(count) rows have neither figure nor source and are passed over"
    case .toleranceUnused: "\(place): a tolerance is used with the operator equal only, not with \(found)"
    case .aliasOfKnownUnit: "\(place): \"\(found)\" is also a unit of the register: \(allowed.joined(separator: " → "))"
    case .layersUnited: "\(place): taken as one layer: \(allowed.joined(separator: ", "))"
    case .allocationsUnused: "\(place): the allocations of \(found) are not used: \(allowed.joined(separator: ", "))"
    case .aliasNotInForce: "\(place): \"\(found)\" does not hold on the register's day, \(allowed.joined())"
    }
  }
}
