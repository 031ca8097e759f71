/// A closed ring: the first coordinate is not repeated at the end, the closing edge is implied.
public struct Ring: Sendable, Hashable {
  public var coordinates: [Coordinate]

  public init(_ coordinates: [Coordinate]) { self.coordinates = coordinates }

  /// Area in squared CRS units: positive when the interior lies left (counter-clockwise). O(n).
  public var signedArea: Double { Ring.signedArea(of: coordinates[...]) }

  /// That of a ring given as a run of coordinates.
  ///
  /// The shoelace sum with coordinates shifted to the first vertex, so that large eastings lose no digits.
  public static func signedArea(of coordinates: ArraySlice<Coordinate>) -> Double {
    guard coordinates.count > 2, let origin = coordinates.first else { return 0 }
    var sum = 0.0
    var last = Coordinate(x: 0, y: 0)
    for c in coordinates.dropFirst() {
      let next = Coordinate(x: c.x - origin.x, y: c.y - origin.y)
      sum += last.x * next.y - next.x * last.y
      last = next
    }
    return sum / 2
  }

  public var length: Double {
    guard var last = coordinates.last else { return 0 }
    var sum = 0.0
    for c in coordinates {
      sum += ((c.x - last.x) * (c.x - last.x) + (c.y - last.y) * (c.y - last.y)).squareRoot()
      last = c
    }
    return sum
  }

  public var envelope: Envelope {
    var envelope = Envelope.empty
    for c in coordinates { envelope.expand(toInclude: c) }
    return envelope
  }
}

/// An exterior ring and the holes in it. A value: nothing says that it is valid.
public struct Polygon: Sendable, Hashable {
  public var exterior: Ring
  public var holes: [Ring]

  public init(exterior: Ring, holes: [Ring] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// Unsigned area of the exterior less the unsigned areas of the holes, in squared CRS units.
  public var area: Double { holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) } }
  /// Length of all rings.
  public var perimeter: Double { holes.reduce(exterior.length) { $0 + $1.length } }
  public var envelope: Envelope { exterior.envelope }
}

/// Any number of polygons, also none: the shape of a parcel, an overlap, a gap.
public struct MultiPolygon: Sendable, Hashable {
  public var polygons: [Polygon]

  public init(_ polygons: [Polygon] = []) { self.polygons = polygons }
  public init(_ polygon: Polygon) { polygons = [polygon] }

  public var isEmpty: Bool { polygons.isEmpty }
  public var area: Double { polygons.reduce(0) { $0 + $1.area } }
  public var perimeter: Double { polygons.reduce(0) { $0 + $1.perimeter } }

  public var envelope: Envelope {
    polygons.reduce(into: Envelope.empty) { $0.formUnion($1.envelope) }
  }
}
