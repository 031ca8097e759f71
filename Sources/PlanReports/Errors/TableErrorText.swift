import PlanFormats

/// Errors of plan.yaml and of tables in words: each fault a line with its place, what was found, what is allowed.
enum TableErrorText {
  static func failure(_ errors: [TableError], total: Int, _ say: Phrasing) -> FailureText {
    let isUnreadable = errors.contains { $0.fault == .noSuchFile || $0.fault == .notAFile || $0.fault == .unreadable }
    var lines = errors.map { TableFaultText($0, say).line }
    if total > errors.count {
      lines.append(say("và \(total - errors.count) lỗi khác.", "and \(total - errors.count) more."))
    }
    return FailureText(isUnreadable ? .unreadableInput : .wrongInput, lines)
  }
}

private struct TableFaultText {
  let error: TableError
  let say: Phrasing

  init(_ error: TableError, _ say: Phrasing) {
    self.error = error
    self.say = say
  }

  var line: String {
    var text = place + ": " + what
    if let nearest = error.nearest { text += say("; gần nhất: ", "; closest: ") + nearest }
    if !error.allowed.isEmpty, !namesSource { text += "; \(allowedLabel): " + error.allowed.joined(separator: ", ") }
    return text + "."
  }

  private var place: String {
    var parts = [error.place.file]
    if let line = error.place.line { parts.append(say("dòng \(line)", "line \(line)")) }
    let name = error.place.name.map { "“\($0)”" }
    if let column = error.place.column {
      parts.append(say("cột \(column)", "column \(column)") + (name.map { " \($0)" } ?? ""))
    } else if let name {
      parts.append(name)
    }
    return parts.joined(separator: ", ")
  }

  /// True where `allowed` is no choice of values but where the value was looked up: the register's day, the scheme.
  private var namesSource: Bool {
    switch error.fault {
    case .unknownUnit, .unknownCategory: true
    // Of a table's row; of plan.yaml it is the list of schemes there are.
    case .unknownScheme: !isPlan
    default: false
    }
  }

  private var isPlan: Bool { ["yaml", "yml"].contains { error.place.file.lowercased().hasSuffix("." + $0) } }

  private var allowedLabel: String {
    switch error.fault {
    case .unreadable, .unknownCRS: say("lý do", "reason")
    case .ambiguousNumber: say("có thể hiểu là", "readings")
    case .duplicate, .duplicateKey, .duplicateColumn, .sharedCode: say("lần đầu ở", "first at")
    case .tooLarge, .tooManyNodes, .outOfRange, .tooManyDecimals: say("giới hạn", "limit")
    default: say("cho phép", "allowed")
    }
  }

  private var found: String { error.found }

  private var what: String { ofFile ?? ofPlan ?? ofReference ?? ofValue }

  private var ofFile: String? {
    switch error.fault {
    case .noSuchFile:
      found.hasSuffix(error.place.file)
        ? say("không có tệp này", "no such file") : say("không có tệp \(found)", "there is no file \(found)")
    case .notAFile: say("\(found) không phải là tệp", "\(found) is not a file")
    case .unreadable: say("không đọc được \(found)", "cannot read \(found)")
    case .tooLarge: say("tệp quá lớn: \(found)", "the file is too large: \(found)")
    case .notText: say("không phải văn bản UTF-8 hoặc UTF-16 (\(found))", "not text in UTF-8 or UTF-16 (\(found))")
    case .empty where isPlan: say("tệp trống", "the file is empty")
    case .empty: say("không có dòng tiêu đề", "no heading line")
    case .missingColumn: say("thiếu cột; có: \(found)", "the column is missing; there are: \(found)")
    case .duplicateColumn: say("cột “\(found)” ghi hai lần", "the column “\(found)” stands there twice")
    case .raggedRow: say("số ô của dòng khác tiêu đề: \(found)", "the row and the heading differ in fields: \(found)")
    case .unclosedQuote: say("dấu ngoặc kép không đóng", "a quotation mark is not closed")
    case .strayQuote: say("dấu ngoặc kép giữa ô: \(found)", "a quotation mark inside a field: \(found)")
    case .directive: say("dòng khai báo sai: \(found)", "the directive has \(found)")
    default: nil
    }
  }

