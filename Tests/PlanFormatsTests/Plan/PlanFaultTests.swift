import Foundation
import PlanFormats
import Testing

/// One change to the ordinary plan, and the fault it makes.
struct PlanFault: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  var fault: TableError.Fault
  var line: Int?
  var column: Int?
  var name: String?
  var found: String
  var allowed: String?
  var nearest: String?

  init(
    _ old: String, _ new: String, _ fault: TableError.Fault, line: Int? = nil, column: Int? = nil,
    name: String? = nil, found: String = "", allowed: String? = nil, nearest: String? = nil
  ) {
    self.old = old
    self.new = new
    self.fault = fault
    self.line = line
    self.column = column
    self.name = name
    self.found = found
    self.allowed = allowed
    self.nearest = nearest
  }

  var testDescription: String { "\(new.prefix(50)) → \(fault.rawValue)" }
}

@Suite("Faults of plan.yaml") struct PlanFaultTests {
  static let faults: [PlanFault] = [
    PlanFault(
      "judgedOn:", "judgedon:", .unknownKey, line: 6, column: 1, name: "judgedon", found: "judgedon",
      allowed: "judgedOn", nearest: "judgedOn"),
    PlanFault(
      "holds: whole", "holds: whole\n    colour: red", .unknownKey, line: 21, column: 5, name: "layers[1].colour",
      found: "colour", allowed: "crs"),
    PlanFault("unit: commune", "unti: commune", .unknownKey, line: 25, found: "unti", allowed: "unit", nearest: "unit"),
    PlanFault(
      "language: vi", "language: vi\nlanguage: en", .duplicateKey, line: 5, name: "language", found: "language",
      allowed: "4"),
    PlanFault("holds: whole", "holds: whole\n    scale: 5000", .duplicateKey, line: 22, found: "scale", allowed: "21"),
    PlanFault(
      "holds: whole", "holds: hole", .notAllowed, line: 20, column: 12, found: "hole", allowed: "whole",
      nearest: "whole"),
    PlanFault("    holds: whole\n", "", .missingKey, line: 18, name: "layers[1].holds"),
    PlanFault("landplan: 1", "landplan: 2", .notAllowed, line: 1, column: 11, found: "2", allowed: "1"),
    PlanFault("landplan: 1\n", "", .missingKey, name: "landplan"),
    PlanFault("id: MH-thu", "id: [a]", .wrongType, line: 2, found: "[…]", allowed: "text"),
    PlanFault("id: MH-thu", "id:", .wrongType, line: 2, name: "id", allowed: "text"),
    PlanFault("language: vi", "language: VN", .notAllowed, line: 4, found: "VN", allowed: "vi"),
    PlanFault("date: 2025-02-17", "date: 17/02/2025", .notADate, line: 5, found: "17/02/2025", allowed: "YYYY-MM-DD"),
    PlanFault("date: 2025-02-17", "date: 2025-02-29", .notADate, found: "2025-02-29"),
    PlanFault(
      "fictitious: true", "fictitious: maybe", .wrongType, line: 10, found: "maybe", allowed: "true"),
    PlanFault("crs: EPSG:5897", "crs: 5897", .wrongType, line: 8, found: "5897", allowed: "EPSG:5897"),
    PlanFault(
      "scheme: vn-2024", "scheme: vn-2042", .unknownScheme, line: 11, found: "vn-2042", allowed: "vn-2024",
      nearest: "vn-2024"),
    PlanFault("scheme: vn-2024", "scheme: ../vn-2024", .unknownScheme, found: "../vn-2024"),
    PlanFault("scheme: vn-2024\n", "", .missingKey, name: "scheme"),
    PlanFault(
      "scheme: vn-2024", "accuracy: tt-25\nscheme: vn-2024", .unknownRegulation, line: 11, found: "tt-25",
      allowed: "tt-26-2024"),
    PlanFault("units: units.csv", "units: unit.csv", .noSuchFile, line: 12, column: 8, name: "units"),
    PlanFault("parcels.geojson", "lost.geojson", .noSuchFile, line: 19, name: "layers[1].file"),
    PlanFault("file: units.geojson", "file: .", .notAFile, line: 13),
    PlanFault("unitRegister: 2025-03-01\n", "", .missingKey, name: "unitRegister"),
    PlanFault("outline: \"35\"", "outline: \"36\"", .unknownUnit, line: 13, found: "36", nearest: "35"),
    PlanFault("scale: 10000\n", "scale: 1:10k\n", .notAnInteger, line: 21, found: "1:10k", allowed: "10000"),
    PlanFault(
      "2026-01-01", "2025-12-31", .periodOrder, line: 16, name: "periods[2].firstDay", found: "2026-2030",
      allowed: "≥ 2026-01-01"),
    PlanFault(
      "firstDay: 2026-01-01, lastDay: 2030-12-31", "firstDay: 2016-01-01, lastDay: 2020-12-31", .periodOrder, line: 16,
      found: "2026-2030"),
    PlanFault(
      "lastDay: 2025-12-31", "lastDay: 2020-12-31", .endBeforeStart, line: 15, name: "periods[1].lastDay",
      found: "2020-12-31", allowed: "≥ 2021-01-01"),
    PlanFault("id: 2026-2030", "id: 2021-2025", .duplicate, line: 16, found: "2021-2025"),
    PlanFault(
      "2030-12-31: use_2030", "2026-2031: use_2030", .notADate, line: 26, found: "2026-2031", allowed: "2026-2030",
      nearest: "2026-2030"),
    PlanFault(
      "2030-12-31: use_2030", "2021-2025: use_2030", .duplicate, line: 26, found: "2021-2025", allowed: "use_2025"
    ),
    PlanFault("unit: m2", "unit: km2", .notAllowed, line: 27, found: "km2", allowed: "ha", nearest: "m2"),
    PlanFault(", unit: m2", "", .missingKey, line: 27, name: "layers[1].fields.declaredArea.unit"),
    PlanFault("[CQP, CAN]", "[CQP, CAM]", .unknownCategory, line: 31, found: "CAM"),
    PlanFault("language: vi", "decimal: \";\"", .notAllowed, line: 4, found: ";", allowed: ","),
    PlanFault(
      "language: vi", "thresholds: {minOverlap: 1}", .wrongType, name: "thresholds.minOverlap", found: "1",
      allowed: "1 m2"),
    PlanFault("language: vi", "thresholds: {minOverlap: -1 m2}", .negative, found: "-1 m2"),
    PlanFault("language: vi", "thresholds: {spikeWidth: 5 cm}", .wrongType, found: "5 cm", allowed: "0.05 m"),
    PlanFault("language: vi", "thresholds: {spikeWidth: -1 m}", .negative, found: "-1 m"),
    PlanFault("language: vi", "thresholds: {nearLimit: 101 %}", .outOfRange, found: "101 %"),
    PlanFault("language: vi", "thresholds: {nearLimit: 0.01}", .wrongType, found: "0.01", allowed: "1 %"),
    PlanFault(
      "language: vi", "groups: {industry: [SKK], urban: [SCC]}", .sharedCode, line: 4, found: "SKK", allowed: "industry"
    ),
    PlanFault("language: vi", "groups: {industri: [SKK]}", .unknownKey, found: "industri", nearest: "industry"),
    PlanFault("language: vi", "groups: {industry: [SKQ]}", .unknownCategory, found: "SKQ"),
    PlanFault("language: vi", "language: [vi", .syntax, line: 5),
    PlanFault("language: vi", "language: *vi", .syntax, line: 4, column: 11, found: "found undefined alias"),
    PlanFault("language: vi", "? [vi]\n: 1", .wrongType, line: 4, found: "[…]", allowed: "text"),
  ]

