import Foundation
import TestSupport
import Testing

/// What each target may import: the table of the design. C modules and packages too, which the compiler does not hold
/// back.
private let allowed: [String: Set<String>] = [
  "Geometry": ["CGEOS", "CPROJ"],
  "Coverage": ["Geometry"],
  "LandUse": ["Geometry", "Coverage"],
  "PlanFormats": ["LandUse", "Coverage", "Geometry", "CZlib", "CCrypto", "Yams"],
  "PlanChecks": ["LandUse", "Coverage", "Geometry"],
  "PlanWords": ["LandUse", "PlanChecks", "Coverage", "Geometry"],
  "PlanSession": ["PlanFormats", "PlanChecks", "LandUse", "Coverage", "Geometry"],
  "PlanReports": ["PlanSession", "PlanWords", "PlanChecks", "PlanFormats", "LandUse", "Coverage", "Geometry"],
  "landplan": [
    "PlanReports", "PlanSession", "PlanWords", "PlanChecks", "PlanFormats", "LandUse", "Coverage", "Geometry",
    "ArgumentParser",
  ],
]

/// What any target may import besides: the language's own modules.
private let platform: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Musl", "Dispatch", "Synchronization",
]

/// Targets whose sources may neither print nor look at the clock or the file system.
private let withoutFoundation: Set<String> = ["Geometry", "Coverage", "LandUse", "PlanChecks", "PlanWords"]

@Suite("Layers") struct LayerTests {
  @Test func `every target imports only what stands on its line`() throws {
    var seen = 0
    for (target, imports) in allowed.sorted(by: { $0.key < $1.key }) {
      for file in try sourceFiles(of: target) {
        seen += 1
        for module in try importedModules(of: file) {
          let isAllowed = imports.contains(module) || platform.contains(module)
          #expect(isAllowed, "\(target)/\(file.lastPathComponent) imports \(module)")
          if withoutFoundation.contains(target) {
            #expect(!module.hasPrefix("Foundation"), "\(target)/\(file.lastPathComponent) imports \(module)")
          }
        }
      }
    }
    #expect(seen > 50)
  }

  @Test func `every folder of Sources is a target of the table or a C module`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SharedData.packageRoot.appending(path: "Sources").path)
    let modules: Set<String> = ["CGEOS", "CPROJ", "CZlib", "CCrypto"]
    #expect(Set(folders) == Set(allowed.keys).union(modules))
  }

  @Test func `the top level holds what the design names and nothing else`() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: SharedData.packageRoot.path)
    let named: Set<String> = ["Package.swift", "Sources", "Tests", "GeoData", "Tools", "README.md"]
    // Package.resolved and out/ are written by building and running, and ignored by git.
    let written: Set<String> = ["Package.resolved", "out"]
    #expect(Set(entries.filter { !$0.hasPrefix(".") }).subtracting(written) == named)
  }

  @Test func `no source file is longer than 400 lines`() throws {
    for target in allowed.keys.sorted() {
      for file in try sourceFiles(of: target) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 401, "\(target)/\(file.lastPathComponent): \(lines.count) lines")
      }
    }
  }

  private func sourceFiles(of target: String) throws -> [URL] {
    let folder = SharedData.packageRoot.appending(path: "Sources/\(target)")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }

  private func importedModules(of file: URL) throws -> [String] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")[...]
      while let word = words.first, word.hasPrefix("@") || word == "public" || word == "internal" || word == "private" {
        words = words.dropFirst()
      }
      guard words.first == "import" else { return nil }
      words = words.dropFirst()
      if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
      return words.first.map { String($0.split(separator: ".")[0]) }
    }
  }
}
