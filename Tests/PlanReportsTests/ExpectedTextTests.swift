import Foundation
import TestSupport
import Testing

@testable import PlanReports

@Suite("What readers expected, in Vietnamese") struct ExpectedTextTests {
  @Test func `every phrase of the GeoJSON reader has its Vietnamese`() throws {
    let folder = SharedData.packageRoot.appending(path: "Sources/PlanFormats/GeoJSON")
    var phrases: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:unexpected\(|expected: )"((?:an?|the) [^"\\]*)"/) {
        phrases.insert(String(match.1))
      }
    }
    #expect(phrases.count > 8)
    for phrase in phrases.sorted() { #expect(ExpectedText.vietnamese[phrase] != nil, "\(phrase)") }
  }
}
