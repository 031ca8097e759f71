import Foundation

struct MeasuredRun {
  /// Of the whole process, from its start to its end.
  var seconds: Double
  var marks: [PhaseMark]
}

/// Measures all layers in turn, over and over, and holds the medians against the recorded ones.
struct Comparison {
  let options: Options

  func run() throws {
    let layers = options.sizes.flatMap { size in
      options.kinds.map { DrawnLayer(parcels: size, kind: $0, in: options.data) }
    }
    for layer in layers { try layer.drawIfMissing() }
    var runs: [DrawnLayer: [MeasuredRun]] = [:]
    var failed: Set<DrawnLayer> = []
    for number in 1...options.runs {
      for layer in layers where !failed.contains(layer) {
        try layer.warm()
        if let run = try measure(layer) {
          runs[layer, default: []].append(run)
          say("\(layer.parcels) \(layer.kind.rawValue), run \(number): \(String(format: "%.3f", run.seconds)) s")
        } else {
          // What was measured before it failed still counts.
          failed.insert(layer)
        }
      }
    }
    var table = PhaseTable(machine: Machine.name, date: Machine.day, threads: options.threads, runs: options.runs)
    for layer in layers { table.add(layer, runs[layer] ?? []) }
    let recorded = try PhaseTable.recorded()
    print(table.printed(against: recorded))
    if options.records { try table.merged(over: recorded).record() }
    if !failed.isEmpty { exit(70) }
  }

  /// Nil, with a remark, where the run fails or takes too long.
  private func measure(_ layer: DrawnLayer) throws -> MeasuredRun? {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["once", layer.file, layer.boundary, "--threads", "\(options.threads)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    let begin = ContinuousClock.now
    try process.run()
    let limit = options.limit
    let pid = process.processIdentifier
    let watch = DispatchWorkItem { kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + limit, execute: watch)
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    watch.cancel()
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      say("\(layer.folder): ended with \(process.terminationStatus) after \(String(format: "%.1f", seconds)) s")
      return nil
    }
    return MeasuredRun(seconds: seconds, marks: try JSONDecoder().decode([PhaseMark].self, from: output))
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

enum Machine {
  static var name: String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    let gigabytes = Double(ProcessInfo.processInfo.physicalMemory) / Double(1 << 30)
    return (model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor")
      + ", \(ProcessInfo.processInfo.activeProcessorCount) cores, \(Int(gigabytes.rounded())) GiB"
  }

  static var day: String { String(Date().ISO8601Format().prefix(10)) }
}
