import LandUse
import PlanFormats
import PlanSession

/// What to do with a file that no plan can take as it is.
extension InspectionScreen {
  mutating func addMending() {
    screen.heading(say("Chưa dùng được trong plan.yaml", "Not ready for plan.yaml"))
    guard let crs = facts.swappedSystem else {
      screen.add(
        say(
          "Tọa độ không hợp với hệ nào: hỏi nguồn của tệp, rồi chạy lại inspect với --crs.",
          "The positions fit no known system: ask the source of the file, then inspect it again with --crs."))
      return
    }
    screen.add(
      say("Đổi chỗ x và y bằng GDAL, rồi xem tệp mới:", "Swap x and y with GDAL, then look at the new file:"))
    screen.verbatim([
      SafeText.line(
        "  ogr2ogr -f GeoJSON \(swappedFile) \(Self.quoted(facts.file)) -a_srs \(crs) -dialect sqlite"
          + " -sql \(Self.quoted(swapping))"),
      SafeText.line("  landplan inspect \(swappedFile)"),
    ])
  }

  private var swapping: String {
    let name = facts.layerName ?? stem
    return "SELECT SwapCoordinates(geometry) AS geometry, * FROM \"\(name.replacing("\"", with: "\"\""))\""
  }

  /// Of the file's name what stands before the last point, as GDAL has it.
  private var stem: String {
    let name = facts.file.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  private var swappedFile: String { Self.quoted(stem + "-xy.geojson") }

  /// As a shell takes it for one word.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "._-/".contains($0) }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
