import PlanSession

/// Why two runs cannot be compared, in words.
struct ComparisonErrorText {
  let say: Phrasing

  func failure(_ error: ComparisonError) -> FailureText {
    switch error {
    case .crsDiffer(let before, let after):
      FailureText(
        .wrongInput,
        [
          say(
            "Hai bên tính diện tích ở hai hệ khác nhau: \(before) và \(after).",
            "The two measure their areas in different systems: \(before) and \(after)."),
          say(
            "Hãy cho cả hai cùng một hệ: crs trong plan.yaml, hoặc --target-crs cho tệp không có phương án.",
            "Give both the same one: crs in plan.yaml, or --target-crs for files without a plan."),
        ])
    case .schemesDiffer(let before, let after):
      FailureText(
        .wrongInput,
        [
          say(
            "Hai bên theo hai bảng loại đất khác nhau: \(name(before)) và \(name(after)).",
            "The two stand on different category schemes: \(name(before)) and \(name(after))."),
          say(
            "Một mã có thể mang hai nghĩa. Hãy ghi cùng scheme trong plan.yaml; với tệp không có phương án, "
              + "chỉ ra trường loại đất bằng --use-field.",
            "A code may mean two things. Name one scheme in both plan.yaml; for files without a plan, "
              + "name the field with the codes by --use-field."
          ),
        ])
    }
  }

  private func name(_ scheme: String?) -> String { scheme ?? say("không có", "none") }
}
