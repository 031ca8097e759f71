import LandUse
import PlanChecks

extension FindingReader {
  var overlap: String {
    switch kind {
    case "small-pairs": return sum("cặp thửa chồng lấn", ("overlapping pair", "overlapping pairs"))
    case "undecided":
      let reason = words.shown(finding.detail("reason") ?? "")
      return say(
        "không tính được phần chung của \(parcels): \(reason).",
        "the shared area of \(parcels) could not be computed: \(reason).")
    case "face":
      let area = figure("overlapArea")
      return say(
        "\(parcels) cùng phủ lên \(area)\(width)\(faultClass).", "\(parcels) all claim \(area)\(width)\(faultClass).")
    default:
      let area = figure("overlapArea")
      let share = figure("shareOfSmaller")
      let ratio = share.isEmpty ? "" : say(" (\(share) thửa nhỏ hơn)", " (\(share) of the smaller)")
      return say(
        "\(parcels) chồng lấn \(area)\(ratio)\(width)\(faultClass).",
        "\(parcels) overlap by \(area)\(ratio)\(width)\(faultClass).")
    }
  }

  var gap: String {
    guard kind != "small-gaps" else { return sum("khoảng hở", ("gap", "gaps")) }
    let area = figure("gapArea")
    let beside = parcels.isEmpty ? "" : say(", cạnh \(parcels)", ", beside \(parcels)")
    let within = units.isEmpty ? "" : say(", thuộc \(units)", ", in \(units)")
    return say("khoảng hở \(area)\(width)\(beside)", "gap of \(area)\(width)\(beside)") + within
      + (finding.detail("explained") == "whole" ? explanation : faultClass + explanation) + "."
  }

  /// Every unit among the subjects, with `no unit` for a part in none.
  private var units: String {
    var names = finding.subjects.compactMap { if case .unit(let id) = $0 { words.name(of: id) } else { nil } }
    if names.isEmpty { return "" }
    if finding.parts.contains(where: \.subjects.isEmpty) { names.append(say("ngoài mọi đơn vị", "no unit")) }
    return words.list(names)
  }

  /// How much of the gaps of the unit declared land explains; empty when nothing of them.
  private var explanation: String {
    let (gaps, explained) = gapFigures
    let unit = finding.detail("explainedUnit").map { words.name(of: UnitID($0)) }
    let place = unit.map { say("của \($0)", "of \($0)") } ?? say("ngoài mọi đơn vị", "in no unit")
    switch finding.detail("explained") {
    case "whole":
      return say(
        ": được giải thích, đất kê khai bù đủ \(gaps) khoảng hở \(place)",
        ": explained, declared land covers all \(gaps) of gaps \(place)")
    case "part":
      return say(
        "; đất kê khai giải thích \(explained) trong \(gaps) khoảng hở \(place)",
        "; declared land explains \(explained) of the \(gaps) of gaps \(place)")
    default: return ""
    }
  }

  var astray: String {
    switch kind {
    case "small-outside":
      return sum("thửa có phần nằm ngoài ranh giới", ("parcel with a part outside", "parcels with a part outside"))
    case "unknown-name", "further-names": return unknownName
    case "unknown-unit":
      return say(
        "\(parcels) ghi \(unknownUnit); được tính theo vị trí\(shares)\(beyond)",
        "\(parcels) names \(unknownUnit); it counts where it lies\(shares)\(beyond)") + faultClass + "."
    case "other-unit":
      let away = areaAndShare("awayArea", "awayShare")
      return say(
        "\(parcels) ghi \(unit) nhưng có \(away) nằm ngoài đơn vị đó\(shares)\(faultClass).",
        "\(parcels) names \(unit), but \(away) of it lies outside\(shares)\(faultClass).")
    case "several-units":
      let count = words.numbers.integer(count("units"))
      return say(
        "\(parcels) không ghi đơn vị và nằm trên \(count) đơn vị, được chia theo ranh giới\(shares)\(beyond)",
        "\(parcels) names no unit and lies in \(count) units; it is split by the boundaries\(shares)\(beyond)")
        + faultClass + "."
    case "outside-units":
      let away = areaAndShare("awayArea", "awayShare")
      return say(
        "\(parcels) có \(away) nằm ngoài mọi đơn vị\(faultClass).",
        "\(away) of \(parcels) lies outside all units\(faultClass).")
    default:
      let outside = areaAndShare("outsideArea", "outsideShare")
      return say(
        "\(parcels) có \(outside) nằm ngoài ranh giới\(faultClass).",
        "\(outside) of \(parcels) lies outside the boundary\(faultClass).")
    }
  }

