/// A run of whole features as it stands in the file, from behind a comma to behind a comma, and the memory it is in.
struct FeatureRun: ~Copyable {
  /// Behind the bytes of a window may be written as many.
  private static let padding = 32

  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// Bytes that are there.
  var count = 0
  /// Its place among the runs, and the offset of its first byte in the unpacked file.
  var number = 0
  var offset = 0
  /// Bytes of the input, as stored, that were read when it was.
  var storedCount = 0

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
    bytes.initialize(repeating: 0, count: capacity + Self.padding)
  }

  deinit { bytes.deallocate() }

  /// Bytes that are there become those of a larger memory.
  mutating func reserve(_ size: Int) {
    guard size > capacity else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size + Self.padding)
    larger.update(from: bytes, count: count)
    (larger + count).initialize(repeating: 0, count: size + Self.padding - count)
    bytes.deallocate()
    (bytes, capacity) = (larger, size)
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    reserve(count + more.count)
    if let start = more.baseAddress { (bytes + count).update(from: start, count: more.count) }
    count += more.count
  }

  /// The bytes from a place on.
  func copy(from start: Int = 0) -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes + start, count: count - start))
  }
}
