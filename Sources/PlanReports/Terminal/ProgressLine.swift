public import LandUse
public import PlanSession
import Synchronization

/// Progress on stderr: one line, rewritten, for anything that takes longer than a second; with rate and time to go.
///
/// Called from any task. Nothing of it enters a result.
public final class ProgressLine: Sendable {
  private struct State {
    var phase: SessionProgress.Phase?
    var phaseStart = ContinuousClock.now
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
  }

  private static let delay = Duration.seconds(1)
  private static let interval = Duration.milliseconds(200)

  private let say: Phrasing
  private let width: Int
  private let isActive: Bool
  private let begin = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameter isActive: false keeps silent (stderr is no terminal and nobody asked).
  public init(_ language: Language, width: Int, isActive: Bool) {
    say = Phrasing(language)
    self.width = width
    self.isActive = isActive
  }

  public func show(_ progress: SessionProgress) {
    guard isActive else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      if state.phase != progress.phase {
        state.phase = progress.phase
        state.phaseStart = now
        state.lastDrawn = nil
      }
      guard now - begin > Self.delay, state.lastDrawn.map({ now - $0 > Self.interval }) ?? true else { return }
      state.lastDrawn = now
      state.isShown = true
      let elapsed = (now - state.phaseStart) / .seconds(1)
      write("\r\u{1B}[K" + TextWidth.fitted(text(progress, elapsed: elapsed), to: width - 1))
    }
  }

  /// Takes the line away: before anything else is printed.
  public func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      write("\r\u{1B}[K")
    }
  }

  func text(_ progress: SessionProgress, elapsed: Double) -> String {
    var text = name(progress.phase)
    let (done, total) = (Double(progress.done), Double(progress.total))
    let isBytes = progress.phase == .read
    if progress.total > 0 { text += "  \(Int(min(100, done / total * 100)))%" }
    guard elapsed > 0.2, progress.done > 0 else { return text }
    let rate = done / elapsed
    text += isBytes ? "  \(Int(rate / 1e6)) MB/s" : "  \(compact(rate))/s"
    if progress.total > progress.done {
      text += say("  còn ", "  ") + "\(Int(((total - done) / rate).rounded(.up))) s" + say("", " to go")
    }
    return text
  }

  private func compact(_ rate: Double) -> String {
    rate >= 1e6
      ? "\(Int(rate / 1e5) / 10).\(Int(rate / 1e5) % 10) M" : rate >= 1e4 ? "\(Int(rate / 1e3)) k" : "\(Int(rate))"
  }

  private func name(_ phase: SessionProgress.Phase) -> String {
    switch phase {
    case .read: say("Đọc dữ liệu", "Reading")
    case .points: say("Tìm điểm chung", "Finding shared points")
    case .project: say("Chuyển hệ tọa độ", "Projecting")
    case .validity: say("Kiểm tra hình học", "Looking at shapes")
    case .match: say("Ghép cạnh chung", "Matching edges")
    case .node: say("Tìm giao điểm các cạnh lệch", "Noding unmatched edges")
    case .faces: say("Dựng các mặt chồng, hở", "Building faces")
    case .overlaps: say("Tìm chồng lấn", "Looking for overlaps")
    case .gaps: say("Tìm khoảng trống", "Looking for gaps")
    case .units: say("Gán đơn vị hành chính", "Finding units")
    case .sums: say("Cộng diện tích", "Adding up areas")
    case .check: say("Chạy kiểm tra", "Checking")
    case .write: say("Ghi kết quả", "Writing")
    }
  }

  private func write(_ text: String) { StandardError.write(text) }
}
