import Geometry

/// A column of texts, each distinct one stored once: an index per row into the distinct values.
///
/// Codes and units repeat, ids do not; both fit, and equal ids are found while reading.
public struct DictionaryColumn: Sendable {
  /// The index of a row that has no value.
  public static let missing = UInt32.max

  /// For every row the index of its value, or `missing`.
  public internal(set) var indices: [UInt32] = []
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  /// The upper half of a value's hash and its index + 1; 0 where free. The hash spares most looks at other values.
  private(set) var slots = [UInt64](repeating: 0, count: 64)

  public init() {}

  /// A column that holds one value in every row.
  public static func repeating(_ text: String, count: Int) -> DictionaryColumn {
    var column = DictionaryColumn()
    column.reserve(rows: count)
    for _ in 0..<count { column.append(text) }
    return column
  }

  /// Number of rows.
  public var count: Int { indices.count }
  /// Number of distinct values.
  public var valueCount: Int { ends.count }

  public mutating func reserve(rows: Int) { indices.reserveCapacity(rows) }

  public mutating func appendMissing() { indices.append(Self.missing) }

  /// Adds missing rows up to `count`: for a field that first occurs late.
  public mutating func pad(to count: Int) {
    while indices.count < count { indices.append(Self.missing) }
  }

  public mutating func append(_ text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { append(utf8: $0) }
  }

  /// Appends a row by the UTF-8 bytes of its value, which must be valid. Amortised O(bytes).
  public mutating func append(utf8 value: UnsafeBufferPointer<UInt8>) { indices.append(index(of: value)) }

  /// Replaces the value of the last row (a repeated key of one feature: the last one wins).
  public mutating func replaceLast(utf8 value: UnsafeBufferPointer<UInt8>?) {
    guard !indices.isEmpty else { return }
    indices[indices.count - 1] = value.map { index(of: $0) } ?? Self.missing
  }

  /// The distinct value at an index.
  public func value(at index: Int) -> String {
    String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  /// The order of two rows' values by their bytes; nil where these do not decide it: for equal values, and for letters
  /// beyond ASCII at the first difference, which may write one text in two ways.
  ///
  /// - Parameters: rows that have a value.
  public func precedes(_ a: Int, _ b: Int) -> Bool? {
    let (first, second) = (Int(indices[a]), Int(indices[b]))
    if first == second { return nil }
    var (i, j) = (first == 0 ? 0 : ends[first - 1], second == 0 ? 0 : ends[second - 1])
    while i < ends[first], j < ends[second] {
      let (left, right) = (bytes[i], bytes[j])
      if left != right { return left < 0x80 && right < 0x80 ? left < right : nil }
      (i, j) = (i + 1, j + 1)
    }
    return j < ends[second]
  }

  /// Reads the UTF-8 bytes of a row's value; nil when it is missing, or the column ends before it.
  public func withBytes(ofRow row: Int, _ look: (UnsafeBufferPointer<UInt8>?) -> Void) {
    guard indices.indices.contains(row), indices[row] != Self.missing else { return look(nil) }
    withBytes(ofValueAt: Int(indices[row])) { look($0) }
  }

  /// The UTF-8 bytes of the distinct value at an index.
  public func withBytes<Result>(ofValueAt index: Int, _ look: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer {
      look(UnsafeBufferPointer(rebasing: $0[(index == 0 ? 0 : ends[index - 1])..<ends[index]]))
    }
  }

  /// Makes rows of an index per row into the rows there are: each becomes what stands at its index.
  mutating func spread(over rows: [UInt32]) {
    indices = rows.map { $0 == Self.missing ? $0 : indices[Int($0)] }
  }

  /// All distinct values, in order of first appearance.
  public var values: [String] { (0..<valueCount).map { value(at: $0) } }

  /// The value of a row; nil when missing.
  public subscript(row: Int) -> String? {
    indices[row] == Self.missing ? nil : value(at: Int(indices[row]))
  }

  mutating func reserveValues(_ values: Int, bytes count: Int) {
    ends.reserveAbout(values)
    bytes.reserveAbout(count)
  }

  private mutating func index(of value: UnsafeBufferPointer<UInt8>) -> UInt32 {
    // Neighbouring rows mostly share codes and units.
    if let last = indices.last, last != Self.missing, equals(value, Int(last)) { return last }
    return index(of: value, hash: Self.hash(value))
  }

  mutating func index(of value: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = UInt32(truncatingIfNeeded: slots[slot]) - 1
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash, equals(value, Int(index)) { return index }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: value)
    ends.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(ends.count)
    if ends.count * 3 > slots.count * 2 { grow(to: slots.count * 2) }
    return UInt32(ends.count - 1)
  }

  private func equals(_ value: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == value.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      let stored = UnsafeRawBufferPointer(rebasing: bytes[start..<start + value.count])
      return Self.equals(stored, UnsafeRawBufferPointer(value))
    }
  }

  /// Both of one length. Eight bytes at a time: identifiers share long heads.
  @inline(__always) private static func equals(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    var i = 0
    while i + 8 <= a.count {
      guard
        a.loadUnaligned(fromByteOffset: i, as: UInt64.self) == b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      else { return false }
      i += 8
    }
    while i < a.count {
      guard a[i] == b[i] else { return false }
      i += 1
    }
    return true
  }

  /// - Parameter size: a power of two.
  mutating func grow(to size: Int) {
    let mask = size - 1
    var larger = [UInt64](repeating: 0, count: mask + 1)
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  /// Eight bytes at a time, mixed by multiplication: fixed, so that nothing depends on the process.
  static func hash(_ value: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let raw = UnsafeRawBufferPointer(value)
    var h = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i + 8 <= raw.count {
      h = mixed(h ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
      i += 8
    }
    var rest: UInt64 = 0
    while i < raw.count {
      rest = rest << 8 | UInt64(raw[i])
      i += 1
    }
    return UInt32(truncatingIfNeeded: mixed(h ^ rest) >> 32)
  }

  @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return (product ^ product >> 32) &* 0x9E37_79B9_7F4A_7C15
  }
}
