import Coverage
import Foundation
import Geometry
import LandUse
import TestSupport
import Testing

@testable import PlanFormats

/// All that a table holds, as values that can be compared; not-a-number by its bits.
private struct TableFacts: Equatable {
  var text: [String]
  var columns: [[UInt32]]
  var reals: [[UInt64]]
  var offsets: [Int]

  init(_ table: FeatureTable) {
    let shapes = table.shapes
    text = [
      "\(table.otherNames) \(table.geometryTypes) \(table.rootMembers.sorted { $0.key < $1.key })",
      "\(table.declaredCRS ?? "-") \(table.hasZ) \(table.decimals) \(table.repeatedProperties)",
      "\(table.sha256) \(table.byteCount) \(table.file) \(shapes.faults)",
    ]
    text += table.fields.map { "\($0.name) \($0.level) \($0.kinds) \($0.kindRuns) \($0.column.values)" }
    // Equal texts in two spellings of their letters are other bytes.
    text += (table.fields.map(\.name) + table.otherNames).map { "\(Array($0.utf8))" }
    columns = table.fields.map(\.column.indices)
    columns += [shapes.pointIDs, shapes.ringStarts, shapes.partStarts, shapes.shapeStarts]
    reals = [shapes.points.flatMap { [$0.x.bitPattern, $0.y.bitPattern] }, shapes.heights.map(\.bitPattern)]
    offsets = table.byteOffsets
  }
}

private enum Outcome: Equatable {
  case table(TableFacts)
  case error(ReadError)

  var isError: Bool { if case .error = self { true } else { false } }
}

private struct Reading {
  var outcome: Outcome
  var runs: Int
}

private func read(_ file: InputFile, _ options: GeoJSONReader.Options) -> Reading {
  var runs = 0
  do throws(ReadError) {
    let table = try GeoJSONReader.read(file, options: options, runs: &runs)
    return Reading(outcome: .table(TableFacts(table)), runs: runs)
  } catch { return Reading(outcome: .error(error), runs: runs) }
}

private func options(threads: Int, runSize: Int, blockSize: Int) -> GeoJSONReader.Options {
  var options = GeoJSONReader.Options(
    wants: { !$0.hasPrefix("n1") && $0 != "note" }, blockSize: blockSize, threads: threads)
  options.runSize = runSize
  return options
}

/// Several threads read what one reads: the same table, the same error, whatever the size of their runs.
@Suite("Runs of features") struct FeatureRunTests {
  /// Reads with one thread and with several. Returns the error, if it is one, and how many runs counted.
  @discardableResult
  private func compare(_ file: InputFile, seed: UInt64, runSizes: [Int]) -> (isError: Bool, runs: Int) {
    var random = SplitMix(seed: seed)
    var runs = 0
    let blockSize = Int.random(in: 100...900, using: &random)
    let whole = read(file, options(threads: 1, runSize: 1, blockSize: blockSize))
    #expect(whole.runs == 0)
    for runSize in runSizes {
      for threads in 2...3 {
        let shared = read(file, options(threads: threads, runSize: runSize, blockSize: blockSize))
        #expect(shared.outcome == whole.outcome, "seed \(seed), run \(runSize), block \(blockSize), \(threads) threads")
        runs += shared.runs
      }
    }
    return (whole.outcome.isError, runs)
  }

