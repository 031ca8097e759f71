import LandUse
import PlanChecks

extension FindingReader {
  var repeatedProperty: String {
    let rows = count("rows")
    let number = words.numbers.integer(rows)
    let field = words.shown(finding.detail("field") ?? "")
    guard !isHidden else {
      return say(
        "thuộc tính “\(field)” ghi nhiều lần trong \(number) bản ghi (có đất bảo mật); đã lấy giá trị sau cùng.",
        "property “\(field)” stands more than once in \(words.counted(rows, "record")) (confidential land among them); "
          + "the last value was taken.")
    }
    let positions = finding.origins.prefix(5).map { origin in
      (namesFiles ? words.shown(origin.file) + " " : "") + "#\(origin.feature)"
    }.joined(separator: ", ")
    let more = rows > min(5, finding.origins.count) ? ", …" : ""
    return say(
      "thuộc tính “\(field)” ghi nhiều lần trong \(number) bản ghi: đối tượng \(positions)\(more); đã lấy giá trị sau "
        + "cùng.",
      "property “\(field)” stands more than once in \(words.counted(rows, "record")): "
        + "\(rows == 1 ? "feature" : "features") \(positions)\(more); the last value was taken.")
  }
}
