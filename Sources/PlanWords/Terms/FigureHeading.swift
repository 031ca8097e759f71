/// Heads an area, a count or another figure of the coverage and of the tables.
public enum FigureHeading: String, Worded, Hashable, CaseIterable {
  case areaHectares, total, computedTotal, legalArea, difference

  public var phrase: Phrase {
    switch self {
    case .areaHectares: Phrase("Diện tích (ha)", "Area (ha)")
    case .total: Phrase("Tổng số", "Total")
    case .computedTotal: Phrase("Tổng diện tích tính từ bản đồ", "Computed total")
    case .legalArea: Phrase("Diện tích tự nhiên theo công bố", "Legal area")
    case .difference: Phrase("Chênh lệch", "Difference")
    }
  }
}
