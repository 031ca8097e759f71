extension JSONScanner {
  /// Consumes a value and returns its text as it stands in the file; good until the next scan.
  mutating func rawValue() throws(ReadError) -> UnsafeBufferPointer<UInt8> {
    _ = try peek()
    window.mark = window.cursor
    try skipValue()
    let start = window.mark ?? window.cursor
    window.mark = nil
    return UnsafeBufferPointer(start: start, count: window.cursor - start)
  }

  /// Consumes one value of any kind, checked as strictly as any other, and keeps nothing.
  ///
  /// The walk keeps one bit per level, object or array, so that hostile nesting costs no stack.
  mutating func skipValue() throws(ReadError) {
    let outer = depth
    var objects: UInt64 = 0
    while true {
      if try skipStep(&objects) { continue }
      while depth > outer {
        let isObject = objects >> UInt64(depth & 63) & 1 == 1
        if try isObject ? nextMember() : nextElement() {
          if isObject { try skipKey() }
          break
        }
      }
      if depth == outer { return }
    }
  }

  /// Consumes a scalar or an empty container, or opens another; true when a value must follow at once.
  private mutating func skipStep(_ objects: inout UInt64) throws(ReadError) -> Bool {
    switch try peek() {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "{"):
      guard try beginObject() else { return false }
      objects |= 1 << UInt64(depth & 63)
      try skipKey()
      return true
    case UInt8(ascii: "["):
      guard try beginArray() else { return false }
      objects &= ~(1 << UInt64(depth & 63))
      return true
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try numberText()
    default: throw unexpected("a value")
    }
    return false
  }

  private mutating func skipKey() throws(ReadError) {
    guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a member name") }
    try skipString()
    try colon()
  }
}
