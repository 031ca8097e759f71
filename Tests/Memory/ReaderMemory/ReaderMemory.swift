import Coverage
import Foundation
import Geometry
import LandUse
import PlanFormats

/// Reads one file and prints two numbers: the most memory the process had resident, and the bytes of the table read.
///
/// `reader-memory geojson FILE | runs FILE | csv FILE | plan FILE GEODATA`. A process of its own, since a peak is the process's.
@main enum ReaderMemory {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let table =
      switch arguments[0] {
      case "geojson": try geoJSON(arguments[1], threads: 1)
      case "runs": try geoJSON(arguments[1], threads: 3)
      case "csv": try csv(arguments[1])
      default: try plan(arguments[1], geoData: arguments[2])
      }
    print(peak, table)
  }

  /// `VmHWM`: bytes resident at the most.
  private static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }

  /// `note` stands for what nobody asks for.
  private static func geoJSON(_ path: String, threads: Int) throws -> Int {
    var options = GeoJSONReader.Options(wants: { $0 != "note" }, threads: threads)
    options.runSize = 1 << 19
    let table = try GeoJSONReader.read(.path(path), options: options)
    let shapes = table.shapes
    let starts = shapes.ringStarts.count + shapes.partStarts.count + shapes.shapeStarts.count
    let geometry =
      shapes.points.count * MemoryLayout<Coordinate>.stride + shapes.pointIDs.count * 4 + shapes.heights.count * 8
      + starts * 4 + shapes.faults.count * MemoryLayout<ShapeFault>.stride
    let fields = table.fields.map { field in
      field.column.count * 4 + field.column.values.map { 16 + $0.utf8.count }.reduce(0, +)
    }
    return geometry + fields.reduce(0, +) + table.byteOffsets.count * 8
  }

  /// The bytes of a table are kept while it is split; a field is a text and a line.
  private static func csv(_ path: String) throws -> Int {
    let data = try Data(contentsOf: URL(filePath: path))
    let table = try CSVReader().read(data, file: path, columns: .quotas)
    return data.count + table.count * table.headings.count * 24
  }

  /// The quotas, and the table of eight fields they are typed from.
  private static func plan(_ path: String, geoData: String) throws -> Int {
    let document = try PlanReader(geoData: GeoDataFolder(path: geoData)).read(path)
    return document.plan.quotas.count * (MemoryLayout<Quota>.stride + 8 * 24)
  }
}
