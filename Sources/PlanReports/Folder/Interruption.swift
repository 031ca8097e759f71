import Dispatch
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

  private static let unfinished = Mutex<Set<String>>([])

  /// Begins to listen. Once per process.
  public static func install() {
    let queue = DispatchQueue(label: "landplan.interruption", qos: .userInteractive)
    let ignored = ignoredSignals
    // Whoever started the process may want it to live on: nohup, a shell's background job.
    for number in [SIGINT, SIGTERM, SIGHUP] where ignored & (1 << UInt64(number - 1)) == 0 {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      // The handler holds its own source: it listens to the end of the process.
      source.setEventHandler { withExtendedLifetime(source) { end() } }
      source.resume()
    }
  }

  /// A bit per signal that was ignored when the process started, as Linux tells it; none elsewhere.
  private static var ignoredSignals: UInt64 {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }
    return line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
  }

  static func register(_ path: String) { unfinished.withLock { _ = $0.insert(path) } }
  static func unregister(_ path: String) { unfinished.withLock { _ = $0.remove(path) } }

  /// Holds the lock to the end, so that no folder is exchanged or begun meanwhile.
  private static func end() {
    unfinished.withLock { paths in
      for path in paths.sorted() { FileTree.removeMoved(path) }
      _exit(exitCode)
    }
  }

  /// Runs a step that an interruption must not cut in two: the exchange of folders.
  static func undisturbed<T>(_ step: () -> T) -> T { unfinished.withLock { _ in step() } }
}
