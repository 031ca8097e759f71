import Coverage
import Geometry
public import LandUse
import PlanFormats
public import PlanSession
import PlanWords

/// What `landplan inspect` prints of a file.
public struct InspectionScreen {
  let facts: FileInspection
  let words: Words
  var screen: ScreenLines

  public init(_ facts: FileInspection, _ language: Language, style: TerminalStyle) {
    self.facts = facts
    words = Words(language)
    screen = ScreenLines(style)
  }

  var say: Phrasing { Phrasing(words.language) }

  public var text: String {
    var copy = self
    copy.addHead()
    copy.addShapes()
    copy.addSystem()
    copy.addFields()
    copy.addMapping()
    copy.addUses()
    copy.addUnits()
    copy.addStanza()
    return copy.screen.text
  }

  func integer(_ value: Int) -> String { words.numbers.integer(value) }

  func count(_ number: Int, _ noun: (vietnamese: String, english: String)) -> String {
    integer(number) + " " + say(noun.vietnamese, noun.english + (number == 1 ? "" : "s"))
  }

  private mutating func addHead() {
    let kilobytes = Double(facts.byteCount) / 1000
    let size =
      kilobytes < 1000
      ? words.numbers.number(kilobytes, decimals: 1) + " kB"
      : words.numbers.number(kilobytes / 1000, decimals: 1) + " MB"
    let parts = [facts.file, count(facts.features, ("đối tượng", "feature")), size]
    screen.add(parts.joined(separator: " · "), indent: 0, .bold)
    if facts.layer.isFictitious { screen.add(words.notice(.illustrative), indent: 0, .warning) }
    if facts.confidential > 0 {
      screen.add(
        say(
          "\(integer(facts.confidential)) thửa mang mã đất bảo mật (CQP, CAN): có trong tổng số, không nêu làm ví dụ.",
          "\(count(facts.confidential, ("", "parcel"))) with codes of confidential land (CQP, CAN): counted, never shown as"
            + " examples."), indent: 0)
    }
  }

  // MARK: Shapes

  private mutating func addShapes() {
    screen.heading(say("Hình thể", "Shapes"))
    var types = facts.geometryTypes.entries.map { entry in
      "\(entry.type ?? say("không có hình", "without geometry")) \(integer(entry.count))"
    }
    if facts.geometryTypes.others > 0 { types.append(say("khác ", "others ") + integer(facts.geometryTypes.others)) }
    screen.add(types.joined(separator: " · "))
    var sizes = [count(facts.vertices, ("đỉnh", "vertex")).replacing("vertexs", with: "vertices")]
    if let area = facts.shapes.area, let plane = facts.system.measuredIn {
      sizes.append(say("\(words.hectares(area)) (đo trên \(plane))", "\(words.hectares(area)) (measured in \(plane))"))
    }
    screen.add(sizes.joined(separator: " · "))
    if let extent = facts.extent { screen.add(self.extent(extent)) }
    screen.add(decimals)
    if facts.hasHeights { screen.add(say("Tọa độ có độ cao (Z).", "Positions have heights (Z).")) }
    addFaults()
  }

  private func extent(_ extent: Envelope) -> String {
    func number(_ value: Double) -> String {
      words.numbers.number(value, decimals: facts.system.isGeographic ? 5 : 1)
    }
    let (x, y) = (
      "x \(number(extent.minX)) … \(number(extent.maxX))", "y \(number(extent.minY)) … \(number(extent.maxY))"
    )
    return say("Phạm vi: ", "Extent: ") + x + "; " + y
  }

  private var decimals: String {
    let written = say(
      "Tọa độ ghi đến \(integer(facts.decimals)) chữ số thập phân",
      "Coordinates with up to \(count(facts.decimals, ("", "decimal")))")
    guard let resolution = facts.resolution else { return written + "." }
    return written + say(": một đơn vị cuối ứng với khoảng ", ": a unit of the last one is about ")
      + onTheGround(resolution) + say(" trên thực địa.", " on the ground.")
  }

  /// Metres, centimetres, millimetres: two digits are enough.
  private func onTheGround(_ length: Length) -> String {
    guard length.metres >= Self.leastTold else { return say("dưới 0,001 mm", "less than 0.001 mm") }
    let (value, unit) =
      length.metres >= 1
      ? (length.metres, "m") : length.metres >= 0.01 ? (length.metres * 100, "cm") : (length.metres * 1000, "mm")
    return words.numbers.number(value, decimals: value >= 10 ? 0 : value >= 0.1 ? 1 : 3) + " " + unit
  }

