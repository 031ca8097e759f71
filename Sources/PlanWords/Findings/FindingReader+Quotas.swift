import Geometry
import LandUse
import PlanChecks

extension FindingReader {
  var quotaNotKept: String {
    let missing = figure("shortfall")
    let beyond = figure("excess")
    let by =
      !missing.isEmpty
      ? say(", thiếu \(missing)", ", \(missing) short")
      : beyond.isEmpty ? "" : say(", vượt \(beyond)", ", \(beyond) too much")
    return subject + ": " + required + held + by + "." + source
  }

  var quotaUndecided: String {
    let word = kind == QuotaVerdict.notComputable.rawValue ? QuotaVerdict.notComputable : .undecidable
    return subject + ": " + words.text(word) + "; " + required + held + obstacle + "." + source
  }

  var quotaAbsent: String {
    let units = words.numbers.integer(count("unitsWithQuota"))
    let all = words.numbers.integer(count("unitsOfLevel"))
    return subject
      + say(
        ": chưa có chỉ tiêu; \(units)/\(all) đơn vị cùng cấp đã có.",
        ": no quota on file; \(units) of \(all) units of the level have one.")
  }

  var quotaNearLimit: String {
    if kind == "within-rounding" {
      let deviation = figure("deviation")
      let precision = figure("precision")
      return subject + ": " + required + held
        + say(
          "; lệch \(deviation), trong phạm vi làm tròn của nguồn (\(precision))",
          "; off by \(deviation), within the rounding of the source (\(precision))") + "." + source
    }
    let margin = figure("margin")
    return subject + ": " + required + held + say(", chỉ còn dư \(margin)", ", only \(margin) to spare") + "." + source
  }

  var quotaContradiction: String {
    let expected = figure("expected")
    let found = figure("found")
    let rows = words.numbers.integer(count("rows"))
    if kind == "incomplete" {
      let all = words.numbers.integer(count("rowsExpected"))
      return subject
        + say(
          ": chưa đối chiếu được tổng các phần, mới có \(rows)/\(all) dòng (\(found)).",
          ": its parts could not be summed, \(rows) of \(all) rows are on file (\(found)).")
    }
    if kind.hasPrefix("baseline-") { return openingStock }
    guard let rule = QuotaTableFault.Rule(rawValue: kind) else { return plain }
    guard rule != .duplicateRow else {
      return subject + ": " + words.text(rule) + say(" (thêm \(rows) dòng)", " (\(rows) more)") + "." + source
    }
    let residual = figure("residual")
    let unverified =
      finding.detail("officialAreaUnverified") == nil
      ? "" : say("; diện tích tự nhiên chưa kiểm chứng", "; the official area is unverified")
    let figures =
      rule == .naturalArea
      ? say("diện tích tự nhiên \(expected), chỉ tiêu \(found)", "official area \(expected), quota \(found)")
      : say("chỉ tiêu \(expected), tổng các phần \(found)", "required \(expected), its parts sum up to \(found)")
    let difference = say("chênh lệch \(residual)", "difference \(residual)")
    return subject + ": " + words.text(rule) + "; " + figures + ", " + difference + unverified + "." + source
  }

  /// A row of the table of opening stocks that contradicts others, or that nobody can use.
  private var openingStock: String {
    let (stated, found) = (figure("stated"), figure("found"))
    let line = finding.detail("line").map { say(" (dòng \($0))", " (line \($0))") } ?? ""
    return subject + say("; hiện trạng đầu kỳ\(line): ", "; opening stock\(line): ") + openingFault(stated, found) + "."
  }

  private func openingFault(_ stated: String, _ found: String) -> String {
    let residual = figure("residual")
    switch kind {
    case "baseline-duplicate-row":
      return say(
        "ghi lặp lại, dòng trước là \(found), dòng này là \(stated); chỉ dùng dòng trước",
        "repeated, \(found) in the row before and \(stated) in this one; the row before is used")
    case "baseline-children-exceed":
      return say(
        "ghi \(stated), các loại đất con cộng lại \(found), chênh lệch \(residual)",
        "\(stated) stated, but its parts sum up to \(found), difference \(residual)")
    case "baseline-children-fall-short":
      return say(
        "ghi \(stated), các loại đất con đã đủ nhưng cộng lại chỉ \(found), chênh lệch \(residual)",
        "\(stated) stated, but its parts are complete and sum up to \(found), difference \(residual)")
    case "baseline-unknown-unit":
      return say(
        "đơn vị không có trong danh mục; không dùng \(stated)", "the unit is not on the register; \(stated) not used")
    default:
      return say(
        "mã loại đất không có trong bảng mã; không dùng \(stated)", "the code is not in the scheme; \(stated) not used")
    }
  }

