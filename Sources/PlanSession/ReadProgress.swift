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
  }

  /// For `ParcelLayerReader`: bytes read, as stored, and features ended.
  func tell(_ bytes: Int, _ features: Int) {
    progress(SessionProgress(phase: .read, done: bytes, total: size))
  }
}
