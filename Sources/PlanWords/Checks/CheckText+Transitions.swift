extension CheckText {
  static let unprovenChangeOfUse = CheckText(
    title: Phrase("Chuyển mục đích không có căn cứ", "Change of use without proof"),
    finds: Phrase(
      "Giữa hai ngày liền nhau có ghi loại đất: thửa chuyển mục đích mà quy định cấm; và thửa chuyển mục đích cần quyết "
        + "định cho phép, đã xảy ra đến ngày xét, mà hồ sơ không ghi quyết định. Mỗi cặp loại đất nêu mười thửa lớn nhất, "
        + "số còn lại cộng gộp.",
      "Between two days with uses, one after the other: parcels whose change is forbidden; and parcels whose change needs a "
        + "decision, has happened by the day of judgement and whose record names none. Of each pair of uses the ten "
        + "largest parcels are told, the others are summed."),
    matters: Phrase(
      "Diện tích dựa trên việc chuyển mục đích chưa được phép thì về pháp lý chưa phải diện tích của loại đất đó.",
      "An area that stands on a change nobody allowed is not the area of that use in law."),
    doesNotFind: Phrase(
      "Chuyển đổi chưa có quy định trong hồ sơ; quyết định ghi sai; thửa chưa rõ loại đất hoặc có nhiều loại; việc chuyển "
        + "mục đích dự kiến sau ngày xét.",
      "Changes of which no rule is on file; decisions that are named wrongly; parcels of unknown or several uses; changes "
        + "that are planned for later than the day of judgement."),
    source: Phrase(
      "transitions.csv của bảng mã loại đất: Luật Đất đai 31/2024/QH15, Điều 121 và Điều 122.",
      "transitions.csv of the category scheme: Land Law 31/2024/QH15, articles 121 and 122."))
}
