/// A point of the drawing: on the lattice of 10⁻⁸ degree, with its place in the plane of EPSG:5897.
///
/// The lattice coordinates are the truth; east and north follow from them and serve areas.
public struct Vertex: Sendable {
  /// 10⁻⁸ degree, WGS 84.
  public var lon: Int64
  public var lat: Int64
  /// Metres, EPSG:5897.
  public var east: Double
  public var north: Double

  public init(lon: Int64, lat: Int64, by projection: PlaneProjection) {
    self.lon = lon
    self.lat = lat
    (east, north) = projection.plane(longitude: Double(lon) * 1e-8, latitude: Double(lat) * 1e-8)
  }

  func isAt(_ other: Vertex) -> Bool { lon == other.lon && lat == other.lat }

  public func distance(to other: Vertex) -> Double {
    let dx = other.east - east, dy = other.north - north
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// Places on and off the lattice. Shapes are drawn with local metres (good to 0.1 %), then rounded to the lattice
/// and projected.
public struct Lattice: Sendable {
  let projection = PlaneProjection()
  /// Metres in a lattice step at 20.54° N.
  public static let metresPerLon = 1.043e-3
  public static let metresPerLat = 1.107e-3

  /// The lattice vertex nearest to a place some metres off another one.
  func vertex(from origin: Vertex, eastBy dx: Double, northBy dy: Double) -> Vertex {
    let lon = origin.lon + Int64((dx / Self.metresPerLon).rounded())
    let lat = origin.lat + Int64((dy / Self.metresPerLat).rounded())
    return Vertex(lon: lon, lat: lat, by: projection)
  }

  func vertex(longitude: Double, latitude: Double) -> Vertex {
    Vertex(lon: Int64((longitude * 1e8).rounded()), lat: Int64((latitude * 1e8).rounded()), by: projection)
  }

  /// Local metres from one vertex to another.
  static func metres(from a: Vertex, to b: Vertex) -> (dx: Double, dy: Double) {
    (Double(b.lon - a.lon) * metresPerLon, Double(b.lat - a.lat) * metresPerLat)
  }
}

/// Twice the signed area of a, b, c on the lattice: positive when c lies left of a → b. Exact: the province spans
/// 4·10⁷ steps.
@inline(__always)
func turn(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Int64 {
  (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon)
}

/// Whether two closed segments share a point, on the lattice, exactly.
func segmentsMeet(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex) -> Bool {
  if max(a.lon, b.lon) < min(c.lon, d.lon) || max(c.lon, d.lon) < min(a.lon, b.lon) { return false }
  if max(a.lat, b.lat) < min(c.lat, d.lat) || max(c.lat, d.lat) < min(a.lat, b.lat) { return false }
  let c1 = turn(a, b, c), d1 = turn(a, b, d), a2 = turn(c, d, a), b2 = turn(c, d, b)
  return ((c1 <= 0 && d1 >= 0) || (c1 >= 0 && d1 <= 0)) && ((a2 <= 0 && b2 >= 0) || (a2 >= 0 && b2 <= 0))
}

/// m², EPSG:5897; positive when the interior lies left. The ring is open: its first vertex is not repeated.
public func planeArea(_ ring: [Vertex]) -> Double {
  guard let origin = ring.first else { return 0 }
  var sum = 0.0
  var previous = ring[ring.count - 1]
  for vertex in ring {
    sum +=
      (previous.east - origin.east) * (vertex.north - origin.north)
      - (vertex.east - origin.east) * (previous.north - origin.north)
    previous = vertex
  }
  return sum / 2
}

/// Whether the place (on the lattice) lies inside the ring; on the border either answer is given.
func ring(_ ring: [Vertex], holdsLon lon: Int64, lat: Int64) -> Bool {
  var inside = false
  guard var previous = ring.last else { return false }
  for vertex in ring {
    if (vertex.lat > lat) != (previous.lat > lat) {
      let left = (vertex.lon - lon) * (previous.lat - vertex.lat) + (previous.lon - vertex.lon) * (lat - vertex.lat)
      if (left > 0) == (previous.lat > vertex.lat) { inside.toggle() }
    }
    previous = vertex
  }
  return inside
}
