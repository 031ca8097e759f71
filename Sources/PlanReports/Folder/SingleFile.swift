import Glibc
import PlanFormats

/// One file of results, whole or not at all, also where the run is interrupted.
enum SingleFile {
  /// - Returns: the bytes for standard output where there is no path, else nil.
  /// - Throws: `WriteError`, and what `body` throws.
  static func write(to path: String?, _ body: (OutputFile) throws -> Void) throws -> [UInt8]? {
    guard let path else {
      let file = OutputFile.inMemory()
      try body(file)
      return file.contents
    }
    let file = try OutputFile(path: path)
    // The name under which `OutputFile` writes until it commits.
    let unfinished = "\(path).\(getpid())-0.partial"
    Interruption.register(unfinished)
    defer { Interruption.unregister(unfinished) }
    try body(file)
    try file.commit()
    return nil
  }
}
