import Coverage
import Foundation
import LandUse
import PlanFormats
import Testing

/// `gzip -n` of a text; empty when there is no gzip.
private func packed(_ text: String) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let path = try folder.write(Array(text.utf8), as: "t")
  guard try run("gzip", ["-n", path])?.status == 0 else { return [] }
  return Array(try Data(contentsOf: folder.url.appending(path: "t.gz")))
}

@Suite("Input files") struct InputFileTests {
  private let text = collection(
    feature(geometry: square, properties: #"{"a":"Thành phố Phủ Lý"}"#), feature(geometry: square))

  @Test func `the digest is the SHA-256 of the stored bytes`() throws {
    // sha256sum of the three bytes "abc" is the example of FIPS 180-2; here of a whole file by coreutils.
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(text.utf8), as: "t.geojson")
    let sum = try #require(try run("sha256sum", [path]))
    for blockSize in [1, 1000] {
      let table = try GeoJSONReader.read(.path(path), options: .init(blockSize: blockSize))
      #expect(sum.output.hasPrefix(table.sha256 + " "))
      #expect(table.byteCount == text.utf8.count)
      #expect(table.file == path)
    }
  }

  @Test func `the digest of a packed file is of the packed bytes`() throws {
    let folder = try TemporaryFolder()
    let bytes = try packed(text)
    let path = try folder.write(bytes, as: "t.geojson.gz")
    let sum = try #require(try run("sha256sum", [path]))
    let table = try GeoJSONReader.read(.path(path))
    #expect(sum.output.hasPrefix(table.sha256 + " "))
    #expect(table.byteCount == bytes.count)
  }

  @Test(arguments: [1, 7, 64, 1 << 18])
  func `packed data is told by its first bytes and reads as the plain text does`(blockSize: Int) throws {
    let plain = try readText(text)
    let bytes = try packed(text)
    #expect(bytes.starts(with: [0x1F, 0x8B]))
    let table = try readBytes(bytes, blockSize: blockSize)
    #expect(table.shapes.points == plain.shapes.points)
    #expect(table.byteOffsets == plain.byteOffsets)
    #expect(table.fields.map(\.column.values) == plain.fields.map(\.column.values))
  }

  @Test(arguments: [1, 7, 64, 1 << 18])
  func `several packed members are one text`(blockSize: Int) throws {
    let half = text.utf8.count / 2
    let members = try packed(String(text.prefix(half))) + packed(String(text.dropFirst(half))) + packed("")
    #expect(try readBytes(members, blockSize: blockSize).count == 2)
  }

  @Test func `packed data that is cut off or damaged is refused`() throws {
    let bytes = try packed(text)
    for count in 2..<bytes.count {
      let error = try #require(throws: ReadError.self) { try readBytes(Array(bytes[..<count]), blockSize: 16) }
      #expect(error.kind == .gzipCutOff, "\(count)")
    }
    var damaged = bytes
    damaged[bytes.count - 6] ^= 0x55
    let error = try #require(throws: ReadError.self) { try readBytes(damaged) }
    #expect(error.kind == .gzipDamaged(reason: "incorrect data check"))
    let trailing = try #require(throws: ReadError.self) { try readBytes(bytes + Array("garbage".utf8)) }
    #expect(trailing.kind == .gzipDamaged(reason: "incorrect header check"))
  }

  @Test func `folders, pipes and missing files are refused`() throws {
    let folder = try TemporaryFolder()
    func kind(_ path: String) -> ReadError.Kind? {
      do {
        _ = try GeoJSONReader.read(.path(path))
        return nil
      } catch { return error.kind }
    }
    #expect(kind(folder.url.path) == .notRegularFile)
    #expect(kind(folder.path("none")) == .cannotOpen(reason: "No such file or directory"))
    #expect(kind("/dev/null") == .notRegularFile)
    mkfifo(folder.path("pipe"), 0o600)
    #expect(kind(folder.path("pipe")) == .notRegularFile)
  }

  @Test(.enabled(if: getuid() != 0)) func `an unreadable file is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([], as: "t")
    chmod(path, 0)
    let error = try #require(throws: ReadError.self) { try GeoJSONReader.read(.path(path)) }
    #expect(error.kind == .cannotOpen(reason: "Permission denied"))
  }

  @Test func `the size of the blocks changes nothing`() throws {
    let long = String(repeating: "Đồng Văn ", count: 60)
    let text = collection(
      feature(
        geometry: square, properties: #"{"a":"\#(long)\uD83D\uDE00\n","b":[{"c":1.5e3},"x"],"d":-0.125,"e":false}"#),
      feature(
        geometry: #"{"coordinates":[\#(squareRing(3, 4))],"type":"MultiPolygon"}"#, properties: #"{"d":12345.678901}"#))
    let whole = try readText(text)
    for blockSize in [1, 2, 3, 5, 7, 64, 1000] {
      let table = try readText(text, blockSize: blockSize)
      #expect(table.shapes.points == whole.shapes.points)
      #expect(table.shapes.pointIDs == whole.shapes.pointIDs)
      #expect(table.byteOffsets == whole.byteOffsets)
      #expect(table.fields.map(\.name) == whole.fields.map(\.name))
      #expect(table.fields.map(\.column.values) == whole.fields.map(\.column.values))
      #expect(table.fields.map(\.column.indices) == whole.fields.map(\.column.indices))
      #expect(table.sha256 == whole.sha256)
      #expect(table.decimals == whole.decimals)
    }
    #expect(whole.fields[0].column[0] == long + "😀\n")
    #expect(whole.fields[1].column[0] == #"[{"c":1.5e3},"x"]"#)
  }
}
