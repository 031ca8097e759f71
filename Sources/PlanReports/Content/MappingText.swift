import LandUse
import PlanFormats
import PlanSession
import PlanWords

/// What the mapping of a file's fields came to, in sentences.
struct MappingText {
  let words: Words
  /// Whether a plan's keys name the fields, or flags do; nil where both may.
  var isOfPlan: Bool?

  var say: Phrasing { Phrasing(words.language) }

  /// One note.
  ///
  /// - Parameter tellsChoice: says of a field that was found by its name that it was.
  func sentence(_ note: MappingNote, tellsChoice: Bool = true) -> String {
    switch note {
    case .taken(let role, let fields, let choice, let day):
      taken(role, fields, day)
        + (tellsChoice && choice == .alias ? say(" (nhận theo tên)", " (by its name)") : "")
    case .alsoMatched(let role, let field):
      say(
        "Trường “\(SafeText.line(field))” cũng có thể là \(name(role)), không dùng.",
        "“\(SafeText.line(field))” could be the \(name(role)), too; it is not used.")
    case .missing(let role): missing(role)
    case .dropped(let field):
      say("Không đọc trường cá nhân “\(SafeText.line(field))”.", "“\(SafeText.line(field))” is personal: not read.")
    case .notNumbers(let field, let count, let row, let example):
      say(
        "\(words.numbers.integer(count)) giá trị của “\(SafeText.line(field))” không phải là số, bỏ qua"
          + "\(shown(row, example)).",
        "\(words.numbers.integer(count)) values of “\(SafeText.line(field))” are no numbers and taken as missing"
          + "\(shown(row, example)).")
    case .ambiguousNumbers(let field, let count, let row, let example): ambiguous(field, count, row, example)
    case .areasMended(let field, let count, let row, let example, let area): areas(field, count, row, example, area)
    case .useLists(let field, let count): lists(field, count)
    case .listedAreasUnread(let field, let count): listedAreasUnread(field, count)
    case .keyWithoutUnit(let fields): keyWithoutUnit(fields)
    case .zeroDecimalsDropped(let field, let count): zeroDecimals(field, count)
    case .usesMended(let field, let mend, let count, let example): mended(field, mend, count, example)
    case .unitsByName(let texts, let example, let unit): unitsByName(texts, example, unit)
    case .legacyText(let text): legacyText(text)
    }
  }

  private func missing(_ role: FieldRole) -> String {
    let keys: [FieldRole: (flag: String, key: String)] = [
      .id: ("--id-field", "fields.id"), .unit: ("--unit-field", "fields.unit"), .use: ("--use-field", "fields.uses"),
    ]
    let way = keys[role].map { way in
      switch isOfPlan {
      case true?: say("\(way.key) của lớp trong plan.yaml", "the layer's \(way.key) in plan.yaml")
      case false?: way.flag
      case nil: "\(way.flag) (\(way.key))"
      }
    }
    let how = way.map { say("; chỉ định bằng \($0)", "; name one with \($0)") } ?? ""
    return say("Không có trường nào cho \(name(role))\(how).", "No field holds the \(name(role))\(how).")
  }

  private func taken(_ role: FieldRole, _ fields: [String], _ day: CalendarDate?) -> String {
    let list = fields.map { "“\(SafeText.line($0))”" }.joined(separator: " + ")
    let when = day.map { say(" ngày \(words.date($0))", " on \(words.date($0))") } ?? ""
    return "\(name(role))\(when) ← \(list)"
  }

  func name(_ role: FieldRole) -> String {
    switch role {
    case .id: say("mã thửa", "parcel id")
    case .recordID: say("mã bản ghi", "record id")
    case .unit: say("đơn vị hành chính", "unit")
    case .unitName: say("tên đơn vị", "name of the unit")
    case .district: say("đơn vị cấp trên", "unit above")
    case .sheet: say("tờ bản đồ", "map sheet")
    case .number: say("số thửa", "parcel number")
    case .use: say("mục đích sử dụng", "use")
    case .plannedUse: say("mục đích theo kế hoạch", "planned use")
    case .declaredArea: say("diện tích kê khai (m²)", "declared area (m²)")
    case .declaredAreaHectares: say("diện tích kê khai (ha)", "declared area (ha)")
    case .status: say("trạng thái", "status")
    case .project: say("công trình, dự án", "project")
    case .decision: say("quyết định", "decision")
    case .year: say("năm", "year")
    case .validFrom: say("có hiệu lực từ", "valid from")
    case .validTo: say("có hiệu lực đến", "valid to")
    case .withheld: say("không công bố hình thể", "geometry withheld")
    case .fictitious: say("số liệu minh họa", "fictitious")
    case .listedUse, .listedArea, .listedAreaHectares: say("danh sách mục đích sử dụng", "list of uses")
    case .personal, .personalPart, .personalWord, .impersonalPart: say("thông tin cá nhân", "personal data")
    }
  }
}

