import LandUse
import PlanChecks

extension FindingReader {
  var misnamedUnit: String {
    switch kind {
    case "other-unit":
      let away = areaAndShare("awayArea", "awayShare")
      return say(
        "\(parcels) ghi \(unit) nhưng phần lớn hơn nằm ở đơn vị khác, \(away) nằm ngoài đơn vị đã ghi\(shares)"
          + "\(faultClass).",
        "\(parcels) names \(unit), but more of it lies in another unit: \(away) lies outside\(shares)\(faultClass).")
    case "other-kind":
      return say(
        "\(size) ghi \(text); được hiểu là \(unit), ngày \(registerDay) đơn vị không thuộc loại đã ghi.",
        "\(size) \(verb) \(text), read as \(unit), which is not of that kind on \(registerDay).")
    case "further-names":
      let texts = words.numbers.integer(count("values"))
      return say(
        "\(size) ghi \(texts) cách ghi đơn vị khác không đọc được theo danh mục ngày \(registerDay)\(position).",
        "\(size) with \(texts) further texts that are no unit of the register of \(registerDay)\(position).")
    default: return say("\(size) ghi \(text), \(why)\(position).", "\(size) \(verb) \(text), \(why)\(position).")
    }
  }

  /// What is wrong with the text.
  private var why: String {
    switch kind {
    case "ambiguous-name":
      let units = finding.subjects.compactMap { if case .unit(let id) = $0 { words.name(of: id) } else { nil } }
      let listed = words.list(Array(units.prefix(5))) + (units.count > 5 ? ", …" : "")
      return say(
        "là tên của \(words.numbers.integer(units.count)) đơn vị: \(listed)",
        "the name of \(words.numbers.integer(units.count)) units: \(listed)")
    case "other-day": return otherDay
    default:
      let nearest = finding.detail("nearestUnit").map { words.name(of: UnitID($0)) }
      let hint = isHidden ? "" : nearest.map { say(" (có thể là \($0))", " (perhaps \($0))") } ?? ""
      return say(
        "không có trong danh mục đơn vị ngày \(registerDay)\(hint)",
        "which is not on the register of \(registerDay)\(hint)")
    }
  }

  /// `a unit of other days: Xã Tân Tựu (13390), until 31 December 2024; since then …`.
  private var otherDay: String {
    guard !isHidden else {
      return say(
        "không có trong danh mục đơn vị ngày \(registerDay)", "which is not on the register of \(registerDay)")
    }
    let name = words.shown(finding.detail("unitName") ?? "") + " (\(words.shown(finding.detail("unitCode") ?? "")))"
    let successors = (finding.detail("successors") ?? "").split(separator: " ").map { words.name(of: UnitID($0)) }
    let after =
      successors.isEmpty ? "" : say("; kế tiếp: \(words.list(successors))", "; followed by \(words.list(successors))")
    return say(
      "là đơn vị chỉ có vào ngày khác: \(name)\(days), không có vào ngày \(registerDay)\(after)",
      "a unit of other days: \(name)\(days), not on the register of \(registerDay)\(after)")
  }

  /// `, until 31 December 2024`.
  private var days: String {
    let from = finding.detail("validFrom").flatMap { CalendarDate(iso: $0) }.map(words.date)
    let to = finding.detail("validTo").flatMap { CalendarDate(iso: $0) }.map(words.date)
    return (from.map { say(", từ \($0)", ", from \($0)") } ?? "")
      + (to.map { say(", đến hết \($0)", ", until \($0)") } ?? "")
  }

  /// Where the parcels with the text lie, as far as that was looked at.
  private var position: String {
    let (parcels, unplaced) = (count("parcels"), count("unplaced"))
    let placed = say(
      "; được tính theo vị trí", parcels == 1 ? "; it counts where it lies" : "; they count where they lie")
    switch unplaced {
    case 0: return placed + shares
    case parcels:
      return say(
        "; chưa xét vị trí của \(parcels == 1 ? "" : "các ")thửa này",
        "; where \(parcels == 1 ? "it lies" : "they lie") was not looked at")
    default:
      return placed + shares
        + say(
          ", trừ \(words.numbers.integer(unplaced)) thửa chưa xét vị trí",
          ", except for \(words.numbers.integer(unplaced)) whose position was not looked at")
    }
  }

  /// `12 parcels (3.20 ha)`.
  private var size: String {
    let parcels = count("parcels")
    let area = figure("area")
    let inside = area.isEmpty ? "" : " (\(area))"
    return say("\(words.numbers.integer(parcels)) thửa", words.counted(parcels, "parcel")) + inside
  }

  private var verb: String { count("parcels") == 1 ? "names" : "name" }

  private var registerDay: String {
    finding.detail("registerDate").flatMap { CalendarDate(iso: $0) }.map(words.date) ?? ""
  }

  /// The text as written; not told of confidential land.
  private var text: String {
    guard !isHidden else { return say("một đơn vị", "a unit") }
    for case .value(let text) in finding.subjects { return "“\(words.shown(text))”" }
    return ""
  }
}
