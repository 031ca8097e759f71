extension MultiPolygon {
  /// A position within the shape, to send a person to: the middle of the longest stretch inside it on the line that
  /// halves the height of the largest polygon.
  ///
  /// Nil for an empty shape; the middle of its envelope for one that encloses nothing. Where the ring's own corners lie
  /// on that line, those count that the line leaves below. O(n · log n).
  public var innerPoint: Coordinate? {
    guard let largest = polygons.max(by: { $0.area < $1.area }) else { return nil }
    let center = largest.envelope.center
    let crossings = ([largest.exterior] + largest.holes).flatMap { $0.crossings(atHeight: center.y) }.sorted()
    var best: ClosedRange<Double>?
    for index in stride(from: 0, to: crossings.count - 1, by: 2) {
      let stretch = crossings[index]...crossings[index + 1]
      let length = stretch.upperBound - stretch.lowerBound
      if length > best.map({ $0.upperBound - $0.lowerBound }) ?? 0 { best = stretch }
    }
    guard let best else { return center }
    return Coordinate(x: best.lowerBound + (best.upperBound - best.lowerBound) / 2, y: center.y)
  }
}

extension Ring {
  /// Where the ring crosses a horizontal line, in no order. Each edge has its lower end and not its upper one, so that
  /// the crossings come in pairs.
  fileprivate func crossings(atHeight y: Double) -> [Double] {
    guard var previous = coordinates.last else { return [] }
    var crossings: [Double] = []
    for point in coordinates {
      if (previous.y <= y) != (point.y <= y) {
        crossings.append(previous.x + (y - previous.y) / (point.y - previous.y) * (point.x - previous.x))
      }
      previous = point
    }
    return crossings
  }
}
