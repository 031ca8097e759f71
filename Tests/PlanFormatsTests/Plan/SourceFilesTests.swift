import Foundation
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("Plans in memory") struct SourceFilesTests {
  private let geoData = GeoDataFolder(path: SharedData.geoData("").path)

  private func files(in folder: String, without missing: String? = nil) -> SourceFiles {
    .inMemory(
      Dictionary(
        uniqueKeysWithValues: PlanFolder.ordinary.filter { $0.key != missing }.map {
          (folder + $0.key, Data($0.value.utf8))
        }))
  }

  @Test(arguments: ["", "/nowhere/plans/"])
  func `a plan in memory is the plan on disk, and its digests are the same`(folder: String) throws {
    let onDisk = try PlanFolder().read()
    let inMemory = try PlanReader(geoData: geoData, files: files(in: folder)).read(folder + "plan.yaml")
    #expect(inMemory.plan.quotas == onDisk.plan.quotas)
    #expect(inMemory.plan.register?.units == onDisk.plan.register?.units)
    #expect(inMemory.files.map(\.name) == onDisk.files.map(\.name))
    #expect(inMemory.files.map(\.sha256) == onDisk.files.map(\.sha256))
    #expect(inMemory.notices == onDisk.notices)
  }

  @Test(arguments: [("quotas.csv", "quotas"), ("parcels.geojson", "layers[1].file"), ("plan.yaml", nil)])
  func `a file that memory lacks is missing at the line that names it`(file: String, name: String?) throws {
    let error = try #require(throws: TableErrors.self) {
      try PlanReader(geoData: geoData, files: files(in: "", without: file)).read("plan.yaml")
    }
    #expect(error.errors.map(\.fault) == [.noSuchFile])
    #expect(error.errors[0].found == file)
    #expect(error.errors[0].place.name == name)
  }

  @Test func `a folder and a device in a table's place are no files`() {
    let folder = PlanFolder().replacing("quotas: quotas.csv", "quotas: .").replacing("baseline.csv", "/dev/zero")
    #expect(folder.faults().map(\.fault) == [.notAFile, .notAFile])
  }
}
