import Coverage
import Foundation
import Geometry
import PlanFormats

/// benchmarks FILE [BOUNDARY] [--runs N] [--threads N] [--target-crs CRS]: the phases of the coverage job on a GeoJSON
/// file, each with its median time over the runs and the peak memory after it.
@main struct Benchmarks {
  static func main() async throws {
    let options = Options(CommandLine.arguments.dropFirst())
    guard let file = options.files.first else {
      FileHandle.standardError.write(Data("usage: benchmarks FILE [BOUNDARY] [--runs N] [--threads N]\n".utf8))
      exit(64)
    }
    var runs: [[Phase]] = []
    for _ in 0..<options.runs {
      runs.append(try await CoverageJob(options: options).run(file: file, boundary: options.files.dropFirst().first))
    }
    print("phase              seconds (median of \(options.runs))   peak MB   count")
    for (index, phase) in (runs.first ?? []).enumerated() {
      let seconds = runs.map { $0[index].seconds }.sorted()[runs.count / 2]
      print(
        phase.name.padding(toLength: 18, withPad: " ", startingAt: 0),
        String(format: "%8.3f", seconds), String(format: "%25.0f", phase.peakMegabytes), "  ", phase.count)
    }
  }
}

struct Options {
  var files: [String] = []
  var runs = 3
  var threads = ProcessInfo.processInfo.activeProcessorCount
  var targetCRS = "EPSG:5897"

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--runs": runs = rest.popFirst().flatMap(Int.init) ?? runs
      case "--threads": threads = rest.popFirst().flatMap(Int.init) ?? threads
      case "--target-crs": targetCRS = rest.popFirst() ?? targetCRS
      default: files.append(argument)
      }
    }
  }
}

struct Phase {
  var name: String
  var seconds: Double
  var peakMegabytes: Double
  /// What the phase counted: parcels, points, pairs, gaps.
  var count: Int
}

/// The coverage job step by step, as the session walks it.
struct CoverageJob {
  let options: Options
  private let clock = ContinuousClock()

  func run(file: String, boundary: String?) async throws -> [Phase] {
    var phases: [Phase] = []
    func measure<T>(_ name: String, _ count: (T) -> Int, _ body: () async throws -> T) async throws -> T {
      let start = clock.now
      let result = try await body()
      let elapsed = (clock.now - start).components
      let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
      phases.append(Phase(name: name, seconds: seconds, peakMegabytes: Self.peakMegabytes(), count: count(result)))
      return result
    }
    let table = try await measure("read", { $0.count }) { try GeoJSONReader.read(.path(file)) }
    let projected = try await measure("project", { $0.points.count }) { try await project(table) }
    let shapes = try await measure("validity", { $0.invalid.count }) {
      try await ShapeSet(projected, threads: options.threads)
    }
    let overlaps = try await measure("overlaps", { $0.overlaps.count }) {
      try await analysis(nil, looksAtGaps: false).report(on: shapes)
    }
    _ = overlaps
    guard let boundary else { return phases }
    let outline = try await project(GeoJSONReader.read(.path(boundary)))
    let all = try GeometryEngine().union(of: (0..<outline.count).map { outline.shape($0) })
    _ = try await measure("overlaps+gaps", { $0.gaps?.count ?? 0 }) {
      try await analysis(all, looksAtGaps: true).report(on: shapes)
    }
    return phases
  }

  private func analysis(_ boundary: MultiPolygon?, looksAtGaps: Bool) -> CoverageAnalysis {
    CoverageAnalysis(
      boundary: boundary, looksAtGaps: looksAtGaps, widthFrom: .squareMetres(1), threads: options.threads)
  }

  /// Points that fail become faults, as in the session.
  private func project(_ table: FeatureTable) async throws -> ShapeTable {
    let transformation = try Transformation(
      from: CRS(table.declaredCRS ?? "OGC:CRS84"), to: CRS(options.targetCRS))
    let result = try await transformation.transformed(table.shapes.points, threads: options.threads)
    var bad = Set(result.nonFinite)
    for (id, point) in table.shapes.points.enumerated() where abs(point.x) > 180 || abs(point.y) > 90 { bad.insert(id) }
    let faults =
      bad.isEmpty
      ? []
      : (0..<table.count).compactMap { shape in
        table.shapes.vertices(of: shape).contains { bad.contains(Int(table.shapes.pointIDs[$0])) }
          ? ShapeFault(shape: shape, kind: .outOfRange) : nil
      }
    return table.shapes.addingFaults(faults).replacingPoints(result.points)
  }

  /// VmHWM of this process, from the kernel.
  private static func peakMegabytes() -> Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    else { return .nan }
    return kilobytes / 1024
  }
}
