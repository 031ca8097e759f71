public import Foundation

/// The SHA-256 of bytes at hand.
public enum TableDigest {
  /// 64 lower-case hexadecimal digits. Empty only when libcrypto refuses, which it does for no input.
  public static func sha256(of data: Data) -> String {
    let digest = FileDigest()
    data.withUnsafeBytes { digest.update($0) }
    return digest.hexadecimal()
  }
}

/// A file that a reading took in, by content.
public struct DigestedFile: Sendable, Hashable {
  /// As the plan names it (`quotas.csv`), or seen from the GeoData folder (`schemes/vn-2024/categories.csv`).
  public var name: String
  /// Where it was read.
  public var path: String
  /// Of the bytes as they lie on disk; lower-case hexadecimal.
  public var sha256: String

  public init(name: String, path: String, sha256: String) {
    self.name = name
    self.path = path
    self.sha256 = sha256
  }
}
