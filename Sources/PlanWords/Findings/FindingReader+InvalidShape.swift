public import Coverage
import PlanChecks

extension ValidityFault.Kind: Worded {
  public var phrase: Phrase {
    switch self {
    case .selfCrossing: Phrase("đường bao tự cắt", "a ring crosses itself")
    case .ringsCross: Phrase("hai đường bao cắt nhau", "two rings cross")
    case .doubledLine: Phrase("đường bao đi hai lần trên cùng một đoạn", "a ring runs along one line twice")
    case .sharedLine: Phrase("hai đường bao trùng nhau một đoạn", "two rings share a line")
    case .selfTouch: Phrase("đường bao tự chạm tại một điểm", "a ring touches itself in a point")
    case .holeOutside: Phrase("vùng rỗng nằm ngoài đường bao ngoài", "a hole lies outside its shell")
    case .nestedHoles: Phrase("vùng rỗng nằm trong vùng rỗng khác", "a hole lies inside another")
    case .nestedShells: Phrase("phần thửa nằm bên trong phần thửa khác", "a part lies inside another part")
    case .duplicateRing: Phrase("hai đường bao giống hệt nhau", "a ring is repeated")
    case .tooFewPoints:
      Phrase("đường bao có ít hơn ba điểm khác nhau", "a ring has fewer than three different points")
    case .disconnectedInterior: Phrase("phần bên trong bị chia cắt", "the interior is cut apart")
    case .invalidCoordinate: Phrase("tọa độ không hợp lệ", "an invalid coordinate")
    case .other: Phrase("lỗi khác", "another fault")
    }
  }
}

extension FindingReader {
  var invalidShape: String {
    say("\(parcels): hình thể không hợp lệ, \(faults); ", "\(parcels): invalid shape, \(faults); ") + repaired + "."
  }

  /// One fault by its name; several counted, each kind with the number of its places.
  private var faults: String {
    let kinds = ([finding.detail("fault")] + finding.parts.map { $0.detail("fault") }).compactMap { $0 }
    guard count("faults") > 1 else {
      let name = faultName(kinds.first)
      let isCut = finding.detail("extent") == ValidityFaults.Extent.firstOnly.rawValue
      guard isCut, kinds.first != ValidityFault.Kind.invalidCoordinate.rawValue else { return name }
      return say(
        "\(name); số chỗ cắt quá nhiều nên không tìm các lỗi khác",
        "\(name); it crosses itself too often for other faults to be looked for")
    }
    var places: [(kind: String, count: Int)] = []
    for kind in kinds {
      if let known = places.firstIndex(where: { $0.kind == kind }) {
        places[known].count += 1
      } else {
        places.append((kind, 1))
      }
    }
    let listed = places.map { place in
      faultName(place.kind)
        + (place.count == 1 ? "" : say(" (\(place.count) chỗ)", " (\(place.count) places)"))
    }
    let number = words.numbers.integer(count("faults"))
    let all = listed.joined(separator: ", ")
    return finding.detail("extent") == nil
      ? say("\(number) lỗi: \(all)", "\(number) faults: \(all)")
      : say("ít nhất \(number) lỗi, trong đó: \(all)", "at least \(number) faults, among them: \(all)")
  }

  /// A fault in words of the field; the library's own reason where none are known.
  private func faultName(_ kind: String?) -> String {
    guard let kind = kind.flatMap(ValidityFault.Kind.init(rawValue:)), kind != .other else {
      return words.shown(finding.detail("reason") ?? "")
    }
    return words.text(kind)
  }

  /// The areas that repair would give, once where both methods agree; what stands for the parcel where none was tried.
  private var repaired: String {
    let linework = figure("areaByLinework")
    let structure = figure("areaByStructure")
    switch finding.detail("untried") {
    case "linework":
      let area = structure.isEmpty ? say("không sửa được", "it could not be repaired") : named("areaByStructure")
      return area + say("; không thử sửa theo nét vẽ", "; repair by linework was not tried")
    case .some: return say("không thử sửa", "repair was not tried") + stand
    case nil: break
    }
    if linework == structure {
      return linework.isEmpty
        ? say("không sửa được", "it could not be repaired")
        : say("\(linework) sau khi sửa theo cả hai cách", "\(linework) after repair by either method")
    }
    return ["areaByLinework", "areaByStructure"].filter { finding.measure($0) != nil }.map(named)
      .joined(separator: "; ")
  }

  private func named(_ measure: String) -> String { "\(figure(measure)) (\(words.meaning(ofMeasure: measure)))" }

  private var stand: String {
    switch finding.detail("stand").flatMap(LeftOutShape.Stand.init(rawValue:)) {
    case .hull:
      say(", phần đất trong bao lồi của thửa là chưa xác định", ", the land within its convex hull is undecided")
    case .envelope:
      say(
        ", phần đất trong hình chữ nhật bao quanh thửa là chưa xác định",
        ", the land within the rectangle around it is undecided")
    case .repaired, nil: ""
    }
  }
}
