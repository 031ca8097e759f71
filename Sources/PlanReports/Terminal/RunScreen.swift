import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// What a run prints on the terminal: one screen, in the language of the terminal.
///
/// Title, inputs, fields taken, checks with counts, quotas with bars, coverage, use groups by unit, where the files
/// are.
public struct RunScreen: Sendable {
  let content: ReportContent
  let style: TerminalStyle
  /// Rows of the quota table; those that are not kept come first when some have to go.
  let quotaRows: Int
  var lines: [String] = []
  /// True once a position of a feature was printed.
  private var tellsFeatures = false

  public init(_ content: ReportContent, style: TerminalStyle, quotaRows: Int = 14) {
    self.content = content
    self.style = style
    self.quotaRows = quotaRows
  }

  var say: Phrasing { content.say }
  var words: Words { content.words }

  /// - Parameters:
  ///   - written: the folder that was written and how many files, for the last line.
  ///   - listedFindings: how many findings are told one by one, the worst first.
  public func text(written: (folder: String, files: Int)? = nil, listedFindings: Int = 0) -> String {
    var screen = self
    screen.addHead()
    screen.addInputs()
    screen.addNotes()
    screen.addCoverage()
    screen.addChecks()
    screen.addFindings(listedFindings)
    screen.addCategories()
    screen.addGroups()
    screen.addQuotas(content.balances)
    screen.addGapsNotice(content.balances)
    screen.addEnd(written)
    return screen.lines.joined(separator: "\n") + "\n"
  }

  mutating func heading(_ text: String) {
    lines.append("")
    lines.append(style.marked(text, .bold))
  }

  mutating func add(_ text: String, indent: Int = 2, _ mark: TerminalStyle.Mark? = nil) {
    for line in TextWidth.wrapped(SafeText.line(text), to: style.width - indent) {
      lines.append(String(repeating: " ", count: indent) + style.marked(line, mark))
    }
  }

  mutating func addHead() {
    let plan = content.plan
    add("LandPlan · " + (plan.title.isEmpty ? content.title : "\(content.title) (\(plan.id))"), indent: 0, .bold)
    if let banner = content.banner { add(banner, indent: 0, .warning) }
    var facts = [plan.crs]
    if let day = content.registerDate, !content.result.days.compactMap({ $0 }).isEmpty {
      facts.append(say("đơn vị ngày ", "units of ") + words.date(day))
    }
    let days = content.result.days.compactMap { $0 }
    if !days.isEmpty {
      facts.append(say("số liệu ngày ", "stocks of ") + days.map { words.date($0) }.joined(separator: ", "))
    }
    if let day = plan.judgedOn { facts.append(say("xét ngày ", "judged on ") + words.date(day)) }
    add(facts.joined(separator: " · "), indent: 0)
  }

  private mutating func addInputs() {
    let inputs = content.result.inputs.filter { $0.role == .layer || $0.role == .boundaries }
    guard !inputs.isEmpty else { return }
    heading(words.text(ReportHeading.inputs))
    var told: String?
    for input in inputs {
      var text = input.file
      if let features = input.features { text += "  " + count(features, ("đối tượng", "feature")) }
      guard let transformation = input.transformation else {
        add(text)
        continue
      }
      text += "  " + transformation.sourceCRS
      if transformation.name != nil { text += " → " + transformation.targetCRS }
      add(text)
      if let name = transformation.plainName, name != told {
        told = name
        let accuracy = transformation.accuracy.map { ", ±\(words.metres($0, decimals: 0))" } ?? ""
        add(name + accuracy, indent: 4, .faint)
      }
      if let certificate = transformation.certificate, certificate.pointsByPolynomial > 0 {
        add(words.projected(certificate), indent: 4, .faint)
      }
    }
  }

  private mutating func addNotes() {
    for layer in content.result.notes { addFields(layer) }
    let notices = content.notices
    guard !notices.isEmpty else { return }
    heading(words.text(ReportHeading.notes))
    for notice in notices { add(notice) }
  }

  /// A line for each field: what was named, what was found by its name, and what there is to say.
  private mutating func addFields(_ layer: LayerNotes) {
    var named: [MappingNote] = []
    var found: [MappingNote] = []
    var others: [MappingNote] = []
    for note in layer.notes {
      switch note {
      // What a plan names needs no telling.
      case .taken(role: _, fields: _, choice: .named, day: _):
        if content.plan.periods.isEmpty { named.append(note) }
      case .taken: found.append(note)
      case .notNumbers(_, _, let row, _), .ambiguousNumbers(_, _, let row, _), .areasMended(_, _, let row, _, _):
        others.append(note)
        noteFeatures(row != nil)
      case .usesMended(field: _, mend: _, count: _, let example):
        others.append(note)
        noteFeatures(example != nil)
      default: others.append(note)
      }
    }
    guard !named.isEmpty || !found.isEmpty || !others.isEmpty else { return }
    heading(say("Trường dữ liệu của \(SafeText.line(layer.file))", "Fields of \(SafeText.line(layer.file))"))
    for note in named { add(content.sentence(note)) }
    if !found.isEmpty { add(say("Nhận theo tên:", "Taken by their names:")) }
    for note in found { add(content.sentence(note, tellsChoice: false), indent: 4) }
    for note in others { add(content.sentence(note)) }
  }

  /// Without gaps an upper bound may be too low: such verdicts are only as good as the coverage.
  mutating func addGapsNotice(_ balances: [QuotaBalance]) {
    if let notice = content.gapsNotice(for: balances) { add(notice, .warning) }
  }

  /// To be told at the end how positions of features are counted.
  mutating func noteFeatures(_ areTold: Bool) { tellsFeatures = tellsFeatures || areTold }

  private mutating func addEnd(_ written: (folder: String, files: Int)?) {
    lines.append("")
    if tellsFeatures { add(words.notice(.featuresCountFromZero), indent: 0, .faint) }
    let withheld = content.findings.withheldCount
    if withheld > 0 { add(words.notice(.findingsWithheld(withheld)), indent: 0, .warning) }
    let summary = ResultSummary(content)
    for line in summary.lines { add(line.text, indent: 0, line.mark) }
    if let written { add(words.summary(.written(files: written.files, folder: written.folder)), indent: 0) }
    if content.isFictitious { add(words.notice(.illustrative), indent: 0, .warning) }
  }

  func count(_ number: Int, _ noun: (vietnamese: String, english: String)) -> String {
    words.numbers.integer(number) + " " + say(noun.vietnamese, noun.english + (number == 1 ? "" : "s"))
  }
}
