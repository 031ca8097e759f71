import Coverage
import Geometry
import LandUse

/// Where an overlap or a gap comes from, as far as its shape tells; the first that holds.
public enum PieceCause: String, Sendable, Hashable, CaseIterable {
  /// The shapes on its sides were drawn in different datums, and it is no wider than the operation between them may be
  /// off on both sides (`FaultClassRule`).
  case datum
  /// The overlap leaves of the smaller parcel no more than its limit of error (`DuplicateRule`): one of the two is a
  /// second record of the same land, or of a part of it.
  case duplicate
  /// One border has vertices between two common ones where the other runs on in one edge: a T-vertex of which the other
  /// knows nothing. Only what is noise by its class: else the borders differ by more than the lack of a vertex makes.
  case missingVertex = "missing-vertex"
  /// No wider than √2 units of the last written decimal. Rounding moves a vertex by half the diagonal of the square of
  /// one unit at most, that is by √2/2 units, and the piece lies between two borders that were each moved.
  case rounding
  /// None of these: the borders differ.
  case real

  var details: [Detail] { [Detail("cause", rawValue)] }
}

/// Tells where pieces of one layer come from.
///
/// Corners of a piece are known by their exact coordinates among the vertices of the layer's own table. Vertices that
/// were inserted on long edges are not in it: a piece with a corner on one comes from no missing vertex here, which is
/// on the safe side.
///
/// A class: what is looked at piece by piece refers to the layer once.
///
/// - Complexity: an overlap costs the vertices of its two shapes; of shapes with more than 256, which are put in order
///   once, its corners times the logarithm of theirs. A gap costs the vertices on it.
final class PieceCauseRule: Sendable {
  private let layer: LayerSnapshot
  private let faults: FaultClassRule
  private let vertices: VertexSearch
  /// On the ground, of each file of the layer; nil where its decimals or its system are not known.
  private let steps: [Length?]

  /// - Parameter hasPieces: false where it will not be asked.
  init(_ layer: LayerSnapshot, _ faults: FaultClassRule, hasPieces: Bool) {
    self.layer = layer
    self.faults = faults
    vertices = VertexSearch(layer.layer.shapes)
    steps = hasPieces ? Self.steps(of: layer.layer) : []
  }

  /// - Parameters:
  ///   - rows: whose borders the piece has.
  ///   - isVertexMissing: asked where neither datum nor duplicate explains the piece.
  func cause(
    width: Length, rows: [Int], isDuplicate: Bool = false, isVertexMissing: @autoclosure () -> Bool = false
  ) -> PieceCause {
    if faults.isWithinDatumAccuracy(width) { return .datum }
    if isDuplicate { return .duplicate }
    if isVertexMissing() { return .missingVertex }
    return isRounding(width, rows) ? .rounding : .real
  }

  /// Of files that write differently, the coarsest counts. Never true where nobody knows the decimals.
  private func isRounding(_ width: Length, _ rows: [Int]) -> Bool {
    return rows.contains { row in step(of: row).map { width.metres <= 2.0.squareRoot() * $0.metres } ?? false }
  }

  /// One unit of the last decimal of the file a row is of.
  private func step(of row: Int) -> Length? {
    if steps.count == 1 { return row >= 0 ? steps[0] : nil }
    return layer.layer.files.lastIndex { $0.firstRow <= row }.flatMap { steps.indices.contains($0) ? steps[$0] : nil }
  }

  /// One unit of the last decimal of each file on the ground; of degrees as `CoarseCoordinates` has it: the longer of
  /// the one to the north and the one to the east, in the middle of the layer.
  private static func steps(of layer: ParcelLayer) -> [Length?] {
    guard layer.files.contains(where: { $0.decimals != nil }) else { return layer.files.map { _ in nil } }
    let own = ParcelLayer.File.WrittenSystem(crs: layer.sourceCRS, middle: layer.middleAsRead)
    return layer.files.map { file in
      guard let decimals = file.decimals, let unit = Double("1e-\(decimals)") else { return nil }
      let system = file.system ?? own
      return (try? CRS(system.crs))?.groundLength(ofStep: unit, at: system.middle)
    }
  }
}

