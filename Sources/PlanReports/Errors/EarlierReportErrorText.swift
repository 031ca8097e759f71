import PlanFormats

/// Why a file cannot be the report of an earlier run, in words.
struct EarlierReportErrorText {
  let say: Phrasing

  func failure(_ error: EarlierReportError) -> FailureText {
    FailureText(.wrongInput, [error.file + ": " + what(error.kind), hint(error.kind)])
  }

  private func what(_ kind: EarlierReportError.Kind) -> String {
    switch kind {
    case .notAReport(let schema):
      say(
        "không phải báo cáo report.json của landplan" + (schema.map { " (schema là “\($0)”)." } ?? "."),
        "is no report.json of landplan" + (schema.map { " (its schema is “\($0)”)." } ?? "."))
    case .otherVersion(let found, let own):
      say(
        "báo cáo do phiên bản \(found) lập; chương trình này là \(own), mã lỗi có thể khác.",
        "was written by version \(found); this is \(own), whose findings may have other ids.")
    case .memberMissing(let name): say("báo cáo thiếu “\(name)”.", "the report has no “\(name)”.")
    case .memberMistyped(let name):
      say("“\(name)” của báo cáo không đúng kiểu.", "“\(name)” of the report is not of its type.")
    case .idRepeated(let id):
      say("mã lỗi “\(id)” ghi hai lần trong báo cáo.", "the report has two findings with the id “\(id)”.")
    case .otherPlan(let found, let own):
      say(
        "là báo cáo của phương án “\(found)”, không phải “\(own)”.",
        "is the report of plan “\(found)”, not of “\(own)”.")
    case .otherCRS(let found, let own):
      say(
        "báo cáo ở hệ \(found), lần chạy này ở hệ \(own): không so được vị trí lỗi.",
        "is in \(found) and this run is in \(own): the places of findings cannot be compared.")
    }
  }

  private func hint(_ kind: EarlierReportError.Kind) -> String {
    switch kind {
    case .notAReport, .memberMissing, .memberMistyped, .idRepeated:
      say(
        "Hãy chỉ ra tệp do landplan check --json TỆP hoặc landplan run --output THƯ_MỤC ghi ra, không sửa tay.",
        "Name a file that landplan check --json FILE or landplan run --output DIR has written, unedited.")
    case .otherVersion:
      say(
        "Hãy lập lại báo cáo bằng chương trình này trên dữ liệu cũ, rồi dùng báo cáo đó.",
        "Make the report again with this program from the earlier data, and use that one.")
    case .otherPlan:
      say(
        "Hãy dùng báo cáo của chính phương án này; so hai phương án khác nhau: landplan compare.",
        "Use a report of this plan; two different plans are compared by landplan compare.")
    case .otherCRS:
      say(
        "Hãy lập lại báo cáo cũ trong hệ này (--target-crs, hoặc crs trong plan.yaml).",
        "Make the earlier report again in this system (--target-crs, or crs in plan.yaml).")
    }
  }
}
