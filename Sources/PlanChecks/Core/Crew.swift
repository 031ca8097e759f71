import Dispatch
import Synchronization

/// The threads of a run: they share pieces of work, and results stand in the order of the pieces, whoever did them and
/// when.
public struct Crew: Sendable {
  private let threads: Int

  /// - Parameter threads: one does piece after piece on the caller's.
  init(threads: Int) { self.threads = max(threads, 1) }

  static let alone = Crew(threads: 1)

  /// What `body` gives for each of `0 ..< count`, in order. Pieces are begun in order, too.
  public func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    let workers = min(threads, count)
    guard workers > 1 else { return (0..<count).map(body) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: count))
    // The caller works as well, so that work begun within a piece comes to its end when no other thread is free.
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < count else { return }
        let result = body(piece)
        results.withLock { $0[piece] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// What `body` gives for consecutive chunks of `0 ..< count`, in their order.
  ///
  /// - Parameter size: of a chunk; what is made of the results must not depend on it.
  public func map<Result: Sendable>(
    rows count: Int, by size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    map((count + size - 1) / size) { body($0 * size..<min(count, ($0 + 1) * size)) }
  }
}
