import Geometry

/// Bounds how often the outlines of two regions cross, before anybody unites them.
struct OutlineCrossings {
  private let first: [Envelope]
  private let second: [Envelope]

  /// - Parameter regions: one or two.
  init(_ regions: [MultiPolygon]) {
    guard regions.count > 1 else {
      (first, second) = ([], [])
      return
    }
    let common = regions.map(\.envelope)
    first = Self.edges(of: regions[0], within: common[1])
    second = Self.edges(of: regions[1], within: common[0])
  }

  /// Whether there are no more edges that may cross, by their envelopes. n·log n, and no more looks than asked for.
  func areAtMost(_ most: Int) -> Bool {
    guard first.count.multipliedReportingOverflow(by: second.count).overflow || first.count * second.count > most
    else { return true }
    let tree = EnvelopeTree(first)
    var crossings = 0
    for edge in second where crossings <= most {
      tree.visit(edge) { _ in
        crossings += 1
        return crossings <= most
      }
    }
    return crossings <= most
  }

  private static func edges(of region: MultiPolygon, within common: Envelope) -> [Envelope] {
    var edges: [Envelope] = []
    for ring in region.polygons.flatMap({ [$0.exterior] + $0.holes }) {
      guard var last = ring.coordinates.last else { continue }
      for next in ring.coordinates {
        var edge = Envelope.empty
        edge.expand(toInclude: last)
        edge.expand(toInclude: next)
        if edge.intersects(common) { edges.append(edge) }
        last = next
      }
    }
    return edges
  }
}
