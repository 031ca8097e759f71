extension Ring {
  /// The same ring in its canonical form: counter-clockwise or clockwise as asked, smallest vertex first. O(n).
  public func canonical(clockwise: Bool) -> Ring {
    guard coordinates.count > 2 else { return self }
    var ordered = coordinates
    if (signedArea < 0) != clockwise { ordered.reverse() }
    var start = 0
    for i in ordered.indices where Coordinate.precedes(ordered[i], ordered[start]) { start = i }
    return Ring(Array(ordered[start...] + ordered[..<start]))
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
  /// By first coordinates, then by length; for rings in canonical form.
  static func precedes(_ a: Ring, _ b: Ring) -> Bool {
    guard let p = a.coordinates.first, let q = b.coordinates.first, p != q else {
      return a.coordinates.count < b.coordinates.count
    }
    return Coordinate.precedes(p, q)
  }
}

extension MultiPolygon {
  /// Every polygon canonical, in the order of their smallest vertices: equal shapes give equal bytes.
  public var canonical: MultiPolygon {
    MultiPolygon(polygons.map(\.canonical).sorted { Ring.precedes($0.exterior, $1.exterior) })
  }
}
