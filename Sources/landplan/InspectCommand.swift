import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan inspect FILE…`: what is in a GeoJSON file, and what a plan would say of it.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Looks at GeoJSON files: shapes, coordinate system, fields, and the entry for plan.yaml.",
    discussion: """
      Xem nội dung tệp GeoJSON: hình thể, hệ tọa độ, trường dữ liệu, và đoạn để dán vào plan.yaml.

      Nothing has to be known about the file. Fields that may hold owners or addresses are only named.
      """)

  @Argument(help: "GeoJSON files (also newline-delimited, also .gz).")
  var files: [String]

  @Option(help: "CRS of the files, whatever they say themselves: EPSG:5897.")
  var crs: String?

  @Option(
    name: .customLong("text-encoding"),
    help: "Encoding of text before Unicode: tcvn3, vni, windows-1258, utf-8-twice (default: utf-8).")
  var textEncoding: String?

  @Option(help: ArgumentHelp("Write what was found as JSON; - is standard output.", valueName: "file"))
  var json: String?

  @OptionGroup(title: "General") var session: SessionOptions

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
