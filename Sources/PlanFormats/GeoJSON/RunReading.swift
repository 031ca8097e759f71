import Foundation

/// Several threads that read runs of features, and add them in order to the rows read before.
///
/// A run is cut out on a guess and read apart. It counts only when all runs before it did and it was read exactly to its
/// end, as features of the same array: the next run begins where it ends, so all is as if it had been read in one go.
/// The first that does not count, and what follows, is given back for whoever reads on.
///
/// Sent to threads: `input` is touched under `reading` only; `rows`, `turn` and what was given back under `joining`
/// only, until all threads have ended. What `wants` of the rows' columns is asked, is asked under `joining`.
final class RunReading: @unchecked Sendable {
  private let reading = NSLock()
  private var input: RunInput

  private let joining = NSCondition()
  private var rows: FeatureRows
  /// Number of the run that is to be added next.
  private var turn = 0
  private var isStopped = false
  private var decisions: [String: Bool]
  private var refused: [(run: Int, offset: Int, bytes: [UInt8])] = []
  private var lineFeeds = 0
  private var hasReserved = false
  private let storedSize: Int

  private let pattern: RunReader.Pattern

  /// - Parameters:
  ///   - rows: those read so far, which are the runs' from here on.
  ///   - pattern: how the reader stands that hands over.
  init(_ input: RunInput, rows: consuming FeatureRows, pattern: RunReader.Pattern) {
    self.input = input
    storedSize = input.storedSize
    decisions = rows.columns.decisions
    self.rows = rows
    self.pattern = pattern
  }

  struct Outcome {
    var rows: FeatureRows
    /// Bytes to be read on with, and the offset of the first in the unpacked file.
    var rest: [[UInt8]]
    var offset: Int
    /// Runs that were added, and the line feeds in them.
    var runs: Int
    var lineFeeds: Int
  }

  /// Reads until no run is left, or one does not count.
  ///
  /// - Parameter keepsOn: asked on the caller's thread after each run it read, with the bytes read so far, as stored, and the features.
  func read(threads: Int, keepsOn: (_ stored: Int, _ features: Int) -> Bool) -> Outcome {
    let others = DispatchGroup()
    for _ in 1..<threads {
      others.enter()
      Thread.detachNewThread {
        self.work { _, _ in true }
        others.leave()
      }
    }
    work(keepsOn)
    others.wait()
    refused.sort { $0.run < $1.run }
    return Outcome(
      rows: rows, rest: refused.map(\.bytes) + [input.carried], offset: refused.first?.offset ?? input.offset,
      runs: turn, lineFeeds: lineFeeds)
  }

  private func work(_ keepsOn: (Int, Int) -> Bool) {
    var run = FeatureRun(capacity: 0)
    var reader = RunReader(pattern)
    while next(into: &run) {
      let decisions = joining.withLock { self.decisions }
      let isWhole = reader.read(run, decisions: decisions)
      guard add(reader, of: run, isWhole: isWhole) else { return }
      if !keepsOn(run.storedCount, joining.withLock { rows.byteOffsets.count }) { stop() }
    }
  }

  private func next(into run: inout FeatureRun) -> Bool {
    guard !joining.withLock({ isStopped }) else { return false }
    reading.lock()
    defer { reading.unlock() }
    return input.next(into: &run)
  }

  private func stop() {
    joining.withLock { isStopped = true }
    joining.broadcast()
  }

  /// Waits until all runs before were added, and adds this one; false when it, or one before, does not count.
  private func add(_ reader: borrowing RunReader, of run: borrowing FeatureRun, isWhole: Bool) -> Bool {
    joining.lock()
    defer {
      joining.unlock()
      joining.broadcast()
    }
    while turn < run.number, !isStopped { joining.wait() }
    guard !isStopped, isWhole, rows.append(reader.rows) else {
      isStopped = true
      refused.append((run.number, run.offset, run.copy()))
      return false
    }
    turn += 1
    lineFeeds += reader.lineFeeds
    if decisions.count < rows.columns.names.count { decisions = rows.columns.decisions }
    if !hasReserved {
      hasReserved = true
      rows.reserve(share: Double(run.storedCount) / Double(max(storedSize, 1)))
    }
    return true
  }
}
