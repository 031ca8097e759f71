import Foundation
import Glibc

/// What the output folder asks of the file system, beside single files.
enum FileTree {
  enum Kind { case absent, folder, other }

  static var lastReason: String { String(cString: strerror(errno)) }

  /// What stands at a path, symbolic links followed.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .absent }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
  }

  /// The absolute path with links resolved as far as it exists; nil where a part that does not exist is `.` or `..`.
  static func resolved(_ path: String) -> String? {
    var path = path.isEmpty ? "." : path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if let real = realPath(path) { return real }
    let cut = path.lastIndex(of: "/")
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard name != ".", name != "..", let parent = resolved(folder) else { return nil }
    return parent == "/" ? "/" + name : parent + "/" + name
  }

  /// Makes the folders above a path that are not there.
  ///
  /// - Returns: those that were made, the outermost first; what failed leaves `errno`, and the path is not there.
  static func makeParents(of path: String) -> [String] {
    var missing: [String] = []
    var folder = path
    while let cut = folder.lastIndex(of: "/"), cut != folder.startIndex {
      folder = String(folder[..<cut])
      guard kind(folder) == .absent else { break }
      missing.append(folder)
    }
    var made: [String] = []
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 else { break }
      made.append(folder)
    }
    return made
  }

  private static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Names directly in a folder, sorted; nil when it cannot be read.
  static func entries(_ folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted()
  }

  /// Paths of all files below a folder, seen from it, sorted. Links are not followed: they count as files.
  static func files(below folder: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    var files: [String] = []
    for case let path as String in walker {
      var status = stat()
      if lstat(folder + "/" + path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { files.append(path) }
    }
    return files.sorted()
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Moves a tree aside before removing it, so that a writer that still runs cannot add to it.
  static func removeMoved(_ path: String) {
    let aside = path + ".removed-\(getpid())"
    remove(rename(path, aside) == 0 ? aside : path)
  }
}
