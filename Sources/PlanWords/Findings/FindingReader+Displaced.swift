import PlanChecks

extension FindingReader {
  var displaced: String {
    let isBoundary = finding.detail("reference") != "neighbours"
    guard kind != "untried" else {
      let number = count("parcels")
      let parcels = words.numbers.integer(number)
      return say(
        isBoundary
          ? "còn \(parcels) thửa khác nằm ngoài ranh giới, chưa thử cách đọc tọa độ khác."
          : "còn \(parcels) thửa khác nằm xa các thửa còn lại, chưa thử cách đọc tọa độ khác.",
        isBoundary
          ? "\(words.counted(number, "further parcel")) beyond the boundary: no other reading of positions was tried."
          : "\(words.counted(number, "further parcel")) far from the others: no other reading of positions was tried.")
    }
    return say("\(parcels) \(standing.vietnamese); ", "\(parcels) \(standing.english); ") + readings + "."
  }

  private var standing: Phrase {
    guard finding.measure("displacement") != nil else {
      return Phrase("không định vị được theo hệ tọa độ của lớp", "has no position in the system of its layer")
    }
    return finding.detail("reference") == "neighbours"
      ? Phrase("nằm xa các thửa còn lại", "lies far from the other parcels")
      : Phrase("nằm hẳn ngoài ranh giới", "lies wholly beyond the boundary")
  }

  /// The readings that are named, the first with its distance.
  private var readings: String {
    let named: [String] = (1...max(1, finding.parts.count)).compactMap { reading($0) }
    let first = named.first ?? ""
    let moved = figure("displacement")
    let away = moved.isEmpty ? "" : say(", cách đó \(moved)", ", \(moved) away")
    let count = count("readings")
    let others = Array(named.dropFirst())
    let more = count > named.count ? say(", …", ", …") : ""
    let rest =
      others.isEmpty ? "" : say("; cũng có thể là ", "; or ") + others.joined(separator: say("; ", "; ")) + more
    return say(
      "nếu đọc là \(first) thì đúng chỗ\(away)\(rest)", "read as \(first) it lies where it belongs\(away)\(rest)")
  }

  /// `EPSG:9209 (VN-2000 / TM-3 105-30)`, and what else would have to be so; nil beyond the last.
  private func reading(_ number: Int) -> String? {
    guard let code = finding.detail("reading\(number)") else { return nil }
    let name = finding.detail("readingName\(number)").map { " (\(words.shown($0)))" } ?? ""
    let system = words.shown(code) + name
    switch finding.detail("readingAs\(number)").flatMap(DisplacedParcels.Reading.Kind.init(rawValue:)) {
    case .swappedAxes: return say("\(system) đảo trục", "\(system) with its axes exchanged")
    case .doubledShift:
      return say("\(system) đã bị chuyển đổi hai lần", "\(system) with the datum shift made twice")
    case .otherSystem, nil: return system
    }
  }
}
