/// Heads the parts of a report.
public enum ReportHeading: String, Worded, Hashable, CaseIterable {
  case inputs, coverage, checks, findings, quotas, areas, landPlan, notes, sources

  public var phrase: Phrase {
    switch self {
    case .inputs: Phrase("Dữ liệu đầu vào", "Inputs")
    case .coverage: Phrase("Độ phủ thửa đất", "Coverage")
    case .checks: Phrase("Nội dung kiểm tra", "Checks")
    case .findings: Phrase("Lỗi và lưu ý", "Findings")
    case .quotas: Phrase("Chỉ tiêu sử dụng đất", "Quotas")
    case .areas: Phrase("Diện tích các loại đất", "Areas by category")
    case .landPlan: Phrase("Kế hoạch sử dụng đất", "Land-use plan")
    case .notes: Phrase("Ghi chú", "Notes")
    case .sources: Phrase("Căn cứ và nguồn số liệu", "Sources")
    }
  }
}
