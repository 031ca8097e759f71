import Foundation
import Testing
import TestSupport

/// The built program, run as a process of its own.
struct Command {
  struct Outcome {
    var status: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The program beside the test bundle.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "landplan")

  var folder: URL
  var environment: [String: String] = [:]

  /// - Parameter shell: runs through `sh -c`, `$LANDPLAN` standing for the program.
  func run(_ arguments: [String], shell: String? = nil) throws -> Outcome {
    let process = process(arguments, shell: shell)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Both are read to the end before waiting, errors on a thread of their own: a full pipe must not block.
    nonisolated(unsafe) var errorData = Data()
    let reader = Thread { errorData = errors.fileHandleForReading.readDataToEndOfFile() }
    reader.start()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    while !reader.isFinished { usleep(1000) }
    return Outcome(
      status: process.terminationStatus, output: outputData, errors: String(decoding: errorData, as: UTF8.self))
  }

  func process(_ arguments: [String], shell: String? = nil) -> Process {
    let process = Process()
    process.executableURL = shell == nil ? Self.program : URL(filePath: "/bin/sh")
    process.arguments = shell.map { ["-c", $0] } ?? arguments
    process.currentDirectoryURL = folder
    var full = [
      "PATH": "/usr/bin:/bin", "LANDPLAN_GEODATA": SharedData.geoData("").path, "SWIFT_BACKTRACE": "enable=no",
    ]
    full["LANDPLAN"] = Self.program.path
    full.merge(environment) { $1 }
    process.environment = full
    return process
  }
}

/// A folder for one test, removed with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var command: Command { Command(folder: url) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }
  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url.appending(path: name).path) }

  /// Names directly in the folder, sorted.
  var entries: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  /// Every file below a folder with its bytes.
  func files(below name: String) throws -> [String: Data] {
    let root = url.appending(path: name)
    let walker = try #require(FileManager.default.enumerator(atPath: root.path))
    var files: [String: Data] = [:]
    for case let path as String in walker {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try Data(contentsOf: root.appending(path: path)) }
    }
    return files
  }
}

/// Python's own readers of JSON and CSV: independent of ours.
enum Python {
  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  /// Runs a program; its output, or its errors as a failure of the test.
  static func run(_ program: String, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", program]
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let failure = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(failure)")
    return text
  }
}
