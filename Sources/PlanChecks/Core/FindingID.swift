import Geometry
import LandUse

/// Names a finding across runs: the same fault in the same place of the same plan keeps its id.
///
/// `COV201-0123456789abcdef`: the code and a 64-bit FNV-1a hash of code, subjects, place and those details that tell
/// findings on equal subjects apart. The place is quantised to 0.1 m. Parcels are hashed by their record id, never by
/// their row, and subjects in the order of their texts, so that rows may come, go and change places. Where two findings
/// of one run are equal in all that, the later ones get `-2`, `-3` … in the order of the report.
public struct FindingID: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }
  public var description: String { text }
  public static func < (a: FindingID, b: FindingID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  /// Details that are part of the fault's identity; the others (reasons, suggestions) may change with a library.
  static let identifying = ["kind", "field", "day", "year", "basis"]

  init(
    code: CheckCode, subjects: [Subject], details: [Detail], place: Place?,
    identifying: [String] = Self.identifying
  ) {
    var hash = FNV1a()
    hash.feed(code.text)
    for detail in details where identifying.contains(detail.name) {
      hash.feed(detail.name)
      hash.feed(detail.text)
    }
    // As a check names them, they mostly stand in this order.
    let isSorted = zip(subjects, subjects.dropFirst()).allSatisfy { !($1 < $0) }
    for subject in isSorted ? subjects : subjects.sorted() { hash.feed(subject) }
    if let center = place?.center, center.isFinite, abs(center.x) < 1e15, abs(center.y) < 1e15 {
      hash.feed(Self.decimetres(center.x))
      hash.feed(Self.decimetres(center.y))
    }
    text = String(decoding: Array(code.text.utf8) + [UInt8(ascii: "-")] + hash.hexadecimal, as: UTF8.self)
  }

  /// 0.1 m: finer than any class of error of the regulation, coarser than the noise of a coordinate transformation.
  private static func decimetres(_ metres: Double) -> String { String(Int64((metres * 10).rounded())) }

  func numbered(_ number: Int) -> FindingID { FindingID(text + "-" + String(number)) }
}

/// The hash FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis and prime of their page): fixed, so that ids are stable.
struct FNV1a {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Feeds the text and an end mark, so that ("a", "bc") and ("ab", "c") differ.
  mutating func feed(_ text: String) {
    for byte in text.utf8 { feed(byte: byte) }
    feed(byte: 0x1F)
  }

  mutating func feed(_ subject: Subject) {
    switch subject {
    case .parcel(let layer, _, let id):
      feed("parcel")
      feed(layer)
      feed(id ?? "")
    case .unit(let id):
      feed("unit")
      feed(id.text)
    case .category(let code):
      feed("category")
      feed(code.text)
    case .group(let id):
      feed("group")
      feed(id)
    case .value(let text):
      feed("value")
      feed(text)
    case .quota(let id):
      feed("quota")
      feed(id)
    case .layer(let id):
      feed("layer")
      feed(id)
    case .project(let id):
      feed("project")
      feed(id)
    }
  }

  private mutating func feed(byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// 16 digits.
  var hexadecimal: some Sequence<UInt8> {
    stride(from: 60, through: 0, by: -4).lazy.map { shift in
      let digit = UInt8(state >> UInt64(shift) & 15)
      return digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }
  }
}
