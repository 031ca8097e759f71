public import Geometry
public import LandUse
import PlanChecks

/// A sentence that stands by itself: banners, remarks on the data, the end of a run.
public enum Notice: Sendable, Hashable {
  /// On every page, sheet and map with fictitious or schematic input.
  case illustrative
  /// Beside a figure that nobody has held against the original document.
  case unverified
  case fictitious
  /// Confidential parcels were left out of files; how many.
  case confidentialLeftOut(parcels: Int)
  /// The head of files that do hold confidential parcels.
  case confidentialIncluded(parcels: Int)
  /// A record with a withheld geometry counts as declared.
  case withheldCounted(records: Int, area: Area)
  /// A layer gave no scale.
  case scaleAssumed(denominator: Int)
  /// No regulation of limits of error was loaded.
  case noAccuracyRegulation
  /// The unit's level has no legal form of plan on the plan's date: its tables are kept for reference.
  case forReference
  /// Only some of a list is shown.
  case firstOf(shown: Int, total: Int)
  case transformed(operation: String, accuracy: Length?)
  case judged(on: CalendarDate, stock: CalendarDate)
  case noIdentifierField
  /// Which field was taken for what, when no mapping was given.
  case fieldTaken(field: String, heading: ColumnHeading)
}

extension Notice {
  /// One of each, for tests and documentation.
  static let examples: [Notice] = [
    .illustrative, .unverified, .fictitious, .confidentialLeftOut(parcels: 3), .confidentialIncluded(parcels: 3),
    .withheldCounted(records: 2, area: .hectares(12.5)), .scaleAssumed(denominator: 10_000), .noAccuracyRegulation,
    .forReference, .firstOf(shown: 10, total: 1234),
    .transformed(operation: "EPSG:6960", accuracy: Length(metres: 1)),
    .transformed(operation: "EPSG:6960", accuracy: nil),
    .noIdentifierField, .fieldTaken(field: "soThua", heading: .parcelNumber),
  ]
}

extension Words {
  public func notice(_ notice: Notice) -> String {
    switch notice {
    case .illustrative:
      say("DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", "ILLUSTRATIVE DATA – NO LEGAL VALUE")
    case .unverified: say("chưa kiểm chứng", "unverified")
    case .fictitious: say("số liệu minh họa", "fictitious")
    case .noAccuracyRegulation:
      say(
        "Không có bảng hạn sai: mọi chồng lấn, khoảng hở trên ngưỡng đều coi là lỗi.",
        "No limits of survey error are loaded: every overlap and gap above the threshold counts as an error.")
    case .forReference: say("số liệu để tham khảo, kế thừa", "figures for reference, to be carried over")
    case .noIdentifierField:
      say(
        "Dữ liệu không có trường mã thửa: thửa đất được gọi theo thứ tự trong tệp.",
        "No field holds parcel identifiers: parcels are named by their position in the file.")
    case .confidentialLeftOut(let parcels): confidentialLeftOut(parcels)
    case .confidentialIncluded(let parcels): confidentialIncluded(parcels)
    case .withheldCounted(let records, let area): withheldCounted(records, area)
    case .scaleAssumed(let denominator): scaleAssumed(numbers.integer(denominator))
    case .firstOf(let shown, let total): firstOf(numbers.integer(shown), numbers.integer(total))
    case .transformed(let operation, let accuracy): transformed(operation, accuracy)
    case .judged(let day, let stock): judged(date(day), date(stock))
    case .fieldTaken(let field, let heading): fieldTaken(shown(field), text(heading))
    }
  }

  private func confidentialLeftOut(_ parcels: Int) -> String {
    say(
      "\(numbers.integer(parcels)) thửa đất bảo mật được tính vào tổng diện tích nhưng không ghi hình thể, mã và tên.",
      "\(counted(parcels, "confidential parcel")) in the totals, without geometry, id or name in any file.")
  }

  private func confidentialIncluded(_ parcels: Int) -> String {
    say(
      "TỆP CÓ THÔNG TIN BẢO MẬT: \(numbers.integer(parcels)) thửa đất bảo mật.",
      "THIS FILE HOLDS CONFIDENTIAL DATA: \(counted(parcels, "confidential parcel")).")
  }

  private func withheldCounted(_ records: Int, _ area: Area) -> String {
    say(
      "\(numbers.integer(records)) thửa không công bố hình thể được tính theo diện tích kê khai: \(hectares(area)).",
      "\(counted(records, "record")) with withheld geometry, counted as declared: \(hectares(area)).")
  }

  private func scaleAssumed(_ denominator: String) -> String {
    say(
      "Lớp dữ liệu không ghi tỷ lệ bản đồ: áp dụng hạn sai của tỷ lệ 1:\(denominator).",
      "The layer gives no scale: the limits of error of 1:\(denominator) were applied.")
  }

  private func firstOf(_ shown: String, _ total: String) -> String {
    say("Chỉ hiện \(shown) trong tổng số \(total).", "Showing \(shown) of \(total).")
  }

  private func transformed(_ operation: String, _ accuracy: Length?) -> String {
    say("Tọa độ được chuyển đổi bằng \(shown(operation))", "Coordinates were transformed by \(shown(operation))")
      + (accuracy.map { say(", độ chính xác \(metres($0))", ", accuracy \(metres($0))") } ?? "") + "."
  }

  private func judged(_ day: String, _ stock: String) -> String {
    say(
      "Số liệu chốt ngày \(stock); chỉ tiêu và quy định xét hiệu lực tại ngày \(day).",
      "Stocks of \(stock); quotas and rules as they bind on \(day).")
  }

  private func fieldTaken(_ field: String, _ meaning: String) -> String {
    say("Trường “\(field)” được dùng làm: \(meaning).", "The field “\(field)” was taken for: \(meaning).")
  }

  /// English: `1 parcel`, `1,234 parcels`.
  func counted(_ count: Int, _ noun: String) -> String {
    numbers.integer(count) + " " + noun + (count == 1 ? "" : "s")
  }
}
