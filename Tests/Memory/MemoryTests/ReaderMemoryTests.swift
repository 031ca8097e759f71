import Foundation
import TestSupport
import Testing

/// What a reader holds grows with the table it makes, not with the file it makes it from.
///
/// Each file is read twice as large by a process of its own; compared are the growth of the peak and that of the table.
/// Arrays double when they grow and are there twice while they do, and points are looked up in a table of their own: so
/// the peak may grow by three times the table.
@Suite("Memory of the readers") struct ReaderMemoryTests {
  private static let slack = 6 << 20

  struct Reading {
    var peak: Int
    var table: Int
  }

  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString)")
    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, _ name: String) throws -> String {
      let file = url.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
  }

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program) \(arguments)")
    return String(decoding: data, as: UTF8.self)
  }

  private func read(_ kind: String, _ path: String) throws -> Reading {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "ReaderMemory").path
    let text = try Self.output(of: program, [kind, path, SharedData.geoData("").path])
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    try #require(numbers.count == 2)
    return Reading(peak: numbers[0], table: numbers[1])
  }

  private func expectProportion(_ small: Reading, _ large: Reading) {
    let (peak, table) = (large.peak - small.peak, large.table - small.table)
    #expect(peak <= 3 * table + Self.slack, "peak +\(peak / 1024) kB, table +\(table / 1024) kB")
    // `swift test` shows what was measured.
    print(
      "memory: peak \(small.peak >> 10) → \(large.peak >> 10) kB, table \(small.table >> 10) → \(large.table >> 10) kB")
  }

  // MARK: Features

  /// A row of squares of 10 m side by side; texts that do not repeat, so that packing does not make them vanish.
  private static func features(_ count: Int, noteDigits: Int, separator: String) -> String {
    var state: UInt64 = 1
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
    var text = ""
    for i in 0..<count {
      var note = ""
      while note.utf8.count < noteDigits { note += String(random(), radix: 36) }
      let (west, east) = (590_000 + i * 10, 590_010 + i * 10)
      text += i == 0 ? "" : separator
      text +=
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"p\(i)\",\"note\":\"\(note)\",\"code\":\"LUC\"},\"geometry\":"
      text += "{\"type\":\"Polygon\",\"coordinates\":[[[\(west),2270000.\(random() % 1000)],[\(east),2270000],"
      text += "[\(east),2270010],[\(west),2270010],[\(west),2270000.5]]]}}"
    }
    return text
  }

  private func file(_ form: String, _ count: Int, noteDigits: Int, in folder: Folder) throws -> String {
    guard form != "NDJSON" else {
      return try folder.write(Self.features(count, noteDigits: noteDigits, separator: "\n"), "x.ndjson")
    }
    let text = Self.features(count, noteDigits: noteDigits, separator: ",\n")
    let path = try folder.write("{\"type\":\"FeatureCollection\",\"features\":[\(text)]}", "x.geojson")
    guard form == "gzip" else { return path }
    _ = try Self.output(of: "/usr/bin/env", ["gzip", "-f", path])
    return path + ".gz"
  }

  @Test(arguments: ["plain", "gzip", "NDJSON"]) func `of features it grows with the rows`(form: String) throws {
    let folder = try Folder()
    let small = try read("geojson", file(form, 10_000, noteDigits: 0, in: folder))
    let large = try read("geojson", file(form, 40_000, noteDigits: 0, in: folder))
    #expect(large.table > 3 * small.table)
    expectProportion(small, large)
  }

  @Test(arguments: ["plain", "gzip", "NDJSON"]) func `of features it does not grow with what is not kept`(
    form: String
  ) throws {
    let folder = try Folder()
    let small = try read("geojson", file(form, 5000, noteDigits: 100, in: folder))
    let large = try read("geojson", file(form, 5000, noteDigits: 4000, in: folder))
    #expect(abs(large.table - small.table) < 1000)
    expectProportion(small, large)
  }

  @Test(arguments: ["plain", "gzip"]) func `of features that several threads read it grows with the rows`(
    form: String
  ) throws {
    let folder = try Folder()
    let small = try read("runs", file(form, 30_000, noteDigits: 200, in: folder))
    let large = try read("runs", file(form, 90_000, noteDigits: 200, in: folder))
    #expect(large.table > 2 * small.table)
    expectProportion(small, large)
    // The text that nobody asks for is 36 MB more, the rows are another ten, and three runs of half a megabyte are there
    // at a time; what the threads of a busy machine leave in their heaps comes on top.
    #expect(large.peak - small.peak < 32 << 20)
  }

  // MARK: Tables

  private static func quotas(_ count: Int) -> String {
    var text = "id,category,unit,year,value_ha,operator,citation,fictitious\n"
    for i in 0..<count { text += "Q\(i),LUA,\(100 + i % 900),\(2025 + i / 900 % 70),\(i).5,min,,true\n" }
    return text
  }

  @Test func `of tables it grows with the rows`() throws {
    let folder = try Folder()
    let small = try read("csv", folder.write(Self.quotas(5000), "q.csv"))
    let large = try read("csv", folder.write(Self.quotas(20_000), "q.csv"))
    expectProportion(small, large)
  }

  @Test func `of plans it grows with the rows of their tables`() throws {
    let folder = try Folder()
    let path = try folder.write("landplan: 1\nid: x\ncrs: EPSG:5897\nscheme: vn-2024\nquotas: q.csv\n", "plan.yaml")
    _ = try folder.write(Self.quotas(5000), "q.csv")
    let small = try read("plan", path)
    _ = try folder.write(Self.quotas(20_000), "q.csv")
    let large = try read("plan", path)
    #expect(large.table == 4 * small.table)
    expectProportion(small, large)
  }
}
