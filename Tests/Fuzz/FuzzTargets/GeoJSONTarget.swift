import Coverage
import LandUse
import PlanFormats

enum GeoJSONTarget {
  private static let aliases = FieldAliases(rows: [
    ("id", "id"), ("record-id", "fid"), ("unit", "xa"), ("sheet", "to"), ("number", "thua"), ("use", "code"),
    ("planned-use", "qh"), ("declared-area", "dt"), ("declared-area-ha", "ha"), ("status", "tt"), ("year", "nam"),
    ("withheld", "mat"), ("fictitious", "minhhoa"), ("personal", "chu"),
  ])

  /// Every other input is read in small blocks, whose borders then lie anywhere; every eighth in both ways, and every
  /// fourth by several threads in small runs of features, which must come to the same.
  static func read(_ bytes: [UInt8]) {
    let file = InputFile.bytes(bytes, name: "fuzz.geojson")
    if bytes.count % 2 == 0 {
      let table = table(file, blockSize: 1 + bytes.count / 2 % 40)
      if bytes.count % 4 == 0 {
        let blockSize = 64 + bytes.count / 4 % 200
        precondition(
          Self.table(file, blockSize: blockSize) == Self.table(file, blockSize: blockSize, threads: 2), "runs show")
      }
      if bytes.count % 8 == 0 {
        precondition(Self.isSame(Self.table(file, blockSize: 1 << 18), table), "block borders show")
      }
    } else if let result = try? ParcelLayerReader.read(file, id: "fuzz", aliases: aliases) {
      precondition(result.layer.count == result.input.features)
      precondition(result.layer.shapes.count == result.layer.count)
    }
  }

  /// What can be compared of a reading.
  private enum Outcome: Equatable {
    case table(rows: Int, vertices: Int, offsets: [Int], values: [[String?]])
    case error(ReadError)
  }

  /// Of two faults of a file the one of its spelling may be met first, since a block is looked at as a whole.
  private static func isSame(_ a: Outcome, _ b: Outcome) -> Bool {
    if case .error(let first) = a, case .error(let second) = b {
      return isSpelling(first) || isSpelling(second) || first == second
    }
    return a == b
  }

  private static func isSpelling(_ error: ReadError) -> Bool {
    if case .invalidUTF8 = error.kind { return true }
    return false
  }

  private static func table(_ file: InputFile, blockSize: Int, threads: Int = 1) -> Outcome {
    do throws(ReadError) {
      var options = GeoJSONReader.Options(blockSize: blockSize, threads: threads)
      options.runSize = blockSize / 2
      let table = try GeoJSONReader.read(file, options: options)
      precondition(table.shapes.count == table.count && table.byteOffsets.count == table.count)
      let values = table.fields.map { field in
        precondition(field.column.count == table.count)
        return (0..<table.count).map { field.column[$0] }
      }
      return .table(
        rows: table.count, vertices: table.shapes.vertexCount, offsets: table.byteOffsets, values: values)
    } catch { return .error(error) }
  }
}
