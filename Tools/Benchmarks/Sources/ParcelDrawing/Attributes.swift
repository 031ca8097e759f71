import SampleDrawing

/// The properties of a parcel, by chance from its place.
struct Attributes {
  static let codes: [(String, Double)] = [
    ("LUA", 38), ("HNK", 6), ("CLN", 8), ("RPH", 3), ("RDD", 1), ("RSX", 4), ("NTS", 6), ("CQP", 1), ("CAN", 0.6),
    ("SKK", 2), ("SKN", 1), ("ODT", 5), ("ONT", 12), ("DGT", 5), ("DTL", 3), ("TMD", 1.2), ("NTD", 1.2),
    ("MNC", 1.5), ("CSD", 1.5),
  ]
  private static let periods = ["2021-2030", "2021-2025", "2026-2030"]
  private static let states = ["hiện trạng", "quy hoạch", "kế hoạch", "đã thực hiện"]
  private static let users = [
    "Hộ gia đình", "Cá nhân", "UBND xã", "Tổ chức kinh tế", "Cộng đồng dân cư", "Cơ quan nhà nước",
  ]

  let district: String
  let code: String
  private let ownDistrict: String
  private let commune: Int
  private let sheet: Int
  private let number: Int
  private let identifier: Int
  private let plan: String
  private let period: String
  private let state: String
  private let user: String

  init(_ record: ParcelRecord, in row: Int, of grid: ParcelGrid) {
    var random = grid.random(.attributes, row, record.column)
    let drawn = random.choose(Self.codes)
    ownDistrict = ParcelGrid.districts[grid.district(of: row)]
    district = record.district ?? ownDistrict
    code = record.code ?? drawn
    commune = grid.district(of: row) * 20 + record.column * 20 / (grid.mostColumns + 1) + 1
    sheet = row / 10 * (grid.mostColumns / 10 + 1) + record.column / 10 + 1
    number = Self.number(record.column, row) + 100 * record.copy
    identifier = record.identifiedAs.map { Self.number($0, row) } ?? number
    plan = random.happens(0.85) ? code : random.choose(Self.codes)
    period = Self.periods[random.below(Self.periods.count)]
    state = Self.states[random.below(Self.states.count)]
    user = Self.users[random.below(Self.users.count)]
  }

  private static func number(_ column: Int, _ row: Int) -> Int { row % 10 * 10 + column % 10 + 1 }

  /// - Parameter area: m², declared to a tenth.
  func write(to file: ByteWriter, area: Double) {
    file.write("{\"parcel_id\":\"35\(ownDistrict)")
    file.write(String(commune + 10_000).dropFirst() + "-\(sheet)-\(identifier)\"")
    file.write(",\"district\":\"\(district)\",\"commune\":\"\(10_000 + commune)\"")
    file.write(",\"map_sheet\":\(sheet),\"parcel_no\":\(number)")
    file.write(",\"land_code\":\"\(code)\",\"plan_code\":\"\(plan)\",\"plan_period\":\"\(period)\"")
    file.write(",\"status\":\"\(state)\",\"user\":\"\(user)\",\"area_decl\":")
    file.write(fixed: Int64((area * 10).rounded()), decimals: 1, keepsOne: true)
    file.write("}")
  }
}
