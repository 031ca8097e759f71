import Foundation
import Geometry
import LandUse
import PlanFormats
import PlanReports
import PlanSession
import Synchronization

/// What a phase took in one run.
struct PhaseMark: Codable {
  var phase: String
  var seconds: Double
  /// The most memory the process held while it lasted.
  var peakMegabytes: Double
}

/// The work of `landplan check FILE --target-crs EPSG:5897 --boundary … --unit-field district --use-field land_code
/// --min-overlap 1 --json … --export-unit 347=…`, by the same calls, with a clock on the session's progress.
///
/// A phase lasts until another is told: what runs beside it on other cores counts as its time.
struct SessionRun {
  let file: String
  let boundary: String
  let threads: Int

  func run() async throws -> [PhaseMark] {
    let output = FileManager.default.temporaryDirectory.appending(path: "landplan-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: output) }
    let clock = PhaseClock()
    let result = try await PlanSession.run(request) { clock.tell($0.phase.rawValue) }
    clock.tell("write")
    let options = ReportOptions(threads: threads, toolVersion: PlanSession.version)
    let files = ResultFiles(ReportContent(result, options: options, language: .english))
    try await files.parcels(of: "347", on: result.days.last ?? nil, to: output.appending(path: "347.geojson").path)
    _ = try files.report(to: output.appending(path: "report.json").path)
    return clock.end()
  }

  private var request: SessionRequest {
    var mapping = FieldMapping()
    mapping.unit = "district"
    mapping.uses = [FieldMapping.Use(field: "land_code")]
    var source = FileSource(paths: [file], mapping: mapping)
    source.targetCRS = "EPSG:5897"
    source.boundary = boundary
    var request = SessionRequest(source: .files(source), threads: threads)
    request.minOverlap = .squareMetres(1)
    return request
  }
}

/// Adds up what phases take, from what is told when they begin.
private final class PhaseClock: Sendable {
  private struct State {
    var phase = "start"
    var begin = ContinuousClock.now
    var marks: [PhaseMark] = []
  }
  private let state = Mutex(State())

  func tell(_ phase: String) {
    state.withLock { state in
      guard state.phase != phase else { return }
      Self.close(&state)
      state.phase = phase
    }
  }

  func end() -> [PhaseMark] {
    state.withLock { state in
      Self.close(&state)
      return state.marks
    }
  }

  private static func close(_ state: inout State) {
    let now = ContinuousClock.now
    let seconds = (now - state.begin) / .seconds(1)
    let peak = ProcessMemory.takePeak()
    if let index = state.marks.firstIndex(where: { $0.phase == state.phase }) {
      state.marks[index].seconds += seconds
      state.marks[index].peakMegabytes = max(state.marks[index].peakMegabytes, peak)
    } else {
      state.marks.append(PhaseMark(phase: state.phase, seconds: seconds, peakMegabytes: peak))
    }
    state.begin = ContinuousClock.now
  }
}

/// The kernel's count of a process's resident memory.
private enum ProcessMemory {
  /// Megabytes: the most held since this was asked before. NaN where the kernel does not say.
  static func takePeak() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    else { return .nan }
    // 5: the peak starts again from what is held.
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    return kilobytes / 1024
  }
}
