/// A unit of the register: province, district or commune.
struct RegisteredUnit: Sendable {
  enum Level: String, Sendable { case province, district, commune }
  /// GSO code on 2025-03-01.
  var code: String
  var level: Level
  /// As the register writes it, with its kind in front.
  var name: String
  var parent: String

  private static let kinds = ["Tỉnh", "Thành phố", "Thị xã", "Huyện", "Phường", "Xã", "Thị trấn"]

  /// In lower case: "tỉnh", "phường" …
  var kind: String { (Self.kinds.first { name.hasPrefix($0 + " ") } ?? "").lowercased() }

  /// Residential land is ODT in a ward or township, ONT in a commune (decree 102/2024, art. 5.1).
  var isUrban: Bool { kind == "phường" || kind == "thị trấn" }
}

/// The units of Hà Nam on 2025-03-01, with the legal areas as far as they are known.
struct UnitRegister: Sendable {
  let province: RegisteredUnit
  let districts: [RegisteredUnit]
  /// In the order of their codes.
  let communes: [RegisteredUnit]

  init() {
    let units = UnitRegister.list.split(separator: "\n").compactMap(UnitRegister.unit)
    province = RegisteredUnit(code: "35", level: .province, name: "Tỉnh Hà Nam", parent: "")
    districts = units.filter { $0.level == .district }
    communes = units.filter { $0.level == .commune }
  }

  private static func unit(_ line: Substring) -> RegisteredUnit? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 3 else { return nil }
    let level: RegisteredUnit.Level = cells[2] == "35" ? .district : .commune
    return RegisteredUnit(code: cells[0], level: level, name: cells[1], parent: cells[2])
  }

  func communes(of district: String) -> [Int] { communes.indices.filter { communes[$0].parent == district } }

  /// Hectares. From memory except Kim Bảng's: they steer the drawing and are written as unverified.
  static func legalArea(_ code: String) -> LegalArea? {
    let hearsay = "figure as commonly quoted, original document not seen"
    switch code {
    case "35": return LegalArea(hectares: 86193, isVerified: false, source: hearsay)
    case "347": return LegalArea(hectares: 8764, isVerified: false, source: hearsay)
    case "349": return LegalArea(hectares: 12092, isVerified: false, source: hearsay)
    case "350": return LegalArea(hectares: 17540, isVerified: true, source: "moc.gov.vn, QĐ 1128/QĐ-BXD 8/11/2023")
    case "351": return LegalArea(hectares: 16491, isVerified: false, source: hearsay)
    case "352": return LegalArea(hectares: 14421, isVerified: false, source: hearsay)
    case "353": return LegalArea(hectares: 16880, isVerified: false, source: hearsay)
    default: return nil
    }
  }
}

struct LegalArea: Sendable {
  var hectares: Int
  var isVerified: Bool
  var source: String
}