  /// The gaps of a unit and what is explained of them: in hectares, or in m² where those would not tell them apart.
  private var gapFigures: (gaps: String, explained: String) {
    let gaps = finding.measure("unitGapArea")?.value ?? 0
    let explained = finding.measure("explainedArea")?.value ?? 0
    let figures = (words.hectares(squareMetres: gaps), words.hectares(squareMetres: explained))
    let areSeen = gaps >= 10_000 && (figures.0 != figures.1 || gaps == explained)
    return areSeen ? figures : (words.quantity(gaps, .squareMetre), words.quantity(explained, .squareMetre))
  }

  /// Records whose position was not looked at.
  private var unknownName: String {
    let parcels = count("parcels")
    let (number, area) = (words.numbers.integer(parcels), figure("area"))
    if kind == "further-names" {
      let names = words.numbers.integer(count("values"))
      return say(
        "\(number) thửa (\(area)) ghi \(names) tên đơn vị khác không có trong danh mục; chưa xét vị trí của các thửa này.",
        "\(words.counted(parcels, "parcel")) (\(area)) with \(names) further names of units that are not on the "
          + "register; where they lie was not looked at.")
    }
    return say(
      "\(number) thửa (\(area)) ghi \(unknownUnit); chưa xét vị trí của các thửa này.",
      "\(words.counted(parcels, "parcel")) (\(area)) \(parcels == 1 ? "names" : "name") \(unknownUnit); "
        + "where \(parcels == 1 ? "it lies" : "they lie") was not looked at.")
  }

  /// `“999”, which is not on the register of 1 March 2025`; of confidential land without the text.
  private var unknownUnit: String {
    let day = finding.detail("registerDate").flatMap { CalendarDate(iso: $0) }.map(words.date)
    let of = day.map { say(" ngày \($0)", " of \($0)") } ?? ""
    guard !isHidden else {
      return say("đơn vị không có trong danh mục\(of)", "a unit that is not on the register\(of)")
    }
    let text = words.shown(finding.detail("namedUnit") ?? valueText)
    return say("“\(text)”, không có trong danh mục đơn vị\(of)", "“\(text)”, which is not on the register\(of)")
  }

  private var valueText: String {
    for case .value(let text) in finding.subjects { return text }
    return ""
  }

  /// The share is left out where the whole has no area.
  private func areaAndShare(_ area: String, _ share: String) -> String {
    let share = figure(share)
    return figure(area) + (share.isEmpty ? "" : " (\(share))")
  }

  /// What a split parcel has outside of everything.
  private var beyond: String {
    guard finding.measure("outsideArea") != nil else { return "" }
    let outside = areaAndShare("outsideArea", "outsideShare")
    return say("; \(outside) nằm ngoài ranh giới", "; \(outside) lies outside the boundary")
  }

  /// ` (X: 60,0%; Y: 40,0%)`: the five largest.
  private var shares: String {
    guard !finding.parts.isEmpty else { return "" }
    let listed = finding.parts.prefix(5).map { part in
      let names = part.subjects.map { words.name(of: $0) }
      let name = names.first ?? say("không thuộc đơn vị nào", "in no unit")
      return name + ": " + ((part.measure("share") ?? part.measure("shareArea")).map { words.told($0) } ?? "")
    }
    let more = finding.parts.count > listed.count ? "; …" : ""
    return " (" + listed.joined(separator: "; ") + more + ")"
  }
}
