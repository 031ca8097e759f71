/// Heads an area, a count or another figure of the coverage and of the tables.
public enum FigureHeading: String, Worded, Hashable, CaseIterable {
  case area, areaSquareMetres, areaHectares, share, width, count, total, computedTotal, legalArea, difference
  case overlapPairs, overlapArea, gaps, gapArea, outsideArea, boundaryArea, parcelSum, multiplicity, closure
  case leftOut, leftOutArea, undecidedArea, withheldArea, naturalArea, structure

  public var phrase: Phrase {
    switch self {
    case .area: Phrase("Diện tích", "Area")
    case .areaSquareMetres: Phrase("Diện tích (m²)", "Area (m²)")
    case .areaHectares: Phrase("Diện tích (ha)", "Area (ha)")
    case .share: Phrase("Tỷ lệ", "Share")
    case .width: Phrase("Chiều rộng", "Width")
    case .count: Phrase("Số lượng", "Count")
    case .total: Phrase("Tổng số", "Total")
    case .computedTotal: Phrase("Tổng diện tích tính từ bản đồ", "Computed total")
    case .legalArea: Phrase("Diện tích tự nhiên theo công bố", "Legal area")
    case .difference: Phrase("Chênh lệch", "Difference")
    case .overlapPairs: Phrase("Số cặp thửa chồng lấn", "Overlapping pairs")
    case .overlapArea: Phrase("Diện tích chồng lấn", "Overlap area")
    case .gaps: Phrase("Số khoảng hở", "Gaps")
    case .gapArea: Phrase("Diện tích khoảng hở", "Gap area")
    case .outsideArea: Phrase("Diện tích ngoài ranh giới", "Area outside the boundary")
    case .boundaryArea: Phrase("Diện tích trong ranh giới", "Area within the boundary")
    case .parcelSum: Phrase("Tổng diện tích các thửa", "Sum of the parcels")
    case .multiplicity: Phrase("Số lớp chồng", "Multiplicity")
    case .closure: Phrase("Sai số khép diện tích", "Closure")
    case .leftOut: Phrase("Số thửa không đưa vào tính", "Parcels left out")
    case .leftOutArea: Phrase("Diện tích các thửa không đưa vào tính", "Area left out")
    case .undecidedArea: Phrase("Diện tích chưa xác định", "Undecided area")
    case .withheldArea: Phrase("Diện tích kê khai, không công bố hình thể", "Declared area, geometry withheld")
    case .naturalArea: Phrase("Diện tích tự nhiên", "Natural area")
    case .structure: Phrase("Cơ cấu (%)", "Share (%)")
    }
  }
}
