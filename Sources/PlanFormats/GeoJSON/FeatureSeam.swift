/// How one feature of an array ends and the next begins in a file: where bytes may be cut into runs of whole features.
///
/// A guess: the same bytes can stand within a feature. Who cuts there finds out by reading the run to its end.
struct FeatureSeam {
  /// From the brace that ends a feature to the first key of the next, and to the value of a key `type`.
  let bytes: [UInt8]
  /// How many of them belong to the feature that ends, the comma included.
  let head: Int

  private static let longest = 256

  /// The seam at a place behind a comma between two features; nil when not all of it is there to be seen.
  init?(before: UnsafeBufferPointer<UInt8>, behind: UnsafeBufferPointer<UInt8>) {
    var head: [UInt8] = []
    for byte in before.reversed() {
      guard head.count < Self.longest else { return nil }
      head.append(byte)
      if byte == UInt8(ascii: "}") { break }
    }
    guard head.last == UInt8(ascii: "}"), let tail = Self.tail(behind) else { return nil }
    self.head = head.count
    bytes = head.reversed() + tail
  }

  /// From the white space before a feature to its first key.
  private static func tail(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let bytes = bytes.prefix(longest)
    func space(_ start: Int) -> Int { bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.endIndex }
    func string(_ start: Int) -> Int? {
      guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "\"") else { return nil }
      return bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 }
    }
    let brace = space(bytes.startIndex)
    guard brace < bytes.endIndex, bytes[brace] == UInt8(ascii: "{") else { return nil }
    let key = space(brace + 1)
    guard let keyEnd = string(key) else { return nil }
    let colon = space(keyEnd)
    guard bytes[key..<keyEnd].elementsEqual("\"type\"".utf8), colon < bytes.endIndex,
      let end = string(space(colon + 1))
    else { return Array(bytes[..<keyEnd]) }
    return Array(bytes[..<end])
  }

  /// Where the last feature of these bytes begins that has a seam before it. O(bytes) at worst, mostly a feature's.
  func lastCut(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count >= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { seam in
      var start = text.count - seam.count
      while start >= 0 {
        // start + seam.count ≤ text.count: the search goes down from there.
        if text[start] == UInt8(ascii: "}"), (1..<seam.count).allSatisfy({ text[start + $0] == seam[$0] }) {
          return start + head
        }
        start -= 1
      }
      return nil
    }
  }
}
