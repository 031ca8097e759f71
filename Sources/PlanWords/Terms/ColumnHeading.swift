/// Heads a column that says what a row is about, or how it is marked.
public enum ColumnHeading: String, Worded, Hashable, CaseIterable {
  case code, category, group, unit, province, district, commune, level, period, layer, parcel, parcels, sheet
  case parcelNumber, file, feature, origin, place, use, northing, easting, coordinateSystem, scale, transformation
  case accuracy, fictitious, verified, serial, status, project, decision

  public var phrase: Phrase {
    switch self {
    case .code: Phrase("Mã", "Code")
    case .category: Phrase("Loại đất", "Category")
    case .group: Phrase("Nhóm sử dụng đất", "Use group")
    case .unit: Phrase("Đơn vị hành chính", "Unit")
    case .province: Phrase("Tỉnh", "Province")
    case .district: Phrase("Đơn vị cấp huyện", "District")
    case .commune: Phrase("Đơn vị cấp xã", "Commune")
    case .level: Phrase("Cấp", "Level")
    case .period: Phrase("Kỳ kế hoạch", "Plan period")
    case .layer: Phrase("Lớp dữ liệu", "Layer")
    case .parcel: Phrase("Thửa đất", "Parcel")
    case .parcels: Phrase("Số thửa đất", "Parcels")
    case .sheet: Phrase("Tờ bản đồ", "Map sheet")
    case .parcelNumber: Phrase("Số thửa", "Parcel number")
    case .file: Phrase("Tệp", "File")
    case .feature: Phrase("Đối tượng", "Feature")
    case .origin: Phrase("Vị trí trong tệp", "Origin in the file")
    case .place: Phrase("Vị trí", "Place")
    case .use: Phrase("Mục đích sử dụng", "Use")
    case .northing: Phrase("X (Bắc)", "X (north)")
    case .easting: Phrase("Y (Đông)", "Y (east)")
    case .coordinateSystem: Phrase("Hệ tọa độ", "Coordinate system")
    case .scale: Phrase("Tỷ lệ bản đồ", "Map scale")
    case .transformation: Phrase("Phép chuyển đổi tọa độ", "Transformation")
    case .accuracy: Phrase("Độ chính xác", "Accuracy")
    case .fictitious: Phrase("Số liệu minh họa", "Fictitious")
    case .verified: Phrase("Đã kiểm chứng", "Verified")
    case .serial: Phrase("STT", "No.")
    case .status: Phrase("Trạng thái", "Status")
    case .project: Phrase("Công trình, dự án", "Project")
    case .decision: Phrase("Quyết định", "Decision")
    }
  }
}
