import Coverage
import Geometry
public import LandUse
import PlanFormats
import PlanSession

/// What a person is told when a command cannot go on, and the exit code that goes with it.
///
/// One message: what is wrong, where, what to do. Texts of files are made harmless for the terminal.
public struct FailureText: Sendable {
  public let status: ExitStatus
  /// Lines without colour; the first is the message itself.
  public let lines: [String]

  init(_ status: ExitStatus, _ lines: [String]) {
    self.status = status
    self.lines = lines.filter { !$0.isEmpty }.map { SafeText.line($0) }
  }

  /// A fault of the command line that only shows later.
  public init(usage message: String, hint: String = "") { self.init(.wrongUsage, [message, hint]) }

  public init(_ error: any Error, in language: Language) {
    let say = Phrasing(language)
    switch error {
    case let error as ReadError: self = ReadErrorText(error, say).failure
    case let errors as TableErrors: self = TableErrorText.failure(errors.errors, total: errors.total, say)
    case let error as TableError: self = TableErrorText.failure([error], total: 1, say)
    case let error as ComparisonError: self = ComparisonErrorText(say: say).failure(error)
    case let error as EarlierReportError: self = EarlierReportErrorText(say: say).failure(error)
    case let error as SessionError: self = SessionErrorText(say).failure(error)
    case let error as GeometryError: self = GeometryErrorText(say).failure(error)
    case let error as OutputError: self = OutputErrorText(say).failure(error)
    case let error as WriteError: self = OutputErrorText(say).failure(OutputError(error, shownAs: error.path))
    case let error as GeoDataFolder.NotFound: self = Self.noGeoData(error, say)
    case is ShapeTableBuilder.TooManyVertices: self = Self.tooManyVertices(say)
    case is CancellationError: self.init(.interrupted, [say("Đã dừng theo yêu cầu.", "Interrupted.")])
    default: self.init(.notRun, [say("Lỗi không lường trước: ", "Unexpected failure: ") + String(describing: error)])
    }
  }

  private static func noGeoData(_ error: GeoDataFolder.NotFound, _ say: Phrasing) -> FailureText {
    FailureText(
      .unreadableInput,
      [
        say(
          "Không tìm thấy thư mục GeoData (thư mục có schemes/).",
          "No GeoData folder (one that holds schemes/) was found."),
        say("Đã tìm ở: ", "Looked at: ") + error.tried.joined(separator: ", "),
        say(
          "Hãy chỉ ra bằng --geodata THƯ_MỤC hoặc biến \(GeoDataFolder.environmentVariable).",
          "Name it with --geodata FOLDER or \(GeoDataFolder.environmentVariable)."),
      ])
  }

  private static func tooManyVertices(_ say: Phrasing) -> FailureText {
    FailureText(
      .wrongInput,
      [
        say("Dữ liệu có quá nhiều đỉnh (giới hạn 2³² − 1).", "The data has too many vertices (the limit is 2³² − 1)."),
        say("Hãy chia tệp theo đơn vị hành chính.", "Split the file by units."),
      ])
  }
}
