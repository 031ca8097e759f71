import Geometry
import LandUse
import PlanFormats
import PlanWords

extension MappingText {
  /// `12 giá trị của “loaiDat” … (ví dụ đối tượng #3: “luc” → LUC).`
  func mended(_ field: String, _ mend: UseMend, _ count: Int, _ example: UseExample?) -> String {
    let number = words.numbers.integer(count)
    let field = SafeText.line(field)
    let shown = example.map { example in
      let read = example.uses.map(told).joined(separator: " + ")
      let text = SafeText.value(example.text)
      return say(
        " (ví dụ đối tượng #\(example.feature): “\(text)” → \(read))",
        " (for example feature #\(example.feature): “\(text)” → \(read))")
    }
    let values = say("\(number) giá trị của “\(field)” ", "\(number) \(count == 1 ? "value" : "values") of “\(field)” ")
    return values + how(mend, isOne: count == 1) + (shown ?? "") + "."
  }

  private func told(_ use: UseExample.Use) -> String {
    SafeText.value(use.code) + (use.area.map { " " + words.squareMetres($0) } ?? "")
  }

  private func how(_ mend: UseMend, isOne: Bool) -> String {
    let are = isOne ? "is" : "are"
    switch mend {
    case .spacing: return say("có khoảng trắng thừa, đã bỏ", "\(are) read without stray blanks")
    case .letters:
      return say(
        "viết khác mã (chữ thường, dấu), đọc theo mã",
        "\(are) read as \(isOne ? "a code" : "codes") whatever the case or marks of letters")
    case .mark: return say("có ký hiệu sau mã, đã bỏ", "\(are) read without the mark behind the code")
    case .name:
      return say(
        "ghi tên loại đất, đọc thành mã", isOne ? "is a name, read as its code" : "are names, read as their codes")
    case .alias: return say("dùng cách ghi khác của mã", "\(are) another key for a code")
    case .olderCode:
      return say(
        "là mã của bảng mã cũ, đọc theo bảng chuyển đổi mã", "\(are) of an older list of codes, read by the crosswalk")
    case .several:
      return say(
        "ghi nhiều mã không kèm diện tích: chỉ chắc chắn ở loại đất chung của chúng",
        "\(isOne ? "has" : "have") several codes without areas: certain only for what holds all of them")
    case .statedAreas:
      return say(
        "ghi diện tích cho từng mã; diện tích thửa được chia theo đó khi tổng khớp",
        "\(isOne ? "states" : "state") the area of each code; the parcel is divided by them where they add up")
    case .ambiguousAreas:
      return say(
        "ghi diện tích đọc được theo hai cách, nên không dùng diện tích đó",
        "\(isOne ? "states" : "state") areas that can be read in two ways, which are not used")
    }
  }

  // MARK: Areas and identifiers

  /// ` (ví dụ đối tượng #3: “1.234”)`; nothing where there is no example to show.
  func shown(_ row: Int?, _ example: String?, as area: Double? = nil) -> String {
    guard let row, let example else { return "" }
    let read = area.map { " → " + words.squareMetres(.squareMetres($0)) } ?? ""
    return say(
      " (ví dụ đối tượng #\(row): “\(SafeText.value(example))”\(read))",
      " (for example feature #\(row): “\(SafeText.value(example))”\(read))")
  }

  func ambiguous(_ field: String, _ count: Int, _ row: Int?, _ example: String?) -> String {
    let (number, name) = (words.numbers.integer(count), SafeText.line(field))
    return say(
      "\(number) giá trị của “\(name)” đọc được theo hai cách (hàng nghìn hay phần thập phân), bỏ qua",
      "\(number) values of “\(name)” can be read in two ways (thousands or decimals) and are taken as missing")
      + shown(row, example) + "."
  }

  func areas(_ field: String, _ count: Int, _ row: Int?, _ example: String?, _ squareMetres: Double?) -> String {
    let (number, name) = (words.numbers.integer(count), SafeText.line(field))
    return say(
      "\(number) diện tích của “\(name)” ghi bằng chữ, dấu phân cách hoặc đơn vị riêng, đã đọc thành số",
      "\(number) areas of “\(name)” are texts with their own signs or units and were read as numbers")
      + shown(row, example, as: squareMetres) + "."
  }

  func listedAreasUnread(_ field: String, _ count: Int) -> String {
    let (number, name) = (words.numbers.integer(count), SafeText.line(field))
    return say(
      "\(number) danh sách của “\(name)” có diện tích không đọc được, nên mục đích đó tính như không ghi diện tích.",
      "\(number) \(count == 1 ? "list" : "lists") of “\(name)” with an area that could not be read: that use is "
        + "taken without one.")
  }

  func lists(_ field: String, _ count: Int) -> String {
    let (number, name) = (words.numbers.integer(count), SafeText.line(field))
    return say(
      "\(number) giá trị của “\(name)” là danh sách JSON các mục đích sử dụng, đã đọc thành mã và diện tích.",
      "\(number) values of “\(name)” are JSON lists of uses, read as codes and areas.")
  }

  func keyWithoutUnit(_ fields: [String]) -> String {
    let list = fields.map { "“\(SafeText.line($0))”" }.joined(separator: " + ")
    return say(
      "Mã thửa ghép từ \(list) không có đơn vị hành chính: số tờ, số thửa lặp lại giữa các xã sẽ bị coi là trùng.",
      "The parcel id made of \(list) has no administrative unit: sheet and parcel numbers repeat from commune to commune "
        + "and will be taken for duplicates.")
  }

  func zeroDecimals(_ field: String, _ count: Int) -> String {
    let (number, name) = (words.numbers.integer(count), SafeText.line(field))
    return say(
      "\(number) giá trị khác nhau của “\(name)” là số nguyên ghi kèm “.0”, đã bỏ phần đó.",
      "\(number) distinct values of “\(name)” are whole numbers with a “.0” behind, which was dropped.")
  }
}
