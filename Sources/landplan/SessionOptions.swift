public import ArgumentParser
import Foundation
import Geometry
public import LandUse
public import PlanReports
import PlanSession

/// Options of every command that runs a session.
struct SessionOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: .told(
      "Ngôn ngữ của thông báo: vi hoặc en (mặc định: theo LANG).",
      "Language of messages: vi or en (default: by LANG)."))
  var language: Language?

  @Option(
    name: .customLong("geodata"),
    help: .told(
      "Thư mục có schemes/ (mặc định: LANDPLAN_GEODATA, cạnh chương trình, hoặc GeoData ở thư mục cấp trên).",
      "Folder with schemes/ (default: LANDPLAN_GEODATA, beside the program, or GeoData in a folder above)."),
    completion: .directory)
  var geoData: String?

  @Option(
    help: .told(
      "Số luồng xử lý (mặc định: mọi nhân). Kết quả không phụ thuộc vào số này.",
      "Threads to use (default: all cores). Results do not depend on it."))
  var threads: Int?

  @Flag(
    help: .told(
      "Chuyển mọi tọa độ bằng chính PROJ, không dùng đa thức đã đối chiếu với PROJ (sai khác dưới 0,0001 mm).",
      "Project every position by PROJ itself, none by polynomials certified against it (they differ by under 0.0001 mm)."
    ))
  var exactProjection = false

  @Flag(
    help: .told(
      "Hiện tiến độ trên stderr kể cả khi đó không phải màn hình.",
      "Show progress on stderr even where it is no terminal."))
  var progress = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(say("--threads phải từ 1 đến 1024.", "--threads must be from 1 to 1024."))
    }
  }

  var terminalLanguage: Language { language ?? Self.environmentLanguage }

  var say: Phrasing { Phrasing(terminalLanguage) }

  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  func request(_ source: SessionRequest.Source) -> SessionRequest {
    var request = SessionRequest(source: source, threads: threadCount)
    request.geoData = geoData
    request.projectsExactly = exactProjection
    return request
  }

  /// The first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set decides; only `vi…` is Vietnamese.
  static var environmentLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[name], !value.isEmpty {
        return value.lowercased().hasPrefix("vi") ? .vietnamese : .english
      }
    }
    return .english
  }
}

/// Options of commands that look at the coverage.
struct CoverageOptions: ParsableArguments {
  @Option(
    help: .told(
      "Chồng lấn và khoảng hở đến diện tích này chỉ cộng dồn, không nêu từng cái.",
      "Overlaps and gaps up to this area are summed, not told one by one.", valueName: "m2"))
  var minOverlap: Double?

  @Flag(
    help: .told(
      "Không tìm khoảng hở, phần ngoài ranh giới và các tổng kiểm chứng độ phủ.",
      "Do not look for gaps, parts outside the boundary and the sums that prove the coverage."))
  var noGaps = false

  /// Called by the commands' own validation, which knows the language.
  func check(_ say: Phrasing) throws {
    if let minOverlap, !(minOverlap.isFinite && minOverlap >= 0) {
      throw ValidationError(
        say(
          "--min-overlap phải là diện tích tính bằng m², từ 0 trở lên.",
          "--min-overlap must be an area in m², 0 or more."))
    }
  }

  func apply(to request: inout SessionRequest) {
    request.minOverlap = minOverlap.map { Area.squareMetres($0) }
    request.looksAtGaps = !noGaps
  }
}

/// Options of commands that write files of results.
struct FileOptions: ParsableArguments {
  @Flag(
    help: .told(
      "Ghi cả hình thể, mã và tên của thửa đất bảo mật; các tệp có ghi chú điều đó.",
      "Write geometry, ids and names of confidential parcels, too; the files say so."))
  var includeConfidential = false

  @Option(
    name: .customLong("out-crs"),
    help: .told(
      "Hệ tọa độ của các tệp GeoJSON: wgs84 (RFC 7946), hoặc plan (hệ của phương án, có khai báo crs).",
      "CRS of GeoJSON files: wgs84 (RFC 7946), or plan (the plan's own, with a crs member)."))
  var outputCRS: OutputCRS = .wgs84

  func reportOptions(threads: Int) -> ReportOptions {
    ReportOptions(
      includesConfidential: includeConfidential, outputCRS: outputCRS, threads: threads, toolVersion: LandPlan.version)
  }
}

extension Language: ExpressibleByArgument {}
extension OutputCRS: ExpressibleByArgument {}
extension FailureThreshold: ExpressibleByArgument {}
