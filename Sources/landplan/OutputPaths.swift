import Foundation
import PlanReports

/// Files a command is to write: none may be one that was read, and no two may be the same.
struct OutputPaths {
  /// As given; `-` is standard output.
  let paths: [String]

  /// - Throws: `UsageFailure` naming the path, before anything is written.
  func check(against read: [String], _ say: Phrasing) throws {
    let inputs = Set(read.compactMap(Self.identity))
    var seen: Set<String> = []
    for path in paths where path != "-" {
      guard let identity = Self.identity(path) else { continue }
      if inputs.contains(identity) {
        throw UsageFailure(
          say("\(path) là tệp đầu vào, không ghi đè.", "\(path) is read and cannot be written."),
          hint: say("Hãy chọn tệp khác.", "Name another file."))
      }
      if !seen.insert(identity).inserted {
        throw UsageFailure(
          say("\(path) được chỉ định ghi hai lần.", "\(path) is to be written twice."),
          hint: say("Hãy chọn các tệp khác nhau.", "Name different files."))
      }
    }
  }

  /// What makes two spellings one file: device and inode where the file is there (also through links), else the
  /// resolved folder and the name. Nil for what is there and no regular file (`/dev/null`): nothing is lost in it.
  private static func identity(_ path: String) -> String? {
    var status = stat()
    if stat(path, &status) == 0 {
      return status.st_mode & S_IFMT == S_IFREG ? "\(status.st_dev) \(status.st_ino)" : nil
    }
    let url = URL(filePath: path)
    return url.deletingLastPathComponent().resolvingSymlinksInPath().appending(path: url.lastPathComponent).path
  }
}
