import Coverage
import Geometry
import LandUse
import PlanFormats
import PlanSession
import Testing

@testable import PlanReports

@Suite("Errors in words") struct FailureTextTests {
  private static let sessionErrors: [SessionError] = [
    .unknownEncoding("koi8", known: ["tcvn3"]),
    .targetCRSNeeded(
      file: "a.geojson", suggestions: [CRSSuggestion(crs: "EPSG:5897", name: "VN-2000", isSwapped: false)]),
    .targetCRSNotMetric(crs: "EPSG:4326", name: "WGS 84", file: nil),
    .deprecatedCRS(crs: "EPSG:6956", file: nil, replacements: ["EPSG:5896"]),
    .deprecatedCRS(crs: "EPSG:6956", file: "a.geojson", replacements: []),
    .layerElsewhere(
      layer: "a", file: "a.geojson", declared: "OGC:CRS84", extent: Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1),
      expected: "plan", suggestions: [CRSSuggestion(crs: "EPSG:5897", name: "VN-2000", isSwapped: true)]),
    .boundaryUnusable(file: "b.geojson", feature: 3, reason: "Self-intersection", place: Coordinate(x: 1, y: 2)),
    .boundaryEmpty(file: "b.geojson"), .outlineMissing(file: "b.geojson", code: "35"),
    .unknownPeriod("2021", known: ["2021-2025"]), .unknownPeriod("2021", known: []), .unknownUnit("9", nearest: []),
    .areaBasisNotAvailable("legal"),
    .notDegrees(file: "a.geojson", extent: Envelope(minX: 590_000, minY: 2_270_000, maxX: 590_100, maxY: 2_270_100)),
    .notUseCodes(field: "chuSuDung", file: "a.geojson", values: 5000),
    .layersOfOneDay(first: "a", second: "b", day: CalendarDate.endOfYear(2025)),
    .layersOfOneDay(first: "a", second: "b", day: nil),
  ]

  private static let readErrors: [(ReadError.Kind, Int32)] = [
    (.legacyText(found: 0xB7, encoding: "tcvn3", vietnamese: "TCVN3", english: "TCVN3"), 65),
    (.cannotOpen(reason: "no"), 66), (.notRegularFile, 66), (.readFailed(reason: "no"), 66),
    (.gzipDamaged(reason: "crc"), 65), (.gzipCutOff, 65), (.gzipBomb(ratio: 100), 65), (.cancelled, 130),
    (.cutOff(expected: "}"), 65),
    (.unexpectedByte(found: 7, expected: "a value"), 65), (.invalidUTF8(found: 0xFF, encoding: "UTF-16"), 65),
    (.badNumber(text: "1."), 65), (.numberOutOfRange(text: "1e999"), 65), (.badEscape(found: 0x71), 65),
    (.loneSurrogate, 65), (.controlCharacter(found: 1), 65), (.tooDeep(limit: 64), 65), (.tokenTooLong(limit: 9), 65),
    (.duplicateKey("type"), 65), (.missingMember("geometry"), 65), (.notGeoJSON(found: "Topology"), 65),
    (.notFeature(found: "null"), 65), (.unsupportedGeometry(type: "Point"), 65),
    (.coordinatesMismatch(type: "Polygon"), 65),
    (.crsNotUnderstood(text: "x"), 65), (.mixedCRS(first: "a", second: "b"), 65), (.tooManyVertices, 65),
    (.tooManyFields(limit: 9), 65), (.noFeatures, 65), (.unknownField(role: .use, name: "x", existing: ["y"]), 65),
  ]

  @Test(arguments: Language.allCases) func `every error of reading says where and what, with its exit code`(
    language: Language
  ) {
    for (kind, status) in Self.readErrors {
      let failure = FailureText(ReadError(kind, file: "a.geojson", line: 3, byte: 40, feature: 2), in: language)
      #expect(failure.status.rawValue == status, "\(kind)")
      #expect(failure.lines[0].hasPrefix("a.geojson, "), "\(kind)")
      #expect(failure.lines[0].contains("#2") && failure.lines[0].contains("40"), "\(kind)")
      #expect(!failure.lines[0].contains("Kind") && !failure.lines[0].contains("Optional"), "\(failure.lines[0])")
    }
  }

  @Test func `every fault of tables has words of its own in both languages`() {
    for language in Language.allCases {
      var sentences: Set<String> = []
      for fault in TableError.Fault.allCases {
        let place = TablePlace(file: "quotas.csv", line: 3, column: 6, name: "value_ha")
        let failure = FailureText(TableError(fault, at: place, found: "xyz", allowed: ["abc"]), in: language)
        #expect(failure.lines[0].hasPrefix("quotas.csv, "), "\(fault)")
        #expect(failure.lines[0].contains("value_ha") && failure.lines[0].contains("abc"))
        sentences.insert(failure.lines[0])
      }
      #expect(sentences.count == TableError.Fault.allCases.count)
    }
    let many = TableErrors([TableError(.negative, at: TablePlace(file: "a.csv"), found: "-1")], total: 30)
    #expect(FailureText(many, in: .english).lines.last == "and 29 more.")
  }

  @Test func `every error of a run has a status and words in both languages`() {
    for error in Self.sessionErrors {
      let (vietnamese, english) = (FailureText(error, in: .vietnamese), FailureText(error, in: .english))
      #expect(vietnamese.status == english.status)
      #expect([64, 65].contains(english.status.rawValue), "\(error)")
      #expect(vietnamese.lines != english.lines, "\(error)")
      #expect(!english.lines.joined().contains("SessionError"), "\(error)")
      for line in vietnamese.lines + english.lines { #expect(!line.contains("..") && !line.contains("Optional")) }
    }
  }

  @Test func `metres read as degrees: the extent, and the flag that names the system`() {
    let extent = Envelope(minX: 590_000, minY: 2_270_000, maxX: 590_100, maxY: 2_270_100)
    let lines = FailureText(SessionError.notDegrees(file: "a.geojson", extent: extent), in: .english).lines
    #expect(lines[0].contains("x 590000 … 590100, y 2270000 … 2270100"))
    #expect(lines[1].contains("--crs EPSG:5897"))
  }

  @Test(arguments: Language.allCases) func `every fault of a boundary has words of its own`(language: Language) {
    let failures = ShapeFault.Kind.allCases.map { kind in
      FailureText(
        SessionError.boundaryMalformed(file: "b.geojson", feature: 3, fault: kind, place: Coordinate(x: 1, y: 95)),
        in: language)
    }
    #expect(Set(failures.map { $0.lines[0] }).count == ShapeFault.Kind.allCases.count)
    for (kind, failure) in zip(ShapeFault.Kind.allCases, failures) {
      #expect(failure.status == .wrongInput)
      #expect(failure.lines[0].hasPrefix("b.geojson, ") && failure.lines[0].contains("#3"), "\(kind)")
      #expect(failure.lines[0].contains("1, 95"), "\(kind)")
      #expect(!failure.lines[0].contains(String(describing: kind)), "\(kind)")
      let isMisplaced = kind == .outOfRange || kind == .notTransformable
      #expect(failure.lines[1].contains("boundaries.crs") == isMisplaced, "\(kind)")
      #expect(failure.lines[1].contains("--boundary-crs") == isMisplaced, "\(kind)")
    }
  }

  @Test func `sentences of others keep no full stop before ours`() {
    let error = SessionError.layerElsewhere(
      layer: "a", file: "a.geojson", declared: "EPSG:3405", extent: Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1),
      expected: "Vietnam - onshore between 104°30'E and 105°30'E. ", suggestions: [])
    #expect(
      FailureText(error, in: .english).lines[0].hasSuffix(
        "does not fit Vietnam - onshore between 104°30'E and 105°30'E."))
    let reason = GeometryError.unsupportedCRS(text: "x", reason: "a compound CRS.")
    #expect(FailureText(reason, in: .english).lines[0].hasSuffix("cannot be used: a compound CRS."))
  }

  @Test(arguments: [
    (GeometryError.unsupportedCRS(text: "x", reason: "y"), 65), (.noOperation(from: "a", to: "b"), 65),
    (.ballparkOnly(from: "a", to: "b"), 65),
    (.pinnedOperationNotFound(operation: "EPSG:1", from: "a", to: "b", candidates: ["c"]), 65),
    (.proj(function: "proj_create", message: "crs not found", code: 4096), 65),
    (.proj(function: "proj_trans", message: "no", code: 1), 70), (.geos(function: "GEOSUnion_r", message: "no"), 70),
    (.openRing, 70),
  ])
  func `errors of geometry name the call`(error: GeometryError, status: Int) {
    #expect(Int(FailureText(error, in: .english).status.rawValue) == status)
    #expect(FailureText(error, in: .vietnamese).lines[0] != FailureText(error, in: .english).lines[0])
  }

  @Test(arguments: [
    (OutputError.notOurs(folder: "a", example: "b"), 73), (.holdsOtherFiles(folder: "a", examples: ["b"]), 73),
    (.notAFolder(path: "a"), 73), (.inUse(folder: "a"), 73), (.cannotCreate(path: "a", reason: "b"), 73),
    (.cannotWrite(path: "a", reason: "b"), 74),
  ])
  func `errors of writing`(error: OutputError, status: Int) {
    #expect(Int(FailureText(error, in: .english).status.rawValue) == status)
    #expect(FailureText(error, in: .vietnamese).lines.count == 2)
  }

  @Test(arguments: [
    (
      TableError.Fault.unknownUnit, "99999", "2025-03-01", "unit “99999” is not in the register of 2025-03-01",
      "2025-03-01"
    ),
    (.unknownCategory, "LUQ", "vn-2024", "category “LUQ” is not in the scheme vn-2024", "bảng mã vn-2024"),
    (.unknownScheme, "vn-2019", "vn-2024", "scheme “vn-2019” is not the plan's: vn-2024", "kế hoạch: vn-2024"),
  ])
  func `where a value was looked up is no choice of values`(
    fault: TableError.Fault, found: String, source: String, english: String, vietnamese: String
  ) {
    let error = TableError(
      fault, at: TablePlace(file: "quotas.csv", line: 3, column: 2), found: found, allowed: [source])
    let text = FailureText(error, in: .english).lines[0]
    #expect(text.contains(english) && !text.contains("allowed"), "\(text)")
    let other = FailureText(error, in: .vietnamese).lines[0]
    #expect(other.contains(vietnamese) && !other.contains("cho phép"), "\(other)")
  }

  @Test func `schemes to choose from are a choice`() {
    let error = TableError(
      .unknownScheme, at: TablePlace(file: "plan.yaml", line: 3, column: 9), found: "x", allowed: ["vn-2024"])
    #expect(FailureText(error, in: .english).lines[0].contains("allowed: vn-2024"))
  }

  @Test func `a bare number gets its prefix`() {
    let errors: [any Error] = [
      SessionError.crsNotRead(crs: "5897", file: nil, reason: "r"),
      GeometryError.unsupportedCRS(text: "5897", reason: "r"),
    ]
    for error in errors {
      #expect(FailureText(error, in: .english).lines[1] == "Write it with its prefix: EPSG:5897.")
      #expect(FailureText(error, in: .vietnamese).lines[1].contains("EPSG:5897"))
    }
    let other = FailureText(SessionError.crsNotRead(crs: "VN2000", file: nil, reason: "r"), in: .english)
    #expect(other.lines[1].contains("Give an EPSG code"))
  }

  @Test func `what files hold cannot steer the terminal`() {
    let failure = FailureText(ReadError(.duplicateKey("\u{1B}[2J\n"), file: "a\u{7}.geojson"), in: .english)
    #expect(!failure.lines.joined().unicodeScalars.contains { $0.value < 0x20 })
  }
}
