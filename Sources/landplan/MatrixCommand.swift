import ArgumentParser
import LandUse
import PlanChecks
import PlanReports
import PlanSession

/// `landplan matrix PLAN`: what became of the land between the days of a plan.
struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: told(
      "Chu chuyển đất đai: loại đất nào đã thành loại nào giữa hai ngày, theo từng đơn vị.",
      "The transition matrix: which use became which between two days, unit by unit."),
    discussion: told(
      """
      Mọi tổng khớp đến 0,01 ha: dòng bằng đầu kỳ, cột bằng cuối kỳ, các đơn vị cộng lại bằng cấp trên. Màn hình hiện \
      tỉnh hoặc đơn vị được hỏi; --json và --csv có mọi đơn vị. --cell ONT:ODT mở một ô: các thửa cộng lại đúng bằng ô.
      """,
      """
      All sums hold to 0.01 ha: rows to the opening, columns to the closing, units to the one above. The screen shows \
      the province, or the unit asked for; --json and --csv have all units. --cell ONT:ODT opens a cell: parcels that \
      add up to it exactly.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Chỉ đơn vị này (mã hoặc tên).",
      "Only this unit (code or name)."))
  var unit: String?

  @Option(
    name: .customLong("from"),
    help: .told(
      "Chỉ các bảng bắt đầu từ ngày này: 2020-12-31.",
      "Only matrices that begin on this day: 2020-12-31.", valueName: told("ngày", "day")))
  var opening: String?

  @Option(
    help: .told(
      "Chỉ kỳ này.",
      "Only this period."),
    completion: .periods)
  var period: String?

  @Option(
    help: .told(
      "Mở một ô: các thửa từ loại đất này sang loại kia, lớn nhất trước.",
      "Open a cell: the parcels that went from one use to another, largest first.",
      valueName: told("ONT:ODT", "ONT:ODT")))
  var cell: String?

  @Flag(
    help: .told(
      "Nêu cả mã của thửa đất bảo mật khi mở một ô.",
      "Name confidential parcels, too, where a cell is opened."))
  var includeConfidential = false

  @OptionGroup(title: told("Tệp kết quả", "Files")) var tables: TableFiles
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      let day = try openingDay(job.say)
      var request = session.request(.plan(path: plan))
      request.period = period
      request.asksTransitions = true
      let result = try await job.session(request)
      try tables.check(against: result.readPaths, job.say)
      let options = ReportOptions(
        includesConfidential: includeConfidential, threads: session.threadCount, toolVersion: LandPlan.version)
      let content = ReportContent(result, options: options)
      let asked = try unit.map { try content.knownUnit($0).id }
      let uses = try cell.flatMap { text in
        try result.snapshot.plan.scheme.map { try openedUses(text, $0, job.say) }
      }
      let transitions = TransitionContent(content, unit: asked, opening: day, cell: uses)
      try check(day, result.transitions, job.say)
      let files = ResultFiles(content)
      try tables.write(
        json: { try files.transitions(transitions, to: $0) }, csv: { try files.transitionsCSV(transitions, to: $0) })
      if !tables.takesStandardOutput {
        let told = TransitionContent(content.told(in: job.language), unit: asked, opening: day, cell: uses)
        try job.print(MatrixScreen(told, style: job.style).text)
      }
      return transitions.hasPairs ? .clean : .notRun
    }
  }

  private func openingDay(_ say: Phrasing) throws -> CalendarDate? {
    guard let opening else { return nil }
    if let day = CalendarDate(iso: opening) { return day }
    throw UsageFailure(
      say("“\(opening)” không phải ngày.", "“\(opening)” is no day."),
      hint: say("Hãy ghi như 2020-12-31.", "Write it like 2020-12-31."))
  }

  private func check(_ day: CalendarDate?, _ tables: TransitionTables?, _ say: Phrasing) throws {
    let known = Set((tables?.pairs ?? []).map(\.opening)).sorted()
    guard let day, !known.isEmpty, !known.contains(day) else { return }
    throw UsageFailure(
      say("Không có bảng chu chuyển nào bắt đầu ngày \(day).", "No matrix begins on \(day)."),
      hint: say("Các ngày có: ", "There are: ") + known.map(\.description).joined(separator: ", "))
  }

  private func openedUses(_ text: String, _ scheme: CategoryScheme, _ say: Phrasing) throws -> TransitionUses {
    do throws(TransitionUses.Fault) {
      return try TransitionUses(text, in: scheme)
    } catch {
      switch error {
      case .malformed(let text):
        throw UsageFailure(
          say("“\(text)” không phải một ô.", "“\(text)” names no cell."),
          hint: say("Hãy ghi hai mã với dấu hai chấm: ONT:ODT.", "Write two codes with a colon: ONT:ODT."))
      case .unknownCode(let code):
        throw UsageFailure(
          say("Không có loại đất mã “\(code)”.", "There is no use with the code “\(code)”."),
          hint: say(
            "Các mã có trong \(scheme.id); unknown là đất chưa rõ mục đích.",
            "Codes are those of \(scheme.id); unknown is land of unknown use."))
      }
    }
  }
}
