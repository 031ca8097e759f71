/// Heads a column or line about quotas.
public enum QuotaHeading: String, Worded, Hashable, CaseIterable {
  case quota, required, held, heldMin, heldMax, margin, shortfall, excess, disputed, bound, basis, verdict, reason
  case citation, authority, precision, stockDate, judgedOn, unitRegister, scheme, baseline, allocated, released
  case year, areaBasis

  public var phrase: Phrase {
    switch self {
    case .quota: Phrase("Chỉ tiêu", "Quota")
    case .required: Phrase("Chỉ tiêu được duyệt (ha)", "Required (ha)")
    case .held: Phrase("Diện tích thực có (ha)", "Held (ha)")
    case .heldMin: Phrase("Thực có, ít nhất (ha)", "Held, at least (ha)")
    case .heldMax: Phrase("Thực có, nhiều nhất (ha)", "Held, at most (ha)")
    case .margin: Phrase("Chênh lệch so với chỉ tiêu (ha)", "Margin (ha)")
    case .shortfall: Phrase("Còn thiếu (ha)", "Shortfall (ha)")
    case .excess: Phrase("Vượt (ha)", "Excess (ha)")
    case .disputed: Phrase("Diện tích chưa thống nhất (ha)", "In dispute (ha)")
    case .bound: Phrase("Cách so sánh", "Bound")
    case .basis: Phrase("Loại chỉ tiêu", "Basis")
    case .verdict: Phrase("Kết luận", "Verdict")
    case .reason: Phrase("Lý do", "Reason")
    case .citation: Phrase("Căn cứ", "Citation")
    case .authority: Phrase("Cấp ban hành", "Authority")
    case .precision: Phrase("Độ chính xác của chỉ tiêu", "Precision")
    case .stockDate: Phrase("Ngày chốt số liệu", "Stock date")
    case .judgedOn: Phrase("Ngày xét hiệu lực", "Judged on")
    case .unitRegister: Phrase("Danh mục đơn vị hành chính", "Register of units")
    case .scheme: Phrase("Bảng mã loại đất", "Category scheme")
    case .baseline: Phrase("Hiện trạng đầu kỳ", "Opening stock")
    case .allocated: Phrase("Chuyển đến", "Allocated")
    case .released: Phrase("Chuyển đi", "Released")
    case .year: Phrase("Năm", "Year")
    case .areaBasis: Phrase("Loại diện tích sử dụng", "Area basis")
    }
  }
}