  /// Metres: no survey knows less.
  private static let leastTold = 0.000001

  private mutating func addFaults() {
    let shapes = facts.shapes
    for group in shapes.faults {
      screen.add(ShapeFaultText(say)(group.reason) + ": " + integer(group.count) + examples(group.features), .warning)
    }
    if shapes.invalidCount > 0 {
      screen.add(
        say(
          "\(integer(shapes.invalidCount)) hình không hợp lệ (landplan check cho biết từng vị trí):",
          "\(count(shapes.invalidCount, ("", "shape"))) not valid (landplan check tells each place):"), .warning)
      for group in shapes.invalid.prefix(6) {
        screen.add("\(group.reason): \(integer(group.count))" + examples(group.features), indent: 4)
      }
    }
    guard let repeated = facts.repeatedIDs else { return }
    if repeated.identifiers > 0 {
      screen.add(
        say(
          "\(integer(repeated.identifiers)) mã thửa lặp lại, ở \(integer(repeated.features)) đối tượng",
          "\(count(repeated.identifiers, ("", "parcel id"))) used more than once, by"
            + " \(count(repeated.features, ("", "feature")))")
          + (repeated.examples.isEmpty ? "." : ":"), .warning)
      for example in repeated.examples { screen.add("“\(example.id)”" + examples(example.features), indent: 4) }
    }
    if repeated.missing > 0, repeated.missing < facts.features {
      screen.add(
        say(
          "\(integer(repeated.missing)) đối tượng không có mã thửa.",
          "\(count(repeated.missing, ("", "feature"))) without a parcel id."), .warning)
    }
  }

  /// ` (đối tượng #3, #7)`: counted from 0, as everywhere.
  private func examples(_ features: [Int]) -> String {
    guard !features.isEmpty else { return "" }
    let list = features.map { "#\($0)" }.joined(separator: ", ")
    return say(" (đối tượng \(list), đếm từ 0)", " (feature\(features.count == 1 ? "" : "s") \(list), counted from 0)")
  }

  // MARK: The entry in plan.yaml

  private var stanza: [String] {
    let others = facts.system.readings.dropFirst().prefix(4).map(\.crs).joined(separator: ", ")
    let doubt =
      facts.system.readings.count > 1
      ? say("chưa chắc; cũng có thể là: \(others)", "not certain; it may also be: \(others)")
      : say("suy ra từ tọa độ, tệp không ghi", "from the positions: the file does not say it")
    return ["layers:"]
      + LayerStanza(layer: facts.layer, likelyEncoding: facts.legacyText?.encoding).lines { key in
        key == .crs && !facts.system.isOverridden ? [doubt] : []
      }
  }

  private mutating func addStanza() {
    guard facts.canBePlanned else {
      addMending()
      return
    }
    screen.heading(
      say(
        "Đoạn để dán vào plan.yaml (đường dẫn tính từ thư mục của plan.yaml)",
        "To paste into plan.yaml (paths are seen from its folder)"))
    screen.verbatim(stanza)
    screen.add("", indent: 0)
    screen.add(say("Lập cả bộ tệp của phương án:", "All files of a plan at once:"), indent: 0)
    let crs = facts.system.isOverridden ? " --crs \(facts.system.taken)" : ""
    let encoding = facts.layer.encoding.map { " --text-encoding \($0)" } ?? ""
    screen.verbatim([SafeText.line("  landplan new DIR --from \(facts.file)" + crs + encoding)])
  }
}

/// Kinds of faulty shapes in a few words.
struct ShapeFaultText {
  let say: Phrasing

  init(_ say: Phrasing) { self.say = say }

  func callAsFunction(_ kind: ShapeFault.Kind) -> String {
    switch kind {
    case .noGeometry: say("không có hình", "no geometry")
    case .emptyGeometry: say("hình không có tọa độ", "geometry without coordinates")
    case .unclosedRing: say("đường bao không khép kín", "ring not closed")
    case .ringTooShort: say("đường bao có ít hơn bốn tọa độ", "ring of fewer than four positions")
    case .outOfRange: say("tọa độ ngoài phạm vi kinh độ, vĩ độ", "position beyond longitude and latitude")
    case .notTransformable:
      say("tọa độ không chuyển được sang hệ phẳng", "position without an image in the plane")
    case .notPolygonal: say("không phải dạng vùng", "not of area")
    }
  }
}
