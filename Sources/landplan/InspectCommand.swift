import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan inspect FILE…`: what is in a GeoJSON file, and what a plan would say of it.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: told(
      "Xem nội dung tệp GeoJSON: hình thể, hệ tọa độ, trường dữ liệu, và đoạn để dán vào plan.yaml.",
      "Looks at GeoJSON files: shapes, coordinate system, fields, and the entry for plan.yaml."),
    discussion: told(
      """
      Không cần biết trước gì về tệp. Trường có thể chứa chủ sử dụng, địa chỉ chỉ được nêu tên.
      """,
      """
      Nothing has to be known about the file. Fields that may hold owners or addresses are only named.
      """))

  @Argument(
    help: .told(
      "Các tệp GeoJSON (kể cả mỗi dòng một đối tượng, kể cả .gz).",
      "GeoJSON files (also newline-delimited, also .gz)."),
    completion: .parcels)
  var files: [String]

  @Option(
    help: .told(
      "Hệ tọa độ của tệp, bất kể tệp tự ghi gì: EPSG:5897.",
      "CRS of the files, whatever they say themselves: EPSG:5897."))
  var crs: String?

  @Option(
    name: .customLong("text-encoding"),
    help: .told(
      "Bảng mã chữ trước Unicode: tcvn3, vni, windows-1258, utf-8-twice (mặc định: utf-8).",
      "Encoding of text before Unicode: tcvn3, vni, windows-1258, utf-8-twice (default: utf-8)."),
    completion: .textEncodings)
  var textEncoding: String?

  @Option(
    help: .told(
      "Ghi những gì tìm thấy dạng JSON; - là đầu ra chuẩn.",
      "Write what was found as JSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var json: String?

  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try OutputPaths(paths: [json].compactMap { $0 }).check(against: files, job.say)
      let inspector = try FileInspector(geoData: session.geoData, threads: session.threadCount, progress: job.tell)
      var inspections: [FileInspection] = []
      for path in files {
        let inspection = try await inspector.inspect(path, crs: crs, textEncoding: textEncoding)
        if json != "-" {
          let screen = InspectionScreen(inspection, job.language, style: job.style)
          try job.print((inspections.isEmpty ? "" : "\n") + screen.text)
        }
        inspections.append(inspection)
      }
      let document = InspectionJSON(inspections, toolVersion: LandPlan.version)
      if let bytes = try json.flatMap({ try document.write(to: $0 == "-" ? nil : $0) }) {
        try StandardOutput.write(bytes)
      }
      return .clean
    }
  }
}
