import Geometry
import LandUse

/// Pieces too small to be told one by one, summed per unit and cause: count, sum, and the ten largest as parts.
///
/// - Complexity: O(1) per piece beside keeping the ten largest.
struct SmallPieces: Sendable {
  /// Parts that are listed: the ten worst.
  static let listed = 10

  private typealias Piece = (area: Area, part: FindingPart, isConfidential: Bool)

  private struct Sum {
    var count = 0
    var area = Area.zero
    /// Largest first; equal ones in the order of their subjects, then as they came.
    var worst: [Piece] = []

    func isAmongWorst(_ area: Area) -> Bool { worst.count < listed || area >= worst[worst.count - 1].area }

    mutating func list(_ piece: Piece) {
      let position = worst.firstIndex { other in
        other.area == piece.area
          ? piece.part.subjects.lexicographicallyPrecedes(other.part.subjects) : other.area < piece.area
      }
      worst.insert(piece, at: position ?? worst.count)
      if worst.count > listed { worst.removeLast() }
    }

    mutating func add(_ times: Int, _ total: Area) {
      count += times
      area += total
    }
  }

  private let layer: String
  private let kind: String
  private let limit: Area
  private var sums: [Key: Sum] = [:]

  private struct Key: Hashable {
    var unit: UnitID?
    var cause: PieceCause?

    /// The one without unit first; causes as `PieceCause` lists them.
    var order: (String, Int, Int) {
      (unit?.text ?? "", unit == nil ? 0 : 1, cause.flatMap(PieceCause.allCases.firstIndex) ?? -1)
    }
  }

  init(layer: String, kind: String, limit: Area) {
    self.layer = layer
    self.kind = kind
    self.limit = limit
  }

  /// - Parameters:
  ///   - times: how many equal pieces there are, of which one is listed.
  ///   - cause: nil where the check does not look for one.
  ///   - part: made only when the piece is among the largest so far.
  mutating func add(
    area: Area, times: Int = 1, unit: UnitID?, cause: PieceCause? = nil, isConfidential: Bool,
    part: () -> FindingPart
  ) {
    let key = Key(unit: unit, cause: cause)
    sums[key, default: Sum()].add(times, area * times)
    guard sums[key]?.isAmongWorst(area) ?? true else { return }
    sums[key]?.list((area, part(), isConfidential))
  }

  /// Adds what was found in the pieces after these.
  mutating func add(_ others: SmallPieces) {
    for (key, other) in others.sums {
      sums[key, default: Sum()].add(other.count, other.area)
      for piece in other.worst where sums[key]?.isAmongWorst(piece.area) ?? true { sums[key]?.list(piece) }
    }
  }

  /// One note per unit and cause, in the order of unit ids, the one without unit first.
  func findings(_ code: CheckCode) -> [Finding] {
    sums.sorted { $0.key.order < $1.key.order }.map { key, sum in
      var finding = Finding(
        code: code, severity: .note, subjects: [.layer(layer)] + (key.unit.map { [.unit($0)] } ?? []),
        measures: [
          Measure("count", Double(sum.count), .count),
          Measure("areaSum", sum.area.squareMetres, .squareMetre, limit: limit.squareMetres),
        ],
        details: [Detail("kind", kind), Detail("class", FaultClass.noise.rawValue)] + (key.cause.map(\.details) ?? []),
        parts: sum.worst.map(\.part), isConfidential: sum.worst.contains { $0.isConfidential })
      // The cause is all that tells sums of one unit apart.
      finding.id = FindingID(
        code: code, subjects: finding.subjects, details: finding.details, place: nil,
        identifying: FindingID.identifying + ["cause"])
      return finding
    }
  }
}
