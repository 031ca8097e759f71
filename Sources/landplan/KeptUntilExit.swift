import Synchronization

/// What nobody frees: the system takes the memory of a process back at once when it ends, while to free a large
/// territory shape by shape can take as long as to write its report.
enum KeptUntilExit {
  private static let values = Mutex<[any Sendable]>([])

  static func keep(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
