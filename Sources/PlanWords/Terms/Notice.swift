public import LandUse
public import Geometry
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
  /// Findings of which neither parcels nor places are told.
  case findingsWithheld(Int)
  /// The head of files that do hold confidential parcels.
  case confidentialIncluded(parcels: Int)
  /// A record with a withheld geometry counts as declared.
  case withheldCounted(records: Int, area: Area)
  /// A layer gave no scale, and its faults were classed all the same.
  case scaleAssumed(layer: String, denominator: Int)
  /// The limits of error that faults were classed by were not held against the original regulation.
  case regulationUnverified(citation: String)
  /// No regulation of limits of error was loaded to class faults by.
  case noAccuracyRegulation
  /// The unit, or with `districtsEnded` every plan of its level, ends before the day: tables are kept for reference.
  case forReference(districtsEnded: Bool)
  /// Numbers of area tables are rounded together.
  case roundedTogether
  /// How many numbers of the tables are not the nearest ones for it.
  case roundedApart(cells: Int)
  /// How the numbers of features are to be read.
  case featuresCountFromZero
  /// Only some of a list is shown; `rest` is the command or flag that gives all.
  case firstOf(shown: Int, total: Int, rest: String? = nil)
  case transformed(operation: String, accuracy: Length?)
  /// The plan has no quota, or none for what was asked.
  case noQuotaOnFile(asked: Bool)
  /// Nobody looked for uncovered land, or there is no boundary: what quotas of these bounds ask for cannot be shown.
  case gapsIgnored(byRequest: Bool, bounds: Set<Quota.Bound>)
  /// The values of the use field are codes of no scheme: they are summed as they are.
  case ownCodes(values: Int)
  /// The shapes of two units share land.
  case unitsOverlap(UnitID, UnitID, Area)
  /// The shapes of the units below leave some of a unit out.
  case unitUncovered(UnitID, Area)
  /// The whole territory measured in the plane and on the ellipsoid.
  case planeAgainstEllipsoid(plane: Area, ellipsoidal: Area)
}

