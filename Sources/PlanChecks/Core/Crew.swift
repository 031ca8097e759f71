import Dispatch
import Synchronization

/// The threads of a run: whoever has nothing to do helps with the pieces of work that another has begun.
///
/// Pieces may begin work in pieces themselves. Results stand in the order of the pieces, whoever did them and when.
public final class Crew: Sendable {
  private struct State {
    /// Work with pieces that nobody has begun, oldest first.
    var open: [Job] = []
    var begun = 0
    /// Of threads that wait until there is something to help with, or something is done: each has its own, so that none
    /// takes the signal that another needs.
    var waiting: [DispatchSemaphore] = []
    var isOver = false
  }

  private let threads: Int
  private let state = Mutex(State())

  private init(threads: Int) { self.threads = threads }

  /// One thread, which does one piece after another.
  static let alone = Crew(threads: 1)

  /// Calls `body` with a crew of so many threads, of which the caller is one.
  static func gather<Result>(threads: Int, _ body: (Crew) -> Result) -> Result {
    let crew = Crew(threads: max(threads, 1))
    for _ in 1..<crew.threads {
      DispatchQueue.global().async { crew.work(since: 0) { $0.isOver } }
    }
    defer { crew.wakeAll { $0.isOver = true } }
    return body(crew)
  }

  /// What `body` gives for each of `0 ..< count`, in order. Pieces are begun in order, too.
  public func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    guard threads > 1, count > 1 else { return (0..<count).map(body) }
    let results = Mutex([Result?](repeating: nil, count: count))
    perform(count) { piece in
      let result = body(piece)
      results.withLock { $0[piece] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// What `body` gives for consecutive chunks of `0 ..< count`, in their order.
  ///
  /// - Parameter size: of a chunk; what is made of the results must not depend on it.
  public func map<Result: Sendable>(
    rows count: Int, by size: Int, _ body: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    map((count + size - 1) / size) { body($0 * size..<min(count, ($0 + 1) * size)) }
  }

  private func perform(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let job = wakeAll { state in
      state.begun += 1
      let job = Job(number: state.begun, count: count, body)
      state.open.append(job)
      return job
    }
    work(since: job.number) { _ in job.isDone }
  }

  private enum Step {
    case leave, wait
    case help(Job)
  }

  /// Does open pieces, those of the work begun last first: somebody waits for these.
  ///
  /// - Parameter number: of the oldest work to help with: who waits for work of his own takes nothing else on but what
  ///   that work, or another's, was divided into since.
  private func work(since number: Int, until isDone: (State) -> Bool) {
    let wake = DispatchSemaphore(value: 0)
    while true {
      let step = state.withLock { state -> Step in
        state.open.removeAll(where: \.isTaken)
        if isDone(state) { return .leave }
        if let job = state.open.last, job.number >= number { return .help(job) }
        state.waiting.append(wake)
        return .wait
      }
      switch step {
      case .leave: return
      case .wait: wake.wait()
      case .help(let job): if job.doNext() { wakeAll { _ in } }
      }
    }
  }

  /// Changes the state; then every thread that waits looks at it again.
  private func wakeAll<Result: Sendable>(_ change: (inout State) -> Result) -> Result {
    let (result, waiting) = state.withLock { state in
      let result = change(&state)
      defer { state.waiting.removeAll() }
      return (result, state.waiting)
    }
    for thread in waiting { thread.signal() }
    return result
  }

  /// Work in pieces.
  private final class Job: Sendable {
    let number: Int
    private let count: Int
    private let body: @Sendable (Int) -> Void
    private let begun = Atomic(0)
    private let left: Atomic<Int>

    init(number: Int, count: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.count = count
      self.body = body
      left = Atomic(count)
    }

    /// No piece is left to begin.
    var isTaken: Bool { begun.load(ordering: .relaxed) >= count }
    var isDone: Bool { left.load(ordering: .acquiring) == 0 }

    /// Does the next piece, if there is one; true when it was the last to be done.
    func doNext() -> Bool {
      let piece = begun.add(1, ordering: .relaxed).oldValue
      guard piece < count else { return false }
      body(piece)
      return left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0
    }
  }
}
