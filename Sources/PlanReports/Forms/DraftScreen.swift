public import LandUse
public import PlanSession
import PlanWords

/// What `landplan new` prints: what was written, what to look at, what to do next.
public struct DraftScreen {
  private let draft: PlanDraft
  private let words: Words
  private let style: TerminalStyle

  public init(_ draft: PlanDraft, _ language: Language, style: TerminalStyle) {
    self.draft = draft
    words = Words(language)
    self.style = style
  }

  private var say: Phrasing { Phrasing(words.language) }

  /// - Parameters:
  ///   - folder: as the user named it.
  ///   - files: names of what was written.
  public func text(folder: String, files: [String]) -> String {
    var screen = ScreenLines(style)
    screen.add(
      say("Đã lập \(folder): ", "\(folder) is made: ") + files.joined(separator: ", ") + ".", indent: 0, .good)
    if !draft.remarks.isEmpty {
      screen.heading(say("Hãy kiểm tra", "To look at"))
      for remark in draft.remarks { screen.add("- " + sentence(remark), .warning) }
    }
    screen.heading(say("Bước tiếp theo", "Next"))
    screen.add(
      say(
        "1. Xem plan.yaml: hệ tọa độ, đơn vị, kỳ, trường dữ liệu.",
        "1. Look at plan.yaml: coordinate system, units, periods, fields."))
    screen.add(
      say(
        "2. Điền chỉ tiêu vào quotas.csv (bỏ trống cũng chạy được: chưa có chỉ tiêu).",
        "2. Fill quotas into quotas.csv (it runs without them, too: no quota on file)."))
    screen.add(say("3. Chạy:", "3. Run:"))
    screen.verbatim([SafeText.line("     landplan run \(plan(in: folder)) --output \(results(of: folder))")])
    return screen.text
  }

  private func plan(in folder: String) -> String { folder + (folder.hasSuffix("/") ? "" : "/") + "plan.yaml" }

  private func results(of folder: String) -> String {
    (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "-results"
  }

  private func list(_ codes: [String]) -> String {
    codes.prefix(6).joined(separator: ", ") + (codes.count > 6 ? ", …" : "")
  }

  private func quoted(_ texts: [String]) -> String {
    texts.prefix(6).map { "“\(SafeText.line($0))”" }.joined(separator: ", ") + (texts.count > 6 ? ", …" : "")
  }

  private func sentence(_ remark: DraftRemark) -> String {
    switch remark {
    case .legacyText, .noIDs, .noAreas, .undatedUse, .filesOverlap, .noScale, .registerDay:
      DraftDoubtText(words: words).sentence(remark)
    case .systemTaken(let file, let taken, let others):
      say(
        "\(file): tọa độ không thuộc hệ mà tệp ghi; lấy \(taken)"
          + (others.isEmpty ? "" : ", cũng có thể là \(list(others))") + ". Hỏi nguồn của tệp, hoặc dùng --crs.",
        "\(file): the positions are not in the system the file says; taken for \(taken)"
          + (others.isEmpty ? "" : ", it may also be \(list(others))") + ". Ask its source, or give --crs.")
    case .planeChosen(let crs, let others):
      say(
        "Diện tích tính trên \(crs), chọn theo vị trí; cũng có thể là \(list(others)).",
        "Areas are measured in \(crs), chosen by where the data lies; it may also be \(list(others)).")
    case .noUses(let file):
      say(
        "\(file): không có trường loại đất: chưa có diện tích theo loại đất. Ghi tên trường vào fields.uses.",
        "\(file): no field holds uses: there will be no areas by category. Name one in fields.uses.")
    case .oneUnit(let file, let unit):
      say(
        "\(file): không có trường đơn vị: mọi thửa thuộc một đơn vị “\(unit)”.",
        "\(file): no field holds units: all parcels lie in one, “\(unit)”.")
    case .ownCodes:
      say(
        "Không bảng mã nào biết các mã loại đất: chúng được dùng nguyên như trong tệp (scheme: data).",
        "No scheme knows the use codes: they stand for themselves (scheme: data).")
    case .ownYears(let years):
      say(
        "Kỳ kế hoạch theo các năm có trong dữ liệu: \(list(years.map { String($0) })).",
        "The periods are the years that the data knows: \(list(years.map { String($0) })).")
    case .unitsLeftOut(let count):
      say(
        "\(words.numbers.integer(count)) giá trị của trường đơn vị không đưa được vào units.csv.",
        "\(words.numbers.integer(count)) value\(count == 1 ? "" : "s") of the unit field cannot stand in units.csv.")
    case .unitMerged(let name, let spellings):
      say(
        "Một đơn vị “\(SafeText.line(name))”, tệp còn viết: \(quoted(spellings)). Nếu là đơn vị khác thì thêm dòng vào"
          + " units.csv.",
        "One unit, “\(SafeText.line(name))”, is also written \(quoted(spellings)). If these are other units, add rows to"
          + " units.csv.")
    case .tooManyUnits(let field, let count):
      say(
        "Trường “\(field)” có \(words.numbers.integer(count)) giá trị khác nhau: khó là đơn vị hành chính.",
        "The field “\(field)” has \(words.numbers.integer(count)) different values: these are hardly units.")
    }
  }
}