extension ReportContent {
  /// What the mapping of a file's fields came to, in a sentence.
  func sentence(_ note: MappingNote, tellsChoice: Bool = true) -> String {
    let isOfPlan = result.inputs.contains { $0.role == .plan }
    return MappingText(words: words, isOfPlan: isOfPlan).sentence(note, tellsChoice: tellsChoice)
  }

  /// What a reader of tables had to say.
  func sentence(_ notice: TableNotice) -> String {
    let place = [
      notice.place.file, notice.place.line.map { say("dòng \($0)", "line \($0)") }, notice.place.name.map { "“\($0)”" },
    ]
    .compactMap { $0 }.map { SafeText.line($0) }.joined(separator: ", ")
    let allowed = SafeText.line(notice.allowed.joined(separator: ", "))
    let found = SafeText.line(notice.found)
    switch notice.kind {
    case .unknownColumn:
      return place
        + say(": không đọc cột này; đọc các cột: \(allowed).", ": the column is not read; read are: \(allowed).")
    case .yearWithoutPeriod:
      return place
        + say(
          ": không kỳ nào kết thúc năm \(found), chỉ tiêu không được xét; các kỳ kết thúc: \(allowed).",
          ": no period ends in \(found), so the quota is never judged; periods end in: \(allowed).")
    case .rowsUnfilled:
      let rows = words.numbers.integer(notice.count)
      return place
        + say(
          ": \(rows) dòng của biểu chưa điền số liệu, không dùng đến.",
          ": \(rows) row\(notice.count == 1 ? "" : "s") of the form not filled in, and passed over.")
    case .toleranceUnused:
      return place
        + say(
          ": dung sai chỉ dùng với cách so sánh equal, không dùng với \(found).",
          ": a tolerance is used with the operator equal only, not with \(found).")
    case .aliasOfKnownUnit:
      return place
        + say(
          ": “\(found)” cũng là mã hoặc tên của một đơn vị trong danh mục (\(SafeText.line(notice.allowed.first ?? "")));"
            + " được hiểu theo bảng này (\(SafeText.line(notice.allowed.last ?? ""))).",
          ": “\(found)” is also the code or name of a unit of the register (\(SafeText.line(notice.allowed.first ?? "")));"
            + " it is taken as this table says (\(SafeText.line(notice.allowed.last ?? ""))).")
    case .layersUnited:
      return place
        + say(
          ": các lớp \(allowed) cùng ghi mục đích sử dụng đất của một ngày, được tính chung như một lớp.",
          ": the layers \(allowed) give the uses of one day and are taken together as one.")
    case .allocationsUnused:
      let layer = SafeText.line(notice.allowed.first ?? "")
      let day = notice.allowed.last.flatMap { CalendarDate(iso: $0) }.map(words.date)
      return place
        + say(
          ": lớp “\(found)” chỉ chứa phần thay đổi, không dùng\(day.map { " cho ngày \($0)" } ?? "") vì lớp “\(layer)” đã "
            + "thể hiện toàn bộ địa bàn vào ngày đó.",
          ": the layer “\(found)” of allocations is not used\(day.map { " for \($0)" } ?? ""), since “\(layer)” shows the "
            + "full territory on that day.")
    case .aliasNotInForce:
      return place
        + say(
          ": “\(found)” không dùng vì không có hiệu lực vào ngày của danh mục đơn vị (\(allowed)).",
          ": “\(found)” is not used, since it does not hold on the register's day (\(allowed)).")
    }
  }
}