  @Test("each fault is told with its place, what was found and what is allowed", arguments: faults)
  func fault(_ expected: PlanFault) throws {
    let faults = PlanFolder().replacing(expected.old, expected.new).faults()
    let error = try #require(faults.first { $0.fault == expected.fault }, "\(faults)")
    #expect(error.place.file == "plan.yaml")
    if let line = expected.line { #expect(error.place.line == line) }
    if let column = expected.column { #expect(error.place.column == column) }
    if let name = expected.name { #expect(error.place.name == name) }
    if !expected.found.isEmpty { #expect(error.found == expected.found) }
    if let allowed = expected.allowed { #expect(error.allowed.contains(allowed), "\(error.allowed)") }
    if let nearest = expected.nearest { #expect(error.nearest == nearest) }
  }

  @Test func `faults of the plan and of its tables come together`() {
    let faults = PlanFolder().replacing("language: vi", "language: xx").replacing(
      "MH-1,vn-2024,LUA", "MH-1,vn-2024,LUB", in: "quotas.csv"
    )
    .replacing("347,SON,0.25", "348,SON,0.25", in: "unparcelled.csv").faults()
    #expect(faults.map(\.fault) == [.notAllowed, .unknownCategory, .unknownUnit])
    #expect(faults.map(\.place.file) == ["plan.yaml", "quotas.csv", "unparcelled.csv"])
  }

  @Test func `a plan that is not there is refused by name`() {
    let reader = PlanReader(geoData: GeoDataFolder(path: "/nowhere"))
    #expect {
      try reader.read("/nowhere/plan.yaml")
    } throws: { error in
      let first = (error as? TableErrors)?.errors.first
      return first?.fault == .noSuchFile && first?.found == "/nowhere/plan.yaml"
    }
  }

  // MARK: Hostile files

  private func fault(of yaml: String) -> TableError.Fault? {
    let folder = PlanFolder()
    folder.files["plan.yaml"] = yaml
    return folder.faults().first?.fault
  }

  @Test func `a bomb of aliases ends with an error`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      yaml += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(fault(of: yaml) == .tooManyNodes)
  }

  @Test(
    "a bomb whose aliases are keys ends with an error",
    arguments: ["? *a30\n: 1\n? *a29\n: 2\n", "{[*a30]: 1, [*a30, 1]: 2}", "*a30 : 1\n*a29 : 2\n", "{?[*a30]: 1}"])
  func keyBomb(_ keys: String) {
    var yaml = "- &a0 [x, y]\n"
    for level in 1...30 { yaml += "- &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    yaml += "-\n" + keys.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    #expect(fault(of: yaml) == .complexKey)
  }

  @Test func `the node budget holds exactly`() {
    // A list of n scalars is n + 1 nodes.
    func list(_ count: Int) -> String { "[" + Array(repeating: "x", count: count).joined(separator: ",") + "]" }
    #expect(fault(of: list(9_999)) == .wrongType)
    #expect(fault(of: list(10_000)) == .tooManyNodes)
  }

  @Test func `deep nesting, huge files, two documents and empty files are refused`() {
    #expect(fault(of: String(repeating: "[", count: 100_000)) == .syntax)
    #expect(fault(of: String(repeating: "- ", count: 100_000)) == .syntax)
    let deep = 900
    #expect(fault(of: String(repeating: "[", count: deep) + String(repeating: "]", count: deep)) == .wrongType)
    #expect(fault(of: "id: " + String(repeating: "x", count: 1 << 20)) == .tooLarge)
    #expect(fault(of: "a: 1\n---\nb: 2\n") == .syntax)
    #expect(fault(of: "") == .empty)
    #expect(fault(of: "just text") == .wrongType)
    #expect(fault(of: "\u{0}") == .notText)
    #expect(fault(of: "a: \"\\uD800\"") == .syntax)
    #expect(fault(of: "a: \u{7}") == .syntax)
  }

  @Test func `an alias of itself is refused`() {
    #expect(fault(of: "a: &a [*a]\n") == .syntax)
  }
}