extension Notice {
  /// One of each, for tests and documentation.
  static let examples: [Notice] = [
    .illustrative, .unverified, .fictitious, .confidentialLeftOut(parcels: 3), .confidentialIncluded(parcels: 3),
    .findingsWithheld(1), .findingsWithheld(2),
    .withheldCounted(records: 2, area: .hectares(12.5)), .scaleAssumed(layer: "a", denominator: 10_000),
    .noAccuracyRegulation,
    .forReference(districtsEnded: true), .forReference(districtsEnded: false), .roundedTogether,
    .roundedApart(cells: 1), .roundedApart(cells: 2), .featuresCountFromZero, .firstOf(shown: 10, total: 1234),
    .firstOf(shown: 1, total: 2, rest: "--findings FILE"),
    .transformed(operation: "EPSG:6960", accuracy: Length(metres: 1)),
    .transformed(operation: "EPSG:6960", accuracy: nil),
    .regulationUnverified(citation: "TT 1"), .gapsIgnored(byRequest: true, bounds: [.max]), .noQuotaOnFile(asked: true),
    .noQuotaOnFile(asked: false),
    .gapsIgnored(byRequest: false, bounds: [.min, .max, .equal]),
    .ownCodes(values: 12), .unitsOverlap("1", "2", .squareMetres(12)), .unitUncovered("1", .squareMetres(34)),
    .planeAgainstEllipsoid(plane: .hectares(9998), ellipsoidal: .hectares(10_000)),
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
    case .forReference(let districtsEnded): forReference(districtsEnded)
    case .roundedTogether: roundedTogether
    case .roundedApart(let cells): roundedApart(cells)
    case .featuresCountFromZero:
      say("Đối tượng #… là thứ tự trong tệp, đếm từ 0.", "Feature #… is its position in the file, counted from 0.")
    case .confidentialLeftOut(let parcels): confidentialLeftOut(parcels)
    case .findingsWithheld(let count): findingsWithheld(count)
    case .confidentialIncluded(let parcels): confidentialIncluded(parcels)
    case .withheldCounted(let records, let area): withheldCounted(records, area)
    case .scaleAssumed(let layer, let denominator): scaleAssumed(shown(layer), numbers.integer(denominator))
    case .regulationUnverified(let citation): regulationUnverified(citation)
    case .firstOf(let shown, let total, let rest): firstOf(numbers.integer(shown), numbers.integer(total), rest)
    case .transformed(let operation, let accuracy): transformed(operation, accuracy)
    case .noQuotaOnFile(let asked): noQuotaOnFile(asked)
    case .gapsIgnored(let byRequest, let bounds): gapsIgnored(byRequest, bounds)
    case .ownCodes(let values): ownCodes(numbers.integer(values))
    case .unitsOverlap(let a, let b, let area): unitsOverlap(name(of: a), name(of: b), squareMetres(area))
    case .unitUncovered(let unit, let area): unitUncovered(name(of: unit), squareMetres(area))
    case .planeAgainstEllipsoid(let plane, let ellipsoidal): planeAgainstEllipsoid(plane, ellipsoidal)
    }
  }

  private func ownCodes(_ values: String) -> String {
    say(
      "\(values) giá trị của trường mục đích sử dụng không phải mã loại đất đã biết: diện tích cộng theo đúng giá trị ghi trong tệp, không kiểm tra mã.",
      "The \(values) values of the use field are codes of no known scheme: they are summed as they are, and not checked."
    )
  }

  private func forReference(_ districtsEnded: Bool) -> String {
    let why =
      districtsEnded
      ? say("bỏ cấp huyện từ 1/7/2025, NĐ 151/2025/NĐ-CP", "district level abolished from 1/7/2025, NĐ 151/2025/NĐ-CP")
      : say("đơn vị không còn hoặc chưa có vào ngày đó", "the unit does not exist on that day")
    return say("số liệu để tham khảo, kế thừa (\(why))", "figures for reference, to be carried over (\(why))")
  }

  private var roundedTogether: String {
    say(
      "Số liệu làm tròn đến 0,01 ha sao cho mọi tổng đều khớp: một số có thể lệch 0,01 so với làm tròn riêng lẻ.",
      "Figures are rounded to 0.01 ha so that all sums hold: one may differ by 0.01 from plain rounding.")
  }

  private func findingsWithheld(_ count: Int) -> String {
    say(
      "\(numbers.integer(count)) phát hiện về đất bảo mật không ghi mã thửa, vị trí và hình thể;"
        + " muốn ghi: --include-confidential.",
      "\(counted(count, "finding")) on confidential land told without parcel, place and shape;"
        + " to have them: --include-confidential.")
  }

  private func noQuotaOnFile(_ asked: Bool) -> String {
    asked
      ? say("Chưa có chỉ tiêu nào cho kỳ, đơn vị được hỏi.", "No quota on file for the periods and units asked for.")
      : say("Chưa có chỉ tiêu nào trong hồ sơ.", "No quota on file.")
  }

  private func roundedApart(_ cells: Int) -> String {
    let number = numbers.integer(cells)
    return say(
      "Làm tròn để mọi tổng đều khớp: \(number) số trong các bảng lệch 0,01 ha so với làm tròn riêng lẻ.",
      "Rounded so that all sums hold: \(number) \(cells == 1 ? "number" : "numbers") of the tables "
        + "\(cells == 1 ? "differs" : "differ") by 0.01 ha from plain rounding.")
  }

  private func unitsOverlap(_ a: String, _ b: String, _ area: String) -> String {
    say(
      "Ranh giới \(a) và \(b) chồng lấn \(area): phần đó được tính ở cả hai đơn vị.",
      "The boundaries of \(a) and \(b) overlap by \(area), which is counted in both units.")
  }

  private func unitUncovered(_ unit: String, _ area: String) -> String {
    say(
      "\(area) của \(unit) không thuộc ranh giới đơn vị cấp dưới nào và chỉ được tính ở \(unit).",
      "\(area) of \(unit) lie in the boundaries of none of the units below it and are counted in \(unit) alone.")
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

  private func scaleAssumed(_ layer: String, _ denominator: String) -> String {
    say(
      "Lớp “\(layer)” không ghi tỷ lệ bản đồ: áp dụng hạn sai của tỷ lệ 1:\(denominator).",
      "The layer “\(layer)” gives no scale: the limits of error of 1:\(denominator) were applied.")
  }

  private func regulationUnverified(_ citation: String) -> String {
    let source = citation.isEmpty ? "" : ", " + citation
    return say(
      "Hạn sai đo đạc\(source): \(self.notice(.unverified)).",
      "Limits of survey error\(source): \(self.notice(.unverified)).")
  }

  private func gapsIgnored(_ byRequest: Bool, _ bounds: Set<Quota.Bound>) -> String {
    let open = [Quota.Bound.max, .min, .equal].filter(bounds.contains).map { bound in
      switch bound {
      case .min: say("là không đạt mức tối thiểu", "no floor can be shown to be missed")
      case .equal: say("là đúng bằng chỉ tiêu", "no figure to be equalled can be shown to be met")
      case .max, .info: say("là không vượt mức tối đa", "no ceiling can be shown to be kept")
      }
    }
    let why =
      byRequest
      ? say("Không tìm khoảng hở (--no-gaps)", "Gaps were not looked for (--no-gaps)")
      : say("Không có ranh giới để tìm khoảng hở", "There is no boundary to look for gaps inside of")
    return why
      + say(
        ": có thể còn đất chưa có thửa"
          + (open.isEmpty ? "." : ", nên chưa thể kết luận \(open.joined(separator: ", "))."),
        ": there may be uncovered land" + (open.isEmpty ? "." : ", so \(open.joined(separator: ", "))."))
  }

  /// The plane less the ellipsoid, in hectares and in millionths of the ellipsoidal area.
  private func planeAgainstEllipsoid(_ plane: Area, _ ellipsoidal: Area) -> String {
    let difference = plane - ellipsoidal
    let millionths = ellipsoidal > .zero ? difference.squareMetres / ellipsoidal.squareMetres * 1e6 : 0
    let sign = millionths >= 0.5 ? "+" : ""
    let figures = "\(signedHectares(difference)), \(sign)\(numbers.number(millionths, decimals: 0)) ppm"
    return say(
      "Diện tích trong ranh giới: \(hectares(plane)) trên mặt phẳng, \(hectares(ellipsoidal)) trên elipxôit"
        + " (chênh lệch \(figures)).",
      "Area within the boundary: \(hectares(plane)) in the plane, \(hectares(ellipsoidal)) on the ellipsoid"
        + " (difference \(figures)).")
  }

  private func firstOf(_ shown: String, _ total: String, _ rest: String?) -> String {
    let way = rest.map { say("; tất cả: \($0)", "; all of them: \($0)") } ?? ""
    return say("Chỉ hiện \(shown) trong tổng số \(total)\(way).", "Showing \(shown) of \(total)\(way).")
  }

  private func transformed(_ operation: String, _ accuracy: Length?) -> String {
    say("Tọa độ được chuyển đổi bằng \(shown(operation))", "Coordinates were transformed by \(shown(operation))")
      + (accuracy.map { say(", độ chính xác \(metres($0))", ", accuracy \(metres($0))") } ?? "") + "."
  }

  /// English: `1 parcel`, `1,234 parcels`.
  func counted(_ count: Int, _ noun: String) -> String {
    numbers.integer(count) + " " + noun + (count == 1 ? "" : "s")
  }
}
