extension CheckText {
  static let quotaNotKept = CheckText(
    title: Phrase("Không đạt chỉ tiêu sử dụng đất", "Quota not kept"),
    finds: Phrase(
      "Mọi chỉ tiêu chắc chắn không đạt, dù phần chưa thống nhất được giải quyết thế nào: vượt mức tối đa, dưới mức "
        + "tối thiểu, hoặc lệch quá dung sai đối với chỉ tiêu phải bằng.",
      "Every quota that is broken whatever the disputes turn out to be: above a maximum, below a minimum, or off an "
        + "exact value by more than its tolerance."),
    matters: Phrase(
      "Kế hoạch không được làm thay đổi chỉ tiêu do cấp trên phân bổ; kế hoạch như vậy sẽ không được phê duyệt.",
      "A plan must not change a quota that a higher level has allocated; it will not be approved."),
    doesNotFind: Phrase(
      "Chỉ tiêu chỉ có thể không đạt (QTA402); đơn vị không có chỉ tiêu (QTA403); chênh lệch nhỏ hơn mức làm tròn của "
        + "nguồn (QTA405); chỉ tiêu không có hiệu lực vào ngày xét.",
      "Quotas that only may be broken (QTA402); units without a quota (QTA403); breaches below the source's rounding "
        + "(QTA405); rows that do not bind on the day of judgement."),
    source: Phrase(
      "Khoản 4 Điều 60, điểm d khoản 1 Điều 73 Luật Đất đai số 31/2024/QH15; căn cứ của từng chỉ tiêu.",
      "Land Law 31/2024/QH15, articles 60.4 and 73.1.d; the citation of each quota."))

  static let quotaUndecided = CheckText(
    title: Phrase("Chưa thể kết luận về chỉ tiêu", "Quota undecidable"),
    finds: Phrase(
      "Mọi chỉ tiêu mà diện tích chưa thống nhất có thể làm thay đổi kết luận, kèm số héc-ta theo từng nguyên nhân; và "
        + "chỉ tiêu không tính được (cảnh báo), kèm lý do.",
      "Every quota whose verdict depends on land in dispute, with the hectares by reason; and quotas that cannot be "
        + "computed (a warning), with what stands in the way."),
    matters: Phrase(
      "Chưa thể kết luận không có nghĩa là đạt. Các nguyên nhân cho biết cần sửa gì trước.",
      "An undecided quota is not a kept one. The reasons say what to mend first."),
    doesNotFind: Phrase(
      "Phần chưa thống nhất không làm thay đổi kết luận; chỉ tiêu không công bố giá trị.",
      "Disputes that cannot change a verdict; quotas whose value is withheld."),
    source: Phrase(
      "Kết luận theo khoảng: diện tích chắc chắn và diện tích có thể có.",
      "Verdict by interval: certain and possible area."))

  static let quotaAbsent = CheckText(
    title: Phrase("Chưa có chỉ tiêu", "No quota on file"),
    finds: Phrase(
      "Với mỗi loại đất mà ít nhất một đơn vị cùng cấp có chỉ tiêu: mọi đơn vị cùng cấp và mọi năm của kế hoạch chưa "
        + "có.",
      "For each subject that at least one unit of a level has a quota for: every unit of the level and every plan year "
        + "without one."),
    matters: Phrase(
      "Ở đó chưa kết luận điều gì; không có chỉ tiêu không có nghĩa là đạt.",
      "Nothing was judged there; a missing quota is never a kept one."),
    doesNotFind: Phrase(
      "Loại đất mà không đơn vị nào cùng cấp có chỉ tiêu; chỉ tiêu có dòng nhưng không công bố giá trị.",
      "Subjects that no unit of the level has a quota for; rows on file whose value is withheld."),
    source: Phrase(
      "Khoản 4 Điều 60 Luật Đất đai số 31/2024/QH15; tính đầy đủ của bảng chỉ tiêu.",
      "Land Law 31/2024/QH15, article 60.4; completeness of the quota table."))

  static let quotaContradiction = CheckText(
    title: Phrase("Bảng chỉ tiêu không khớp", "Quota table does not add up"),
    finds: Phrase(
      "Phân bổ cộng xác định bổ sung không bằng tổng số; tổng các đơn vị cấp dưới trái với chỉ tiêu cấp trên; tổng các "
        + "loại đất con vượt loại đất cha; chỉ tiêu lớn hơn diện tích tự nhiên của đơn vị; một chỉ tiêu có nhiều dòng. "
        + "Phép cộng thiếu dòng được ghi lưu ý. Cả các dòng hiện trạng đầu kỳ mâu thuẫn nhau hoặc không dùng được.",
      "Allocated + supplementary that is not the total; units that together break the quota above them; parts that "
        + "exceed their category; a value above the unit's official area; several rows for one quota. Sums with rows "
        + "missing are notes. Also rows of the opening stocks that contradict each other or cannot be used."),
    matters: Phrase(
      "Không kế hoạch nào đạt được hai chỉ tiêu mâu thuẫn nhau. Phần chênh lệch được báo cáo, không tự điều chỉnh.",
      "No plan can keep two quotas that contradict each other. The difference is reported, never scaled away."),
    doesNotFind: Phrase(
      "Bảng tự khớp nhưng khác với quyết định được viện dẫn.",
      "A table that agrees with itself and not with the decision it cites."),
    source: Phrase(
      "Cấu trúc cột của các biểu (cấp trên phân bổ, xác định bổ sung, tổng số); phép cộng theo đơn vị và loại đất.",
      "Column structure of the official tables (allocated, supplementary, total); sums of units and categories."))

  static let quotaNearLimit = CheckText(
    title: Phrase("Sát ngưỡng chỉ tiêu", "Quota near the limit"),
    finds: Phrase(
      "Chỉ tiêu đạt nhưng khoảng dư không quá tỷ lệ đã đặt (mặc định 1% giá trị); và chỉ tiêu lệch ít hơn nửa đơn vị "
        + "của chữ số cuối trong nguồn (cảnh báo: không kết luận đạt hay không đạt).",
      "Kept quotas whose margin is within the set share of the value (1% by default); and breaches below half the last "
        + "digit of the source (a warning: neither kept nor broken)."),
    matters: Phrase(
      "Thay đổi tiếp theo của kế hoạch, hoặc con số chưa làm tròn của quyết định, có thể đảo kết luận.",
      "The next change of the plan, or the unrounded figure of the decision, may turn the verdict."),
    doesNotFind: Phrase(
      "Chỉ tiêu không đạt nhưng sát ngưỡng (QTA401); chỉ tiêu chưa thể kết luận (QTA402); chỉ tiêu phải bằng ở sát "
        + "dung sai.",
      "Broken quotas near the limit (QTA401); undecided ones (QTA402); an exact quota near its tolerance."),
    source: Phrase(
      "Ngưỡng nearLimit của kế hoạch; độ chính xác của nguồn chỉ tiêu.",
      "Threshold nearLimit of the plan; precision of the quota's source."))
}
