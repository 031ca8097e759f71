import Dispatch
import Foundation

/// Puts the parts of a text together in their order, each made in memory by the thread that comes to it first.
///
/// No more parts are in memory than there are threads: one that is made before its turn waits for it.
///
/// `@unchecked Sendable`: `file` is touched only by the thread whose part is `next`, between two locks of `turn`.
final class OrderedText: @unchecked Sendable {
  private let file: OutputFile
  private let turn = NSCondition()
  /// The part to be written next.
  private var next = 0
  /// The part to be made next.
  private var begun = 0

  init(to file: OutputFile) { self.file = file }

  /// - Parameter make: writes a part into the file in memory it is given. Called from several threads at once.
  func write(parts: Int, threads: Int, _ make: @Sendable (_ part: Int, _ file: OutputFile) -> Void) {
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, parts))) { _ in
      let text = OutputFile.inMemory()
      while let part = self.begin(of: parts) {
        make(part, text)
        self.append(part, text)
      }
    }
  }

  private func begin(of parts: Int) -> Int? {
    turn.withLock {
      defer { begun += 1 }
      return begun < parts ? begun : nil
    }
  }

  private func append(_ part: Int, _ text: OutputFile) {
    turn.lock()
    while next != part { turn.wait() }
    turn.unlock()
    file.take(text)
    turn.lock()
    next += 1
    turn.broadcast()
    turn.unlock()
  }
}

extension OutputFile {
  /// Writes the text of many elements, on several threads where that pays; the text is the same as of one.
  ///
  /// - Parameters:
  ///   - perPart: how many of them a thread takes at once; their text is in memory until its turn comes.
  ///   - write: writes the elements at these positions of a list, in order, to the file it is given. Called from several
  ///     threads at once, each position once.
  public func write(
    count: Int, perPart: Int, threads: Int, _ write: @Sendable (Range<Int>, OutputFile) -> Void
  ) {
    let parts = (count + perPart - 1) / perPart
    guard threads > 1, parts > 1 else { return write(0..<count, self) }
    OrderedText(to: self).write(parts: parts, threads: threads) { part, file in
      let start = part * perPart
      write(start..<min(start + perPart, count), file)
    }
  }
}
