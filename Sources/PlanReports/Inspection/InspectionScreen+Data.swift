import Geometry
import LandUse
import PlanFormats
import PlanSession
import PlanWords

/// The file's system, its fields, and what they were taken for.
extension InspectionScreen {
  // MARK: Coordinate system

  mutating func addSystem() {
    let system = facts.system
    screen.heading(say("Hệ tọa độ", "Coordinate system"))
    screen.add(taken(system))
    switch system.standing {
    case .sensible(let area):
      let middle = system.middle.map { " " + position($0) } ?? ""
      // Authorities list every country of a zone: the first sentence says where it is.
      let region = area.flatMap { $0.split(separator: ". ").first }.map { " (\(SafeText.clause($0)))" } ?? ""
      screen.add(
        say("Hợp lý: giữa tệp ở\(middle)\(region).", "Plausible: the middle of the file is at\(middle)\(region)."),
        .good)
      if !system.isGeographic {
        screen.add(
          say(
            "Chỉ riêng tọa độ không chứng minh được kinh tuyến trục: hãy đối chiếu với nguồn của tệp.",
            "Positions alone do not prove the central meridian: compare with the source of the file."))
      }
    case .elsewhere: addReadings(system)
    case .unknown(let reason):
      screen.add(
        reason.isEmpty
          ? say("Không có tọa độ nào để xét.", "There is no position to judge by.")
          : say("Không nhận ra hệ này: ", "The system is not known: ") + SafeText.clause(reason) + ".", .warning)
    }
    if system.planes.count > 1 || (system.isGeographic && !system.planes.isEmpty) {
      screen.add(say("Hệ phẳng để tính diện tích: ", "Planes to measure areas in: ") + list(system.planes))
    }
  }

  private func taken(_ system: SystemFacts) -> String {
    let name = system.name.map { $0 == system.taken ? "" : " · \($0)" } ?? ""
    let source =
      system.isOverridden
      ? say("theo --crs", "by --crs")
      : system.declared != nil
        ? say("theo khai báo trong tệp (crs)", "as the file declares (crs)")
        : say(
          "tệp không khai báo: theo RFC 7946 là kinh độ, vĩ độ",
          "the file names none: longitude and latitude by RFC 7946")
    return "\(system.taken)\(name) · \(source)"
  }

  private mutating func addReadings(_ system: SystemFacts) {
    screen.add(
      say("Tọa độ không thể thuộc hệ này.", "The positions cannot be in this system."), .bad)
    guard let first = system.readings.first else {
      screen.add(
        say(
          "Không hệ nào trong danh mục phù hợp. Hãy hỏi nguồn của tệp, rồi chỉ định --crs.",
          "No listed system fits. Ask the source of the file, then give --crs."))
      return
    }
    screen.add(say("Sẽ nằm đúng chỗ nếu là: ", "They would lie sensibly in: ") + list(system.readings))
    screen.add(
      first.isSwapped
        ? say(
          "Trục bị đảo: hãy đổi chỗ x và y trong tệp, tốt nhất là sửa khi xuất.",
          "The axes are exchanged: swap x and y in the file, best where it was exported.")
        : say(
          "Chỉ nguồn của tệp mới nói được hệ nào đúng; sau đó chỉ định --crs (crs trong plan.yaml).",
          "Only the source of the file can say which is true; then give --crs (crs in plan.yaml)."))
  }

  private func list(_ systems: [CRSSuggestion]) -> String {
    let shown = systems.prefix(5).map { system in
      system.crs + (system.name == system.crs ? "" : " \(system.name)")
        + (system.isSwapped ? say(" (đổi chỗ x, y)", " (x and y exchanged)") : "")
    }
    let more = systems.count - shown.count
    return shown.joined(separator: "; ") + (more > 0 ? say("; và \(more) hệ khác", "; and \(more) more") : "")
  }

