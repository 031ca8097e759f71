import Foundation
import Glibc
import Synchronization

/// What an interrupted run must take away: unfinished folders and files.
///
/// On SIGINT, SIGTERM and SIGHUP everything registered is removed and the process ends with 130 at once; nothing waits
/// for work in progress.
public enum Interruption {
  /// 128 + SIGINT, the shells' custom; used for all of these signals.
  public static let exitCode: Int32 = 130

  private struct Unfinished {
    /// Files and folders that go, with what is in them.
    var paths: Set<String> = []
    /// Folders that go when nothing is left in them, in the order in which they were made.
    var parents: [String] = []
  }

  private static let unfinished = Mutex(Unfinished())

  /// A pipe through which the handler of a signal says that one came: to write a byte is all that is allowed there.
  private static let arrivals: (listener: Int32, handler: Int32)? = {
    var ends: [Int32] = [-1, -1]
    return pipe(&ends) == 0 ? (ends[0], ends[1]) : nil
  }()

  /// Begins to listen. Once per process, before anything unfinished is made; from then on no signal is lost, whatever
  /// thread it comes to and whatever that does.
  public static func install() {
    guard let arrivals else { return }
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while read(arrivals.listener, &byte, 1) != 1 {}
      end()
    }
    let ignored = ignoredSignals
    // Whoever started the process may want it to live on: nohup, a shell's background job.
    for number in [SIGINT, SIGTERM, SIGHUP] where ignored & (1 << UInt64(number - 1)) == 0 {
      signal(number) { _ in
        var byte: UInt8 = 1
        if let arrivals = Interruption.arrivals { _ = write(arrivals.handler, &byte, 1) }
      }
    }
  }

  /// A bit per signal that was ignored when the process started, as Linux tells it; none elsewhere.
  private static var ignoredSignals: UInt64 {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    return line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
  }

  /// Makes something unfinished. No interruption comes between the making and its registration.
  ///
  /// - Parameter make: returns the path of what it made; nil when there is nothing to take away.
  static func making(_ make: () -> String?) {
    unfinished.withLock { state in
      if let path = make() { state.paths.insert(path) }
    }
  }

  /// Makes folders that are to go again should they stay empty.
  static func makingParents(_ make: () -> [String]) -> [String] {
    unfinished.withLock { state in
      let made = make()
      state.parents += made
      return made
    }
  }

  static func unregister(_ path: String) { unfinished.withLock { _ = $0.paths.remove(path) } }

  static func unregisterParents(_ folders: [String]) {
    unfinished.withLock { state in state.parents.removeAll { folders.contains($0) } }
  }

  /// Holds the lock to the end, so that no folder is exchanged or begun meanwhile.
  private static func end() {
    unfinished.withLock { state in
      for path in state.paths.sorted() { FileTree.removeMoved(path) }
      for folder in state.parents.reversed() { rmdir(folder) }
      _exit(exitCode)
    }
  }

  /// Runs a step that an interruption must not cut in two: the exchange of folders.
  static func undisturbed<T>(_ step: () -> T) -> T { unfinished.withLock { _ in step() } }
}
