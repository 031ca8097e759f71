import Glibc

/// SHA-256 (FIPS 180-4, §6.2) of a file, for the manifest.
enum SHA256 {
  /// Nil when the file cannot be read; `errno` says why.
  static func digest(ofFile path: String) -> (hexadecimal: String, bytes: Int)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = Block()
    // A whole number of blocks, so that only the last piece has a rest.
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var total = 0
    var filled = 0
    while true {
      let space = filled
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: space), $0.count - space) }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      filled += count
      total += count
      if filled == buffer.count {
        hash.update(buffer[...])
        filled = 0
      }
      if count == 0 { break }
    }
    return (hash.finish(buffer[..<filled], total: total), total)
  }

  static func digest(of bytes: [UInt8]) -> String {
    var hash = Block()
    let whole = bytes.count / 64 * 64
    hash.update(bytes[..<whole])
    return hash.finish(bytes[whole...], total: bytes.count)
  }

  private struct Block {
    private var state: [UInt32] = [
      0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    private var words = [UInt32](repeating: 0, count: 64)

    /// - Parameter bytes: a whole number of blocks of 64.
    mutating func update(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBufferPointer { bytes in
        for start in stride(from: 0, to: bytes.count, by: 64) { compress(UnsafeBufferPointer(rebasing: bytes[start...])) }
      }
    }

    /// Pads with a one bit, zeros, and the length in bits.
    mutating func finish(_ rest: ArraySlice<UInt8>, total: Int) -> String {
      let whole = rest.count / 64 * 64
      update(rest.prefix(whole))
      var last = Array(rest.dropFirst(whole)) + [0x80]
      while last.count % 64 != 56 { last.append(0) }
      for shift in stride(from: 56, through: 0, by: -8) { last.append(UInt8(truncatingIfNeeded: total * 8 >> shift)) }
      update(last[...])
      return state.map { word in
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 8 - text.utf8.count) + text
      }.joined()
    }

    private mutating func compress(_ block: UnsafeBufferPointer<UInt8>) {
      for i in 0..<16 {
        words[i] =
          UInt32(block[4 * i]) << 24 | UInt32(block[4 * i + 1]) << 16 | UInt32(block[4 * i + 2]) << 8
          | UInt32(block[4 * i + 3])
      }
      for i in 16..<64 {
        let (a, b) = (words[i - 15], words[i - 2])
        let s0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
        let s1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
        words[i] = words[i - 16] &+ s0 &+ words[i - 7] &+ s1
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for i in 0..<64 {
        let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let t1 = h &+ s1 &+ (e & f ^ ~e & g) &+ SHA256.constants[i] &+ words[i]
        let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let t2 = s0 &+ (a & b ^ a & c ^ b & c)
        (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
      }
      for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] = state[i] &+ word }
    }

    @inline(__always) private func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
      word >> bits | word << (32 - bits)
    }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, §4.2.2).
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
