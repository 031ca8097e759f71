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
    case "pile": return pile
    case "reach":
      let area = figure("overlapArea")
      return say(
        "\(parcels) có \(area) nằm trong vùng các thửa chồng chất\(width)\(faultClass).",
        "\(area) of \(parcels) lies on land where parcels are piled up\(width)\(faultClass).")
    case "face":
      let area = figure("overlapArea")
      return say(
        "\(parcels) cùng phủ lên \(area)\(width)\(faultClass).", "\(parcels) all claim \(area)\(width)\(faultClass).")
    default:
      let area = figure("overlapArea")
      let share = figure("shareOfSmaller")
      let ratio = share.isEmpty ? "" : say(" (\(share) thửa nhỏ hơn)", " (\(share) of the smaller)")
      return say(
        "\(parcels) chồng lấn \(area)\(ratio)\(width)\(faultClass)\(probableCause)\(pairs).",
        "\(parcels) overlap by \(area)\(ratio)\(width)\(faultClass)\(probableCause)\(pairs).")
    }
  }

  var gap: String {
    guard kind != "small-gaps" else { return sum("khoảng hở", ("gap", "gaps")) }
    let area = figure("gapArea")
    let (parcels, units) = (parcels, units)
    let beside = parcels.isEmpty ? "" : say(", cạnh \(parcels)", ", beside \(parcels)")
    let within = units.isEmpty ? "" : say(", thuộc \(units)", ", in \(units)")
    return say("khoảng hở \(area)\(width)\(beside)", "gap of \(area)\(width)\(beside)") + within
      + (finding.detail("explained") == "whole" ? explanation : faultClass + probableCause + explanation) + "."
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
    case "partly-outside":
      let away = areaAndShare("awayArea", "awayShare")
      return say(
        "\(parcels) ghi \(unit) nhưng có \(away) nằm ngoài đơn vị đó\(shares)\(faultClass).",
        "\(parcels) names \(unit), but \(away) of it lies outside\(shares)\(faultClass).")
    case "several-units":
      let count = words.numbers.integer(count("units"))
      return say(
        "\(parcels) không ghi \(noUnit) và nằm trên \(count) đơn vị, được chia theo ranh giới\(shares)\(beyond)",
        "\(parcels) names no \(noUnit) and lies in \(count) units; it is split by the boundaries\(shares)\(beyond)")
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

  /// What the record does not name: a unit, or one that the register has.
  private var noUnit: String {
    finding.detail("names") == nil
      ? say("đơn vị", "unit") : say("đơn vị nào trong danh mục", "unit of the register")
  }

  /// The share is left out where the whole has no area.
  func areaAndShare(_ area: String, _ share: String) -> String {
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
  var shares: String {
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
