import Foundation

/// A file that appears whole or not at all: written beside under a temporary name, renamed by `commit`.
///
/// - Writing never throws: the first failure is kept, what follows is dropped, and `commit` throws it.
/// - Without `commit` the temporary file is removed when the last reference goes.
/// - What exists at the path and is no regular file (`/dev/stdout`, a pipe) is written to directly.
/// - One thread at a time.
public final class OutputFile {
  public let path: String
  /// Not checked for exclusive access, which each byte written would pay for: nothing that appends to it is given the
  /// file besides.
  @exclusivity(unchecked) private var buffer: TextBuffer
  private var descriptor: Int32
  /// Where it is written until `commit`; stays after it. Nil in memory and for a path that is no regular file.
  public let temporaryPath: String?
  private var temporary: String?
  private var failure: WriteError?
  private let limit: Int

  /// - Throws: `WriteError` when the file cannot be made: no such folder, no permission, the path is a folder.
  public init(path: String) throws(WriteError) {
    self.path = path
    limit = 1 << 16
    descriptor = -1
    buffer = TextBuffer(capacity: limit + 4096)
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw Self.error(path, .create) }
      temporaryPath = nil
      return
    }
    let made = try Self.makeTemporary(beside: path)
    descriptor = made.descriptor
    temporary = made.path
    temporaryPath = made.path
  }

  private init() {
    path = ""
    descriptor = -1
    buffer = TextBuffer(capacity: 256)
    limit = .max
    temporaryPath = nil
  }

  /// Keeps everything in memory, in `contents`.
  public static func inMemory() -> OutputFile { OutputFile() }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { unlink(temporary) }
  }

  /// The bytes that are not written out yet; all of them for a file in memory.
  public var contents: [UInt8] { buffer.withBytes { Array($0) } }

  public func write(_ byte: UInt8) { write { $0.append(byte) } }
  public func write(_ text: StaticString) { write { $0.append(text) } }
  public func write(_ text: String) { write { $0.append(text) } }
  public func write(_ bytes: [UInt8]) { write { $0.append(bytes) } }

  /// Writes by a text that is appended to.
  @inline(__always) func write(_ append: (inout TextBuffer) -> Void) {
    append(&buffer)
    if buffer.count >= limit { flush() }
  }

  /// Writes what another file holds in memory, and empties that.
  func take(_ other: OutputFile) {
    if limit == .max {
      write { text in other.buffer.withBytes { text.append($0.assumingMemoryBound(to: UInt8.self)) } }
    } else {
      flush()
      other.buffer.withBytes { writeOut($0) }
    }
    other.buffer.removeAll()
  }

  /// Writes what is left and lets the file appear.
  ///
  /// - Throws: `WriteError` of the first failure; the temporary file is removed.
  public func commit() throws(WriteError) {
    guard descriptor >= 0 else {
      if let failure { throw failure }
      return
    }
    flush()
    let closed = close(descriptor)
    if closed != 0, failure == nil { failure = Self.error(path, .close) }
    descriptor = -1
    if failure == nil, let temporary, rename(temporary, path) != 0 { failure = Self.error(path, .rename) }
    if failure != nil, let temporary { unlink(temporary) }
    temporary = nil
    if let failure { throw failure }
  }

  private func flush() {
    buffer.withBytes { writeOut($0) }
    buffer.removeAll()
  }

  private func writeOut(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil, descriptor >= 0 else { return }
    var done = 0
    while done < bytes.count {
      let written = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if written >= 0 {
        done += written
      } else if errno != EINTR {
        failure = Self.error(path, .write)
        return
      }
    }
  }

  /// A new file in the same folder, so that renaming cannot cross file systems.
  private static func makeTemporary(beside path: String) throws(WriteError) -> (descriptor: Int32, path: String) {
    for attempt in 0..<1000 {
      let temporary = "\(path).\(getpid())-\(attempt).partial"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { break }
    }
    throw error(path, .create)
  }

  private static func error(_ path: String, _ operation: WriteError.Operation) -> WriteError {
    let code = errno
    return WriteError(path: path, operation: operation, code: code, reason: String(cString: strerror(code)))
  }
}
