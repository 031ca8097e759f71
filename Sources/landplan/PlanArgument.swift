import Foundation
import PlanReports

/// The path that stands where a plan file must.
struct PlanArgument {
  let path: String

  /// - Throws: `UsageFailure` for GeoJSON, which is no plan and has a command of its own.
  func check(_ say: Phrasing) throws {
    guard isGeoJSON else { return }
    throw UsageFailure(
      say("\(path) là GeoJSON, không phải tệp phương án (.yaml).", "\(path) is GeoJSON, not a plan file (.yaml)."),
      hint: say("Hãy dùng: landplan check \(path)", "Use: landplan check \(path)"))
  }

  /// Whether a path is that of a plan file, by its name.
  static func isPlan(_ path: String) -> Bool {
    let lower = path.lowercased()
    return lower.hasSuffix(".yaml") || lower.hasSuffix(".yml")
  }

  private var isGeoJSON: Bool {
    let lower = path.lowercased()
    let name = lower.hasSuffix(".gz") ? String(lower.dropLast(3)) : lower
    let isNamed = [".geojson", ".geojsonl", ".geojsons", ".ndjson"].contains { name.hasSuffix($0) }
    return isNamed ? isRegularFile : name.hasSuffix(".json") && startsAsGeoJSON
  }

  /// A file that is not there is told as such by whoever reads it.
  private var isRegularFile: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// YAML holds JSON: only a word of GeoJSON tells the two apart.
  private var startsAsGeoJSON: Bool {
    guard isRegularFile, let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let head = String(decoding: (try? file.read(upToCount: 4096)) ?? Data(), as: UTF8.self)
    return head.contains("\"FeatureCollection\"") || head.contains("\"Feature\"")
  }
}
