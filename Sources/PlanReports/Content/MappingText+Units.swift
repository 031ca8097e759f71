import LandUse
import PlanFormats
import PlanWords

extension MappingText {
  /// How many texts were read as units by name, with one of them.
  func unitsByName(_ texts: Int, _ example: String, _ unit: String) -> String {
    let say = Phrasing(words.language)
    let shown = "“\(SafeText.value(example))” → \(words.name(of: UnitID(unit)))"
    let hint = example.isEmpty ? "" : say(" (ví dụ: \(shown))", " (for example: \(shown))")
    let number = words.numbers.integer(texts)
    return say(
      "\(number) cách ghi đơn vị không phải mã đã được nhận theo tên\(hint).",
      "\(number) \(texts == 1 ? "text" : "texts") in the unit field that \(texts == 1 ? "is no code was" : "are no codes were")"
        + " read by name\(hint).")
  }

  /// What was found of text in an encoding before Unicode, or what became of it; with the flag that converts it.
  func legacyText(_ text: LegacyText) -> String {
    let say = Phrasing(words.language)
    let fields = text.fields.map { "“\(SafeText.line($0))”" }.joined(separator: ", ")
    let values = words.numbers.integer(text.values)
    let name = say(text.vietnameseName, text.englishName)
    let example = text.before.isEmpty ? "" : " (“\(SafeText.value(text.before))” → “\(SafeText.value(text.after))”)"
    let names =
      text.fieldNames == 0
      ? "" : say("; \(text.fieldNames) tên trường cũng vậy", "; so are the names of \(text.fieldNames) fields")
    guard text.isConverted else {
      let what =
        text.fields.isEmpty
        ? say("Tên trường", "Names of fields")
        : say("\(values) giá trị của \(fields)", "\(values) values of \(fields)")
      return say(
        "\(what) có vẻ theo bảng mã \(name), không phải Unicode\(example)\(names). Chuyển bằng --text-encoding "
          + "\(text.encoding), hoặc encoding: \(text.encoding) trong plan.yaml; nếu không, giữ nguyên như trong tệp.",
        "\(what) look to be in \(name), not Unicode\(example)\(names). Convert them with --text-encoding "
          + "\(text.encoding), or encoding: \(text.encoding) in plan.yaml; otherwise they stay as they are.")
    }
    let left =
      text.leftOver == 0
      ? ""
      : say(
        "; \(words.numbers.integer(text.leftOver)) giá trị không chuyển được, giữ nguyên",
        "; \(words.numbers.integer(text.leftOver)) could not be converted and stay as they are")
    return say(
      "Đã chuyển \(values) giá trị của \(fields.isEmpty ? "các trường" : fields) từ \(name) sang Unicode\(example)\(left).",
      "\(values) values of \(fields.isEmpty ? "the fields" : fields) were converted from \(name) to Unicode"
        + "\(example)\(left).")
  }
}
