/// Validation of UTF-8 in pieces (Unicode 15, table 3-7: no overlong forms, no surrogates, at most U+10FFFF).
enum UTF8Check {
  enum Outcome: Equatable {
    /// So many bytes are whole characters; the 0…3 behind them may begin one that continues.
    case valid(whole: Int)
    case invalid(at: Int)
  }

  /// O(n); eight bytes at a time while they are ASCII.
  static func check(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    var i = 0
    let count = bytes.count
    while i < count {
      if i + 32 <= count {
        let block = bytes.loadUnaligned(fromByteOffset: i, as: SIMD4<UInt64>.self)
        if (block[0] | block[1] | block[2] | block[3]) & 0x8080_8080_8080_8080 == 0 {
          i += 32
          continue
        }
      }
      let end = min(i + 32, count)
      while i < end {
        guard bytes[i] >= 0x80 else {
          i += 1
          continue
        }
        let length = sequenceLength(bytes, at: i)
        if length == 0 { return .invalid(at: i) }
        if length < 0 { return .valid(whole: i) }
        i += length
      }
    }
    return .valid(whole: count)
  }

  /// Length of the character at `i`; 0 when it is none, −1 when the bytes end within it.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at i: Int) -> Int {
    let lead = bytes[i]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    for k in 1..<length {
      guard i + k < bytes.count else { return -1 }
      guard (k == 1 ? second : 0x80...0xBF).contains(bytes[i + k]) else { return 0 }
    }
    return length
  }
}
