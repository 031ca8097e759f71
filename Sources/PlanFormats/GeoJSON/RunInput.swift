/// Reads an input in order and cuts it at seams between features, one run after the other.
///
/// Reading, unpacking and hashing go on here and nowhere else while runs are taken. Used by one thread at a time.
struct RunInput {
  private let source: ReadAhead
  private let seam: FeatureSeam
  private let runSize: Int
  /// Bytes read behind the last cut.
  private(set) var carried: [UInt8]
  /// Offset of the first carried byte in the unpacked file.
  private(set) var offset: Int
  private var number = 0
  /// No further run can be cut out: the end, a failure, or too much without a seam.
  private var isOver = false

  /// A feature may be so many runs long.
  private static let longestFeature = 8

  /// - Parameters:
  ///   - unread: what was read before, and where it stands: behind the comma after a feature.
  init(_ source: ReadAhead, seam: FeatureSeam, runSize: Int, unread: [UInt8], offset: Int) {
    self.source = source
    self.seam = seam
    self.runSize = runSize
    carried = unread
    self.offset = offset
  }

  var storedSize: Int { source.storedSize }

  /// Fills `run` with the next run; false when none can be cut out.
  mutating func next(into run: inout FeatureRun) -> Bool {
    guard !isOver else { return false }
    run.count = 0
    run.reserve(carried.count + runSize + source.blockSize)
    carried.withUnsafeBufferPointer { run.append($0) }
    var wanted = max(runSize, run.count + 1)
    while true {
      isOver = !fill(&run, to: wanted)
      wanted = run.count + runSize
      let text = UnsafeBufferPointer(start: UnsafePointer(run.bytes), count: run.count)
      if let cut = seam.lastCut(in: text) {
        finish(&run, cut)
        return true
      }
      if isOver || run.count > runSize * Self.longestFeature {
        isOver = true
        carried = run.copy()
        return false
      }
    }
  }

  private mutating func finish(_ run: inout FeatureRun, _ cut: Int) {
    carried = run.copy(from: cut)
    run.count = cut
    run.number = number
    run.offset = offset
    run.storedCount = source.storedCount
    number += 1
    offset += cut
  }

  /// Reads until so many bytes are there; false when the source ends or fails, which it then does again.
  private func fill(_ run: inout FeatureRun, to count: Int) -> Bool {
    while run.count < count {
      run.reserve(run.count + source.blockSize)
      let room = UnsafeMutableRawBufferPointer(start: run.bytes + run.count, count: run.capacity - run.count)
      guard let got = try? source.read(into: room, ahead: false), got > 0 else { return false }
      run.count += got
    }
    return true
  }
}
