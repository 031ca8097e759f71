import CZlib

/// Unpacks gzip data piece by piece: several members one after the other, as `cat a.gz b.gz` makes them.
struct GzipInflater: ~Copyable {
  /// zlib keeps a pointer to its stream, so the stream may not move: it lives on the heap, owned here.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var memberEnded = false
  private var inputEnded = false

  /// - Parameter head: the bytes already read to see that it is gzip.
  init(head: [UInt8], blockSize: Int, file: String) throws(ReadError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: max(blockSize, head.count), alignment: 16)
    input.copyBytes(from: head)
    stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(head.count)
    // 15 window bits, + 16: a gzip header is demanded.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw ReadError(.gzipDamaged(reason: "inflateInit2 \(code)"), file: file) }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills a part of `buffer`; 0 only at the end.
  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer, from stored: inout StoredBytes
  ) throws(ReadError) -> Int {
    stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(buffer.count)
    while Int(stream.pointee.avail_out) == buffer.count {
      if stream.pointee.avail_in == 0, !inputEnded { try refill(from: &stored) }
      if memberEnded {
        if stream.pointee.avail_in == 0 { return 0 }
        inflateReset(stream)
        memberEnded = false
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_STREAM_END: memberEnded = true
      case Z_OK: break
      case Z_BUF_ERROR where inputEnded: throw ReadError(.gzipCutOff, file: stored.name)
      case Z_BUF_ERROR: break
      case let code: throw damaged(code, file: stored.name)
      }
    }
    return buffer.count - Int(stream.pointee.avail_out)
  }

  private mutating func refill(from stored: inout StoredBytes) throws(ReadError) {
    let got = try stored.read(into: input)
    stream.pointee.next_in = input.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(got)
    inputEnded = got == 0
  }

  private borrowing func damaged(_ code: Int32, file: String) -> ReadError {
    let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib code \(code)"
    return ReadError(.gzipDamaged(reason: message), file: file)
  }
}
