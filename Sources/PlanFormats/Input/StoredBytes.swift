import Foundation

/// The bytes of an input as stored, front to back, hashed on the way.
///
/// Files are read with `read`, never mapped: a file truncated while mapped kills the process.
struct StoredBytes: ~Copyable {
  let name: String
  /// Size of the input when it was opened, to estimate from and to show progress against.
  let size: Int
  private(set) var count = 0
  private let descriptor: Int32
  private let memory: [UInt8]
  private let digest = FileDigest()

  init(_ file: InputFile) throws(ReadError) {
    name = file.name
    switch file {
    case .bytes(let bytes, _):
      memory = bytes
      descriptor = -1
      size = bytes.count
    case .path(let path):
      memory = []
      // Non-blocking, so that opening a pipe that nobody writes does not hang; without effect on regular files.
      let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard opened >= 0 else { throw ReadError(.cannotOpen(reason: Self.systemText(errno)), file: path) }
      var status = stat()
      guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(opened)
        throw ReadError(.notRegularFile, file: path)
      }
      descriptor = opened
      size = Int(status.st_size)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var isInMemory: Bool { descriptor < 0 }

  /// Fills a part of `buffer` from its start; 0 only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let got = descriptor < 0 ? copy(into: buffer) : try readDescriptor(into: buffer)
    digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
    count += got
    return got
  }

  /// SHA-256 of all bytes; call once, at the end.
  borrowing func sha256() -> String { digest.hexadecimal() }

  private borrowing func copy(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = min(buffer.count, memory.count - count)
    memory.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[count..<count + length]))
    }
    return length
  }

  private borrowing func readDescriptor(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    while true {
      let got = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      guard errno == EINTR else { throw ReadError(.readFailed(reason: Self.systemText(errno)), file: name) }
    }
  }

  static func systemText(_ code: Int32) -> String { String(cString: strerror(code)) }
}
