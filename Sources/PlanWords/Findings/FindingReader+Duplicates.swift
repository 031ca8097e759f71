import PlanChecks

extension FindingReader {
  var duplicateShape: String {
    let area = figure("parcelArea")
    guard kind == "nearly-equal" else {
      let rows = words.numbers.integer(count("rows"))
      return say(
        "\(rows) bản ghi có cùng một hình thửa \(area): \(records)\(ids).",
        "\(rows) records have one and the same shape of \(area): \(records)\(ids).")
    }
    let (shared, rest) = (figure("overlapArea"), figure("restArea"))
    return say(
      "\(parcels) gần như trùng hình: chung \(shared), mỗi thửa khác nhau không quá \(rest)\(ids).",
      "\(parcels) are nearly the same shape: they share \(shared), and neither has more than \(rest) beyond it\(ids).")
  }

  /// The parcels of a group of which the first hundred are subjects: three by name, the others by number.
  private var records: String {
    let rows = count("rows")
    guard !isHidden else { return say("có đất bảo mật", "confidential land among them") }
    let named = parcelNames
    guard rows > named.count else { return words.list(named) }
    let rest = rows - named.count
    return named.joined(separator: ", ")
      + say(" và \(words.numbers.integer(rest)) thửa khác", " and \(words.counted(rest, "other parcel"))")
  }

  private var ids: String {
    switch finding.detail("ids") {
    case "equal": say("; cùng một mã thửa", "; under one id")
    case "differ": say("; mã thửa khác nhau", "; under different ids")
    default: ""
    }
  }

  /// A pile: as a group, beside its land.
  var pile: String {
    let number = words.numbers.integer(count("parcels"))
    let (land, sum) = (figure("landArea"), figure("areaSum"))
    let isAround = finding.detail("land") == "around"
    let place = say(
      isAround ? "trong một hình chữ nhật \(land)" : "trên \(land) đất",
      isAround ? "within a rectangle of \(land)" : "on \(land) of land")
    let first = isHidden ? say("có đất bảo mật", "confidential land among them") : parcelNames.joined(separator: ", ")
    return say(
      "\(number) thửa chồng chất lên nhau \(place) (tổng diện tích \(sum)), không liệt kê từng cặp: \(first)"
        + (isHidden ? "." : " và các thửa khác."),
      "\(number) parcels are piled up \(place) (\(sum) in all); their pairs are not listed: \(first)"
        + (isHidden ? "." : " and others."))
  }

  /// `; 6 cặp như vậy …`: equal parcels overlap another alike.
  var pairs: String {
    let pairs = count("pairs")
    guard pairs > 1 else { return "" }
    let number = words.numbers.integer(pairs)
    return say(
      "; \(number) cặp như vậy, vì có thửa trùng hình (COV202)",
      "; \(number) such pairs, since there are equal parcels (COV202)")
  }
}
