import Foundation
import PlanFormats
public import PlanSession

/// `manifest.json`: what a folder of results holds, and that it is ours.
///
/// `schema` `landplan-manifest/1`, `tool` {name, version}, `runHash`, `fictitious`, `inputs[]` {file, sha256} in the order
/// they were read, `files[]` {path, bytes, sha256} in the order of their paths, the manifest itself not among them.
public struct OutputManifest: Sendable {
  public struct File: Sendable, Hashable {
    public var path: String
    public var bytes: Int
    public var sha256: String
  }

  static let name = "manifest.json"
  static let schema = "landplan-manifest/1"

  public var toolVersion: String
  public var runHash: String
  public var isFictitious: Bool
  public var inputs: [SessionInput]
  var files: [File] = []

  public init(toolVersion: String, runHash: String, isFictitious: Bool, inputs: [SessionInput] = []) {
    self.toolVersion = toolVersion
    self.runHash = runHash
    self.isFictitious = isFictitious
    self.inputs = inputs
  }

  func write(to json: JSONWriter) {
    json.object {
      json.documentHead(schema: Self.schema, toolVersion: toolVersion)
      json.member("runHash", runHash)
      json.member("fictitious", isFictitious)
      json.list("inputs", inputs) { input in
        json.object {
          json.member("file", input.file)
          json.member("sha256", input.sha256)
        }
      }
      json.list("files", files) { file in
        json.object {
          json.member("path", file.path)
          json.member("bytes", file.bytes)
          json.member("sha256", file.sha256)
        }
      }
    }
  }

  /// The files that a folder's manifest lists, the manifest among them; nil when there is none of ours.
  static func listedFiles(inFolder folder: String) -> Set<String>? {
    struct Listing: Decodable {
      struct File: Decodable { var path: String }
      var schema: String
      var files: [File]
    }
    let url = URL(filePath: folder + "/" + name)
    guard let data = try? Data(contentsOf: url), let listing = try? JSONDecoder().decode(Listing.self, from: data),
      listing.schema.hasPrefix("landplan-manifest/")
    else { return nil }
    return Set(listing.files.map(\.path) + [name])
  }
}
