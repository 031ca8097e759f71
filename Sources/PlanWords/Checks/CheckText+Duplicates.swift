extension CheckText {
  static let duplicateShape = CheckText(
    title: Phrase("Thửa đất trùng hình", "Duplicate parcel shape"),
    finds: Phrase(
      "Mọi nhóm bản ghi trong một lớp có cùng một hình thửa, trùng từng đỉnh; điểm bắt đầu, chiều vẽ, thứ tự các phần và "
        + "điểm lặp lại không tính, hình lỗi cũng được xét. Ngoài ra có các cặp gần như trùng: phần riêng của mỗi thửa "
        + "không quá hạn sai diện tích theo tỷ lệ bản đồ (không có quy định thì theo ngưỡng của kế hoạch) và không quá "
        + "một phần trăm thửa. Mỗi nhóm báo một lần, nêu mã thửa giống hay khác nhau; không báo lại là chồng lấn "
        + "(COV201).",
      "Every group of records of a layer with one and the same shape, vertex by vertex; where a ring starts, its "
        + "direction, the order of parts and repeated positions do not count, and invalid shapes are looked at, too. "
        + "Also pairs that are nearly the same: what each has beyond the other is within the limit of error of its area "
        + "at the scale (the plan's threshold without a regulation) and within a hundredth of it. Each group is told "
        + "once, with whether the ids are equal or differ, and not again as an overlap (COV201)."),
    matters: Phrase(
      "Đất ấy bị tính bao nhiêu lần thì có bấy nhiêu bản ghi, và không ai biết bản ghi nào có hiệu lực.",
      "The land is counted as often as it is recorded, and nobody can say which record holds."),
    doesNotFind: Phrase(
      "Thửa trùng nhau ở hai lớp (một thửa ở hai thời điểm); bản sao đã bị dịch chuyển hoặc bị chia thành nhiều thửa; "
        + "thửa gần như trùng nhưng có hình lỗi, hoặc nằm trong cụm chồng chất (COV201).",
      "Equal parcels of two layers (one parcel on two days); a copy that was moved or cut into several parcels; nearly "
        + "equal parcels whose shape is not valid, or that are in a pile (COV201)."),
    source: Phrase(
      "Định nghĩa độ phủ vùng của JTS; gần như trùng: hạn sai diện tích trong quy định đo đạc địa chính đã nạp.",
      "Polygonal coverage as JTS defines it; nearly the same: area limits of the cadastral regulation as loaded."))
}
