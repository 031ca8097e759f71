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
    let file = try begin(path)
    defer { if let temporary = file.temporaryPath { Interruption.unregister(temporary) } }
    try body(file)
    try file.commit()
    return nil
  }

  private static func begin(_ path: String) throws(WriteError) -> OutputFile {
    var outcome: Result<OutputFile, WriteError>?
    Interruption.making {
      do throws(WriteError) {
        let file = try OutputFile(path: path)
        outcome = .success(file)
        return file.temporaryPath
      } catch {
        outcome = .failure(error)
        return nil
      }
    }
    guard let outcome else { throw WriteError(path: path, operation: .create, code: 0, reason: "") }
    return try outcome.get()
  }
}
