/// Lays the routes across the map: both banks cut the faces they pass, the faces between them become the long parcel.
struct RouteDrawing: Sendable {
  private let lattice: Lattice
  private let seed: UInt64
  private var courses: [String: [Vertex]] = [:]

  init(lattice: Lattice, seed: UInt64) {
    self.lattice = lattice
    self.seed = seed
  }

  /// Metres between the vertices of a bank.
  private static let spacing = 130.0
  private static let attempts = 600

  mutating func lay(_ routes: [Route], on map: CoarseMap) throws(DrawingError) -> CoarseMap {
    var map = map
    for (index, route) in routes.enumerated() {
      guard let drawn = laid(route, index: index, on: map) else { throw .route(route.name) }
      map = drawn
    }
    return map
  }

  /// Tries courses that differ a little until the banks meet no corner of the map too closely.
  private mutating func laid(_ route: Route, index: Int, on map: CoarseMap) -> CoarseMap? {
    for attempt in 0..<Self.attempts {
      var random = RandomSource(seed, 3, UInt64(index), UInt64(attempt))
      let course = course(of: route, attempt: attempt, random: &random)
      let left = beside(course, metres: route.width / 2), right = beside(course, metres: -route.width / 2)
      var copy = map
      guard copy.cut(along: left), copy.cut(along: right) else { continue }
      let band = left + right.reversed()
      var found = 0
      for piece in copy.pieces.indices where copy.pieces[piece].route == nil {
        let inner = copy.innerPlace(of: copy.pieces[piece])
        if ring(band, holdsLon: inner.lon, lat: inner.lat) {
          copy.pieces[piece].route = index
          found += 1
        }
      }
      guard found > 0 else { continue }
      courses[route.name] = course
      return copy
    }
    return nil
  }

  private func course(of route: Route, attempt: Int, random: inout RandomSource) -> [Vertex] {
    switch route.course {
    case .beside(let name, let metres):
      let shift = metres * (1 + (0.1 + 0.002 * Double(attempt)) * random.signed())
      return beside(courses[name] ?? [], metres: shift)
    case .through(let places, let other):
      var corners = places.map { lattice.vertex(longitude: $0.0, latitude: $0.1) }
      if let other, let nearest = courses[other]?.min(by: { corners[0].distance(to: $0) < corners[0].distance(to: $1) })
      {
        corners[0] = nearest
      }
      let stray = 40 + 4 * Double(attempt)
      for index in corners.indices.dropFirst(other == nil ? 0 : 1) {
        corners[index] = lattice.vertex(
          from: corners[index], eastBy: stray * random.signed(), northBy: stray * random.signed())
      }
      return smooth(wound(corners, sway: route.uses.0 == "SON" ? 0.11 : 0.05, random: &random))
    }
  }

  /// Between two corners, a place every 2 km or so, moved sideways.
  private func wound(_ corners: [Vertex], sway: Double, random: inout RandomSource) -> [Vertex] {
    var places: [Vertex] = []
    for (a, b) in zip(corners, corners.dropFirst()) {
      places.append(a)
      let (dx, dy) = Lattice.metres(from: a, to: b)
      let count = max(1, Int(a.distance(to: b) / 1900))
      for step in 1..<max(2, count) where step < count {
        let share = Double(step) / Double(count), side = random.signed() * sway * 1900
        let length = a.distance(to: b)
        places.append(
          lattice.vertex(from: a, eastBy: dx * share - dy / length * side, northBy: dy * share + dx / length * side))
      }
    }
    return places + corners.suffix(1)
  }

  /// A Catmull-Rom curve through the places.
  private func smooth(_ places: [Vertex]) -> [Vertex] {
    var curve: [Vertex] = []
    for index in 0..<(places.count - 1) {
      let p1 = places[index], p2 = places[index + 1]
      let p0 = places[max(0, index - 1)], p3 = places[min(places.count - 1, index + 2)]
      let (x0, y0) = Lattice.metres(from: p1, to: p0), (x2, y2) = Lattice.metres(from: p1, to: p2)
      let (x3, y3) = Lattice.metres(from: p1, to: p3)
      let count = max(1, Int((p1.distance(to: p2) / Self.spacing).rounded()))
      for step in 0..<count {
        let t = Double(step) / Double(count), t2 = t * t, t3 = t2 * t
        let x = 0.5 * ((x2 - x0) * t + (2 * x0 + 4 * x2 - x3) * t2 + (-x0 - 3 * x2 + x3) * t3)
        let y = 0.5 * ((y2 - y0) * t + (2 * y0 + 4 * y2 - y3) * t2 + (-y0 - 3 * y2 + y3) * t3)
        curve.append(lattice.vertex(from: p1, eastBy: x, northBy: y))
      }
    }
    return curve + places.suffix(1)
  }

  /// The line some metres to the left (negative: right) of a course.
  private func beside(_ course: [Vertex], metres: Double) -> [Vertex] {
    course.indices.map { index in
      let before = course[max(0, index - 1)], after = course[min(course.count - 1, index + 1)]
      let (dx, dy) = Lattice.metres(from: before, to: after)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { return course[index] }
      return lattice.vertex(from: course[index], eastBy: -dy / length * metres, northBy: dx / length * metres)
    }
  }
}
