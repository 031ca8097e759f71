import Foundation
import Geometry

/// An axis-parallel square with its lower left corner at (x, y).
func square(_ x: Double, _ y: Double, side: Double) -> MultiPolygon {
  MultiPolygon(Polygon(exterior: squareRing(x, y, side: side)))
}

func squareRing(_ x: Double, _ y: Double, side: Double) -> Ring {
  Ring([
    Coordinate(x: x, y: y), Coordinate(x: x + side, y: y), Coordinate(x: x + side, y: y + side),
    Coordinate(x: x, y: y + side),
  ])
}

func polygon(_ positions: [(Double, Double)]) -> MultiPolygon {
  MultiPolygon(Polygon(exterior: Ring(positions.map { Coordinate(x: $0.0, y: $0.1) })))
}

/// Crosses itself at (0.5, 0.5).
let bowTie = polygon([(0, 0), (1, 1), (1, 0), (0, 1)])

/// The interleaved positions of a square's ring, closed.
func closedSquare(_ x: Double, _ y: Double, side: Double) -> [Double] {
  [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
}

/// A parcel and a parcel with a hole near the middle of EPSG:5897, as surveyed to the centimetre.
let parcelP =
  "POLYGON ((551784.38 2323033.97, 551894.12 2323041.55, 551901.77 2322960.02, 551860.4 2322990.31, "
  + "551790.09 2322949.66, 551784.38 2323033.97))"
let parcelQ =
  "POLYGON ((551850.5 2323060.25, 551950.75 2323055.5, 551930.25 2322950.125, 551840.875 2322970.5, "
  + "551850.5 2323060.25), (551870 2323020, 551890 2323020, 551890 2323000, 551870 2323000, 551870 2323020))"

extension Double {
  func isClose(to other: Double, within tolerance: Double) -> Bool { abs(self - other) <= tolerance }
}

/// Numbers that look random and are the same in every run (a linear congruential generator, Knuth's MMIX constants).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// At least 0, under `limit`.
  mutating func next(below limit: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992 * limit
  }
}

/// The shared test data beside the checkout; nil where it is not installed.
enum SharedData {
  static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let data = folder.appendingPathComponent("shared/data")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }()
}
