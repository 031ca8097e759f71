public import Foundation

/// Where plans, their tables and schemes lie: on disk, or in memory by path. Never parcels.
public struct SourceFiles: Sendable, Hashable {
  /// 256 MiB: far above any table of a plan, far below the memory of a small machine.
  static let byteLimit = 256 << 20

  /// What a path leads to.
  enum Kind { case absent, file, folder, other }

  /// Nil: the disk.
  private let memory: [String: Data]?

  /// The files of this machine.
  public static let disk = SourceFiles(memory: nil)

  /// Files by path, as a plan in the working directory names them: `quotas.csv`, `/data/schemes/x/scheme.yaml`.
  public static func inMemory(_ files: [String: Data]) -> SourceFiles { SourceFiles(memory: files) }

  private init(memory: [String: Data]?) { self.memory = memory }

  /// The bytes of a regular file.
  ///
  /// - Throws: `noSuchFile`, `notAFile`, `unreadable` or `tooLarge` at `place`: the line that names the file, where
  ///   there is one.
  func read(_ path: String, limit: Int = byteLimit, namedAt place: TablePlace) throws(TableErrors) -> Data {
    switch kind(of: path) {
    case .absent: throw TableErrors([TableError(.noSuchFile, at: place, found: path)])
    case .folder, .other: throw TableErrors([TableError(.notAFile, at: place, found: path)])
    case .file: break
    }
    if let size = size(of: path), size > limit { throw Self.tooLarge(size, limit, place) }
    let data: Data
    do {
      data = try memory?[path] ?? Self.bytes(path, limit: limit)
    } catch {
      throw TableErrors([TableError(.unreadable, at: place, found: path, allowed: [Self.reason(error)])])
    }
    guard data.count <= limit else { throw Self.tooLarge(data.count, limit, place) }
    return data
  }

  private func size(of path: String) -> Int? {
    if let memory { return memory[path]?.count }
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  private static func tooLarge(_ size: Int, _ limit: Int, _ place: TablePlace) -> TableErrors {
    TableErrors([TableError(.tooLarge, at: place, found: "\(size)", allowed: ["\(limit)"])])
  }

  func kind(of path: String) -> Kind {
    if let memory { return memory[path] != nil ? .file : names(in: path).isEmpty ? .absent : .folder }
    var status = stat()
    guard stat(path, &status) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Names directly in a folder, sorted; none when it cannot be listed.
  func names(in folder: String) -> [String] {
    guard let memory else { return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }
    let head = folder + "/"
    return Set(
      memory.keys.filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count).prefix { $0 != "/" }) }
    ).sorted()
  }

  /// At most one byte more than the limit: a file that grows meanwhile, or whose size the system does not tell, cannot
  /// exhaust memory.
  private static func bytes(_ path: String, limit: Int) throws -> Data {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    return try file.read(upToCount: limit + 1) ?? Data()
  }

  private static func reason(_ error: any Error) -> String {
    (error as? CocoaError).map { "\($0.localizedDescription)" } ?? "\(error)"
  }
}
