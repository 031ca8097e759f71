import Foundation
import TestSupport
import Testing

@Suite("Output folder of a run") struct OutputFolderCommandTests {
  @Test func `a folder of an earlier run is replaced as a whole`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    // A plan of one period leaves fewer files: nothing old may stay.
    let plan = try scratch.text("plan.yaml")
    let fewer = plan.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("2026-2030") }
    try scratch.write(fewer.joined(separator: "\n"), to: "plan.yaml")
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out/"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(!scratch.exists("out/plans/901/parcels-2026-2030.geojson"))
    #expect(scratch.exists("out/plans/901/parcels-2021-2025.geojson"))
    #expect(scratch.entries.filter { $0.hasPrefix("out") } == ["out"])
  }

  @Test func `a folder with somebody's files is left alone`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    try FileManager.default.createDirectory(at: scratch.url.appending(path: "mine"), withIntermediateDirectories: true)
    try scratch.write("quý", to: "mine/notes.txt")
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "mine"])
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("notes.txt"))
    #expect(outcome.text.isEmpty)
    #expect(try scratch.files(below: "mine").keys.sorted() == ["notes.txt"])
    #expect(!scratch.exists("mine.partial"))
  }

  @Test func `a folder of ours with somebody's file in it is left alone`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    try scratch.write("của tôi", to: "out/plans/ghi-chu.txt")
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out", "--lang", "vi"])
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("plans/ghi-chu.txt"))
    #expect(scratch.exists("out/plans/ghi-chu.txt"))
    #expect(scratch.exists("out/report.json"))
  }

  @Test func `an empty folder is taken, and folders above are made`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    try FileManager.default.createDirectory(at: scratch.url.appending(path: "empty"), withIntermediateDirectories: true)
    #expect(try scratch.command.run(["run", "plan.yaml", "--output", "empty"]).status == 1)
    #expect(try scratch.command.run(["run", "plan.yaml", "--output", "a/b/c"]).status == 1)
    #expect(scratch.exists("empty/manifest.json") && scratch.exists("a/b/c/manifest.json"))
  }

  @Test func `a failed run leaves nothing, folders made for it included`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    try scratch.write("[", to: "parcels.geojson")
    let before = scratch.entries
    #expect(try scratch.command.run(["run", "plan.yaml", "--output", "a/b/c"]).status == 65)
    #expect(scratch.entries == before)
  }

  @Test func `a path below a file cannot be a folder of results`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    for path in ["plan.yaml", "plan.yaml/out", "/", "nowhere/../out"] {
      #expect(try scratch.command.run(["run", "plan.yaml", "--output", path]).status == 73, "\(path)")
    }
    #expect(scratch.exists("plan.yaml"))
  }

  @Test func `a full disk ends with 74 and leaves the old results as they were`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    let before = try scratch.files(below: "out")
    // Files may grow to 4 kB; the signal that says so is ignored, as it is where a disk is full.
    let shell = "trap '' XFSZ; ulimit -f 4; exec \"$LANDPLAN\" run plan.yaml --output out"
    let outcome = try scratch.command.run([], shell: shell)
    #expect(outcome.status == 74, "\(outcome.errors)")
    #expect(try scratch.files(below: "out") == before)
    #expect(scratch.entries.filter { $0.hasPrefix("out") } == ["out"])
  }

  @Test func `what a killed run left is cleared away, what is not ours in its place is not`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let partial = scratch.url.appending(path: "out.partial")
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    try scratch.write("", to: "out.partial/.landplan-partial")
    try scratch.write("half", to: "out.partial/report.json")
    #expect(try scratch.command.run(["run", "plan.yaml", "--output", "out"]).status == 1)
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    try scratch.write("mine", to: "out.partial/notes.txt")
    #expect(try scratch.command.run(["run", "plan.yaml", "--output", "out"]).status == 73)
    #expect(try scratch.text("out.partial/notes.txt") == "mine")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func `an interrupted run ends with 130 and leaves nothing`(signal: Int32) throws {
    let scratch = try Scratch()
    // The sample takes seconds; the partial folder is there from the beginning.
    let sample = SharedData.geoData("hanam/plan.yaml").path
    let process = scratch.command.process(["run", sample, "--output", "out"])
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    var waited = 0
    while !scratch.exists("out.partial"), process.isRunning, waited < 4000 {
      usleep(2500)
      waited += 1
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(process.terminationReason == .exit)
    #expect(scratch.entries.filter { $0.hasPrefix("out") }.isEmpty)
  }

  @Test func `unit codes that look like paths stay in the folder`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    for name in ["units.csv", "quotas.csv", "units.geojson", "parcels.geojson"] {
      let text = try scratch.text(name)
      try scratch.write(
        text.replacing("902,district", with: "../902,district").replacing(",902,,", with: ",../902,,")
          .replacing(",902,20", with: ",../902,20").replacing("\"902\"", with: "\"../902\"")
          .replacing("Xã Bình,902", with: "Xã Bình,../902"), to: name)
    }
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(scratch.exists("out/plans/%2E%2E%2F902/plan.md"))
    #expect(!scratch.exists("out/902") && !scratch.exists("out/plans/902"))
  }
}
