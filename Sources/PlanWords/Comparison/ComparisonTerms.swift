/// Heads the parts and columns of a comparison of two runs.
public enum ComparisonHeading: String, Worded, Hashable, CaseIterable {
  case comparison, before, after, change, areas, parcels, added, removed, reshaped, reallocated, same, quotas
  case quotasBeforeOnly, quotasAfterOnly, fresh, gone, symmetricDifference, none

  public var phrase: Phrase {
    switch self {
    case .comparison: Phrase("So sánh", "Comparison")
    case .before: Phrase("Trước", "Before")
    case .after: Phrase("Sau", "After")
    case .change: Phrase("Tăng, giảm", "Change")
    case .areas: Phrase("Diện tích thay đổi", "Areas that differ")
    case .parcels: Phrase("Thửa đất", "Parcels")
    case .added: Phrase("thêm mới", "added")
    case .removed: Phrase("không còn", "removed")
    case .reshaped: Phrase("đổi hình thể", "reshaped")
    case .reallocated: Phrase("đổi thông tin", "reallocated")
    case .same: Phrase("không đổi", "the same")
    case .quotas: Phrase("Chỉ tiêu có kết luận hoặc giá trị thay đổi", "Quotas whose verdict or value differs")
    case .quotasBeforeOnly: Phrase("Chỉ tiêu chỉ có ở bên trước", "Quotas only before")
    case .quotasAfterOnly: Phrase("Chỉ tiêu chỉ có ở bên sau", "Quotas only after")
    case .fresh: Phrase("Lỗi mới", "New findings")
    case .gone: Phrase("Lỗi không còn", "Findings that are gone")
    case .symmetricDifference: Phrase("phần đất khác nhau", "land of one and not of both")
    case .none: Phrase("không có", "none")
    }
  }
}

/// A field of a parcel's record; the raw values are those of machine formats.
public enum RecordFieldName: String, Worded, Hashable, CaseIterable {
  case use, unit, declaredArea, sheet, number, status, project, decision, year, validFrom, validTo

  public var phrase: Phrase {
    switch self {
    case .use: Phrase("loại đất", "use")
    case .unit: Phrase("đơn vị", "unit")
    case .declaredArea: Phrase("diện tích kê khai (m²)", "declared area (m²)")
    case .sheet: Phrase("số tờ", "sheet")
    case .number: Phrase("số thửa", "number")
    case .status: Phrase("trạng thái", "status")
    case .project: Phrase("dự án", "project")
    case .decision: Phrase("quyết định", "decision")
    case .year: Phrase("năm", "year")
    case .validFrom: Phrase("hiệu lực từ", "valid from")
    case .validTo: Phrase("hiệu lực đến", "valid to")
    }
  }
}
