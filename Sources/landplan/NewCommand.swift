import ArgumentParser
import Foundation
import LandUse
import PlanReports
import PlanSession

/// `landplan new DIR [--from FILE]`: plan.yaml and the tables to fill in.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: told(
      "Lập plan.yaml và các biểu để điền, từ tệp GeoJSON nếu có.",
      "Writes plan.yaml and the tables to fill in, from GeoJSON files where there are some."),
    discussion: told(
      """
      Thư mục là mới, xuất hiện trọn vẹn hoặc không xuất hiện; không ghi đè gì cả. Những gì lập từ tệp chạy được \
      ngay: landplan run DIR/plan.yaml --output OUT.
      """,
      """
      The folder is new and appears whole or not at all; nothing is overwritten. What it makes of files runs as \
      it is: landplan run DIR/plan.yaml --output OUT.
      """))

  @Argument(
    help: .told(
      "Thư mục sẽ lập.",
      "Folder to make."),
    completion: .directory)
  var folder: String

  @Option(
    name: .customLong("from"), parsing: .singleValue,
    help: .told(
      "Tệp GeoJSON chứa thửa đất. Có thể lặp lại.",
      "GeoJSON file with parcels. May be repeated.", valueName: told("tệp", "file")),
    completion: .parcels)
  var files: [String] = []

  @OptionGroup var system: SystemOptions

  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      let output = try OutputFolder(path: folder, replaces: false)
      let inspector = try FileInspector(
        geoData: session.geoData, threads: session.threadCount, projectsExactly: session.exactProjection,
        progress: job.tell)
      let name = URL(filePath: output.path).lastPathComponent
      let draft = try await PlanDrafter(inspector).draft(
        id: name, from: files, crs: system.crs, textEncoding: system.textEncoding)
      let written = try FormFolder(draft, job.language).write(to: output)
      try job.print(DraftScreen(draft, job.language, style: job.style).text(folder: folder, files: written))
      return .clean
    }
  }
}
