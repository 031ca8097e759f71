import Geometry
import LandUse

/// Pieces too small to be told one by one, summed per unit: count, sum, and the ten largest as parts.
///
/// - Complexity: O(1) per piece beside keeping the ten largest.
struct SmallPieces {
  /// Parts that are listed: the ten worst.
  static let listed = 10

  private struct Sum {
    var count = 0
    var area = Area.zero
    /// Largest first; equal ones in the order of their subjects.
    var worst: [(area: Area, part: FindingPart, isConfidential: Bool)] = []
  }

  private let layer: String
  private let kind: String
  private let limit: Area
  private var sums: [UnitID?: Sum] = [:]

  init(layer: String, kind: String, limit: Area) {
    self.layer = layer
    self.kind = kind
    self.limit = limit
  }

  /// - Parameters:
  ///   - times: how many equal pieces there are, of which one is listed.
  ///   - part: made only when the piece is among the largest so far.
  mutating func add(area: Area, times: Int = 1, unit: UnitID?, isConfidential: Bool, part: () -> FindingPart) {
    var sum = sums[unit] ?? Sum()
    sums[unit] = nil  // so that the list is changed in place
    sum.count += times
    sum.area += area * times
    if sum.worst.count < Self.listed || area >= sum.worst[sum.worst.count - 1].area {
      let part = part()
      let position = sum.worst.firstIndex { other in
        other.area == area ? part.subjects.lexicographicallyPrecedes(other.part.subjects) : other.area < area
      }
      sum.worst.insert((area, part, isConfidential), at: position ?? sum.worst.count)
      if sum.worst.count > Self.listed { sum.worst.removeLast() }
    }
    sums[unit] = sum
  }

  /// One note per unit, in the order of unit ids, the one without unit first.
  func findings(_ code: CheckCode) -> [Finding] {
    sums.sorted { ($0.key?.text ?? "", $0.key == nil ? 0 : 1) < ($1.key?.text ?? "", $1.key == nil ? 0 : 1) }
      .map { unit, sum in
        Finding(
          code: code, severity: .note, subjects: [.layer(layer)] + (unit.map { [.unit($0)] } ?? []),
          measures: [
            Measure("count", Double(sum.count), .count),
            Measure("areaSum", sum.area.squareMetres, .squareMetre, limit: limit.squareMetres),
          ],
          details: [Detail("kind", kind), Detail("class", FaultClass.noise.rawValue)],
          parts: sum.worst.map(\.part), isConfidential: sum.worst.contains { $0.isConfidential })
      }
  }
}
