import PlanChecks

extension FindingReader {
  var openRing: String {
    kind == "too-short"
      ? say("\(parcels): đường bao có ít hơn bốn tọa độ.", "\(parcels): a ring has fewer than four positions.")
      : say(
        "\(parcels): đường bao không khép kín\(positionAsRead).", "\(parcels): a ring is not closed\(positionAsRead).")
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
        "\(parcels): tọa độ ngoài phạm vi của hệ tọa độ\(positionAsRead).",
        "\(parcels): a position is beyond the range of its coordinate system\(positionAsRead).")
  }

  /// ` tại 105.9 95.2 (OGC:CRS84)`: in the file's own digits; empty when it is not known or must not be told.
  private var positionAsRead: String {
    guard !isHidden, let position = finding.detail("positionAsRead") else { return "" }
    let crs = finding.detail("crs").map { " (\(words.shown($0)))" } ?? ""
    return say(" tại \(position)\(crs)", " at \(position)\(crs)")
  }
}
