import Foundation

/// The folder with the schemes and regulations: `GeoData` of a checkout, or `share/landplan` of an installation.
public struct GeoDataFolder: Sendable, Hashable {
  /// The environment variable that names the folder.
  public static let environmentVariable = "LANDPLAN_GEODATA"

  public let path: String
  /// Where it lies.
  let files: SourceFiles

  /// Takes a folder as it is; reading from it fails later when it is not one.
  public init(path: String, files: SourceFiles = .disk) {
    self.path = path
    self.files = files
  }

  /// No folder with `schemes` in it at any of the places.
  public struct NotFound: Error, Sendable, Hashable, CustomStringConvertible {
    /// Every place that was looked at, in this order.
    public var tried: [String]

    public init(tried: [String]) { self.tried = tried }

    public var description: String {
      "no GeoData folder (one that holds schemes/); looked at: " + tried.joined(separator: ", ")
    }
  }

  /// Looks for the folder. The first of these that holds `schemes/` is taken:
  /// 1. `explicit`, and nothing else when it is given;
  /// 2. what `LANDPLAN_GEODATA` names, and nothing else when it is set and not empty;
  /// 3. beside the program: `../share/landplan`, `GeoData`;
  /// 4. `GeoData` in a folder above the program, then above the working directory.
  ///
  /// - Parameters:
  ///   - environment: nil for the process's own.
  ///   - executable: the program's file; nil for the running one.
  ///   - workingDirectory: nil for the process's own.
  /// - Throws: `NotFound` with the places.
  public static func find(
    explicit: String? = nil, environment: [String: String]? = nil, executable: String? = nil,
    workingDirectory: String? = nil
  ) throws(NotFound) -> GeoDataFolder {
    let environment = environment ?? ProcessInfo.processInfo.environment
    let directory = workingDirectory ?? FileManager.default.currentDirectoryPath
    var places: [String]
    if let explicit {
      places = [explicit]
    } else if let named = environment[environmentVariable], !named.isEmpty {
      places = [named]
    } else {
      let program = URL(filePath: executable ?? runningProgram).deletingLastPathComponent()
      places = [program.appending(path: "../share/landplan").standardized.path]
      places += ancestors(of: program).map { $0.appending(path: "GeoData").path }
      places += ancestors(of: URL(filePath: directory)).map { $0.appending(path: "GeoData").path }
    }
    var seen: Set<String> = []
    places = places.filter { seen.insert($0).inserted }
    guard let found = places.first(where: holdsSchemes) else { throw NotFound(tried: places) }
    return GeoDataFolder(path: found)
  }

  private static var runningProgram: String {
    // Linux names the running program here; elsewhere the path by which it was called has to do.
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "."
  }

  /// The folder and every folder above it, nearest first.
  private static func ancestors(of folder: URL) -> [URL] {
    var result: [URL] = []
    var next = folder.standardized
    while next.path != "/" {
      result.append(next)
      next = next.deletingLastPathComponent()
    }
    return result + [URL(filePath: "/")]
  }

  private static func holdsSchemes(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let schemes = URL(filePath: path).appending(path: "schemes").path
    return FileManager.default.fileExists(atPath: schemes, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The ids of the schemes there: folders with a `scheme.yaml`; sorted.
  public var schemeIDs: [String] { folders(in: "schemes", with: "scheme.yaml") }

  /// The ids of the accuracy regulations there: folders with a `regulation.yaml`; sorted.
  public var regulationIDs: [String] { folders(in: "schemes/accuracy", with: "regulation.yaml") }

  private func folders(in parent: String, with file: String) -> [String] {
    let folder = URL(filePath: path).appending(path: parent).path
    return files.names(in: folder).filter { files.kind(of: "\(folder)/\($0)/\(file)") == .file }
  }
}
