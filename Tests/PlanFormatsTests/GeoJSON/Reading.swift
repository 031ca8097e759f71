import Coverage
import Foundation
import PlanFormats
import Testing

/// Reads text as a file; blocks may be as small as one byte.
func readText(
  _ text: String, blockSize: Int = 1 << 18, wants: @escaping (String) -> Bool = { _ in true },
  readsDeclaredCRS: Bool = true
) throws(ReadError) -> FeatureTable {
  try readBytes(Array(text.utf8), blockSize: blockSize, wants: wants, readsDeclaredCRS: readsDeclaredCRS)
}

func readBytes(
  _ bytes: [UInt8], blockSize: Int = 1 << 18, wants: @escaping (String) -> Bool = { _ in true },
  readsDeclaredCRS: Bool = true
) throws(ReadError) -> FeatureTable {
  try GeoJSONReader.read(
    .bytes(bytes, name: "t.geojson"),
    options: .init(wants: wants, readsDeclaredCRS: readsDeclaredCRS, blockSize: blockSize))
}

/// The error that reading a text gives; nil when it is read.
func readFailure(_ text: String, blockSize: Int = 1 << 18) -> ReadError? {
  do {
    _ = try readText(text, blockSize: blockSize)
    return nil
  } catch { return error }
}

/// A collection of features given as text.
func collection(_ features: String...) -> String {
  #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
}

func feature(geometry: String = "null", properties: String = "null") -> String {
  #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}"#
}

/// A unit square with its lower left corner at (x, y), as the coordinates of a Polygon.
func squareRing(_ x: Int = 0, _ y: Int = 0) -> String {
  "[[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]]"
}

let square = #"{"type":"Polygon","coordinates":\#(squareRing())}"#

/// A folder that is removed when the test ends.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

/// Where a program of the system is; nil when it is absent.
func path(of program: String) -> String? {
  ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + program }.first(where: FileManager.default.isExecutableFile)
}

/// Runs a program of the system; nil when it is absent.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String)? {
  guard let path = path(of: program) else { return nil }
  let process = Process()
  process.executableURL = URL(filePath: path)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
