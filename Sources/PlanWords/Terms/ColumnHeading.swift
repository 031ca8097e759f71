/// Heads a column that says what a row is about, or how it is marked.
public enum ColumnHeading: String, Worded, Hashable, CaseIterable {
  case code, category, group, unit, commune, coordinateSystem, scale, serial

  public var phrase: Phrase {
    switch self {
    case .code: Phrase("Mã", "Code")
    case .category: Phrase("Loại đất", "Category")
    case .group: Phrase("Nhóm sử dụng đất", "Use group")
    case .unit: Phrase("Đơn vị hành chính", "Unit")
    case .commune: Phrase("Đơn vị cấp xã", "Commune")
    case .coordinateSystem: Phrase("Hệ tọa độ", "Coordinate system")
    case .scale: Phrase("Tỷ lệ bản đồ", "Map scale")
    case .serial: Phrase("STT", "No.")
    }
  }
}
