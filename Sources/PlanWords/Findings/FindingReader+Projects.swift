import LandUse
import PlanChecks

extension FindingReader {
  var projectArea: String {
    let listed = figure("listedArea")
    let linked = figure("linkedArea")
    let difference = figure("areaDifference")
    let number = words.numbers.integer(count("parcels"))
    let limit = finding.measure("areaDifference")?.limit.map { words.quantity($0, .squareMetre) } ?? ""
    return project
      + say(
        ": danh mục ghi \(listed), \(number) thửa đất cộng lại \(linked), lệch \(difference) (dung sai \(limit)).",
        ": \(listed) in the list, \(linked) on \(words.counted(count("parcels"), "parcel")), off by \(difference) "
          + "(tolerance \(limit)).")
  }

  var projectOutside: String {
    let (outside, linked) = (figure("outsideArea"), figure("linkedArea"))
    return project
      + say(
        ": \(outside) nằm ngoài \(unit), trong tổng số \(linked).", ": \(outside) of \(linked) lie outside \(unit).")
  }

  var projectClash: String {
    let area = figure("sharedArea")
    let named = words.list(projects)
    return parcels + say(": \(area) thuộc đồng thời \(named).", ": \(area) planned at once by \(named).")
  }

  var protectedLand: String {
    let area = figure("protectedArea")
    let linked = figure("linkedArea")
    let code = words.name(of: CategoryCode(kind))
    let place = isHidden || count("parcels") == 0 ? "" : " (\(parcels))"
    return project
      + say(
        ": lấy \(area) \(code)\(place), trong tổng số \(linked).",
        ": takes \(area) of \(code)\(place), \(linked) in all.") + citation
  }

  var projectParcels: String {
    let area = figure("listedArea")
    guard kind == "unknown" else {
      return project
        + say(": không dẫn đến thửa đất nào (danh mục ghi \(area)).", ": leads to no parcel (\(area) in the list).")
    }
    let unknown = words.numbers.integer(count("unknownParcels"))
    let found = words.numbers.integer(count("parcels"))
    return project
      + say(
        ": danh mục ghi \(unknown) thửa không có trong lớp thửa đất; tìm thấy \(found) thửa.",
        ": the list names \(words.counted(count("unknownParcels"), "parcel")) that no layer has; \(found) found.")
  }

  var projectDecision: String {
    let area = figure("listedArea")
    return project
      + (kind == "begun"
        ? say(
          ": đang hoặc đã thực hiện nhưng chưa ghi quyết định (\(area)).",
          ": begun or done, and no decision is on file (\(area)).")
        : say(": chưa có quyết định (\(area)).", ": no decision on file (\(area))."))
  }

  var capitalSums: String {
    let isOfShares = finding.measure("shareStated") != nil
    let prefix = isOfShares ? "share" : "capital"
    let stated = figure(prefix + "Stated")
    let found = figure(prefix + "Found")
    let difference = figure(prefix + "Difference")
    let line = finding.detail("line").map { say(" (dòng \($0))", " (line \($0))") } ?? ""
    let place = words.capitalRow(source: finding.detail("source"), period: finding.detail("period"))
    return place + line
      + say(": ghi \(stated), ", ": \(stated) stated, ") + rule(found)
      + say(", chênh lệch \(difference).", ", difference \(difference).") + citation
  }

  private func rule(_ found: String) -> String {
    switch finding.detail("rule").flatMap(CapitalFault.Rule.init(rawValue:)) {
    case .sources: say("ba nguồn vốn cộng lại \(found)", "the three sources sum up to \(found)")
    case .periods: say("các giai đoạn cộng lại \(found)", "the periods sum up to \(found)")
    case .share: say("tính từ số tiền là \(found)", "\(found) by the amounts")
    case .shareSum: say("cơ cấu các nguồn cộng lại \(found)", "the shares of the sources sum up to \(found)")
    case nil: found
    }
  }

  /// ` Căn cứ: ….`; empty where none is given.
  private var citation: String {
    guard let text = finding.detail("citation"), !text.isEmpty else { return "" }
    let citation = words.shown(text)
    return say(" Căn cứ: \(citation).", " Source: \(citation).")
  }

  private var projects: [String] {
    finding.subjects.compactMap { if case .project = $0 { words.name(of: $0) } else { nil } }
  }

  private var project: String { projects.first ?? "" }
}

extension Words {
  /// `Nguồn vốn khu vực Nhà nước, 2021-2025`: a row of the capital table, by what its finding says.
  func capitalRow(source: String?, period: String?) -> String {
    let source = source.flatMap(CapitalClass.init(rawValue:)).map { text($0) } ?? allSources
    let period = period == "whole" ? nil : period
    return source + ", " + (period.map(shown) ?? wholeTime)
  }

  /// Heads the row of all sources.
  public var allSources: String { say("Tổng số", "Total") }
  /// Heads the column of all periods.
  public var wholeTime: String { say("cả thời kỳ", "whole time") }

  /// What has to stand beside the table of needed capital.
  public var capitalRemark: String {
    say(
      "Đây là tổng vốn đầu tư phát triển toàn xã hội dự kiến (“khoảng”): không chia cho diện tích và không so sánh với "
        + "tổng vốn của các dự án.",
      "This is the investment of the whole society, as expected (“about”): it is not divided by hectares and not "
        + "compared with sums of projects.")
  }
}
