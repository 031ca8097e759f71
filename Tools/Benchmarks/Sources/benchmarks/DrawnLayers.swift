import Foundation
import ParcelDrawing

enum LayerKind: String, CaseIterable, Codable { case clean, faulty }

/// A layer that is measured on: drawn once, kept in a folder.
struct DrawnLayer: Hashable {
  static let seed: UInt64 = 7

  let parcels: Int
  let kind: LayerKind
  let folder: String

  init(parcels: Int, kind: LayerKind, in data: String) {
    self.parcels = parcels
    self.kind = kind
    folder = "\(data)/\(kind.rawValue)-\(parcels)"
  }

  var file: String { folder + "/parcels_4326.geojson" }
  var boundary: String { folder + "/districts.geojson" }

  /// The truth is written last: where it is, the layer is whole.
  func drawIfMissing() throws {
    guard !FileManager.default.fileExists(atPath: folder + "/truth.json") else { return }
    FileHandle.standardError.write(Data("drawing \(folder)\n".utf8))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try ParcelDrawing(parcels: parcels, seed: Self.seed, hasFaults: kind == .faulty).write(to: folder)
  }

  /// Brings the files into the page cache, as far as it holds them.
  func warm() throws {
    for path in [file, boundary] {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      while let block = try handle.read(upToCount: 1 << 22), !block.isEmpty {}
      try handle.close()
    }
  }
}
