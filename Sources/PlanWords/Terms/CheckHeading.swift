/// Heads a part of a finding or of a check's explanation.
public enum CheckHeading: String, Worded, Hashable, CaseIterable {
  case severity, message, subjects, measures, identifier, examined, excluded, because, found, whatItFinds
  case whyItMatters, measured, needs, doesNotFind, source, limit

  public var phrase: Phrase {
    switch self {
    case .severity: Phrase("Mức độ", "Severity")
    case .message: Phrase("Nội dung", "Message")
    case .subjects: Phrase("Đối tượng liên quan", "Subjects")
    case .measures: Phrase("Số đo", "Measures")
    case .identifier: Phrase("Mã nhận dạng", "Id")
    case .examined: Phrase("Đã kiểm tra", "Examined")
    case .excluded: Phrase("Loại khỏi kiểm tra", "Excluded")
    case .because: Phrase("Lý do không kiểm tra", "Because")
    case .found: Phrase("Số phát hiện", "Found")
    case .whatItFinds: Phrase("Phát hiện gì", "What it finds")
    case .whyItMatters: Phrase("Vì sao quan trọng", "Why it matters")
    case .measured: Phrase("Các số đo", "What it measures")
    case .needs: Phrase("Cần có trước", "Needs")
    case .doesNotFind: Phrase("Không phát hiện", "Does not find")
    case .source: Phrase("Nguồn", "Source")
    case .limit: Phrase("Giới hạn", "Limit")
    }
  }
}
