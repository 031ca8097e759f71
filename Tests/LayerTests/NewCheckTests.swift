import Foundation
import TestSupport
import Testing

@Suite("Tools/new-check") struct NewCheckTests {
  /// A copy of what the script reads and writes, in a folder of its own that is removed again.
  private final class Copy {
    let folder = FileManager.default.temporaryDirectory.appending(path: "new-check-\(UUID().uuidString)")

    init() throws {
      for path in [
        "Tools/new-check", ".swift-format", "Sources/PlanChecks", "Sources/PlanWords", "Tests/PlanChecksTests",
      ] {
        let target = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: SharedData.packageRoot.appending(path: path), to: target)
      }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func text(_ path: String) throws -> String {
      try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// - Returns: exit code and what was printed to both streams.
    func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, printed: String) {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.currentDirectoryURL = folder
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let printed = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
    }

  }

  private static let files = [
    "Sources/PlanChecks/ATT/ATT399ParcelWithoutSun.swift",
    "Tests/PlanChecksTests/ATT/ATT399ParcelWithoutSunTests.swift",
    "Tests/PlanChecksTests/Support/CheckFixtures+ATT399.swift",
    "Sources/PlanWords/Checks/CheckText+ATT399.swift", "Sources/PlanWords/Findings/FindingReader+ATT399.swift",
  ]

  @Test(arguments: [[], ["--plan"]])
  func `the skeleton has every file, every line in the lists, and parses`(options: [String]) throws {
    let copy = try Copy()
    let result = try copy.run(
      copy.folder.appending(path: "Tools/new-check").path, options + ["ATT399", "parcel-without-sun"])
    #expect(result.code == 0, "\(result.printed)")
    for file in Self.files {
      #expect(result.printed.contains(file))
      #expect(try copy.text(file).contains("FILL IN"), "\(file)")
    }
    let source = try copy.text(Self.files[0])
    #expect(source.contains("public struct ParcelWithoutSun: " + (options.isEmpty ? "ParcelCheck" : "PlanCheck")))
    for heading in ["What it finds", "Why it matters", "Measures", "Needs", "Does not find", "Source"] {
      #expect(source.contains("/// - \(heading): "), "\(heading)")
    }
    let registry = try copy.text("Sources/PlanChecks/Core/CheckRegistry.swift")
    let place = try #require(registry.range(of: "ParcelWithoutSun()"))
    #expect(registry[..<place.lowerBound].contains("DuplicateID()"))
    #expect(registry[place.upperBound...].contains("QuotaNotKept()"))
    let words = try copy.text("Sources/PlanWords/Checks/CheckText.swift")
    #expect(words.contains(#"case parcelWithoutSun = "ATT399""#))
    #expect(words.contains("case .parcelWithoutSun: .parcelWithoutSun"))
    #expect(try copy.text("Sources/PlanWords/Findings/Words+Finding.swift").contains("case .parcelWithoutSun: "))
    #expect(try copy.text("Tests/PlanChecksTests/Support/CheckFixtures.swift").contains("att399(),"))
    let lists = [
      "Sources/PlanChecks/Core/CheckRegistry.swift", "Sources/PlanWords/Checks/CheckText.swift",
      "Sources/PlanWords/Findings/Words+Finding.swift", "Tests/PlanChecksTests/Support/CheckFixtures.swift",
    ]
    let parsed = try copy.run("swiftc", ["-frontend", "-parse"] + Self.files + lists)
    #expect(parsed.code == 0, "\(parsed.printed)")
  }

  @Test(arguments: [
    (["ATT301", "parcel-without-sun"], "taken"), (["ATT399", "open-ring"], "already"),
    (["XYZ399", "parcel-without-sun"], "no code"), (["ATT39", "parcel-without-sun"], "no code"),
    (["ATT399", "Parcel"], "no name"), (["ATT399", "../parcel"], "no name"), (["ATT399"], "usage"), ([], "usage"),
  ])
  func `what cannot be made is refused and changes nothing`(arguments: [String], message: String) throws {
    let copy = try Copy()
    let before = try copy.text("Sources/PlanWords/Checks/CheckText.swift")
    let result = try copy.run(copy.folder.appending(path: "Tools/new-check").path, arguments)
    #expect(result.code == 64)
    #expect(result.printed.contains(message), "\(result.printed)")
    #expect(try copy.text("Sources/PlanWords/Checks/CheckText.swift") == before)
    for file in Self.files { #expect(!FileManager.default.fileExists(atPath: copy.folder.appending(path: file).path)) }
  }
}
