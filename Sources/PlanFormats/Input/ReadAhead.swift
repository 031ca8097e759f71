import Dispatch

/// Reads, unpacks and hashes the next block of an input while the last one is being scanned; bytes in memory when they
/// are asked for.
///
/// One job is under way at a time, on a queue of its own; whoever calls `read` waits for it. `source`, `buffer` and
/// `outcome` belong to the job from `start` to its signal, and to the caller from there to the next `start`: that is
/// why the class may be sent to the queue. A reader that is dropped leaves at most one job, which keeps the object
/// alive. Callers on several threads take turns.
final class ReadAhead: @unchecked Sendable {
  private var source: ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  /// What the block in `buffer` came to; nil when none was begun.
  private var outcome: Result<Int, ReadError>?
  private let queue = DispatchQueue(label: "landplan.read-ahead")
  private let finished = DispatchSemaphore(value: 0)
  private var isWorking = false
  private let isAhead: Bool
  /// Bytes that were given back, the next ones first, and how many of the first piece are taken again.
  private var returned: [[UInt8]] = []
  private var taken = 0
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

  /// Bytes of a block.
  var blockSize: Int { buffer.count }

  /// Fills a part of `destination`, which has room for a block, from its start; 0 only at the end.
  ///
  /// - Parameter ahead: false to begin no further block: the next is wanted at once, in its place.
  func read(into destination: UnsafeMutableRawBufferPointer, ahead: Bool = true) throws(ReadError) -> Int {
    if !returned.isEmpty { return takeReturned(into: destination) }
    if outcome == nil, !isWorking, !ahead { return try readInPlace(destination) }
    if outcome == nil, !isWorking { start() }
    if isWorking { finished.wait() }
    isWorking = false
    // A failure stays.
    let count = try outcome?.get() ?? 0
    storedCount = source.storedCount
    destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    // At the end it stays, too.
    guard count > 0 else { return 0 }
    outcome = nil
    if ahead { start() }
    return count
  }

  /// Bytes that were read come again, before all others.
  func giveBack(_ pieces: [[UInt8]]) {
    if taken > 0, let first = returned.first { returned[0] = Array(first[taken...]) }
    taken = 0
    returned = pieces.filter { !$0.isEmpty } + returned
  }

  /// SHA-256 of the input as stored; call once, after `read` gave 0.
  func sha256() -> String { source.sha256() }

  private func takeReturned(into destination: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(returned[0].count - taken, blockSize)
    destination.copyBytes(from: returned[0][taken..<taken + count])
    taken += count
    if taken == returned[0].count {
      returned.removeFirst()
      taken = 0
    }
    return count
  }

  private func readInPlace(_ destination: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    do throws(ReadError) {
      // Pieces as if read ahead: what is found out of a piece as a whole, such as a packed bomb, is then the same.
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: destination.prefix(blockSize)))
      storedCount = source.storedCount
      if count == 0 { outcome = .success(0) }
      return count
    } catch {
      outcome = .failure(error)
      throw error
    }
  }

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
