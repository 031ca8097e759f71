import Dispatch
import Glibc

/// Columns of many millions of values in pages of two megabytes: the system makes room 512 times less often, and finds
/// an address sooner. Where it has no such pages to give nothing changes.
///
/// Linux gives them to who asks (`transparent_hugepage = madvise`, as Debian ships it).
@usableFromInline enum LargePages {
  /// Less is not worth it: the last page may be used in part only.
  private static let leastBytes = 32 << 20

  /// - Parameter room: memory of the caller's, of which what lies between its ends is asked for; it is not touched.
  @usableFromInline static func ask(for room: UnsafeMutableRawBufferPointer) {
    guard let start = room.baseAddress, room.count >= leastBytes else { return }
    let page = Int(getpagesize())
    let first = (Int(bitPattern: start) + page - 1) / page * page
    let end = (Int(bitPattern: start) + room.count) / page * page
    // Whole pages between the ends of the room. Advice only: an answer other than 0 leaves all as it was.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
  }
}

extension Array {
  /// As `reserveCapacity`, in large pages where it is much.
  @inlinable public mutating func reserveInLargePages(_ count: Int) {
    guard capacity < count else { return }
    reserveCapacity(count)
    let room = capacity * MemoryLayout<Element>.stride
    withUnsafeMutableBufferPointer { elements in
      // The elements stand at the beginning of the array's room, which is as large as its capacity says.
      LargePages.ask(for: UnsafeMutableRawBufferPointer(start: elements.baseAddress, count: room))
    }
  }

  /// Room for so many by an estimate: a third more of addresses, so that an array larger than thought is not copied.
  /// What is reserved and never filled costs no memory.
  @inlinable public mutating func reserveAbout(_ count: Int) {
    if capacity < count { reserveInLargePages(count / 3 * 4) }
  }

  /// As `init(repeating:count:)`, in large pages where it is much.
  @inlinable public static func inLargePages(repeating element: Element, count: Int) -> [Element] {
    inLargePages(count: count) { $0.initialize(repeating: element) }
  }

  /// So many elements, in large pages where it is much.
  ///
  /// - Parameter fill: initialises every one of them.
  @inlinable public static func inLargePages(
    count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { room, initialized in
      let room = UnsafeMutableBufferPointer(rebasing: room[..<count])
      LargePages.ask(for: UnsafeMutableRawBufferPointer(room))
      fill(room)
      initialized = count
    }
  }

  /// A copy, in large pages where it is much.
  @inlinable public static func inLargePages(_ elements: some Collection<Element>) -> [Element] {
    var copy: [Element] = []
    copy.reserveInLargePages(elements.count)
    copy.append(contentsOf: elements)
    return copy
  }
}

extension Array where Element: BitwiseCopyable & Sendable {
  /// Consecutive parts as one, in large pages where it is much; several are copied at a time.
  public static func joining(_ parts: [[Element]], threads: Int) -> [Element] {
    if parts.count == 1 { return parts[0] }
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.count) }
    return .inLargePages(count: starts[parts.count]) { [starts] room in
      // Each part has a place of its own in the room, and each iteration parts of its own.
      nonisolated(unsafe) let room = room
      let tasks = Swift.max(1, Swift.min(threads, parts.count))
      DispatchQueue.concurrentPerform(iterations: tasks) { task in
        for part in stride(from: task, to: parts.count, by: tasks) {
          _ = UnsafeMutableBufferPointer(rebasing: room[starts[part]..<starts[part + 1]]).initialize(from: parts[part])
        }
      }
    }
  }
}
