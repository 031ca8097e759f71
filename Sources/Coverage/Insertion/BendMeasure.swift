import Geometry

/// How much edges that are straight in the source system are bent in the plane. Belongs to one task.
struct BendMeasure {
  let worker: TransformationWorker

  init(_ worker: TransformationWorker) { self.worker = worker }

  /// The largest distance from the straight edge in the plane to places of the edge as read: at a quarter, half and
  /// three quarters, so that an edge bent both ways has some, too. Nil where one has no image.
  ///
  /// - Parameters:
  ///   - from, to: the ends as read.
  ///   - ends: the ends in the plane.
  func sagitta(from: Coordinate, to: Coordinate, ends: (Coordinate, Coordinate)) -> Double? {
    var places = [0.25, 0.5, 0.75].map { share in
      Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
    }
    guard worker.transform(&places).isEmpty else { return nil }
    return places.map { Self.distance($0, fromLineThrough: ends) }.max()
  }

  private static func distance(_ point: Coordinate, fromLineThrough ends: (Coordinate, Coordinate)) -> Double {
    let (dx, dy) = (ends.1.x - ends.0.x, ends.1.y - ends.0.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return 0 }
    return abs(dx * (point.y - ends.0.y) - dy * (point.x - ends.0.x)) / length
  }

  /// The length that edges within an envelope of the plane must have to reach a sagitta; infinite where none does.
  ///
  /// The sagitta of a bend of curvature κ is κL²/8. κ is measured on chords of 1 km in four directions at nine places
  /// and taken four times, since it changes slowly from place to place: what it misses is measured edge by edge.
  func leastLength(within envelope: Envelope, sagitta: Double) -> Double {
    var strongest = 0.0
    for column in 0...2 {
      for row in 0...2 {
        let place = Coordinate(
          x: envelope.minX + envelope.width * Double(column) / 2,
          y: envelope.minY + envelope.height * Double(row) / 2)
        strongest = max(strongest, curvature(at: place))
      }
    }
    return strongest > 0 ? (8 * sagitta / (4 * strongest)).squareRoot() : .infinity
  }

  private func curvature(at place: Coordinate) -> Double {
    let half = 500.0
    var strongest = 0.0
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (0.6, 0.8), (-0.6, 0.8)] {
      let ends = (
        Coordinate(x: place.x - half * x, y: place.y - half * y),
        Coordinate(x: place.x + half * x, y: place.y + half * y)
      )
      var source = [ends.0, ends.1]
      guard worker.transform(&source, .inverse).isEmpty else { continue }
      guard let sagitta = sagitta(from: source[0], to: source[1], ends: ends) else { continue }
      strongest = max(strongest, 8 * sagitta / (4 * half * half))
    }
    return strongest
  }
}
