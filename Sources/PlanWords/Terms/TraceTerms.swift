public import Geometry
public import LandUse

/// Heads a part of a trace, or a column of it.
public enum TraceHeading: String, Worded, Hashable, CaseIterable {
  case counted, possible, declared, opening, sum, parcel, unit, use, area, why

  public var phrase: Phrase {
    switch self {
    case .counted: Phrase("Các thửa hợp thành", "Parcels that add up to it")
    case .possible:
      Phrase("Có thể tính thêm, chưa chắc chắn (không nằm trong tổng)", "May count, not certain (not in the sum)")
    case .declared: Phrase("Đất kê khai, không có hình thể", "Declared land without a shape")
    case .opening: Phrase("Hiện trạng đầu kỳ", "Opening stock")
    case .sum: Phrase("Tổng số", "Sum")
    case .parcel: Phrase("Thửa", "Parcel")
    case .unit: Phrase("Đơn vị", "Unit")
    case .use: Phrase("Loại đất ghi trong tệp", "Use as written")
    case .area: Phrase("Diện tích (m²)", "Area (m²)")
    case .why: Phrase("Lý do", "Why")
    }
  }
}

extension Words {
  /// A line for confidential parcels, none of which is named.
  public func withheldParcels(_ parcels: Int) -> String {
    say(
      "\(numbers.integer(parcels)) thửa đất mật, không nêu tên",
      "\(numbers.integer(parcels)) confidential parcel"
        + (parcels == 1 ? "" : "s") + ", not named")
  }

  /// The rest of a list that was cut.
  public func furtherParcels(_ parcels: Int) -> String {
    say(
      "\(numbers.integer(parcels)) phần khác", "\(numbers.integer(parcels)) further part" + (parcels == 1 ? "" : "s"))
  }

  /// A parcel that counts here with a part of its area only.
  public var partOfParcel: String { say("(một phần)", "(part)") }

  /// Land counted as declared.
  public func name(of source: DeclaredLand.Source) -> String {
    switch source {
    case .withheld: say("thửa không công bố hình thể", "record whose shape is withheld")
    case .unparcelled: say("đất không lập thửa", "land that is no parcel")
    }
  }

  /// How the sum stands in the tables.
  ///
  /// - Parameters: the exact sum, and the tables' number in hundredths of a hectare.
  public func inTables(_ sum: Area, hundredths: Int64) -> String {
    let shown = numbers.scaled(hundredths, decimals: 2)
    let exact = numbers.scaled(sum.squareMillimetres, decimals: 10)
    let nearest = Self.rounded(sum.squareMillimetres, by: 100_000_000)
    return say("Trong bảng: \(shown) ha", "In the tables: \(shown) ha")
      + (nearest == hundredths
        ? ""
        : say(
          " (số chính xác \(exact) ha; điều chỉnh để các tổng khớp nhau)",
          " (exactly \(exact) ha; adjusted so that sums hold)"))
  }

  /// The interval by which quotas are judged.
  public func judgedInterval(_ held: HeldArea) -> String {
    let disputes = held.orderedDisputes.map { "\(text($0.dispute)) \(hectares($0.area))" }
    let more = held.knownPossible == nil ? say(" hoặc hơn", " or more") : ""
    return say(
      "Khi xét chỉ tiêu: chắc chắn \(hectares(held.certain)), có thể đến \(hectares(held.possible))\(more)",
      "As quotas are judged: certain \(hectares(held.certain)), possible \(hectares(held.possible))\(more)")
      + (disputes.isEmpty ? "" : " (" + disputes.joined(separator: "; ") + ")")
  }

  /// Why nothing can be listed.
  public func absence(of fault: SubjectFault) -> String { reason(QuotaReason.subject(fault)) }

  public var noUsesOnDay: String {
    say("không lớp thửa đất nào cho biết loại đất của ngày này", "no layer of parcels says the uses on this day")
  }

  public var noOpeningStock: String {
    say(
      "thiếu số liệu hiện trạng đầu kỳ của đơn vị này", "there is no opening stock of this unit")
  }
}
