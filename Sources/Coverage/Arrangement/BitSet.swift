/// A set of small numbers, a bit each.
struct BitSet {
  let count: Int
  private var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// - Returns: false when it was there.
  @discardableResult @inline(__always) mutating func insert(_ number: Int) -> Bool {
    let (word, bit) = (number >> 6, UInt64(1) << UInt64(number & 63))
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }

  @inline(__always) func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }
}
