import Foundation
import PlanFormats
import Testing

@Suite("Report of an earlier run") struct EarlierReportTests {
  private static let head =
    #""schema":"landplan-report/1","tool":{"name":"landplan","version":"1"},"#
    + #""plan":{"id":"p","crs":"EPSG:5897","runHash":"h","confidentialIncluded":false},"coverage":[{"layer":"a"}]"#

  private func read(_ text: String) throws -> EarlierReport {
    let file = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try EarlierReport.read(file.path, toolVersion: "1")
  }

  private func kind(_ text: String) throws -> EarlierReportError.Kind? {
    do {
      _ = try read(text)
      return nil
    } catch let error as EarlierReportError {
      return error.kind
    }
  }

  @Test func `ids, withheld findings by what is left of them, counts by code`() throws {
    let report = try read(
      "{" + Self.head
        + #","unknown":[{"x":[1,2]}],"findings":["#
        + #"{"id":"COV201-1","code":"COV201","withheld":false,"subjects":[{"kind":"parcel","id":null,"row":3}]},"#
        + #"{"id":"COV204-withheld-1","code":"COV204","withheld":true,"subjects":[{"kind":"unit","id":"9"}]},"#
        + #"{"id":"COV204-withheld-2","code":"COV204","withheld":true,"subjects":[{"kind":"unit","id":"9"}]}]}"#)
    #expect(report.planID == "p" && report.crs == "EPSG:5897" && report.runHash == "h")
    #expect(report.layers == ["a"] && !report.includesConfidential)
    #expect(report.ids == ["COV201-1"])
    #expect(report.withheld == [EarlierReport.Withheld(code: "COV204", subjects: ["unit 9"]): 2])
    #expect(report.counts == ["COV201": 1, "COV204": 2])
  }

  @Test func `what is no report says so`() throws {
    #expect(try kind("[]") == .notAReport(schema: nil))
    #expect(try kind(#"{"type":"FeatureCollection","features":[]}"#) == .notAReport(schema: nil))
    #expect(try kind(#"{"schema":"landplan-manifest/1","plan":3}"#) == .notAReport(schema: "landplan-manifest/1"))
    // As `landplan quota --json` writes: the head without findings.
    #expect(try kind("{" + Self.head + "}") == .memberMissing("findings"))
    #expect(try kind("{" + Self.head + #","findings":{}}"#) == .memberMistyped("findings"))
    #expect(
      try kind("{" + Self.head + #","findings":[{"id":"a","code":"X","withheld":0}]}"#)
        == .memberMistyped("findings[].withheld"))
    #expect(
      try kind("{" + Self.head + #","findings":[{"id":"a","withheld":false}]}"#) == .memberMissing("findings[].code"))
    let finding = #"{"id":"a","code":"X","withheld":false}"#
    #expect(try kind("{" + Self.head + #","findings":["# + finding + "," + finding + "]}") == .idRepeated("a"))
  }

  @Test func `another version's ids may be others`() throws {
    let text =
      "{" + Self.head.replacingOccurrences(of: #""version":"1""#, with: #""version":"2""#) + #","findings":[]}"#
    #expect(try kind(text) == .otherVersion(found: "2", own: "1"))
  }

  @Test(arguments: [#"{"schema":"landplan-report/1","#, "", #"{"schema":"landplan-report/1"} x"#])
  func `what is no JSON is told with its place`(_ text: String) throws {
    #expect(throws: (any Error).self) { try read(text) }
    do {
      _ = try read(text)
    } catch let error as ReadError {
      #expect(error.byte != nil)
    } catch let error as EarlierReportError {
      #expect(text.isEmpty && error.kind == .notAReport(schema: nil))
    }
  }
}
