import Foundation

let usage = """
  usage: benchmarks [--sizes N,N,…] [--kinds clean,faulty] [--runs N] [--threads N] [--data FOLDER] [--limit SECONDS] [--record]
    Times the phases of `landplan check` with all checks on, from reading to writing, on layers drawn for it (into FOLDER,
    kept), each run a process of its own, sizes and kinds in turn. Prints medians, peak memory in each phase, and how they
    stand to the last recorded table; --record writes that anew.
    --sizes     default 1000,10000,100000,1000000; up to 10000000 (6 GB of disk, some 7 GB of memory)
    --limit     seconds after which a run is given up (default 600)
         benchmarks once FILE BOUNDARY [--threads N]
    One run on a file of one's own; prints its phases as JSON.

  """

/// Times the phases of the main job, one process a run.
@main struct Benchmarks {
  static func main() async throws {
    let options = Options(CommandLine.arguments.dropFirst())
    if options.plain.first == "once", options.plain.count == 3 {
      let run = SessionRun(file: options.plain[1], boundary: options.plain[2], threads: options.threads)
      let marks = try await run.run()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      print(String(decoding: try encoder.encode(marks), as: UTF8.self))
      return
    }
    guard options.plain.isEmpty else { Options.refuse("\(options.plain[0]) is not understood") }
    try Comparison(options: options).run()
  }
}

struct Options {
  var plain: [String] = []
  var sizes = [1000, 10_000, 100_000, 1_000_000]
  var kinds = LayerKind.allCases
  var runs = 3
  var threads = ProcessInfo.processInfo.activeProcessorCount
  var data = FileManager.default.temporaryDirectory.appending(path: "landplan-benchmarks").path
  var limit = 600.0
  var records = false

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    func value(_ name: String) -> String {
      guard let value = rest.popFirst() else { Self.refuse("\(name) needs a value") }
      return value
    }
    func number(_ name: String) -> Int {
      guard let number = Int(value(name)), number > 0 else { Self.refuse("\(name) needs a number") }
      return number
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h":
        print(usage, terminator: "")
        exit(0)
      case "--sizes": sizes = Self.list(value(argument), "size") { Int($0) }
      case "--kinds": kinds = Self.list(value(argument), "kind") { LayerKind(rawValue: $0) }
      case "--runs": runs = number(argument)
      case "--threads": threads = number(argument)
      case "--data": data = value(argument)
      case "--limit": limit = Double(number(argument))
      case "--record": records = true
      case _ where argument.hasPrefix("-"): Self.refuse("\(argument) is not an option")
      default: plain.append(argument)
      }
    }
  }

  private static func list<Element>(_ text: String, _ what: String, _ read: (String) -> Element?) -> [Element] {
    text.split(separator: ",").map { part in
      guard let element = read(String(part)) else { refuse("\(part) is no \(what)") }
      return element
    }
  }

  static func refuse(_ message: String) -> Never {
    FileHandle.standardError.write(Data("benchmarks: \(message)\n\(usage)".utf8))
    exit(64)
  }
}
