import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension PlanMarkdown {
  /// The verdicts of the unit and of the units below it, period by period.
  mutating func writeQuotas() {
    page.heading(words.text(ReportHeading.quotas), level: 2)
    let all = content.balances(of: unit.id, withUnitsBelow: true)
    guard !all.isEmpty else {
      return page.paragraph(say("Không có chỉ tiêu nào trong hồ sơ.", "No quota on file."))
    }
    for day in days.compactMap({ $0 }) {
      let balances = all.filter { $0.stockDate == day }
      guard !balances.isEmpty else { continue }
      page.heading(quotaTitle(day), level: 3)
      page.table(quotaColumns(day), balances.map(quotaRow))
    }
    page.paragraph(
      say(
        "Còn dư / vượt (–): phần diện tích còn lại đến giới hạn của chỉ tiêu; số âm là phần vượt mức tối đa, hoặc còn "
          + "thiếu so với mức tối thiểu; với chỉ tiêu đúng bằng là phần dung sai còn lại.",
        "To spare / beyond (–): what is left up to the limit of the quota; a negative number is the area beyond a "
          + "ceiling or short of a floor; of a quota to be equalled it is what is left of the tolerance."))
    if let notice = content.gapsNotice(for: all) { page.paragraph("*\(notice)*") }
    page.paragraph(
      say(
        "Kết luận và phần còn dư, vượt tính theo diện tích chưa làm tròn.",
        "Verdicts and margins stand on areas before rounding."))
  }

  private func quotaTitle(_ day: CalendarDate) -> String {
    guard let judgedOn = content.plan.judgedOn else { return words.date(day) }
    return words.date(day)
      + say(" (hiệu lực xét ngày \(words.date(judgedOn)))", " (judged on \(words.date(judgedOn)))")
  }

  private func quotaColumns(_ day: CalendarDate) -> [(title: String, alignment: MarkdownText.Alignment)] {
    [
      (words.text(ColumnHeading.unit), .left), (words.text(QuotaHeading.quota), .left),
      (words.text(QuotaHeading.bound), .left), (words.text(QuotaHeading.required), .right),
      ("\(words.text(QuotaHeading.held)) \(words.date(day)) (ha)", .right), (words.text(QuotaHeading.margin), .right),
      (words.text(QuotaHeading.verdict), .left), (words.text(QuotaHeading.reason), .left),
      (words.text(QuotaHeading.citation), .left),
    ]
  }

  private func quotaRow(_ balance: QuotaBalance) -> [String] {
    let quota = balance.quota
    var citation = quota.map { SafeText.markdown($0.citation) } ?? ""
    if let quota, !quota.isVerified { citation += (citation.isEmpty ? "" : "; ") + "*\(words.notice(.unverified))*" }
    return [
      SafeText.markdown(content.title(of: balance.unit)), SafeText.markdown(words.name(of: balance.subject)),
      quota.map(bound) ?? "", balance.required.map { words.hectaresValue($0) } ?? "",
      content.heldText(balance), balance.margin.map { words.hectaresValue($0) } ?? "",
      "**\(words.text(balance.verdict))**", SafeText.markdown(words.reason(balance)), citation,
    ]
  }

  private func bound(_ quota: Quota) -> String {
    words.text(quota.bound) + (quota.basis == .total ? "" : " (\(words.text(quota.basis)))")
  }

  // MARK: Findings

  /// Findings listed one by one in a plan; all are in `findings.csv`.
  private static let severities: [Severity] = [.error, .warning, .note]
  private static let listedFindings = 20

  mutating func writeFindings() {
    page.heading(words.text(ReportHeading.findings), level: 2)
    let findings = content.findings.filter { content.lineages(of: $0.finding).contains(unit.id) }
    let common = content.commonFindingsNote
    guard !findings.isEmpty else {
      return page.paragraph(
        common ?? say("Không có phát hiện nào trong đơn vị này.", "Nothing was found in this unit."))
    }
    page.table(
      [(words.text(ColumnHeading.code), .left), (words.text(CheckHeading.message), .left)]
        + Self.severities.map { (words.text($0), .right) }, findingRows(findings))
    let listed = inOrder(findings.worst(Self.listedFindings))
    page.items(
      listed.map { shown in
        "\(words.text(shown.finding.severity)) \(shown.finding.code): \(SafeText.markdown(content.message(of: shown)))"
      })
    if listed.contains(where: content.tellsFeatures) {
      page.paragraph("*\(SafeText.markdown(words.notice(.featuresCountFromZero)))*")
    }
    if findings.count > Self.listedFindings {
      page.paragraph(
        words.notice(
          .firstOf(shown: Self.listedFindings, total: findings.count, rest: content.findingsFile)))
    }
    if let common { page.paragraph(common) }
    let withheld = findings.count(where: \.isWithheld)
    if withheld > 0 { page.paragraph(words.notice(.findingsWithheld(withheld))) }
    if findings.contains(where: { $0.complete.detail("widthMethod") != nil }) {
      for notice in content.classing { page.paragraph("*\(SafeText.markdown(notice))*") }
    }
  }

  /// A row for each code with its counts; sums of quotas that lack rows have one of their own.
  private func findingRows(_ findings: [ShownFinding]) -> [[String]] {
    Set(findings.map(\.finding.code)).sorted().flatMap { code in
      let info = content.result.checks.first { $0.info.code == code }?.info
      return [false, true].compactMap { isRowsMissing -> [String]? in
        let own = findings.filter { $0.finding.code == code && $0.finding.isRowsMissing == isRowsMissing }
        guard !own.isEmpty else { return nil }
        let title = isRowsMissing ? words.text(CheckHeading.rowsMissing) : info.map { words.title(of: $0) } ?? ""
        return [code.text, title]
          + Self.severities.map { severity in
            let count = own.count { $0.finding.severity == severity }
            return count == 0 ? "" : words.numbers.integer(count)
          }
      }
    }
  }

  /// By code, day and unit; the report's order among equals.
  private func inOrder(_ findings: [ShownFinding]) -> [ShownFinding] {
    let keys = findings.map { shown -> (code: CheckCode, day: String, unit: String) in
      let finding = shown.finding
      // A year alone comes before its days, as text.
      let day = finding.detail("year") ?? finding.detail("day") ?? ""
      return (finding.code, day, content.unit(of: finding)?.text ?? "")
    }
    return findings.indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a] < keys[b] }
      return a < b
    }.map { findings[$0] }
  }

  // MARK: Sources

  mutating func writeSources() {
    page.heading(words.text(ReportHeading.sources), level: 2)
    let quotas = content.balances(of: unit.id, withUnitsBelow: true).compactMap(\.quota)
    var seen: Set<String> = []
    var items = quotas.map(\.citation).filter { !$0.isEmpty && seen.insert($0).inserted }.map(SafeText.markdown)
    if let official = unit.officialArea, !official.source.isEmpty {
      items.append("\(words.text(FigureHeading.legalArea)): \(SafeText.markdown(official.source))")
    }
    items += content.result.inputs.map(source)
    page.items(items)
    page.paragraph(
      say(
        "SHA-256 của từng tệp: mục `inputs` trong `manifest.json` của thư mục kết quả; mã lần chạy ở đầu trang tính từ chúng.",
        "SHA-256 of each file: `inputs` in the output folder's `manifest.json`; the run hash above is made of them."))
  }

  private func source(_ input: SessionInput) -> String {
    var text = "`\(SafeText.line(input.file).replacing("`", with: "'"))`"
    if let source = input.source { text += ", \(SafeText.markdown(source))" }
    if let scale = input.scale {
      text += ", \(words.text(ColumnHeading.scale).lowercased()) 1:\(words.numbers.integer(scale))"
    }
    if let transformation = input.transformation {
      text += ", \(SafeText.markdown(transformation.sourceCRS))"
      if let name = transformation.plainName {
        let notice = words.notice(.transformed(operation: name, accuracy: transformation.accuracy))
        text += ". " + SafeText.markdown(notice)
        if let certificate = transformation.certificate, certificate.pointsByPolynomial > 0 {
          text += " " + SafeText.markdown(words.projected(certificate))
        }
      }
    }
    return text
  }
}
