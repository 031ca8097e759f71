public import Foundation

/// Files beside the project that tests may read and must do without: real data whose licences keep it out of the tree.
public enum SharedData {
  /// The package's folder.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file under `shared/` beside the package; nil when it is absent.
  public static func url(_ path: String) -> URL? {
    let url = packageRoot.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// A file of the package's own data, under `GeoData/`.
  public static func geoData(_ path: String) -> URL { packageRoot.appending(path: "GeoData").appending(path: path) }
}
