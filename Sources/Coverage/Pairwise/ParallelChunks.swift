import Dispatch
import Synchronization

/// Work over a range of rows on several tasks, with results in the order of the rows whatever finishes first.
public enum ParallelChunks {
  /// Calls `body` for consecutive chunks of `0 ..< count` and returns what it gives, in the chunks' order.
  ///
  /// - Parameters:
  ///   - threads: how many chunks may be under way at once; 1 runs them one after another on the caller's task.
  ///   - chunkSize: rows of a chunk; the result must not depend on it.
  ///   - onRows: told, on the caller's task, how many rows are done.
  /// - Throws: the error of the first chunk in row order that throws, whichever finishes first; chunks after it may not
  ///   be begun. `CancellationError` when cancelled.
  public static func map<Result: Sendable>(
    count: Int, threads: Int, chunkSize: Int, onRows: ((Int) -> Void)? = nil,
    _ body: @escaping @Sendable (Range<Int>) throws -> Result
  ) async throws -> [Result] {
    let size = max(chunkSize, 1)
    let chunks = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    guard threads > 1, chunks.count > 1 else {
      return try chunks.map { rows in
        try Task.checkCancellation()
        defer { onRows?(rows.upperBound) }
        return try body(rows)
      }
    }
    return try await outcomes(of: chunks, threads: threads, onRows: onRows, body).map { try $0.get() }
  }

  /// In the chunks' order; chunks after a failed one may be missing.
  private static func outcomes<Result: Sendable>(
    of chunks: [Range<Int>], threads: Int, onRows: ((Int) -> Void)?,
    _ body: @escaping @Sendable (Range<Int>) throws -> Result
  ) async -> [Swift.Result<Result, any Error>] {
    await withTaskGroup(of: (Int, Swift.Result<Result, any Error>).self) { group in
      var results = [Swift.Result<Result, any Error>?](repeating: nil, count: chunks.count)
      var next = 0
      var done = 0
      func start() {
        guard next < chunks.count else { return }
        let index = next
        next += 1
        group.addTask {
          (
            index,
            Swift.Result {
              try Task.checkCancellation()
              return try body(chunks[index])
            }
          )
        }
      }
      for _ in 0..<threads { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        done += chunks[index].count
        onRows?(done)
        // Chunks are begun in order, so every chunk before a failed one is under way or done.
        if case .failure = result { next = chunks.count }
        start()
      }
      return results.compactMap { $0 }
    }
  }

  /// An array of which every element is made by its index, several at a time; nothing made is copied.
  ///
  /// - Parameters:
  ///   - threads: how many elements may be made at once; 1 makes them one after another.
  ///   - element: gives the same whatever the order.
  static func array<Element: Sendable>(
    count: Int, threads: Int, _ element: @Sendable (Int) -> Element
  ) -> [Element] {
    guard threads > 1, count > elementsAtOnce else { return (0..<count).map(element) }
    return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Every place is written once, by the one iteration that has its run.
      nonisolated(unsafe) let places = buffer
      let runs = (count + elementsAtOnce - 1) / elementsAtOnce
      let indices = Indices()
      DispatchQueue.concurrentPerform(iterations: min(threads, runs)) { _ in
        while true {
          let run = indices.next()
          guard run < runs else { return }
          for index in run * elementsAtOnce..<min((run + 1) * elementsAtOnce, count) {
            places.initializeElement(at: index, to: element(index))
          }
        }
      }
      initialized = count
    }
  }

  private static let elementsAtOnce = 1024

  /// As `map`, on tasks that each have a state of their own, which they use again and again: what costs more to make than
  /// a chunk does to work through.
  ///
  /// - Parameter state: what the result does not depend on.
  /// - Throws: an error of `state` or of a chunk, `CancellationError` when cancelled.
  public static func map<State, Result: Sendable>(
    count: Int, threads: Int, chunkSize: Int, state: @escaping @Sendable () throws -> State,
    _ body: @escaping @Sendable (inout State, Range<Int>) throws -> Result
  ) async throws -> [Result] {
    let size = max(chunkSize, 1)
    let chunks = (count + size - 1) / size
    let indices = Indices()
    let found = try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<max(1, min(threads, chunks)) {
        group.addTask {
          var own = try state()
          var results: [(Int, Result)] = []
          while true {
            let index = indices.next()
            guard index < chunks else { return results }
            try Task.checkCancellation()
            results.append((index, try body(&own, index * size..<min((index + 1) * size, count))))
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Gives each index to one task.
  private final class Indices: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
  }
}
