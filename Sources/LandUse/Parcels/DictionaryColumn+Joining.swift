import Geometry

extension DictionaryColumn {
  /// Adds the rows of another column behind its own. Its distinct values keep their order and are looked up once each:
  /// the column becomes what it would be had the values been appended here.
  ///
  /// O(rows + bytes of the values) of the other.
  public mutating func append(contentsOf later: DictionaryColumn) {
    let hashes = later.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      return later.ends.map { end in
        defer { start = end }
        return Self.hash(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      }
    }
    waitForSlots(of: hashes)
    var mapped: [UInt32] = []
    mapped.reserveCapacity(hashes.count)
    later.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for (end, hash) in zip(later.ends, hashes) {
        mapped.append(index(of: UnsafeBufferPointer(rebasing: bytes[start..<end]), hash: hash))
        start = end
      }
    }
    mapped.withUnsafeBufferPointer { mapped in
      // An index is `missing` or below the number of distinct values, each of which was mapped.
      indices.append(contentsOf: later.indices.lazy.map { $0 == Self.missing ? $0 : mapped[Int($0)] })
    }
  }

  /// Reads the slots that will be looked into. A loop of its own, without a branch on what it finds: the memory is
  /// waited for once, not value by value.
  @inline(never)
  private func waitForSlots(of hashes: [UInt32]) {
    var all: UInt64 = 0
    slots.withUnsafeBufferPointer { slots in
      for hash in hashes { all |= slots[Int(hash) & (slots.count - 1)] }
    }
    withExtendedLifetime(all) {}
  }

  /// Makes room for so many rows, with so many times the distinct values there are.
  public mutating func reserve(rows: Int, valuesTimes factor: Double) {
    indices.reserveAbout(rows)
    let values = Int(Double(valueCount) * factor)
    guard values > 4096 else { return }
    reserveValues(values, bytes: Int(Double(bytes.count) * factor))
    var size = slots.count
    while size * 2 < values * 3 { size *= 2 }
    if size > slots.count { grow(to: size) }
  }
}
