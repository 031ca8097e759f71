import Synchronization

/// Whether one of several tasks found that none can come to an end: then the others need not be done. Which task finds
/// out depends on their order; that one does, does not.
final class GivenUp: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set() { flag.store(true, ordering: .relaxed) }
}
