import Foundation

/// Turns a reader's bytes into the session's progress.
struct ReadProgress {
  private let progress: @Sendable (SessionProgress) -> Void
  /// The file's size; 0 when it cannot be told.
  private let size: Int

  /// Nil when nobody listens.
  init?(_ progress: (@Sendable (SessionProgress) -> Void)?, path: String) {
    guard let progress else { return nil }
    self.progress = progress
    size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    tell(0, 0)
  }

  /// For `ParcelLayerReader`: bytes read, as stored, and features ended. What is done after the last byte is putting
  /// the points together.
  func tell(_ bytes: Int, _ features: Int) {
    let isRead = size > 0 && bytes >= size
    progress(SessionProgress(phase: isRead ? .points : .read, done: isRead ? 0 : bytes, total: isRead ? 0 : size))
  }
}
