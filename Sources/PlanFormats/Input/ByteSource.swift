/// The unpacked bytes of an input. Gzip is told by its first two bytes, not by the file's name.
struct ByteSource: ~Copyable {
  private var stored: StoredBytes
  private var head: [UInt8] = []
  private var inflater: GzipInflater?
  private var unpacked = 0

  /// Drawn parcels unpack to 3 to 10 times their size; gzip can reach a thousand, but hardly by drawing.
  private static let largestRatio = 100
  /// So much is unpacked in any case.
  private static let smallBytes = 16 << 20

  init(_ file: InputFile, blockSize: Int) throws(ReadError) {
    var stored = try StoredBytes(file)
    let head = try Self.head(of: &stored)
    if head == [0x1F, 0x8B] {
      inflater = try GzipInflater(head: head, blockSize: blockSize, file: file.name)
    } else {
      inflater = nil
      self.head = head
    }
    self.stored = stored
  }

  /// The first two bytes, or those there are.
  private static func head(of stored: inout StoredBytes) throws(ReadError) -> [UInt8] {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { bytes.deallocate() }
    var count = 0
    while count < 2 {
      let got = try stored.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
      if got == 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }

  var name: String { stored.name }
  /// Size of the input as stored.
  var storedSize: Int { stored.size }
  /// Bytes read so far, as stored.
  var storedCount: Int { stored.count }
  var isPacked: Bool { inflater != nil }
  var isInMemory: Bool { stored.isInMemory }

  /// Fills a part of `buffer` from its start; 0 only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    if inflater != nil { return try unpack(into: buffer) }
    guard !head.isEmpty else { return try stored.read(into: buffer) }
    let length = min(head.count, buffer.count)
    buffer.copyBytes(from: head.prefix(length))
    head.removeFirst(length)
    return length
  }

  /// - Throws: also `gzipBomb`: what is unpacked fills memory with rows, so it may not be out of all proportion.
  private mutating func unpack(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = try inflater?.read(into: buffer, from: &stored) ?? 0
    unpacked += count
    guard unpacked <= Self.smallBytes || unpacked / Self.largestRatio <= stored.count else {
      throw ReadError(.gzipBomb(ratio: Self.largestRatio), file: name)
    }
    return count
  }

  /// SHA-256 of the input as stored; call once, after `read` gave 0.
  borrowing func sha256() -> String { stored.sha256() }
}
