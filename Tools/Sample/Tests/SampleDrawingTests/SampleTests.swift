import Foundation
import Testing

@testable import SampleDrawing

@Suite("Sample") struct SampleTests {
  private func written(seed: UInt64, folder: URL) throws -> [String: Data] {
    let sample = Sample(parcels: 1000, seed: seed, output: folder.path)
    #expect(try sample.write() == 1000)
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return files
  }

  @Test func `two runs with one seed write the same bytes, another seed others`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try written(seed: 5, folder: folder.appendingPathComponent("a"))
    let second = try written(seed: 5, folder: folder.appendingPathComponent("b"))
    let other = try written(seed: 6, folder: folder.appendingPathComponent("c"))
    #expect(first.count == 10)
    #expect(first == second)
    #expect(first["parcels.geojson"] != other["parcels.geojson"])
  }

  @Test func `a folder that cannot be made is an error`() {
    #expect(throws: DrawingError.self) {
      try Sample(parcels: 1000, seed: 1, output: "/dev/null/sample").write()
    }
  }

  /// By hand.
  @Test(arguments: [
    (Int64(10_591_400_000), 8, false, "105.914"), (2_054_100_001, 8, false, "20.54100001"), (-5, 2, false, "-0.05"),
    (100, 2, false, "1"), (120, 1, true, "12.0"), (0, 1, true, "0.0"), (9_007, 3, false, "9.007"),
  ])
  func `fixed numbers are written without zeros at the end`(
    value: Int64, decimals: Int, keepsOne: Bool, expected: String
  ) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("fixed-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try ByteWriter(path: path)
    writer.write(fixed: value, decimals: decimals, keepsOne: keepsOne)
    try writer.close()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == expected)
  }
}
