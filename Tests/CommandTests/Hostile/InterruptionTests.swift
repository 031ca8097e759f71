import Foundation
import TestSupport
import Testing

/// Ctrl-C at any moment: exit code 130, and the folder as it was.
@Suite("Interruption") struct InterruptionTests {
  /// When a signal is sent: as soon as a text is on standard error, or a file is there, and some milliseconds later.
  struct Moment: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var phase: String?
    var file: String?
    var milliseconds: UInt32 = 0
    var signal = SIGINT

    var testDescription: String { "\(arguments[0]) \(phase ?? file ?? "start") +\(milliseconds) ms" }
  }

  private static let run = ["run", "PLAN", "--output", "a/out"]
  private static let check = ["check", "PLAN", "--json", "r.json", "--findings", "f.geojson"]
  private static let export = ["export", "PLAN", "--unit", "347", "--output", "x"]

  /// Reading and projecting take less than the second after which progress is shown: they are met by time.
  private static let moments: [Moment] =
    [0, 3, 20, 80, 200, 400, 700].map { Moment(arguments: run, file: "a/out.partial", milliseconds: $0) }
    + ["Looking at shapes", "Looking for overlaps", "Looking for gaps", "Finding units", "Checking", "Writing"].map {
      Moment(arguments: run, phase: $0)
    }
    + [40, 150, 400].map { Moment(arguments: run, phase: "Writing", milliseconds: $0, signal: SIGTERM) }
    + [0, 50, 100, 300].map { Moment(arguments: check, milliseconds: $0) }
    + ["Looking for overlaps", "Checking"].map { Moment(arguments: check, phase: $0) }
    + [5, 15, 40, 80].map { Moment(arguments: check, phase: "Checking", milliseconds: $0) }
    + [Moment(arguments: export, file: "x.partial"), Moment(arguments: export, phase: "Looking for gaps")]
    + [10, 40, 100].map { Moment(arguments: export, phase: "Checking", milliseconds: $0, signal: SIGTERM) }

  @Test(arguments: moments) func `an interrupted command ends with 130 and leaves nothing`(moment: Moment) throws {
    let scratch = try Scratch()
    let plan = SharedData.geoData("hanam/plan.yaml").path
    let process = scratch.command.process(
      moment.arguments.map { $0 == "PLAN" ? plan : $0 } + ["--progress", "--lang", "en"])
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    // Until the program has begun nothing is there to take away, and the system ends it.
    while process.isRunning, !Self.catchesInterrupts(process.processIdentifier) { usleep(500) }
    if let file = moment.file { while process.isRunning, !scratch.exists(file) { usleep(500) } }
    if let phase = moment.phase { Self.wait(for: phase, in: errors.fileHandleForReading) }
    usleep(moment.milliseconds * 1000)
    kill(process.processIdentifier, moment.signal)
    _ = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    if process.terminationStatus == 130 {
      // Files of `check` appear one by one, each whole: `r.json` may be there already. A folder is there whole where the
      // signal came between its appearing and the end of the process.
      let folder = moment.arguments.last ?? ""
      let isWhole = scratch.exists(folder + "/manifest.json") && !scratch.exists(folder + ".partial")
      #expect(isWhole || scratch.entries.filter { $0 != "r.json" }.isEmpty, "\(scratch.entries)")
      if scratch.exists("r.json") {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: scratch.data("r.json")) }
      }
    } else {
      // It was done before the signal came.
      #expect([0, 1].contains(process.terminationStatus))
      #expect(!scratch.entries.contains { $0.contains("partial") || $0.contains("lock") })
    }
  }

  /// The exchange of an old folder for the finished one is not cut in two: either folder is whole afterwards.
  @Test func `an interruption while folders are exchanged leaves a whole folder`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    // An old folder of many files takes a while to remove: time to be interrupted in.
    try FileManager.default.createDirectory(at: scratch.url.appending(path: "out"), withIntermediateDirectories: true)
    let names = (0..<4000).map { "old-\($0).txt" }
    for name in names { try scratch.write("", to: "out/" + name) }
    let listed = names.map { #"{"path":"\#($0)"}"# }.joined(separator: ",")
    try scratch.write(#"{"schema":"landplan-manifest/1","files":[\#(listed)]}"#, to: "out/manifest.json")
    let before = scratch.entries
    let process = scratch.command.process(["run", "plan.yaml", "--output", "out"])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !scratch.entries.contains(where: { $0.contains(".replaced-") }) { usleep(100) }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect([130, 1].contains(process.terminationStatus))
    #expect(scratch.entries == before)
    let files = try scratch.files(below: "out").keys
    #expect(files.contains("report.json") && !files.contains { $0.hasPrefix("old-") }, "\(files.count) files")
  }

  @Test func `who started it ignoring interrupts is not interrupted`() throws {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    let shell = "trap '' INT; \"$LANDPLAN\" run plan.yaml --output out & sleep 0.05; kill -INT $!; wait $!; echo $?"
    #expect(try scratch.command.run([], shell: shell).text.hasSuffix("\n1\n"))
    #expect(scratch.exists("out/manifest.json"))
  }

  private static func wait(for text: String, in handle: FileHandle) {
    var seen = ""
    while !seen.contains(text) {
      let data = handle.availableData
      guard !data.isEmpty else { return }
      seen = String((seen + String(decoding: data, as: UTF8.self)).suffix(400))
    }
  }

  /// Whether the process has a handler for SIGINT (bit 1).
  private static func catchesInterrupts(_ process: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    return line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) }.map { $0 & 2 != 0 } ?? false
  }
}