  @Test func `files of many forms give the same table`() {
    var (errors, runs) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      var generator = FeatureFileGenerator(seed: seed)
      let file = InputFile.bytes(Array(generator.text().utf8), name: "t")
      let result = compare(file, seed: seed, runSizes: [60, 300, 1500])
      errors += result.isError ? 1 : 0
      runs += result.runs
    }
    // Systems that differ are an error; all other files are sound.
    #expect(errors < 60)
    #expect(runs > 3000)
  }

  @Test func `files with a fault anywhere give the same error`() {
    var (errors, runs) = (0, 0)
    for seed in 0..<1500 as Range<UInt64> {
      var generator = FeatureFileGenerator(seed: seed)
      let sound = Array(generator.text().utf8)
      let result = compare(
        .bytes(generator.damaged(sound), name: "t"), seed: seed, runSizes: [Int(seed % 400) + 40])
      errors += result.isError ? 1 : 0
      runs += result.runs
    }
    #expect(errors > 900)
    #expect(runs > 3000)
  }

  @Test func `packed files and files on disk give the same table`() throws {
    let folder = try TemporaryFolder()
    var runs = 0
    for seed in 0..<30 as Range<UInt64> {
      var generator = FeatureFileGenerator(seed: seed)
      let path = try folder.write(Array(generator.text().utf8), as: "\(seed).geojson")
      runs += compare(.path(path), seed: seed, runSizes: [200]).runs
      guard try run("gzip", ["-k", path]) != nil else { continue }
      compare(.path(path + ".gz"), seed: seed, runSizes: [30, 100])
    }
    #expect(runs > 200)
  }

  @Test(.enabled(if: SharedData.url("data/jsontestsuite/test_parsing") != nil))
  func `the JSON test suite among features is accepted and refused as before`() throws {
    let folder = try #require(SharedData.url("data/jsontestsuite/test_parsing"))
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let others = Array(repeating: feature(geometry: square), count: 12).joined(separator: ",")
    let head = Array((#"{"type":"FeatureCollection","features":["# + others).utf8)
    let place = Array(#",{"type":"Feature","geometry":null,"properties":{"note":"#.utf8)
    let tail = Array("}},\(others)]}".utf8)
    var (errors, runs) = (0, 0)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = head + place + Array(try Data(contentsOf: file)) + tail
      let result = compare(.bytes(bytes, name: "t"), seed: 5, runSizes: [100, 400])
      errors += result.isError ? 1 : 0
      runs += result.runs
    }
    #expect(errors >= 92)
    #expect(runs > 1000)
  }

  @Test func `a large packed file is read in runs`() throws {
    let folder = try TemporaryFolder()
    var text = ""
    for i in 0..<3000 {
      let place = (i % 50, i / 50)
      let geometry = #"{"type":"Polygon","coordinates":\#(squareRing(place.0, place.1))}"#
      text += (i == 0 ? "" : ",") + feature(geometry: geometry, properties: #"{"id":"\#(i * 7919 % 3000)"}"#)
    }
    let path = try folder.write(Array(collection(text).utf8), as: "x.geojson")
    guard try run("gzip", [path]) != nil else { return }
    let result = compare(.path(path + ".gz"), seed: 1, runSizes: [2000])
    #expect(!result.isError)
    #expect(result.runs > 100)
  }

  @Test func `a name beyond the limit is refused in its feature`() {
    var features: [String] = []
    for i in 0..<700 {
      features.append(feature(properties: #"{"a\#(3 * i)":1,"a\#(3 * i + 1)":1,"a\#(3 * i + 2)":1}"#))
    }
    let bytes = Array((collection(features.joined(separator: ","))).utf8)
    let shared = read(.bytes(bytes, name: "t"), options(threads: 2, runSize: 2000, blockSize: 500))
    #expect(shared.runs > 10)
    guard case .error(let error) = shared.outcome else { return #expect(Bool(false), "not refused") }
    #expect(error.kind == .tooManyFields(limit: 2000))
    // Three names a feature: the 2001st is the third of feature 666.
    #expect(error.feature == 666)
    compare(.bytes(bytes, name: "t"), seed: 3, runSizes: [500, 5000])
  }

  @Test func `a feature longer than any run is read all the same`() {
    let long = feature(geometry: square, properties: #"{"id":"\#(String(repeating: "x", count: 9000))"}"#)
    let short = [feature(geometry: square), feature(), feature(), feature(geometry: square)].joined(separator: ",")
    let bytes = Array(collection(short, short, long, short, long, short).utf8)
    #expect(compare(.bytes(bytes, name: "t"), seed: 4, runSizes: [80, 300, 5000]).runs > 4)
  }

  @Test func `a cancelled task ends the threads`() async {
    let row = feature(geometry: square, properties: #"{"a":"x"}"#)
    let bytes = Array(collection(Array(repeating: row, count: 60_000).joined(separator: ",")).utf8)
    let task = Task { () -> ReadError.Kind? in
      let told: (Int, Int) -> Void = { _, features in if features > 20_000 { withUnsafeCurrentTask { $0?.cancel() } } }
      do throws(ReadError) {
        var options = GeoJSONReader.Options(progress: told, threads: 2)
        options.runSize = 1 << 16
        _ = try GeoJSONReader.read(.bytes(bytes, name: "t"), options: options)
        return nil
      } catch { return error.kind }
    }
    #expect(await task.value == .cancelled)
  }

  @Test func `progress grows while several threads read`() throws {
    final class Calls { var calls: [(bytes: Int, features: Int)] = [] }
    let calls = Calls()
    let row = feature(geometry: square, properties: #"{"a":"x"}"#)
    let bytes = Array(collection(Array(repeating: row, count: 60_000).joined(separator: ",")).utf8)
    var options = GeoJSONReader.Options(progress: { calls.calls.append(($0, $1)) }, threads: 2)
    options.runSize = 1 << 18
    _ = try GeoJSONReader.read(.bytes(bytes, name: "t"), options: options)
    #expect(calls.calls.count >= 2)
    #expect(calls.calls.allSatisfy { $0.bytes <= bytes.count && $0.features <= 60_000 })
    #expect(zip(calls.calls, calls.calls.dropFirst()).allSatisfy { $0.bytes < $1.bytes && $0.features <= $1.features })
  }
}
