import Geometry

/// Borders of land that the side of a strip cuts, by what claims the land: to be closed with what lies beyond.
struct CutBorders: Sendable {
  /// What the land is to a report.
  enum Kind: UInt8, Sendable { case gap, pair, face, outsideOfFace, outsideOfShape }

  /// Runs with the land on its left.
  struct Edge: Sendable {
    var from: GridPoint
    var to: GridPoint
    var start: Coordinate
    var end: Coordinate
  }

  struct Land: Sendable {
    var kind: Kind
    /// Of a pair and of a shape in `shapes`; a gap has none.
    var claimants: ClaimantList
    /// In `edges`; the same ones may serve several.
    var edges: Range<Int>
  }

  private(set) var lands: [Land] = []
  private(set) var edges: [Edge] = []

  var isEmpty: Bool { lands.isEmpty }

  mutating func append(_ kind: Kind, _ claimants: ClaimantList, _ edges: Range<Int>) {
    lands.append(Land(kind: kind, claimants: claimants, edges: edges))
  }

  /// Notes the border of land that an outline has just traced.
  mutating func appendBorder(
    of faces: [UInt32], _ outline: FaceOutline, in arrangement: Arrangement
  ) -> Range<Int> {
    let start = edges.count
    let nodes = arrangement.nodes
    outline.forEachBorder(of: faces, in: arrangement) { halfEdge in
      let from = Int(arrangement.onePlace(arrangement.origin(of: halfEdge)))
      let to = Int(arrangement.onePlace(arrangement.origin(of: halfEdge ^ 1)))
      guard from != to else { return }
      edges.append(
        Edge(from: nodes.points[from], to: nodes.points[to], start: nodes.positions[from], end: nodes.positions[to]))
    }
    return start..<edges.count
  }
}