extension PieceCauseRule {
  /// True where in each part of an overlap every corner is a vertex of one of the two shapes (so that no borders
  /// cross), two at least are vertices of both, and just one shape has the others, each beside the straight line
  /// between the common ones around it: the edge in which the other shape runs past.
  func isVertexMissing(_ overlap: MultiPolygon, of first: Int, _ second: Int) -> Bool {
    !overlap.isEmpty && overlap.polygons.allSatisfy { isVertexMissing($0, first, second) }
  }

  private func isVertexMissing(_ part: Polygon, _ first: Int, _ second: Int) -> Bool {
    let corners = PieceCorners(part)
    var holders = [UInt8](repeating: 0, count: corners.count)
    for (bit, row) in [(UInt8(1), first), (2, second)] {
      vertices.forEachVertex(of: row, among: corners) { holders[$0] |= bit }
    }
    guard !holders.contains(0), holders.contains(1) != holders.contains(2) else { return false }
    return ([part.exterior] + part.holes).allSatisfy { ring in
      Self.isBesideEdges(ring.coordinates, isCommon: ring.coordinates.map { holders[corners.number(of: $0) ?? 0] == 3 })
    }
  }

  private static func isBesideEdges(_ ring: [Coordinate], isCommon: [Bool]) -> Bool {
    guard let start = isCommon.firstIndex(of: true), isCommon.count(where: { $0 }) > 1 else { return false }
    var from = ring[start]
    var between: [Coordinate] = []
    for step in 1...ring.count {
      let place = (start + step) % ring.count
      guard isCommon[place] else {
        between.append(ring[place])
        continue
      }
      guard between.allSatisfy({ isBeside($0, from, ring[place]) }) else { return false }
      from = ring[place]
      between.removeAll()
    }
    return true
  }

  /// True where a parcel beside a gap has just two of its corners, next to each other on its ring, where other parcels
  /// have all of them, and where the others lie beside the edge between the two: the edge in which that parcel runs
  /// past.
  ///
  /// Corners of the boundary alone are of no parcel, so that no vertex is said to be missing there.
  func isVertexMissing(_ gap: GapNeighbours.Surroundings) -> Bool {
    guard !gap.hasBareCorner else { return false }
    var holders = [Int](repeating: 0, count: gap.corners.count)
    var edges: [(from: Int, to: Int)] = []
    var rest = gap.touches[...]
    while let row = rest.first?.row {
      let found = rest.prefix { $0.row == row }
      rest = rest[found.endIndex...]
      var own: [Int] = []
      for corner in found.map(\.corner).sorted() where corner != own.last { own.append(corner) }
      for corner in own { holders[corner] += 1 }
      if own.count == 2, isEdge(found, of: row) { edges.append((own[0], own[1])) }
    }
    return edges.contains { edge in
      let (from, to) = (gap.corners[edge.from], gap.corners[edge.to])
      return gap.corners.indices.allSatisfy { corner in
        if corner == edge.from || corner == edge.to { return holders[corner] > 1 }
        return holders[corner] > 0 && Self.isBeside(gap.corners[corner], from, to)
      }
    }
  }

  /// Whether two different corners follow on each other on a ring of the shape.
  private func isEdge(_ found: ArraySlice<GapNeighbours.Touch>, of row: Int) -> Bool {
    let shapes = layer.layer.shapes
    return shapes.rings(of: row).contains { ring in
      let range = shapes.vertices(ofRing: ring)
      let own = found.filter { range.contains($0.vertex) }
      return own.contains { a in
        let next = a.vertex + 1 == range.upperBound ? range.lowerBound : a.vertex + 1
        return own.contains { $0.vertex == next && $0.corner != a.corner }
      }
    }
  }

  /// Whether a corner lies beside an edge: no farther from it than, measured along it, from either end.
  ///
  /// What is farther is the end of a slit, whose short sides lead from one border to another, no vertex between the
  /// ends of one.
  private static func isBeside(_ corner: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Bool {
    let (edgeX, edgeY) = (b.x - a.x, b.y - a.y)
    let (x, y) = (corner.x - a.x, corner.y - a.y)
    // All three times the length of the edge.
    let along = x * edgeX + y * edgeY
    let rest = edgeX * edgeX + edgeY * edgeY - along
    let off = abs(x * edgeY - y * edgeX)
    return along > 0 && rest > 0 && off <= min(along, rest)
  }
}
