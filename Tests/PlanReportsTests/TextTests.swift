import Geometry
import LandUse
import PlanFormats
import PlanSession
import Testing

@testable import PlanReports

@Suite("Text of reports") struct TextTests {
  @Test(arguments: [
    ("901", "901"), ("2021-2025", "2021-2025"), ("..", "%2E%2E"), ("../etc", "%2E%2E%2Fetc"), ("", "%"),
    ("a b", "a%20b"), ("Hà", "H%C3%A0"), (".hidden", "%2Ehidden"), ("%41", "%2541"), ("a\u{0}b", "a%00b"),
  ])
  func `codes become names that stay in their folder`(code: String, name: String) {
    #expect(PathComponent(code).text == name)
  }

  @Test func `long codes are cut and stay apart`() {
    let (a, b) = (
      PathComponent(String(repeating: "x", count: 300) + "a"), PathComponent(String(repeating: "x", count: 300) + "b")
    )
    #expect(a.text.utf8.count <= 140)
    #expect(a.text != b.text)
  }

  @Test func `control and direction characters cannot reach the terminal, letters and diacritics can`() {
    #expect(SafeText.line("a\u{1B}[31mb\nc\u{202E}d\u{9B}") == "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d\u{FFFD}")
    #expect(SafeText.line("Ắằẳẵặ Đ ỹ") == "Ắằẳẵặ Đ ỹ")
  }

  @Test func `text of files cannot become markup`() {
    #expect(SafeText.markdown("a|b<script>`c`*d*[e](f)_g_#") == ##"a\|b\<script\>\`c\`\*d\*\[e\](f)\_g\_\#"##)
  }

  @Test(arguments: [
    ("thửa", 4), ("Ặ", 1), ("A\u{323}\u{306}", 1), ("地", 2), ("", 0), ("🏠", 2), ("e\u{301}", 1),
  ])
  func `columns on a terminal`(text: String, width: Int) { #expect(TextWidth.columns(text) == width) }

  @Test func `text is cut to columns with a mark, and wrapped at spaces`() {
    #expect(TextWidth.fitted("Thị xã Kim Bảng", to: 8) == "Thị xã …")
    #expect(TextWidth.fitted("地地地", to: 5) == "地地…")
    #expect(TextWidth.fitted("abc", to: 3) == "abc")
    #expect(TextWidth.wrapped("một hai ba bốn", to: 7) == ["một hai", "ba bốn"])
    #expect(TextWidth.wrapped("", to: 7) == [""])
  }

  @Test func `a table fits the terminal by its elastic column and ends without spaces`() {
    var table = TextTable([.left, .right], elastic: 0)
    table.append([.init(String(repeating: "x", count: 100)), .init("1,00")])
    table.append([.init("y"), .init("")])
    let lines = table.lines(TerminalStyle(width: 40))
    #expect(lines.allSatisfy { TextWidth.columns($0) <= 40 && !$0.hasSuffix(" ") })
    #expect(lines[0].hasSuffix("…  1,00"))
  }

  @Test func `colour only on a terminal that wants it`() {
    let terminal = ["TERM": "xterm", "COLUMNS": "100"]
    #expect(TerminalStyle(environment: terminal, isTerminal: true).usesColour)
    #expect(TerminalStyle(environment: terminal, isTerminal: true).width == 100)
    #expect(!TerminalStyle(environment: terminal, isTerminal: false).usesColour)
    #expect(!TerminalStyle(environment: ["TERM": "dumb"], isTerminal: true).usesColour)
    #expect(!TerminalStyle(environment: ["NO_COLOR": "1"], isTerminal: true).usesColour)
    #expect(TerminalStyle(environment: ["NO_COLOR": ""], isTerminal: true).usesColour)
    #expect(TerminalStyle(environment: ["COLUMNS": "x"], isTerminal: true).width == 80)
  }

  /// Ten columns, the value at the eighth: drawn by hand.
  @Test(arguments: [
    (0, 0, 100, "········│··"), (50, 50, 100, "████····│··"), (50, 75, 100, "████░░··│··"),
    (100, 100, 100, "████████│··"),
    (99, 99, 100, "███████·│··"), (101, 101, 100, "████████│█·"), (500, 500, 100, "████████│██›"), (10, 10, 0, ""),
  ])
  func `a bar never ends on the wrong side of the value`(certain: Int, possible: Int, required: Int, bar: String) {
    let disputes: [Dispute: Area] = possible > certain ? [.gap: .hectares(Double(possible - certain))] : [:]
    let held = HeldArea(certain: .hectares(Double(certain)), disputes: disputes)
    #expect(QuotaBar(held: held, required: .hectares(Double(required)), width: 10).text == bar)
  }

  @Test func `numbers for machines`() {
    #expect(MachineText.squareMetres(Area(squareMillimetres: 1_234_500_000)) == "1234.5")
    #expect(MachineText.squareMetres(Area(squareMillimetres: -5)) == "-0.000005")
    #expect(MachineText.squareMetres(.zero) == "0")
    #expect(MachineText.hectares(Area(squareMillimetres: 12_345_678_901_234)) == "1234.5678901234")
    #expect(MachineText.hundredths(5) == "0.05")
    #expect(MachineText.hundredths(-1234) == "-12.34")
    #expect(MachineText.number(.nan) == "")
    #expect(MachineText.number(0.1) == "0.1")
  }

  @Test func `levels of a table are numbered`() {
    var numbering = Numbering()
    #expect(
      [0, 1, 1, 2, 0, 1, 2].map { numbering.next(depth: $0) } == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"])
  }

  @Test func `progress tells the part done, the rate and the time to go`() {
    let line = ProgressLine(.english, width: 80, isActive: false)
    let rows = SessionProgress(phase: .overlaps, done: 250_000, total: 1_000_000)
    #expect(line.text(rows, elapsed: 10) == "Looking for overlaps  25%  25 k/s  30 s to go")
    let bytes = SessionProgress(phase: .read, done: 50_000_000, total: 0)
    #expect(line.text(bytes, elapsed: 1) == "Reading  50 MB/s")
    #expect(line.text(SessionProgress(phase: .check, done: 0, total: 0), elapsed: 5) == "Checking")
  }

  @Test func `cells of CSV: quotes, line breaks, and nothing a spreadsheet would calculate`() {
    let file = OutputFile.inMemory()
    let csv = CSVWriter(to: file, columns: ["a", "b", "c", "d"])
    csv.row([.text("x,\"y\"\nz"), .text("=1+1"), .figure("-1.5"), .flag(nil)])
    csv.row([.text("-5"), .text("@x"), .figure(nil), .flag(true)])
    let text = String(decoding: file.contents.dropFirst(3), as: UTF8.self)
    #expect(file.contents.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(text == "a,b,c,d\r\n\"x,\"\"y\"\"\nz\",'=1+1,-1.5,\r\n'-5,'@x,,true\r\n")
  }
}