  /// `Thành phố Phủ Lý (347), Đất trồng lúa (LUA), 31/12/2025`.
  private var subject: String {
    var names = [unit]
    for subject in finding.subjects {
      switch subject {
      case .category, .group: names.append(words.name(of: subject))
      case .parcel, .unit, .value, .quota, .layer, .project: break
      }
    }
    if let year = finding.detail("year").flatMap({ Int($0) }), let day = CalendarDate.endOfYear(year) {
      names.append(words.date(day))
    }
    return names.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `chỉ tiêu không ít hơn 1.200,00 ha`.
  private var required: String {
    let value = figure("required")
    guard !value.isEmpty else { return say("chỉ tiêu không có giá trị", "the quota has no value") }
    let bound = finding.detail("bound").flatMap(Quota.Bound.init(rawValue:)).map { words.text($0) + " " } ?? ""
    return say("chỉ tiêu \(bound)\(value)", "required \(bound)\(value)")
  }

  /// `, thực có 1.150,20–1.160,00 ha`.
  private var held: String {
    guard let least = finding.measure("heldMin") else { return "" }
    let text: String
    if let most = finding.measure("heldMax") {
      let interval = AreaInterval(least: .hectares(least.value), greatest: .hectares(most.value))
      text = words.interval(interval)
    } else {
      text = say("ít nhất ", "at least ") + words.quantity(least)
    }
    return say(", thực có \(text)", ", held \(text)")
  }

  /// What stands in the way of a verdict.
  private var obstacle: String {
    let figures = QuotaMeasureName.allCases.filter { !Self.ordinary.contains($0) }.compactMap { name in
      finding.measure(name.rawValue).map { "\(words.text(name)) \(words.quantity($0))" }
    }
    guard !figures.isEmpty else { return "; " + because }
    let list = figures.joined(separator: "; ")
    switch finding.detail("because") {
    case "unmeasured", "gaps-not-looked-for":
      return "; " + because + say("; ngoài ra chưa thống nhất: ", "; in dispute besides: ") + list
    default: return "; " + because + ": " + list
    }
  }

  private static let ordinary: Set<QuotaMeasureName> = [.required, .heldMin, .heldMax, .margin, .unmeasured]

  private var because: String {
    let subject = words.shown(finding.detail("subject") ?? "")
    switch finding.detail("because") {
    case "unmeasured":
      let records = count("unmeasured")
      return say(
        "\(words.numbers.integer(records)) thửa không rõ diện tích",
        "\(words.counted(records, "record")) of unknown area")
    case "gaps-not-looked-for":
      return say("chưa kiểm tra phần đất không thuộc thửa nào", "uncovered land was not looked for")
    case "no-use":
      let day = finding.detail("subject").flatMap { CalendarDate(iso: $0) }.map(words.date) ?? subject
      return say("không lớp dữ liệu nào có mã loại đất của ngày \(day)", "no layer gives the land use on \(day)")
    case "no-baseline": return say("thiếu số liệu hiện trạng đầu kỳ", "no opening stock")
    case "released-beyond-baseline":
      return say("chuyển đi nhiều hơn hiện trạng", "more is released than the opening stock")
    case "no-value": return say("dòng chỉ tiêu không có giá trị", "the row has no value")
    case "unknown-category", "unknown-group":
      return say("\(subject) không có trong bảng mã", "\(subject) is not in the scheme")
    case "unknown-unit":
      return say(
        "đơn vị \(subject) không có trong danh mục đơn vị hành chính", "unit \(subject) is not in the register")
    case "undefined-aggregate":
      return say("chưa rõ \(subject) gồm những loại đất nào", "the members of \(subject) are not known")
    default: return say("diện tích chưa thống nhất", "land in dispute")
    }
  }

  /// ` Căn cứ: …; chưa kiểm chứng; số liệu minh họa.`
  private var source: String {
    let citation = words.shown(finding.detail("citation") ?? "")
    var parts = citation.isEmpty ? [] : [citation]
    if finding.detail("unverified") != nil { parts.append(words.notice(.unverified)) }
    if finding.detail("fictitious") != nil { parts.append(words.notice(.fictitious)) }
    return parts.isEmpty ? "" : say(" Căn cứ: ", " Source: ") + parts.joined(separator: "; ") + "."
  }
}
