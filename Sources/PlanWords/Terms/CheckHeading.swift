/// Heads a part of a finding or of a check's explanation.
public enum CheckHeading: String, Worded, Hashable, CaseIterable {
  case message, whatItFinds, whyItMatters, measured, needs, doesNotFind, source, rowsMissing, onlyKnown

  public var phrase: Phrase {
    switch self {
    case .message: Phrase("Nội dung", "Message")
    case .whatItFinds: Phrase("Phát hiện gì", "What it finds")
    case .whyItMatters: Phrase("Vì sao quan trọng", "Why it matters")
    case .measured: Phrase("Các số đo", "What it measures")
    case .needs: Phrase("Cần có trước", "Needs")
    case .doesNotFind: Phrase("Không phát hiện", "Does not find")
    case .source: Phrase("Nguồn", "Source")
    case .rowsMissing: Phrase("Chưa đủ dòng chỉ tiêu để đối chiếu", "Not all quota rows on file")
    case .onlyKnown: Phrase("chỉ có lỗi đã biết", "known findings only")
    }
  }
}
