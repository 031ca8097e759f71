import PlanChecks

extension FindingReader {
  var openRing: String {
    kind == "too-short"
      ? say("\(parcels): đường bao có ít hơn bốn tọa độ.", "\(parcels): a ring has fewer than four positions.")
      : say(
        "\(parcels): đường bao không khép kín\(positionAsRead).", "\(parcels): a ring is not closed\(positionAsRead).")
  }

  var invalidShape: String {
    let reason = reason(finding.detail("reason") ?? "")
    return say("\(parcels): hình thể không hợp lệ, \(reason); ", "\(parcels): invalid shape, \(reason); ") + repaired
      + "."
  }

  /// The areas that repair would give; once where both methods agree.
  private var repaired: String {
    let linework = figure("areaByLinework")
    let structure = figure("areaByStructure")
    if linework == structure {
      return linework.isEmpty
        ? say("không sửa được", "it could not be repaired")
        : say("\(linework) sau khi sửa theo cả hai cách", "\(linework) after repair by either method")
    }
    let areas = ["areaByLinework", "areaByStructure"].filter { finding.measure($0) != nil }
    return areas.map { "\(figure($0)) (\(words.meaning(ofMeasure: $0)))" }.joined(separator: "; ")
  }

  var absentShape: String {
    parcels + ": " + absence + uncountable + "."
  }

  private var absence: String {
    switch kind {
    case _ where finding.detail("withheld") != nil:
      say("không công bố hình thể", "the geometry is withheld")
    case "not-polygonal": say("hình thể không phải dạng vùng", "the geometry is not of area")
    case "empty": say("hình thể không có tọa độ", "the geometry has no coordinates")
    default: say("không có hình thể", "there is no geometry")
    }
  }

  /// What the record lacks to be counted; empty when it is counted as declared.
  private var uncountable: String {
    let lacking = (finding.detail("lacks") ?? "").split(separator: " ").map { field in
      switch field {
      case "unit": say("đơn vị", "unit")
      case "code": say("mã loại đất", "land-use code")
      default: say("diện tích kê khai", "declared area")
      }
    }
    guard !lacking.isEmpty else { return "" }
    return say(
      "; thiếu \(words.list(lacking)) nên không tính được",
      "; it cannot be counted, the record lacks \(words.list(lacking))")
  }

  var outOfRange: String {
    kind == "not-transformable"
      ? say(
        "\(parcels): tọa độ không chuyển đổi được sang hệ tọa độ của kế hoạch\(positionAsRead).",
        "\(parcels): a position has no image in the plan CRS\(positionAsRead).")
      : say(
        "\(parcels): tọa độ ngoài phạm vi kinh độ, vĩ độ\(positionAsRead).",
        "\(parcels): a position is beyond the range of longitude and latitude\(positionAsRead).")
  }

  /// ` tại 105.9 95.2 (OGC:CRS84)`: in the file's own digits; empty when it is not known or must not be told.
  private var positionAsRead: String {
    guard !isHidden, let position = finding.detail("positionAsRead") else { return "" }
    let crs = finding.detail("crs").map { " (\(words.shown($0)))" } ?? ""
    return say(" tại \(position)\(crs)", " at \(position)\(crs)")
  }

  /// GEOS's reason in words of the field; as it is where none are known.
  private func reason(_ reason: String) -> String {
    switch reason {
    case "Self-intersection": say("đường bao tự cắt", "self-intersection")
    case "Ring Self-intersection": say("đường bao tự chạm vào chính nó", "a ring touches itself")
    case "Hole lies outside shell": say("vùng rỗng nằm ngoài đường bao", "a hole lies outside its shell")
    case "Holes are nested": say("các vùng rỗng lồng vào nhau", "holes are nested")
    case "Interior is disconnected": say("phần bên trong bị chia cắt", "the interior is disconnected")
    case "Nested shells": say("các vùng lồng vào nhau", "shells are nested")
    case "Duplicate Rings": say("đường bao lặp lại", "a ring is repeated")
    case "Too few points in geometry component": say("quá ít điểm", "too few points")
    case "Invalid Coordinate": say("tọa độ không hợp lệ", "an invalid coordinate")
    default: words.shown(reason)
    }
  }
}