  /// `105,95000° Đ, 20,54000° B`.
  private func position(_ point: Coordinate) -> String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
      "\(words.numbers.number(abs(value), decimals: 4))° \(value < 0 ? negative : positive)"
    }
    return degrees(point.x, say("Đ", "E"), say("T", "W")) + ", " + degrees(point.y, say("B", "N"), say("N", "S"))
  }

  // MARK: Fields

  mutating func addFields() {
    screen.heading(say("Trường dữ liệu", "Fields"))
    var table = TextTable([.left, .left, .right, .right, .left], elastic: 4)
    table.append([
      .init(say("tên", "name"), .faint), .init(say("kiểu", "kind"), .faint), .init(say("có giá trị", "values"), .faint),
      .init(say("khác nhau", "different"), .faint), .init(say("ví dụ", "examples"), .faint),
    ])
    for field in facts.fields {
      table.append([
        .init(SafeText.line(field.name.prefix(40)), .bold), .init(kind(field)), .init(integer(field.values)),
        .init(integer(field.distinct)), .init(SafeText.value(field.samples.joined(separator: " · ")), .faint),
      ])
    }
    if facts.fields.isEmpty {
      screen.add(say("Không có thuộc tính nào.", "There are no properties."))
    } else {
      screen.add(table)
    }
    if !facts.personalFields.isEmpty {
      screen.add(
        say("Có thể là thông tin cá nhân, không đọc: ", "May be personal, not read: ")
          + facts.personalFields.prefix(20).joined(separator: ", "))
    }
  }

  private func kind(_ field: FieldFacts) -> String {
    let names: [(FeatureField.Kinds, String)] = [
      (.string, say("chữ", "text")), (.number, say("số", "number")), (.boolean, say("đúng/sai", "true/false")),
      (.nested, say("lồng nhau", "nested")),
    ]
    let kinds = names.filter { field.kinds.contains($0.0) }.map(\.1)
    let text = kinds.isEmpty ? say("trống", "empty") : kinds.joined(separator: "+")
    return field.isProperty ? text : text + say(" (ngoài properties)", " (beside properties)")
  }

  mutating func addMapping() {
    screen.heading(say("Nhận theo tên trường", "Taken by the names of fields"))
    let text = MappingText(words: words)
    for note in facts.notes {
      if case .dropped = note { continue }
      screen.add(text.sentence(note, tellsChoice: false))
    }
  }

  // MARK: Uses and units

  mutating func addUses() {
    guard !facts.uses.isEmpty else { return }
    screen.heading(say("Mã loại đất", "Use codes"))
    for use in facts.uses {
      let day = use.day.map { " (\(words.date($0)))" } ?? ""
      screen.add(
        say(
          "\(use.field)\(day): \(integer(use.coded)) đối tượng có mã, \(integer(use.distinct)) giá trị khác nhau",
          "\(use.field)\(day): \(count(use.coded, ("", "feature"))) with a code, \(integer(use.distinct)) different"))
      if use.schemes.isEmpty {
        screen.add(
          say(
            "Không bảng mã nào biết các giá trị này: chúng sẽ được giữ nguyên làm mã.",
            "No scheme knows these values: they would stand for themselves."), indent: 4, .warning)
      }
      for known in use.schemes {
        let share = words.percent(use.coded == 0 ? 0 : Double(known.features) / Double(use.coded))
        screen.add(
          say("\(share) thuộc bảng mã \(known.scheme)", "\(share) known to the scheme \(known.scheme)"), indent: 4)
      }
      if let first = use.schemes.first, !use.unknown.isEmpty {
        let values = use.unknown.map { "“\($0.value)” (\(integer($0.features)))" }.joined(separator: ", ")
        screen.add(
          say("Không có trong \(first.scheme): ", "Not in \(first.scheme): ") + values, indent: 4, .warning)
      }
    }
  }

  mutating func addUnits() {
    guard let units = facts.units else { return }
    screen.heading(say("Đơn vị hành chính", "Units"))
    let writing: String
    switch units.writing {
    case .codes(let length?): writing = say("mã \(length) chữ số", "codes of \(length) digits")
    case .codes(nil): writing = say("mã số", "codes of digits")
    case .names: writing = say("tên", "names")
    case .mixed: writing = say("lẫn mã và tên", "codes and names mixed")
    }
    let level = units.level.map { say(", có lẽ là ", ", probably of level ") + words.text($0) } ?? ""
    screen.add(
      say(
        "\(units.field): \(integer(units.values.count)) giá trị khác nhau, dạng \(writing)\(level)",
        "\(units.field): \(integer(units.values.count)) different values, \(writing)\(level)"))
    if units.missing > 0 {
      screen.add(
        say(
          "\(integer(units.missing)) đối tượng không ghi đơn vị.",
          "\(count(units.missing, ("", "feature"))) without a unit."), indent: 4, .warning)
    }
  }
}
