extension Ring {
  /// The same ring in its canonical form: counter-clockwise or clockwise as asked, smallest vertex first; where that
  /// occurs more than once, the start from which the ring reads smallest. O(n) for rings that touch themselves nowhere.
  public func canonical(clockwise: Bool) -> Ring {
    guard coordinates.count > 2 else { return self }
    var ordered = coordinates
    if (signedArea < 0) != clockwise { ordered.reverse() }
    var start = 0
    for i in ordered.indices.dropFirst() where Self.reads(ordered, from: i, before: start) { start = i }
    return Ring(Array(ordered[start...] + ordered[..<start]))
  }
}

extension Ring {
  private static func reads(_ ring: [Coordinate], from a: Int, before b: Int) -> Bool {
    for step in ring.indices {
      let p = ring[(a + step) % ring.count]
      let q = ring[(b + step) % ring.count]
      if p != q { return Coordinate.precedes(p, q) }
    }
    return false
  }
}

extension Polygon {
  /// Exterior counter-clockwise, holes clockwise (RFC 7946 §3.1.6), each from its smallest vertex, holes in its order.
  public var canonical: Polygon {
    Polygon(
      exterior: exterior.canonical(clockwise: false),
      holes: holes.map { $0.canonical(clockwise: true) }.sorted(by: Ring.precedes))
  }
}

extension Ring {
  /// By their first different coordinates, then by length; for rings in canonical form.
  static func precedes(_ a: Ring, _ b: Ring) -> Bool {
    a.coordinates.lexicographicallyPrecedes(b.coordinates, by: Coordinate.precedes)
  }
}

extension MultiPolygon {
  /// Every polygon canonical, in the order of their smallest vertices: equal shapes give equal bytes.
  public var canonical: MultiPolygon {
    MultiPolygon(polygons.map(\.canonical).sorted { Ring.precedes($0.exterior, $1.exterior) })
  }
}
