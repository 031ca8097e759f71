/// Heads the parts of a report.
public enum ReportHeading: String, Worded, Hashable, CaseIterable {
  case summary, inputs, coverage, checks, findings, quotas, areas, landPlan, notes, files, verdicts, changes, method
  case sources

  public var phrase: Phrase {
    switch self {
    case .summary: Phrase("Tóm tắt", "Summary")
    case .inputs: Phrase("Dữ liệu đầu vào", "Inputs")
    case .coverage: Phrase("Độ phủ thửa đất", "Coverage")
    case .checks: Phrase("Nội dung kiểm tra", "Checks")
    case .findings: Phrase("Lỗi và lưu ý", "Findings")
    case .quotas: Phrase("Chỉ tiêu sử dụng đất", "Quotas")
    case .areas: Phrase("Diện tích các loại đất", "Areas by category")
    case .landPlan: Phrase("Kế hoạch sử dụng đất", "Land-use plan")
    case .notes: Phrase("Ghi chú", "Notes")
    case .files: Phrase("Tệp kết quả", "Files written")
    case .verdicts: Phrase("Kết luận về chỉ tiêu", "Verdicts")
    case .changes: Phrase("Phân bổ trong kỳ", "Allocations in the period")
    case .method: Phrase("Phương pháp tính", "Method")
    case .sources: Phrase("Căn cứ và nguồn số liệu", "Sources")
    }
  }
}
