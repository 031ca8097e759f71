import CCrypto

/// The SHA-256 of bytes given in any pieces, by libcrypto.
struct FileDigest: ~Copyable {
  /// Owned; nil when libcrypto could not make one (out of memory): the digest is then empty.
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    if let context, EVP_DigestInit_ex(context, EVP_sha256(), nil) != 1 { EVP_MD_CTX_reset(context) }
  }

  deinit { EVP_MD_CTX_free(context) }

  borrowing func update(_ bytes: UnsafeRawBufferPointer) {
    guard let context, let base = bytes.baseAddress, !bytes.isEmpty else { return }
    EVP_DigestUpdate(context, base, bytes.count)
  }

  /// 64 lower-case hexadecimal digits. Call once, after the last byte.
  borrowing func hexadecimal() -> String {
    guard let context else { return "" }
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return "" }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
