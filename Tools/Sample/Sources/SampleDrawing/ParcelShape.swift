/// The land of one parcel: an outer ring, a hole or a second part.
struct ParcelShape: Sendable {
  enum Role: Sendable {
    case field
    /// Long and narrow, inside one commune.
    case lane
    /// Fills the hole of another parcel.
    case enclave
    /// Much larger than those around it.
    case estate
    /// A route across units, of this index.
    case route(Int)
  }

  struct Part: Sendable {
    /// Open, interior left.
    var outer: [Vertex]
    /// Open, interior right.
    var holes: [[Vertex]] = []

    var area: Double { planeArea(outer) + holes.reduce(0) { $0 + planeArea($1) } }
  }

  var role: Role
  var parts: [Part]

  /// m², EPSG:5897.
  var area: Double { parts.reduce(0) { $0 + $1.area } }

  /// Metres across a long parcel: twice its area by the length of its first ring.
  var width: Double {
    guard let ring = parts.first?.outer, var previous = ring.last else { return 0 }
    var length = 0.0
    for vertex in ring {
      length += previous.distance(to: vertex)
      previous = vertex
    }
    return length > 0 ? 2 * area / length : 0
  }

  /// The mean of the first part's vertices: near enough to tell where a parcel lies.
  var place: (east: Double, north: Double) {
    guard let ring = parts.first?.outer, !ring.isEmpty else { return (0, 0) }
    let sum = ring.reduce(into: (0.0, 0.0)) { $0 = ($0.0 + $1.east, $0.1 + $1.north) }
    return (sum.0 / Double(ring.count), sum.1 / Double(ring.count))
  }
}
