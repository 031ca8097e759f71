import Foundation
import PlanFormats
import Testing

@testable import PlanReports

@Suite("Output folder") struct OutputFolderTests {
  private func scratch() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private let manifest = OutputManifest(toolVersion: "1", runHash: "h", isFictitious: true)

  private func entries(_ url: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  @Test func `nothing is seen of a folder before it is finished, and nothing is left without`() throws {
    let url = try scratch()
    defer { try? FileManager.default.removeItem(at: url) }
    do {
      let folder = try OutputFolder(path: url.path + "/deep/out")
      try folder.write("plans/1/a.txt") { $0.write("a") }
      #expect(try entries(url.appending(path: "deep")) == ["out.partial", "out.partial.lock"])
    }
    #expect(try entries(url) == [])
    do {
      let folder = try OutputFolder(path: url.path + "/deep/out")
      try folder.write("plans/1/a.txt") { $0.write("a") }
      try folder.finish(manifest)
    }
    #expect(try entries(url.appending(path: "deep")) == ["out"])
    #expect(try entries(url.appending(path: "deep/out")) == ["manifest.json", "plans"])
  }

  @Test func `two runs cannot write one folder at a time`() throws {
    let url = try scratch()
    defer { try? FileManager.default.removeItem(at: url) }
    let path = url.path + "/out"
    let first = try OutputFolder(path: path)
    #expect(throws: OutputError.inUse(folder: first.path)) { _ = try OutputFolder(path: path) }
    try first.write("a.txt") { $0.write("a") }
    try first.finish(manifest)
    #expect(try entries(url.appending(path: "out")) == ["a.txt", "manifest.json"])
  }

  @Test func `an error while a file is written leaves the old folder`() throws {
    struct Fault: Error {}
    let url = try scratch()
    defer { try? FileManager.default.removeItem(at: url) }
    let path = url.path + "/out"
    do {
      let folder = try OutputFolder(path: path)
      try folder.write("old.txt") { $0.write("old") }
      try folder.finish(manifest)
    }
    do {
      let folder = try OutputFolder(path: path)
      try folder.write("new.txt") { $0.write("new") }
      #expect(throws: Fault.self) { try folder.write("b.txt") { _ in throw Fault() } }
    }
    #expect(try entries(url) == ["out"])
    #expect(try entries(url.appending(path: "out")) == ["manifest.json", "old.txt"])
  }

  @Test func `a link to a folder of ours is followed, and stays a link`() throws {
    let url = try scratch()
    defer { try? FileManager.default.removeItem(at: url) }
    try FileManager.default.createDirectory(at: url.appending(path: "real"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: url.path + "/link", withDestinationPath: "real")
    do {
      let folder = try OutputFolder(path: url.path + "/link")
      try folder.write("a.txt") { $0.write("a") }
      try folder.finish(manifest)
    }
    #expect(try entries(url) == ["link", "real"])
    #expect(try entries(url.appending(path: "real")) == ["a.txt", "manifest.json"])
  }

  @Test(arguments: ["{}", "{\"schema\":\"other/1\",\"files\":[]}", "[]", "not JSON"])
  func `somebody else's manifest does not make a folder ours`(text: String) throws {
    let url = try scratch()
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url.appending(path: "manifest.json"))
    #expect(throws: OutputError.self) { _ = try OutputFolder(path: url.path) }
    #expect(try entries(url) == ["manifest.json"])
  }
}