  private var ofPlan: String? {
    switch error.fault {
    case .syntax: say("không phải YAML: \(found)", "not YAML: \(found)")
    case .unknownKey: say("không có khóa “\(found)”", "unknown key “\(found)”")
    case .missingKey: say("thiếu khóa", "the key is missing")
    case .duplicateKey: say("khóa “\(found)” ghi hai lần", "the key “\(found)” stands there twice")
    case .wrongType: say("gặp \(found), không đúng kiểu", "found \(found), which is of the wrong kind")
    case .tooManyNodes: say("kế hoạch quá lớn", "the plan is larger than a plan may be")
    case .complexKey: say("khóa không phải chữ thường: \(found)", "a key that is not plain text: \(found)")
    case .periodOrder:
      say("kỳ \(found) bắt đầu trước khi kỳ trên kết thúc", "period \(found) begins before the one above it ends")
    case .cycle: say("\(found) là cấp trên của chính nó", "\(found) is its own ancestor")
    case .sharedCode: say("mã \(found) thuộc hai nhóm", "the code \(found) is in two groups")
    default: nil
    }
  }

  private var ofReference: String? {
    switch error.fault {
    case .unknownUnit:
      say("không có đơn vị “\(found)” trong danh mục", "unit “\(found)” is not in the register")
        + source(say(" ngày ", " of "))
    case .unknownCategory:
      say("không có mã đất “\(found)” trong bảng mã", "category “\(found)” is not in the scheme") + source(" ")
    case .unknownScheme where namesSource:
      say("bảng mã “\(found)” không phải của kế hoạch", "scheme “\(found)” is not the plan's")
        + source(": ")
    case .unknownGroup: say("không có nhóm “\(found)” trong bảng mã", "no group “\(found)” in the scheme")
    case .unknownScheme: say("không có bảng mã “\(found)”", "no scheme “\(found)”")
    case .unknownCRS:
      say("không dùng được hệ tọa độ “\(found)”", "the CRS “\(found)” cannot be used")
    case .unknownRegulation: say("không có quy định “\(found)”", "no regulation “\(found)”")
    case .levelOrder:
      say("đơn vị cấp trên \(found) không ở cấp cao hơn", "the parent \(found) is not of a higher level")
    case .duplicate: say("“\(found)” ghi hai lần", "“\(found)” stands there twice")
    default: nil
    }
  }

  /// The register's day or the scheme's id after a word; empty where neither is given.
  private func source(_ before: String) -> String { error.allowed.first.map { before + $0 } ?? "" }

  private var ofValue: String {
    switch error.fault {
    case .missingValue: say("không có giá trị", "no value")
    case .notANumber: say("“\(found)” không phải là số", "“\(found)” is not a number")
    case .ambiguousNumber:
      say(
        "“\(found)” có thể đọc theo hai cách: hãy khai báo dấu thập phân",
        "“\(found)” can be read in two ways: declare the decimal sign")
    case .tooManyDecimals: say("“\(found)” quá nhiều số lẻ", "“\(found)” has too many decimals")
    case .negative: say("“\(found)” là số âm", "“\(found)” is negative")
    case .outOfRange: say("“\(found)” ngoài phạm vi", "“\(found)” is out of range")
    case .notADate: say("“\(found)” không phải ngày có thật", "“\(found)” is not a day of the calendar")
    case .notAnInteger: say("“\(found)” không phải số nguyên", "“\(found)” is not a whole number")
    case .endBeforeStart: say("ngày cuối \(found) trước ngày đầu", "the last day \(found) is before the first")
    default: say("gặp “\(found)”", "found “\(found)”")
    }
  }
}
