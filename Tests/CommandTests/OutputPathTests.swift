import Foundation
import TestSupport
import Testing

@Suite("Outputs and inputs") struct OutputPathTests {
  @Test(arguments: [
    ["--json", "parcels.geojson"], ["--findings", "./quotas.csv"], ["--export-unit", "901=units.geojson"],
    ["--json", "link.csv"], ["--json", "plan.yaml"], ["--json", "new.json", "--findings", "./new.json"],
  ])
  func `no file that is read is written, however it is spelled, and none twice`(flags: [String]) throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "link.csv"), withDestinationURL: scratch.url.appending(path: "units.csv"))
    let names = ["plan.yaml", "parcels.geojson", "quotas.csv", "units.geojson", "units.csv"]
    let before = try names.map { try Data(contentsOf: scratch.url.appending(path: $0)) }
    let outcome = try scratch.command.run(["check", "plan.yaml"] + flags)
    #expect(outcome.status == 64, "\(outcome.text)\(outcome.errors)")
    #expect(try names.map { try Data(contentsOf: scratch.url.appending(path: $0)) } == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "new.json").path))
  }

  @Test func `a file without a plan is safe under another spelling of its path`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let outcome = try scratch.command.run(["check", "parcels.geojson", "--json", "\(scratch.url.path)/parcels.geojson"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("is read and cannot be written"))
  }
}
