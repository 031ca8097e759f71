import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// `plan.md`: the land-use plan of one unit for a reader, in the language of the files.
///
/// Head, areas by category and by use group, quotas with verdicts, findings in short, sources. Hectares have two
/// decimals and zero is blank; with fictitious input the banner stands at both ends and there is no signature block.
struct PlanMarkdown {
  let content: ReportContent
  let unit: AdministrativeUnit
  let days: [CalendarDate?]
  let parcels: UnitParcels
  var page = MarkdownText()

  init(_ content: ReportContent, unit: AdministrativeUnit, days: [CalendarDate?], parcels: UnitParcels) {
    self.content = content
    self.unit = unit
    self.days = days
    self.parcels = parcels
  }

  var say: Phrasing { content.say }
  var words: Words { content.words }

  mutating func write(to file: OutputFile) {
    writeHead()
    writeAreas()
    writeGroups()
    writeUnitsBelow()
    writeQuotas()
    writeProjects()
    writeFindings()
    writeSources()
    writeEnd()
    file.write(page.text)
  }

  // MARK: Head

  private mutating func writeHead() {
    page.heading("\(words.text(ReportHeading.landPlan)) – \(SafeText.markdown(words.title(of: unit)))", level: 1)
    if let banner = content.banner { page.quote("**\(banner)**") }
    if let note = referenceNote { page.quote("*\(note)*") }
    if content.options.includesConfidential, shownConfidential > 0 {
      page.quote("**\(words.notice(.confidentialIncluded(parcels: shownConfidential)))**")
    }
    let rows = headRows.map { ($0.0, SafeText.markdown($0.1)) }
    page.table([(rows[0].0, .left), (rows[0].1, .left)], rows.dropFirst().map { [$0.0, $0.1] })
    if parcels.withheldCount > 0 { page.paragraph(words.notice(.confidentialLeftOut(parcels: parcels.withheldCount))) }
  }

  private var shownConfidential: Int {
    parcels.parts.count { content.result.snapshot.confidentialRows[$0.layer][$0.row] }
  }

  private var headRows: [(String, String)] {
    let plan = content.plan
    var rows = [
      (words.text(ReportHeading.landPlan), "\(content.title) (\(plan.id))"),
      (
        words.text(ColumnHeading.unit),
        words.name(of: unit.id) + (content.level(of: unit.id).map { ", " + words.text($0) } ?? "")
      ),
    ]
    if let parent = unit.parent { rows.append((say("Thuộc", "Part of"), content.title(of: parent))) }
    if let day = content.registerDate { rows.append((words.text(QuotaHeading.unitRegister), words.date(day))) }
    let stocks = days.compactMap { $0 }
    if !stocks.isEmpty {
      rows.append((words.text(QuotaHeading.stockDate), stocks.map { words.date($0) }.joined(separator: "; ")))
    }
    if let day = plan.judgedOn { rows.append((words.text(QuotaHeading.judgedOn), words.date(day))) }
    if let scheme = plan.scheme {
      let name =
        scheme.isFromData ? say("lấy từ dữ liệu", "taken from the data") : "\(scheme.id): \(scheme.citation)"
      rows.append((words.text(QuotaHeading.scheme), name))
    }
    rows.append((words.text(ColumnHeading.coordinateSystem), plan.crs))
    rows.append((words.text(QuotaHeading.areaBasis), words.text(plan.areaBasis)))
    rows.append((say("Cách gán đơn vị cho thửa", "Unit of a parcel"), words.text(plan.unitRule)))
    if let date = plan.date { rows.append((say("Ngày của kế hoạch", "Date of the plan"), words.date(date))) }
    rows.append((say("Mã lần chạy", "Run hash"), content.result.runHash))
    return rows
  }

  /// District plans ended as a legal form on 30/6/2025 (NĐ 151/2025/NĐ-CP, Điều 20–21): what is dated later is kept for
  /// reference. A unit that the register ends before the day is treated alike.
  private var referenceNote: String? {
    let late = days.compactMap { $0 }.filter { !unit.validity.contains($0) || isAfterDistricts($0) }
    guard !late.isEmpty else { return nil }
    let list = late.map { words.date($0) }.joined(separator: "; ")
    return "\(list): " + words.notice(.forReference(districtsEnded: late.allSatisfy(isAfterDistricts)))
  }

  private func isAfterDistricts(_ day: CalendarDate) -> Bool {
    unit.level == .district && (Self.lastDayOfDistricts.map { day > $0 } ?? false)
  }

  private static let lastDayOfDistricts = CalendarDate(year: 2025, month: 6, day: 30)

  // MARK: End

  private mutating func writeEnd() {
    if let banner = content.banner { return page.quote("**\(banner)**") }
    page.table(
      [(say("Người lập biểu", "Prepared by"), .centre), (say("Thủ trưởng đơn vị", "Head of the unit"), .centre)],
      [[say("(ký, họ tên)", "(signature, name)"), say("(ký, đóng dấu)", "(signature, seal)")]])
  }
}
