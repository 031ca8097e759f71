extension DictionaryColumn {
  /// The column with other texts for its distinct values, by their index; texts that become equal become one value.
  ///
  /// Each distinct value is looked up once. O(rows + bytes of the values).
  ///
  /// - Parameter texts: one for each distinct value, nil for none; values beyond the list stay as they are.
  public func replacingValues(_ texts: [String?]) -> DictionaryColumn {
    var replaced = DictionaryColumn()
    replaced.reserve(rows: max(count, valueCount))
    for index in 0..<valueCount {
      if let text = texts.indices.contains(index) ? texts[index] : value(at: index) {
        replaced.append(text)
      } else {
        replaced.appendMissing()
      }
    }
    // The rows so far are those of the distinct values: where each of them went.
    replaced.spread(over: indices)
    return replaced
  }

  /// Whether the distinct value at an index stands for no value: see `FoldedText.isVoid`.
  public func isVoid(valueAt index: Int) -> Bool {
    let isValue = withBytes(ofValueAt: index) { FoldedText.isValue($0) }
    return !isValue && FoldedText.isVoid(value(at: index))
  }

  /// The indices of the distinct values that hold something beyond ASCII. O(bytes).
  public var valuesBeyondASCII: [Int] {
    guard !isASCII else { return [] }
    return (0..<valueCount).filter { index in withBytes(ofValueAt: index) { $0.contains { $0 >= 0x80 } } }
  }

  /// Most columns hold nothing else; eight bytes at a time.
  private var isASCII: Bool {
    bytes.withUnsafeBytes { bytes in
      var bits: UInt64 = 0
      var i = 0
      while i + 8 <= bytes.count {
        bits |= bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        i += 8
      }
      while i < bytes.count {
        bits |= UInt64(bytes[i])
        i += 1
      }
      return bits & 0x8080_8080_8080_8080 == 0
    }
  }
}
