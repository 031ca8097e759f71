import Foundation
import LandUse
import PlanChecks
import PlanWords
import TestSupport
import Testing

@Suite("Catalogue of checks") struct CatalogueTests {
  private static let headings = [
    "What it finds", "Why it matters", "Measures", "Needs", "Does not find", "Source",
  ]

  /// The source files of checks by code: `COV201ParcelOverlap.swift`.
  private func files() throws -> [String: [URL]] {
    let folder = SharedData.packageRoot.appending(path: "Sources/PlanChecks")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let checks = paths.filter { $0.wholeMatch(of: /[A-Z]{3}\/[A-Z]{3}[0-9]{3}[A-Za-z]+\.swift/) != nil }
    return Dictionary(grouping: checks.map { folder.appending(path: $0) }) { String($0.lastPathComponent.prefix(6)) }
  }

  @Test func `each code is registered once, in order, and well formed`() {
    let codes = CheckRegistry.infos.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(Set(CheckRegistry.infos.map(\.name)).count == codes.count)
    for info in CheckRegistry.infos {
      #expect(info.code.text.wholeMatch(of: /(GEO1|COV2|ATT3|QTA4|PER5|PRJ6)[0-9]{2}/) != nil)
      #expect(info.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(CheckRegistry.info(of: info.code)?.name == info.name)
    }
  }

  @Test func `each check has one file, named by code and type, and each such file is registered`() throws {
    let files = try files()
    #expect(Set(files.keys) == Set(CheckRegistry.infos.map(\.code.text)))
    for check in CheckRegistry.all {
      let info = type(of: check).info
      let name = "\(info.code)\(type(of: check)).swift"
      #expect(files[info.code.text]?.map(\.lastPathComponent) == [name])
      let folder = files[info.code.text]?.first?.deletingLastPathComponent().lastPathComponent
      #expect(folder == String(info.code.text.prefix(3)))
    }
  }

  @Test func `each docstring has all headings in order and names each measure and need`() throws {
    for info in CheckRegistry.infos {
      let url = try #require(try files()[info.code.text]?.first)
      let text = try String(contentsOf: url, encoding: .utf8)
      let declaration = try #require(text.range(of: "\npublic struct "))
      let docstring = text[..<declaration.lowerBound].split(separator: "\n").filter { $0.hasPrefix("///") }
      let found = docstring.compactMap { $0.wholeMatch(of: /\/\/\/ - ([A-Z][a-z ]+): .+/).map { String($0.1) } }
      #expect(found == Self.headings, "\(info.code)")
      let whole = docstring.joined(separator: " ")
      for measure in info.measures { #expect(whole.contains("`\(measure.name)`"), "\(info.code) \(measure.name)") }
      for need in info.needs { #expect(whole.contains(need.text), "\(info.code) needs \(need)") }
    }
  }

  /// What Tools/new-check leaves to be written.
  private static let unwritten = "FILL IN"

  @Test func `each heading says something, and nothing is left to be filled in`() throws {
    for info in CheckRegistry.infos {
      let url = try #require(try files()[info.code.text]?.first)
      let text = try String(contentsOf: url, encoding: .utf8)
      #expect(!text.contains(Self.unwritten), "\(url.lastPathComponent) has something to fill in")
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("///") }
      #expect((lines.first?.count ?? 0) > 30, "\(info.code): the first line says what is faulty")
      for heading in Self.headings {
        let line = lines.first { $0.hasPrefix("/// - \(heading): ") }
        #expect((line?.count ?? 0) > heading.count + 12, "\(info.code): \(heading)")
      }
      #expect(!info.source.contains(Self.unwritten), "\(info.code): source")
    }
  }

  @Test func `explain prints every heading, measure with unit, and source in both languages`() {
    let headings: [CheckHeading] = [.whatItFinds, .whyItMatters, .measured, .needs, .doesNotFind, .source]
    for info in CheckRegistry.infos {
      for language in Language.allCases {
        let words = Words(language)
        let lines = words.explanationText(of: info).split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("\(info.code) \(info.name) – ") == true)
        #expect(!lines.contains { $0.contains(Self.unwritten) }, "\(info.code) has words to fill in")
        for heading in headings {
          let start = words.text(heading) + ":"
          let line = lines.first { $0.hasPrefix(start) }
          // The measures stand on lines of their own.
          let least = heading == .measured || heading == .needs ? start.count : start.count + 15
          #expect((line?.count ?? 0) >= least, "\(info.code) \(language): \(heading)")
        }
        for measure in info.measures {
          let line = lines.first { $0.hasPrefix("  \(measure.name) [") }
          #expect(line?.contains("[]") == false && line?.hasSuffix(": ") == false, "\(info.code) \(measure.name)")
        }
      }
    }
  }

  @Test func `each check has a file of tests of its own, or one of its family`() throws {
    let folder = SharedData.packageRoot.appending(path: "Tests/PlanChecksTests")
    let tests = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix("Tests.swift") }
    let texts = try tests.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    for check in CheckRegistry.all {
      let type = "\(type(of: check))"
      #expect(texts.contains { $0.contains("\(type)()") }, "\(type) is run by no test of its own")
    }
  }

  @Test func `needs are registered checks, and sources are given`() {
    let codes = Set(CheckRegistry.infos.map(\.code))
    for info in CheckRegistry.infos {
      #expect(info.needs.allSatisfy { codes.contains($0) && $0 != info.code })
      #expect(info.source.count > 10)
      #expect(Set(info.measures.map(\.name)).count == info.measures.count)
    }
  }

  @Test func `each check fires on its fixture alone and passes on the other`() throws {
    let fixtures = try CheckFixture.all()
    #expect(fixtures.map(\.code).sorted() == CheckRegistry.infos.map(\.code))
    for fixture in fixtures {
      let fired = CheckRunner.run(on: fixture.fires)
      #expect(Set(fired.findings.map(\.code)) == [fixture.code], "\(fixture.code)")
      let passed = try #require(CheckRunner.run(on: fixture.passes).entry(fixture.code))
      guard case .completed(let examined, _, let findings) = passed.outcome else {
        Issue.record("\(fixture.code) did not look")
        continue
      }
      #expect(examined > 0 && findings.isEmpty, "\(fixture.code)")
    }
  }

  @Test func `findings report only measures that the check declares, in their units`() throws {
    for fixture in try CheckFixture.all() {
      for finding in CheckRunner.run(on: fixture.fires).findings {
        let info = try #require(CheckRegistry.info(of: finding.code))
        for measure in finding.measures + finding.parts.flatMap(\.measures) {
          #expect(info.measures.contains { $0.name == measure.name && $0.unit == measure.unit }, "\(measure)")
        }
      }
    }
  }
}
