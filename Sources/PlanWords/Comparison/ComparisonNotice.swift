public import Geometry
public import LandUse

/// Which of the two sides of a comparison.
public enum ComparisonSide: Sendable, Hashable, CaseIterable { case before, after }

/// What has to be known of a comparison, a sentence each.
public enum ComparisonNotice: Sendable, Hashable {
  /// Days whose tables only one side has.
  case days([CalendarDate], ComparisonSide)
  /// Units that only one side's register has.
  case units([UnitID], ComparisonSide)
  /// Only one side has units at all.
  case areasNotComparable
  case layer(String, ComparisonSide)
  /// Two layers of different names were taken for versions of one.
  case renamed(before: String, after: String)
  /// Two versions of a layer were written in different systems.
  case systems(before: String, after: String)
  /// Fields that only one side has, as they are named in the language.
  case fields([String], ComparisonSide)
  /// Parcels without an identifier.
  case unnamed(Int, Area, ComparisonSide)
  /// Identifiers that occur more than once on a side, and the parcels that have them.
  case repeated(ids: Int, before: Int, after: Int)
  /// Reshaped parcels with a shape that is invalid or missing.
  case notMeasured(Int)
  /// Confidential parcels that differ: counted, not listed.
  case withheld(Int)
  case findingsNotLookedFor(Int)
  /// Table numbers that differ although their areas do not: tables are rounded together.
  case roundedOnly(Int)
  case nothingDiffers
  /// How it ends.
  case summary(parcels: Int, brokenQuotas: Int, newFindings: Int, goneFindings: Int)
}

extension ComparisonNotice {
  /// One of each, for tests.
  static let examples: [ComparisonNotice] =
    [
      .areasNotComparable, .renamed(before: "a", after: "b"), .systems(before: "EPSG:4326", after: "EPSG:5897"),
      .repeated(ids: 1, before: 2, after: 1), .notMeasured(1), .notMeasured(2), .withheld(1), .withheld(2),
      .findingsNotLookedFor(3), .roundedOnly(1), .roundedOnly(2), .nothingDiffers,
      .summary(parcels: 1, brokenQuotas: 0, newFindings: 2, goneFindings: 1),
    ]
    + ComparisonSide.allCases.flatMap { side -> [ComparisonNotice] in
      [
        .days([CalendarDate.endOfYear(2025)].compactMap { $0 }, side), .units(["1", "2"], side), .layer("a", side),
        .fields(["x"], side), .unnamed(2, .hectares(1), side),
      ]
    }
}

extension Words {
  public func notice(_ notice: ComparisonNotice) -> String {
    switch notice {
    case .days(let days, let side):
      only(side, say("Số liệu các ngày", "Stocks of"), days.map { date($0) })
    case .units(let units, let side): only(side, say("Đơn vị", "Units"), shortened(units.map { name(of: $0) }))
    case .layer(let id, let side): only(side, say("Lớp", "Layer"), [shown(id)])
    case .fields(let fields, let side):
      only(side, say("Trường dữ liệu", "Fields"), fields)
    case .areasNotComparable:
      say(
        "Chỉ một bên có đơn vị hành chính: không so diện tích theo đơn vị. "
          + "Hãy chỉ ra trường đơn vị (--unit-field) có ở cả hai.",
        "Only one side has units: areas by unit are not compared. Name a unit field (--unit-field) that both have.")
    case .renamed(let before, let after):
      say(
        "Lớp “\(shown(before))” và lớp “\(shown(after))” được coi là hai phiên bản của một lớp.",
        "Layers “\(shown(before))” and “\(shown(after))” are taken for two versions of one.")
    case .systems(let before, let after):
      say(
        "Hai bên ghi tọa độ ở hai hệ (\(before), \(after)): làm tròn khi ghi có thể khiến thửa bị coi là đổi hình thể.",
        "The two are written in different systems (\(before), \(after)): rounding on writing may make parcels differ.")
    case .unnamed(let count, let area, let side): unnamed(count, area, side)
    case .repeated(let ids, let before, let after): repeated(ids, before, after)
    case .notMeasured(let count):
      say(
        "\(numbers.integer(count)) thửa đổi hình thể có hình thể lỗi: không đo phần đất khác nhau.",
        "The land that differs was not measured for \(counted(count, "reshaped parcel")) with a faulty shape.")
    case .withheld(let count):
      say(
        "\(numbers.integer(count)) thửa đất bảo mật có thay đổi: có trong tổng số, "
          + "không liệt kê (--include-confidential để liệt kê).",
        "\(counted(count, "confidential parcel")) with differences: in the totals, "
          + "not listed (--include-confidential lists them)."
      )
    case .findingsNotLookedFor(let count):
      say(
        "\(numbers.integer(count)) lỗi của bên trước không được kiểm tra lại ở bên sau.",
        "\(counted(count, "finding")) from before: nothing looked for them after.")
    case .roundedOnly(let count):
      say(
        "Thêm \(numbers.integer(count)) số trong các biểu chỉ khác do làm tròn: diện tích của chúng không đổi.",
        "\(counted(count, "further table number")) differing by rounding alone: the area is the same.")
    case .nothingDiffers: say("Hai bên không khác nhau.", "The two do not differ.")
    case .summary(let parcels, let broken, let fresh, let gone): summary(parcels, broken, fresh, gone)
    }
  }

  private func only(_ side: ComparisonSide, _ what: String, _ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return side == .before
      ? say("\(what) chỉ có ở bên trước: \(list).", "\(what) only before: \(list).")
      : say("\(what) chỉ có ở bên sau: \(list).", "\(what) only after: \(list).")
  }

  /// A register may have hundreds.
  private func shortened(_ names: [String]) -> [String] {
    let limit = 12
    guard names.count > limit else { return names }
    let more = numbers.integer(names.count - limit)
    return names.prefix(limit) + [say("và \(more) đơn vị khác", "and \(more) more")]
  }

  private func unnamed(_ count: Int, _ area: Area, _ side: ComparisonSide) -> String {
    side == .before
      ? say(
        "Bên trước có \(numbers.integer(count)) thửa không có mã (\(hectares(area))): không ghép được với bên sau.",
        "\(counted(count, "parcel")) without id before (\(hectares(area))): matched with nothing.")
      : say(
        "Bên sau có \(numbers.integer(count)) thửa không có mã (\(hectares(area))): không ghép được với bên trước.",
        "\(counted(count, "parcel")) without id after (\(hectares(area))): matched with nothing.")
  }

  private func repeated(_ ids: Int, _ before: Int, _ after: Int) -> String {
    say(
      "\(numbers.integer(ids)) mã thửa bị trùng ("
        + "\(numbers.integer(before)) thửa bên trước, \(numbers.integer(after)) thửa bên sau): không ghép đôi.",
      "\(counted(ids, "id")) used more than once ("
        + "\(counted(before, "parcel")) before, \(numbers.integer(after)) after): "
        + "not paired.")
  }

  private func summary(_ parcels: Int, _ broken: Int, _ fresh: Int, _ gone: Int) -> String {
    say(
      "\(numbers.integer(parcels)) thửa khác nhau; "
        + "\(numbers.integer(broken)) chỉ tiêu mới không đạt hoặc chưa thể kết luận; "
        + "\(numbers.integer(fresh)) lỗi mới, \(numbers.integer(gone)) lỗi không còn.",
      "\(counted(parcels, "parcel")) that differ; \(counted(broken, "quota")) newly not kept or undecidable; "
        + "\(counted(fresh, "new finding")), \(numbers.integer(gone)) gone.")
  }
}
