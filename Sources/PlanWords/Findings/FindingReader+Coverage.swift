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
    let within = unit.isEmpty || explanation != nil ? "" : say(", thuộc \(unit)", ", in \(unit)")
    return say("khoảng hở \(area)\(width)\(beside)", "gap of \(area)\(width)\(beside)") + within
      + (explanation ?? faultClass) + "."
  }

  /// `: khớp với …` for a gap that is no fault.
  private var explanation: String? {
    switch finding.detail("explainedBy") {
    case "unparcelled":
      let land = words.hectares(squareMetres: finding.measure("unparcelledArea")?.value ?? 0)
      let gaps = words.hectares(squareMetres: finding.measure("unitGapArea")?.value ?? 0)
      let unit = finding.detail("explainedUnit").map { words.name(of: UnitID($0)) } ?? unit
      return say(
        ": được giải thích, \(unit) có \(land) đất không lập thửa và \(gaps) khoảng hở",
        ": explained, \(unit) has \(land) of unparcelled land and \(gaps) of gaps")
    case "withheld":
      return say(
        ": được giải thích bởi thửa không công bố hình thể có cùng diện tích",
        ": explained by a record with withheld geometry and the same area")
    default: return nil
    }
  }

  var astray: String {
    switch kind {
    case "small-outside":
      return sum("thửa có phần nằm ngoài ranh giới", ("parcel with a part outside", "parcels with a part outside"))
    case "other-unit":
      let away = areaAndShare("awayArea", "awayShare")
      return say(
        "\(parcels) ghi \(unit) nhưng có \(away) nằm ngoài đơn vị đó\(shares)\(faultClass).",
        "\(parcels) names \(unit), but \(away) of it lies outside\(shares)\(faultClass).")
    case "several-units":
      let count = words.numbers.integer(count("units"))
      return say(
        "\(parcels) \(namedUnit) và nằm trên \(count) đơn vị, được chia theo ranh giới\(shares)\(beyond)",
        "\(parcels) \(namedUnit) and lies in \(count) units; it is split by the boundaries\(shares)\(beyond)")
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

  private var namedUnit: String {
    guard let name = finding.detail("namedUnit").map({ words.name(of: UnitID($0)) }) else {
      return say("không ghi đơn vị", "names no unit")
    }
    return say("ghi \(name) (không có ranh giới)", "names \(name), which has no boundary,")
  }

  private func areaAndShare(_ area: String, _ share: String) -> String { "\(figure(area)) (\(figure(share)))" }

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
      return name + ": " + (part.measure("share").map { words.told($0) } ?? "")
    }
    let more = finding.parts.count > listed.count ? "; …" : ""
    return " (" + listed.joined(separator: "; ") + more + ")"
  }
}
