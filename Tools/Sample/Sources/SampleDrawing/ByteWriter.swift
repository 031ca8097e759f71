import Foundation

/// Writes a text file in blocks of a megabyte, with its own number formats: no locale, no rounding that depends
/// on a library.
public final class ByteWriter {
  private var bytes: [UInt8] = []
  private let handle: FileHandle
  private let path: String
  private static let block = 1 << 20
  let form: CoordinateForm

  public init(path: String, form: CoordinateForm = .degrees) throws(DrawingError) {
    self.path = path
    self.form = form
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw .file(path, "cannot be created") }
    self.handle = handle
    bytes.reserveCapacity(Self.block + 4096)
  }

  public func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  public func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  public func write(integer: Int64) {
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(integer.magnitude, atLeast: 1)
  }

  /// `value` units of 10^−decimals, zeros at the end left out, at least one decimal kept when `keepsOne`.
  public func write(fixed value: Int64, decimals: Int, keepsOne: Bool = false) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var divisor: UInt64 = 1
    for _ in 0..<decimals { divisor *= 10 }
    digits(value.magnitude / divisor, atLeast: 1)
    var rest = value.magnitude % divisor, places = decimals
    while places > (keepsOne ? 1 : 0) && rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    digits(rest, atLeast: places)
  }

  private func digits(_ value: UInt64, atLeast width: Int) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    while bytes.count - start < width { bytes.append(UInt8(ascii: "0")) }
    var low = start, high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// To be called between records: writes a block out when it is full.
  public func flushIfFull() throws(DrawingError) { if bytes.count >= Self.block { try flush() } }

  public func close() throws(DrawingError) {
    try flush()
    do { try handle.close() } catch { throw .file(path, "\(error)") }
  }

  private func flush() throws(DrawingError) {
    do { try handle.write(contentsOf: bytes) } catch { throw .file(path, "\(error)") }
    bytes.removeAll(keepingCapacity: true)
  }
}

extension ByteWriter {
  /// A ring of GeoJSON, closed.
  public func write(ring: [Vertex]) {
    write("[" as StaticString)
    for vertex in ring {
      write(position: vertex)
      write("," as StaticString)
    }
    if let first = ring.first { write(position: first) }
    write("]" as StaticString)
  }

  public func write(position: Vertex) {
    write("[" as StaticString)
    switch form {
    case .degrees:
      write(fixed: position.lon, decimals: 8)
      write("," as StaticString)
      write(fixed: position.lat, decimals: 8)
    case .metres:
      write(fixed: Int64((position.east * 1e4).rounded()), decimals: 4)
      write("," as StaticString)
      write(fixed: Int64((position.north * 1e4).rounded()), decimals: 4)
    }
    write("]" as StaticString)
  }

  /// The geometry of GeoJSON: a Polygon, or a MultiPolygon when there are several parts.
  func write(geometry parts: [ParcelShape.Part]) {
    let isMulti = parts.count > 1
    write(
      isMulti
        ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" : "{\"type\":\"Polygon\",\"coordinates\":" as StaticString)
    for (index, part) in parts.enumerated() {
      if index > 0 { write("," as StaticString) }
      write("[" as StaticString)
      write(ring: part.outer)
      for hole in part.holes {
        write("," as StaticString)
        write(ring: hole)
      }
      write("]" as StaticString)
    }
    write(isMulti ? "]}" : "}" as StaticString)
  }
}
