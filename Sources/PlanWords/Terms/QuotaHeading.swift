/// Heads a column or line about quotas.
public enum QuotaHeading: String, Worded, Hashable, CaseIterable {
  case quota, required, held, margin, bound, verdict, reason, citation, stockDate, judgedOn, unitRegister, scheme,
    areaBasis

  public var phrase: Phrase {
    switch self {
    case .quota: Phrase("Chỉ tiêu", "Quota")
    case .required: Phrase("Chỉ tiêu được duyệt (ha)", "Required (ha)")
    case .held: Phrase("Diện tích đến ngày", "Area on")
    case .margin: Phrase("Còn dư / vượt (–) (ha)", "To spare / beyond (–) (ha)")
    case .bound: Phrase("Cách so sánh", "Bound")
    case .verdict: Phrase("Kết luận", "Verdict")
    case .reason: Phrase("Lý do", "Reason")
    case .citation: Phrase("Căn cứ", "Citation")
    case .stockDate: Phrase("Ngày chốt số liệu", "Stock date")
    case .judgedOn: Phrase("Ngày xét hiệu lực", "Judged on")
    case .unitRegister: Phrase("Danh mục đơn vị hành chính", "Register of units")
    case .scheme: Phrase("Bảng mã loại đất", "Category scheme")
    case .areaBasis: Phrase("Loại diện tích sử dụng", "Area basis")
    }
  }
}
