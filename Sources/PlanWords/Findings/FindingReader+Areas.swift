import LandUse
import PlanChecks

extension FindingReader {
  var areaDifference: String {
    let (declared, computed) = (figure("declaredArea"), figure("computedArea"))
    let parcels = count("parcels")
    let number = words.numbers.integer(parcels)
    switch kind {
    case "factor": return commonFactor
    case "not-positive":
      return say(
        "\(number) thửa ghi diện tích bằng không hoặc âm; coi như không ghi.",
        "\(words.counted(parcels, "record")) with a declared area of zero or less, taken as none.")
    case "not-a-number", "ambiguous":
      let example = isHidden ? "" : finding.detail("example").map { " (“\(words.shown($0))”)" } ?? ""
      return kind == "ambiguous"
        ? say(
          "\(number) thửa ghi diện tích đọc được theo hai cách\(example): không dùng.",
          "\(words.counted(parcels, "record")) with a declared area that can be read in two ways\(example): not used.")
        : say(
          "\(number) thửa ghi diện tích không phải là số\(example): không dùng.",
          "\(words.counted(parcels, "record")) with a declared area that is no number\(example): not used.")
    case "further":
      let sum = figure("differenceSum")
      return say(
        "\(number) thửa khác có diện tích ghi lệch quá hạn sai so với hình thể, tổng chênh lệch \(sum).",
        "\(words.counted(parcels, "further parcel")) with a declared area beyond the limit, \(sum) of difference in all."
      )
    default:
      return say(
        "\(self.parcels) ghi \(declared), diện tích theo hình thể \(computed): lệch \(difference)\(cause).",
        "\(self.parcels) declares \(declared), its shape has \(computed): \(difference) apart\(cause).")
    }
  }

  /// `12,5 m² (hạn sai 5,9 m²)`.
  private var difference: String {
    let limit = finding.measure("difference")?.limit.map { words.quantity($0, .squareMetre) } ?? ""
    return figure("difference") + say(" (hạn sai \(limit))", " (limit \(limit))")
  }

  var useAreaMismatch: String {
    if kind == "further" {
      let (parcels, sum) = (count("parcels"), figure("differenceSum"))
      return say(
        "\(words.numbers.integer(parcels)) thửa khác có diện tích các mã\(field) cộng lại không khớp, tổng chênh lệch \(sum).",
        "\(words.counted(parcels, "further parcel")) whose uses\(field) do not add up, \(sum) of difference in all.")
    }
    let (stated, whole) = (figure("statedArea"), figure("wholeArea"))
    let codes = isHidden ? "" : finding.detail("codes").map { " (\(words.shown($0)))" } ?? ""
    let kind =
      finding.detail("whole") == "declared"
      ? say("diện tích ghi của thửa", "the declared area") : say("diện tích theo hình thể", "the area of its shape")
    return say(
      "\(parcels): diện tích các mã\(codes)\(field) cộng lại \(stated), \(kind) là \(whole): lệch \(difference).",
      "\(parcels): its uses\(codes)\(field) add up to \(stated), \(kind) is \(whole): \(difference) apart.")
  }

  private var cause: String {
    switch finding.detail("cause") {
    case "hectares":
      say("; có thể diện tích ghi bằng ha (unit: ha)", "; perhaps it is in hectares (unit: ha)")
    case "square-metres":
      say("; có thể diện tích ghi bằng m² (unit: m2)", "; perhaps it is in square metres (unit: m2)")
    default: ""
    }
  }

  /// What one factor explains, and what it comes from.
  private var commonFactor: String {
    let parcels = count("parcels")
    let number = words.numbers.integer(parcels)
    let (declared, computed) = (figure("declaredSum"), figure("computedSum"))
    let figures = say(
      "tổng diện tích ghi \(declared), theo hình thể \(computed)",
      "declared areas sum up to \(declared), shapes to \(computed)")
    return say(
      "\(figures); một hệ số chung khớp \(number) thửa: \(commonCause).",
      "\(figures); one factor fits \(words.counted(parcels, "parcel")): \(commonCause).")
  }

  private var commonCause: String {
    switch finding.detail("cause") {
    case "hectares":
      say(
        "diện tích ghi bằng ha nhưng được đọc là m²; sửa trong plan.yaml: unit: ha",
        "they are hectares and were read as square metres; in plan.yaml: unit: ha")
    case "square-metres":
      say(
        "diện tích ghi bằng m² nhưng được đọc là ha; sửa trong plan.yaml: unit: m2",
        "they are square metres and were read as hectares; in plan.yaml: unit: m2")
    case "utm":
      say(
        "diện tích được tính trên lưới UTM (k 0,9996), không phải VN-2000 múi 3° (k 0,9999)",
        "they were measured in UTM (k 0.9996), not in VN-2000 TM-3 (k 0.9999)")
    case "tm3":
      say(
        "diện tích được tính trên VN-2000 múi 3° (k 0,9999), hệ tọa độ của kế hoạch là UTM (k 0,9996)",
        "they were measured in VN-2000 TM-3 (k 0.9999), the plan's plane is UTM (k 0.9996)")
    default:
      say(
        "hệ số \(factor), chưa rõ nguyên nhân (đơn vị đo khác?)",
        "a factor of \(factor) of unknown cause (another unit?)")
    }
  }

  private var factor: String {
    words.numbers.number(finding.detail("factor").flatMap { Double($0) } ?? 1, decimals: 6)
  }
}
