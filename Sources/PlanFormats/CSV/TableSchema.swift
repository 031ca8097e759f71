/// A column that a table may have.
public struct TableColumn: Sendable, Hashable {
  /// The heading as files should write it: `value_ha`.
  public var name: String
  /// Other headings that are taken for it.
  public var aliases: [String]
  public var isRequired: Bool

  public init(_ name: String, aliases: [String] = [], isRequired: Bool = false) {
    self.name = name
    self.aliases = aliases
    self.isRequired = isRequired
  }
}

/// The columns of one kind of table. Headings are compared folded: without case, diacritics and punctuation.
public struct TableSchema: Sendable, Hashable {
  public let columns: [TableColumn]
  /// Index of the column by folded name or alias; the first column that claims a heading has it.
  private let indexByHeading: [String: Int]

  public init(_ columns: [TableColumn]) {
    self.columns = columns
    var index: [String: Int] = [:]
    for (number, column) in columns.enumerated() {
      for heading in [column.name] + column.aliases {
        let folded = NearestText.folded(heading)
        if index[folded] == nil { index[folded] = number }
      }
    }
    indexByHeading = index
  }

  /// The column a heading stands for; nil when nothing reads it.
  func column(headed heading: String) -> TableColumn? {
    indexByHeading[NearestText.folded(heading)].map { columns[$0] }
  }

  /// The names, required ones first.
  var names: [String] {
    columns.filter(\.isRequired).map(\.name) + columns.filter { !$0.isRequired }.map(\.name)
  }
}

extension TableSchema {
  /// `units.csv`.
  public static let units = TableSchema([
    TableColumn("code", aliases: ["mã", "mã đơn vị", "mã ĐVHC"], isRequired: true),
    TableColumn("level", aliases: ["cấp", "cấp đơn vị"], isRequired: true),
    TableColumn("kind", aliases: ["loại đơn vị", "loại hình"]),
    TableColumn("name_vi", aliases: ["tên", "tên đơn vị", "name"], isRequired: true),
    TableColumn("parent", aliases: ["cấp trên", "mã cấp trên", "đơn vị cấp trên"], isRequired: true),
    TableColumn("valid_from", aliases: ["hiệu lực từ", "có hiệu lực từ"]),
    TableColumn("valid_to", aliases: ["hiệu lực đến", "có hiệu lực đến"]),
    TableColumn("legal_area_ha", aliases: ["diện tích tự nhiên (ha)"]),
    TableColumn("area_status", aliases: ["tình trạng diện tích", "tình trạng số liệu"]),
    TableColumn("area_source", aliases: ["nguồn diện tích", "nguồn số liệu"]),
    TableColumn("successor", aliases: ["đơn vị kế tiếp", "đơn vị thay thế", "successors"]),
  ])

  /// `unit-aliases.csv`.
  public static let unitAliases = TableSchema([
    TableColumn("alias", aliases: ["tên gọi khác", "tên hoặc mã cũ", "mã cũ", "tên cũ"], isRequired: true),
    TableColumn("unit", aliases: ["đơn vị", "mã đơn vị"], isRequired: true),
    TableColumn("valid_from", aliases: ["hiệu lực từ", "có hiệu lực từ"]),
    TableColumn("valid_to", aliases: ["hiệu lực đến", "có hiệu lực đến"]),
    TableColumn("citation", aliases: ["căn cứ", "văn bản", "nguồn"], isRequired: true),
    TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
  ])

  /// `quotas.csv`.
  public static let quotas = TableSchema(
    [
      TableColumn("id", aliases: ["mã chỉ tiêu"], isRequired: true),
      TableColumn("scheme", aliases: ["bảng mã", "hệ mã"]),
      TableColumn("category", aliases: ["mã loại đất", "loại đất", "mã đất"], isRequired: true),
      TableColumn("unit", aliases: ["đơn vị", "mã đơn vị"], isRequired: true),
      TableColumn("year", aliases: ["năm"], isRequired: true),
      TableColumn("value_ha", aliases: ["chỉ tiêu (ha)", "diện tích (ha)"], isRequired: true),
      TableColumn("precision_ha", aliases: ["độ chính xác (ha)"]),
      TableColumn("basis", aliases: ["nguồn phân bổ"]),
      TableColumn("operator", aliases: ["điều kiện", "toán tử"], isRequired: true),
      TableColumn("tolerance_ha", aliases: ["dung sai (ha)", "sai số (ha)"]),
      TableColumn("authority", aliases: ["cấp phân bổ", "cơ quan"]),
      TableColumn("citation", aliases: ["căn cứ", "văn bản"], isRequired: true),
      TableColumn("valid_from", aliases: ["hiệu lực từ", "có hiệu lực từ"]),
      TableColumn("valid_to", aliases: ["hiệu lực đến", "có hiệu lực đến"]),
      TableColumn("binding_from", aliases: ["ràng buộc từ"]),
      TableColumn("binding_to", aliases: ["ràng buộc đến"]),
      TableColumn("verified", aliases: ["đã kiểm chứng"]),
      TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
      TableColumn("withheld", aliases: ["không công bố"]),
    ] + remarks)

  /// `baseline.csv`.
  public static let baseline = TableSchema(
    landColumns + [TableColumn("date", aliases: ["ngày", "thời điểm"], isRequired: true)] + remarks)

  /// `unparcelled.csv`.
  public static let unparcelled = TableSchema(landColumns + remarks)

  /// Columns for the eye: names beside codes, notes. Nothing is made of them.
  static let remarks = [
    TableColumn("category_name", aliases: ["tên loại đất"]), TableColumn("unit_name", aliases: ["tên đơn vị"]),
    TableColumn("note", aliases: ["ghi chú"]),
  ]

  private static let landColumns = [
    TableColumn("unit", aliases: ["đơn vị", "mã đơn vị"], isRequired: true),
    TableColumn("code", aliases: ["mã loại đất", "loại đất", "mã đất"], isRequired: true),
    TableColumn("area_ha", aliases: ["diện tích (ha)"], isRequired: true),
    TableColumn("citation", aliases: ["căn cứ", "nguồn", "nguồn số liệu"], isRequired: true),
    TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
  ]
}
