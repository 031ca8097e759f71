import Foundation
import PlanFormats
import TestSupport
import Testing

@Suite("Finding GeoData") struct GeoDataFolderTests {
  /// A tree of empty folders, removed with the value.
  private final class Tree {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "places-\(UUID().uuidString)")

    init(_ folders: String...) throws {
      for folder in folders {
        try FileManager.default.createDirectory(at: url.appending(path: folder), withIntermediateDirectories: true)
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
  }

  private func find(
    _ tree: Tree, explicit: String? = nil, environment: [String: String] = [:], program: String = "bin/landplan",
    directory: String = "work"
  ) throws(GeoDataFolder.NotFound) -> String {
    try GeoDataFolder.find(
      explicit: explicit, environment: environment, executable: tree.path(program),
      workingDirectory: tree.path(directory)
    ).path
  }

  @Test func `an explicit folder is the only place looked at`() throws {
    let tree = try Tree("mine/schemes", "GeoData/schemes")
    #expect(try find(tree, explicit: tree.path("mine")) == tree.path("mine"))
    #expect(throws: GeoDataFolder.NotFound(tried: [tree.path("lost")])) {
      try find(tree, explicit: tree.path("lost"))
    }
  }

  @Test func `the environment names a folder and nothing else is looked at`() throws {
    let tree = try Tree("mine/schemes", "GeoData/schemes")
    let variable = GeoDataFolder.environmentVariable
    #expect(try find(tree, environment: [variable: tree.path("mine")]) == tree.path("mine"))
    #expect(throws: GeoDataFolder.NotFound.self) { try find(tree, environment: [variable: tree.path("lost")]) }
    #expect(try find(tree, environment: [variable: ""]) == tree.path("GeoData"))
  }

  @Test func `an installation wins over a checkout, the program's over the working directory's`() throws {
    let installed = try Tree("share/landplan/schemes", "bin/GeoData/schemes", "work/GeoData/schemes")
    #expect(try find(installed) == installed.path("share/landplan"))
    let beside = try Tree("bin/GeoData/schemes", "work/GeoData/schemes")
    #expect(try find(beside) == beside.path("bin/GeoData"))
    let built = try Tree("GeoData/schemes", ".build/release", "other/GeoData/schemes")
    #expect(try find(built, program: ".build/release/landplan", directory: "other") == built.path("GeoData"))
    let above = try Tree("work/GeoData/schemes", "work/a/b", "bin")
    #expect(try find(above, directory: "work/a/b") == above.path("work/GeoData"))
  }

  @Test func `a folder without schemes is none, and all places are told`() throws {
    let tree = try Tree("work/GeoData", "bin")
    #expect {
      try find(tree)
    } throws: { error in
      guard let tried = (error as? GeoDataFolder.NotFound)?.tried else { return false }
      return tried.first == tree.path("share/landplan") && tried.contains(tree.path("bin/GeoData"))
        && tried.contains(tree.path("work/GeoData")) && tried.contains("/GeoData")
    }
  }

  @Test func `the checkout's own folder is found and lists what it holds`() throws {
    let folder = try GeoDataFolder.find(environment: [:], workingDirectory: SharedData.packageRoot.path)
    #expect(folder.schemeIDs == ["vn-2024"])
    #expect(folder.regulationIDs == ["tt-26-2024"])
  }
}
