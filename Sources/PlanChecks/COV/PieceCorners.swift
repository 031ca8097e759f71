import Coverage
import Geometry
import Synchronization

/// The distinct corners of a piece, in order.
struct PieceCorners {
  let all: [Coordinate]
  let envelope: Envelope

  init(_ piece: Polygon) {
    var corners = piece.exterior.coordinates
    for hole in piece.holes { corners += hole.coordinates }
    corners.sort(by: Coordinate.precedes)
    var kept = 0
    for place in corners.indices where place == 0 || corners[place] != corners[kept - 1] {
      corners[kept] = corners[place]
      kept += 1
    }
    corners.removeLast(corners.count - kept)
    all = corners
    envelope = piece.envelope
  }

  var count: Int { all.count }

  /// Found by bisection; nil for what is no corner.
  func number(of point: Coordinate) -> Int? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if Coordinate.precedes(all[middle], point) { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low] == point ? low : nil
  }
}

/// Finds corners of pieces among the vertices of shapes.
///
/// A class: keeps the order of the vertices of large shapes, so that many pieces of one cost no more than few.
final class VertexSearch: Sendable {
  /// Shapes with more vertices are put in order.
  static let largeShape = 256

  private let shapes: ShapeTable
  /// The vertices of a large shape by position.
  private let ordered = Mutex<[Int: [UInt32]]>([:])

  init(_ shapes: ShapeTable) { self.shapes = shapes }

  /// Each vertex of the shape that is a corner of the piece.
  func forEachVertex(of row: Int, among corners: PieceCorners, _ body: (_ corner: Int) -> Void) {
    guard row >= 0, row < shapes.count else { return }
    let range = shapes.vertices(of: row)
    guard range.count <= Self.largeShape else { return searchOrdered(row, corners, body) }
    let (points, pointIDs, envelope) = (shapes.points, shapes.pointIDs, corners.envelope)
    for vertex in range {
      let point = points[Int(pointIDs[vertex])]
      guard envelope.contains(point), let corner = corners.number(of: point) else { continue }
      body(corner)
    }
  }

  private func searchOrdered(_ row: Int, _ corners: PieceCorners, _ body: (Int) -> Void) {
    let order = order(of: row)
    for (number, corner) in corners.all.enumerated() {
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        if Coordinate.precedes(position(order[middle]), corner) { low = middle + 1 } else { high = middle }
      }
      if low < order.count, position(order[low]) == corner { body(number) }
    }
  }

  private func position(_ vertex: UInt32) -> Coordinate { shapes.points[Int(shapes.pointIDs[Int(vertex)])] }

  private func order(of row: Int) -> [UInt32] {
    ordered.withLock { ordered in
      if let order = ordered[row] { return order }
      let order = shapes.vertices(of: row).map { UInt32($0) }.sorted {
        let (a, b) = (position($0), position($1))
        return a == b ? $0 < $1 : Coordinate.precedes(a, b)
      }
      ordered[row] = order
      return order
    }
  }
}
