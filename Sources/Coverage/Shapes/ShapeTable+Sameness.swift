import Geometry

extension ShapeTable {
  /// Whether a row holds the same shape as a row of another table in the same CRS.
  ///
  /// The start of a ring, the order of parts and holes and repeated positions do not count; a vertex more or less on a
  /// straight edge does.
  ///
  /// - Parameter tolerance: how far two positions may be apart along each axis and be one, CRS units.
  /// - Complexity: O(vertices) where rings and parts stand in the same order; else for each part and ring a search
  ///   among the others of its shape.
  public func isSameShape(_ row: Int, as other: ShapeTable, _ otherRow: Int, within tolerance: Double) -> Bool {
    if standsAlike(row, as: other, otherRow, within: tolerance) { return true }
    let (own, others) = (plainParts(of: row), other.plainParts(of: otherRow))
    return Self.pairsUp(own, others) { part, candidate in
      guard let exterior = part.first, let candidateExterior = candidate.first else {
        return part.isEmpty && candidate.isEmpty
      }
      return Self.isSameRing(exterior, candidateExterior, tolerance)
        && Self.pairsUp(Array(part.dropFirst()), Array(candidate.dropFirst())) { Self.isSameRing($0, $1, tolerance) }
    }
  }

  /// The same positions in the same order: true for nearly every shape that has not changed.
  private func standsAlike(
    _ row: Int, as other: ShapeTable, _ otherRow: Int, within tolerance: Double
  ) -> Bool {
    let (parts, otherParts) = (parts(of: row), other.parts(of: otherRow))
    let (rings, otherRings) = (rings(of: row), other.rings(of: otherRow))
    let (vertices, otherVertices) = (vertices(of: row), other.vertices(of: otherRow))
    guard parts.count == otherParts.count, rings.count == otherRings.count, vertices.count == otherVertices.count
    else { return false }
    guard zip(parts, otherParts).allSatisfy({ self.rings(ofPart: $0).count == other.rings(ofPart: $1).count }),
      zip(rings, otherRings).allSatisfy({ self.vertices(ofRing: $0).count == other.vertices(ofRing: $1).count })
    else { return false }
    return zip(vertices, otherVertices).allSatisfy { vertex, otherVertex in
      Self.isSamePlace(points[Int(pointIDs[vertex])], other.points[Int(other.pointIDs[otherVertex])], tolerance)
    }
  }

  /// The rings of each part without repeated positions.
  private func plainParts(of row: Int) -> [[[Coordinate]]] {
    parts(of: row).map { part in
      rings(ofPart: part).map { ring in
        let ids = vertices(ofRing: ring).map { pointIDs[$0] }
        let plain = ids.indices.filter { ids[$0] != ids[$0 == 0 ? ids.count - 1 : $0 - 1] }
        return (plain.isEmpty ? Array(ids.indices.prefix(1)) : plain).map { points[Int(ids[$0])] }
      }
    }
  }

  /// Whether each element has a partner of its own among the others.
  private static func pairsUp<Element>(
    _ elements: [Element], _ others: [Element], _ matches: (Element, Element) -> Bool
  ) -> Bool {
    guard elements.count == others.count else { return false }
    var isTaken = [Bool](repeating: false, count: others.count)
    for (place, element) in elements.enumerated() {
      // Mostly they stand in the same order.
      let own = !isTaken[place] && matches(element, others[place]) ? place : nil
      guard let partner = own ?? others.indices.first(where: { !isTaken[$0] && matches(element, others[$0]) })
      else { return false }
      isTaken[partner] = true
    }
    return true
  }

  private static func isSameRing(_ ring: [Coordinate], _ other: [Coordinate], _ tolerance: Double) -> Bool {
    guard ring.count == other.count else { return false }
    guard let first = ring.first else { return true }
    return other.indices.contains { start in
      isSamePlace(first, other[start], tolerance)
        && ring.indices.allSatisfy { isSamePlace(ring[$0], other[(start + $0) % other.count], tolerance) }
    }
  }

  @inline(__always)
  private static func isSamePlace(_ a: Coordinate, _ b: Coordinate, _ tolerance: Double) -> Bool {
    isSame(a.x, b.x, tolerance) && isSame(a.y, b.y, tolerance)
  }

  /// Two that are no numbers are the same.
  @inline(__always) private static func isSame(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || abs(a - b) <= tolerance || (a.isNaN && b.isNaN)
  }
}
