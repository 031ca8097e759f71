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

  @OptionGroup var system: SystemOptions

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
      let inspector = try FileInspector(
        geoData: session.geoData, threads: session.threadCount, projectsExactly: session.exactProjection,
        progress: job.tell)
      var inspections: [FileInspection] = []
      for path in files {
        let inspection = try await inspector.inspect(path, crs: system.crs, textEncoding: system.textEncoding)
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
