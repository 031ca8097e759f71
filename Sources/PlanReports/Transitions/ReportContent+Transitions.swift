import LandUse
import PlanSession
import PlanWords

extension ReportContent {
  /// What the words say of a pair of days without a matrix.
  func sentence(_ missing: MissingTransitions) -> String {
    let closing = words.date(missing.closing)
    switch missing.reason {
    case .noUses(let day):
      return say(
        "Không lập được chu chuyển đến \(closing): không có lớp phủ kín địa bàn nào ghi loại đất ngày \(words.date(day)).",
        "No matrix up to \(closing): no layer of the full territory has a use column of \(words.date(day)).")
    case .severalLayers(let first, let second):
      let names = (SafeText.line(first), SafeText.line(second))
      return say(
        "Không lập được chu chuyển đến \(closing): hai ngày nằm ở hai lớp (\(names.0), \(names.1)); cần một lớp ghi cả hai.",
        "No matrix up to \(closing): the two days are in two layers (\(names.0), \(names.1)); one layer must have both."
      )
    case nil:
      return say(
        "Kỳ kết thúc \(closing) không có hiện trạng đầu kỳ: không lớp nào ghi loại đất vào ngày trước kỳ.",
        "The period that ends on \(closing) has no opening: no layer shows the uses on the day before it.")
    }
  }

  var noTransitions: String {
    say(
      "Không có bảng chu chuyển: cần một lớp phủ kín địa bàn (holds: whole) ghi loại đất của ít nhất hai ngày.",
      "No matrix: it takes a layer of the full territory (holds: whole) with the uses of two days at least.")
  }

  func roundingSentence(_ count: Int) -> String {
    let number = words.numbers.integer(count)
    return say(
      "\(number) số không làm tròn về giá trị gần nhất để mọi tổng khớp nhau:",
      "\(number) \(count == 1 ? "number was" : "numbers were") not rounded to the nearest, so that all sums hold:")
  }

  func differenceSentence(_ count: Int) -> String {
    let number = words.numbers.integer(count)
    return say(
      "\(number) số khác biểu diện tích (không thể giữ cùng lúc tổng các đơn vị và mọi biểu):",
      "\(number) \(count == 1 ? "number differs" : "numbers differ") from the area tables "
        + "(not every table and the sums of units can be kept at once):")
  }

  func sentence(_ rule: TransitionRule) -> String {
    let demand =
      switch rule.demand {
      case .free: say("không cần quyết định", "no decision needed")
      case .decision: say("cần quyết định cho phép", "needs a decision")
      case .forbidden: say("không được phép", "forbidden")
      }
    return "\(demand) (\(SafeText.line(rule.citation)))" + (rule.isVerified ? "" : " – " + words.notice(.unverified))
  }

  func sentence(_ reason: TransitionAdjustment.Reason) -> String {
    switch reason {
    case .areaTable: say("theo biểu", "area table")
    case .sums: say("khớp tổng", "sums hold")
    case .unitAbove: say("cộng cấp trên", "unit above")
    }
  }
}
