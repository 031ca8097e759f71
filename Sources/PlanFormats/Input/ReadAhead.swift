import Dispatch

/// Reads, unpacks and hashes the next block of an input while the last one is being scanned; bytes in memory when they
/// are asked for.
///
/// One job is under way at a time, on a queue of its own; whoever calls `read` waits for it. `source`, `buffer` and
/// `outcome` belong to the job from `start` to its signal, and to the caller from there to the next `start`: that is
/// why the class may be sent to the queue. A reader that is dropped leaves at most one job, which keeps the object
/// alive.
final class ReadAhead: @unchecked Sendable {
  private var source: ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var outcome: Result<Int, ReadError> = .success(0)
  private let queue = DispatchQueue(label: "landplan.read-ahead")
  private let finished = DispatchSemaphore(value: 0)
  private var isWorking = false
  private let isAhead: Bool
  let name: String
  let storedSize: Int
  let isPacked: Bool
  /// Bytes read as stored, up to the block given last.
  private(set) var storedCount = 0

  init(_ source: consuming ByteSource, blockSize: Int) {
    name = source.name
    storedSize = source.storedSize
    isPacked = source.isPacked
    buffer = .allocate(byteCount: blockSize, alignment: 16)
    isAhead = !source.isInMemory
    self.source = source
    start()
  }

  deinit { buffer.deallocate() }

  /// Fills a part of `destination`, which has room for a block, from its start; 0 only at the end.
  func read(into destination: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    if isWorking { finished.wait() }
    isWorking = false
    let count = try outcome.get()
    storedCount = source.storedCount
    destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    if count > 0 { start() }
    return count
  }

  /// SHA-256 of the input as stored; call once, after `read` gave 0.
  func sha256() -> String { source.sha256() }

  private func start() {
    guard isAhead else { return work() }
    isWorking = true
    queue.async {
      self.work()
      self.finished.signal()
    }
  }

  private func work() {
    do throws(ReadError) {
      outcome = .success(try source.read(into: buffer))
    } catch { outcome = .failure(error) }
  }
}
