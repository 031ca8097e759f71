import Coverage

/// Reads runs of features apart from the file they stand in, each into rows of its own.
struct RunReader: ~Copyable {
  /// What a run takes from the reader that stands before it in the file.
  struct Pattern: Sendable {
    var name: String
    /// Nesting of the array that holds the features.
    var depth: Int
    var readsDeclaredCRS: Bool
    var declaredCRS: String?
    var crsText: [UInt8]
  }

  private var reader: GeoJSONReader
  private let pattern: Pattern
  /// Of the run read last.
  private(set) var lineFeeds = 0

  init(_ pattern: Pattern) {
    self.pattern = pattern
    reader = GeoJSONReader(pattern)
  }

  var rows: FeatureRows { reader.rows }

  /// Reads a run; false when it is not one of features to its very end, or tells something that changes what follows.
  ///
  /// - Parameter decisions: names of properties that are wanted, or not; others are kept.
  mutating func read(_ run: borrowing FeatureRun, decisions: [String: Bool]) -> Bool {
    reader.rows.removeAll(wants: { decisions[$0] ?? true })
    lineFeeds = ByteWindow.lineFeeds(from: run.bytes, to: run.bytes + run.count)
    let text = UnsafeRawBufferPointer(start: run.bytes, count: run.count)
    guard UTF8Check.check(text) == .valid(whole: run.count) else { return false }
    reader.scanner.restart(
      ByteWindow(over: run.bytes, count: run.count, offset: run.offset, name: pattern.name), depth: pattern.depth)
    return reader.readRun() && reader.crsText == pattern.crsText
  }
}
