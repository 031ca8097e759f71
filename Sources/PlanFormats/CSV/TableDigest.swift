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

/// Reads whole small files: tables and plans, never parcels.
enum TableFile {
  /// 256 MiB: far above any table of a plan, far below the memory of a small machine.
  static let byteLimit = 256 << 20

  /// The bytes of a regular file.
  /// - Throws: `noSuchFile`, `notAFile`, `unreadable` or `tooLarge` at `place`: the line that names the file, where
  ///   there is one.
  static func read(
    _ path: String, limit: Int = byteLimit, namedAt place: TablePlace
  ) throws(TableErrors) -> Data {
    do {
      guard FileManager.default.fileExists(atPath: path) else {
        throw TableError(.noSuchFile, at: place, found: path)
      }
      let url = URL(filePath: path).resolvingSymlinksInPath()
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw TableError(.notAFile, at: place, found: path)
      }
      if let size = (attributes[.size] as? NSNumber)?.intValue, size > limit {
        throw TableError(.tooLarge, at: place, found: "\(size)", allowed: ["\(limit)"])
      }
      return try Data(contentsOf: url)
    } catch let error as TableError {
      throw TableErrors([error])
    } catch {
      throw TableErrors([TableError(.unreadable, at: place, found: path, allowed: [reason(error)])])
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? CocoaError).map { "\($0.localizedDescription)" } ?? "\(error)"
  }
}
