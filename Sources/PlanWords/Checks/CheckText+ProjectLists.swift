extension CheckText {
  static let projectParcels = CheckText(
    title: Phrase("Dự án không có thửa đất", "Project without parcels"),
    finds: Phrase(
      "Mọi dự án không dẫn đến thửa nào (theo danh mục, ranh giới dự án hay trường dự án của thửa); mọi dự án mà danh mục "
        + "ghi thửa không lớp nào có.",
      "Every project without a parcel by list, shape or field, and every project whose list names parcels that no layer "
        + "has."),
    matters: Phrase(
      "Đất không tìm thấy thì không kiểm tra, không cộng được.",
      "Land that nobody can find can be neither checked nor counted."),
    doesNotFind: Phrase(
      "Thửa ghi tên dự án không có trong danh mục: lệnh landplan projects cho biết số lượng.",
      "Parcels that name a project the list does not have: landplan projects counts them."),
    source: Phrase(
      "Danh mục công trình, dự án (biểu 10/CH: vị trí trên bản đồ, số tờ, số thửa).",
      "List of works and projects (table 10/CH: place on the map, sheet and parcel)."))

  static let projectDecision = CheckText(
    title: Phrase("Dự án chưa có quyết định", "Project without a decision"),
    finds: Phrase(
      "Mọi dự án chưa dừng mà danh mục và các thửa của nó đều không ghi quyết định: cảnh báo nếu đang hoặc đã thực hiện, "
        + "còn lại là lưu ý.",
      "Every project that is not stopped and has no decision in the list or on any of its parcels: a warning where work "
        + "has begun or is done, else a note."),
    matters: Phrase(
      "Đất đưa vào kế hoạch quá hai năm liên tục mà chưa có quyết định phải được rà soát, hủy bỏ; sử dụng đất khi chưa có "
        + "quyết định là trái phép.",
      "Land listed for two years without a decision has to be reviewed; land used without one is used without right."),
    doesNotFind: Phrase(
      "Quyết định được ghi nhưng không có thật.", "Decisions that are named and were never made."),
    source: Phrase(
      "Khoản 7 Điều 76 Luật Đất đai số 31/2024/QH15.", "Land Law 31/2024/QH15, article 76.7."))

  static let capitalSums = CheckText(
    title: Phrase("Bảng nhu cầu vốn không khớp", "Capital table does not add up"),
    finds: Phrase(
      "Tổng số của một giai đoạn khác tổng ba nguồn vốn; số cả thời kỳ của một nguồn khác tổng các giai đoạn; cơ cấu lệch "
        + "quá nửa đơn vị của chữ số cuối; tổng cơ cấu lệch quá phần làm tròn của từng số. Số tiền phải cộng đúng như đã "
        + "ghi.",
      "A total of a period that its three sources do not make up; a whole that the periods of a source do not make up; a "
        + "share that is off by more than half a unit of its last digit; shares whose sum is off by more than the "
        + "rounding of each. Amounts have to add up exactly as written."),
    matters: Phrase(
      "Một con số gõ nhầm sẽ đi vào mọi báo cáo.", "A figure that was mistyped goes into every report."),
    doesNotFind: Phrase(
      "Phép cộng thiếu dòng; số liệu tự khớp nhưng khác quyết định; quan hệ với dự án: vốn đầu tư toàn xã hội không phải "
        + "là tổng vốn của các dự án.",
      "Sums with a row missing; figures that add up and are not those of the decision; anything about projects: capital "
        + "of the whole society is no sum of theirs."),
    source: Phrase(
      "Mục II.4 Kế hoạch kèm Quyết định số 266/QĐ-UBND ngày 17/02/2025 của UBND tỉnh Hà Nam.",
      "Decision 266 of 17 February 2025, plan, section II.4."))
}
