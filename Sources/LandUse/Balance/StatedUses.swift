public import Geometry

/// Rows whose record states the area of each of its uses, as columns: for each the numbers of its uses (see
/// `CoverageClaims.categories`) and their areas.
///
/// The record says how much of the parcel each use has, and not where. So all of a parcel that lies whole in one unit and
/// under no other parcel is divided for certain; of a part r of a parcel of area A at least a − (A − r) belongs to a use
/// of area a, and what is left of r is one of the uses. For two uses that is the narrowest that can be said, for more it
/// may be wider than need be, never narrower.
public struct StatedUses: Sendable {
  /// For each row the first of its parts; empty when no row states anything.
  private var starts: [Int32] = []
  private var counts: [UInt8] = []
  private var kinds: [Int32] = []
  private var areas: [Area] = []

  public init() {}

  public var isEmpty: Bool { kinds.isEmpty }

  /// Rows with more uses than this are taken as stating none.
  public static let most = 255

  /// - Parameters:
  ///   - parts: at most `most`, none negative, not all zero, of a sum that `Area` can hold; others state nothing.
  ///   - rowCount: of the layer.
  public mutating func set(row: Int, parts: [(kind: Int32, area: Area)], rowCount: Int) {
    guard parts.count <= Self.most, row < rowCount, parts.contains(where: { $0.area > .zero }),
      parts.allSatisfy({ $0.area >= .zero }), parts.map(\.area).exactSum() != nil
    else { return }
    if counts.isEmpty {
      starts = [Int32](repeating: 0, count: rowCount)
      counts = [UInt8](repeating: 0, count: rowCount)
    }
    starts[row] = Int32(kinds.count)
    counts[row] = UInt8(parts.count)
    kinds += parts.map(\.kind)
    areas += parts.map(\.area)
  }

  /// The uses of a row; none when it states no areas.
  public func parts(of row: Int) -> [(kind: Int32, area: Area)] {
    guard states(row) else { return [] }
    let start = Int(starts[row])
    return (start..<start + Int(counts[row])).map { (kinds[$0], areas[$0]) }
  }

  public func states(_ row: Int) -> Bool { counts.indices.contains(row) && counts[row] > 0 }

  /// Rows that state areas, ascending.
  var rows: [Int] { counts.indices.filter { counts[$0] > 0 } }

  /// The same with other numbers for the uses.
  func mapped(_ kind: (_ row: Int, _ kind: Int32) -> Int32) -> StatedUses {
    var mapped = self
    for row in rows {
      let start = Int(starts[row])
      for index in start..<start + Int(counts[row]) { mapped.kinds[index] = kind(row, kinds[index]) }
    }
    return mapped
  }
}

extension Sequence where Element == Area {
  /// The sum; nil when it is beyond the range.
  func exactSum() -> Area? {
    var total: Int64 = 0
    for area in self {
      let (sum, overflows) = total.addingReportingOverflow(area.squareMillimetres)
      if overflows { return nil }
      total = sum
    }
    return Area(squareMillimetres: total)
  }
}

extension Area {
  /// The area divided in the proportion of others, exactly: the parts are whole mm² and sum up to it.
  ///
  /// Each is rounded down; what is left goes to those with the largest remainders, the first of equal ones first.
  /// - Parameter shares: none negative, not all zero, of a sum that `Area` can hold; by others nothing is divided.
  func divided(by shares: [Area]) -> [Area] {
    guard squareMillimetres > 0, shares.allSatisfy({ $0 >= .zero }), let sum = shares.exactSum(), sum > .zero else {
      return shares.map { _ in .zero }
    }
    let (own, total) = (squareMillimetres.magnitude, sum.squareMillimetres.magnitude)
    var parts: [(quotient: UInt64, remainder: UInt64)] = shares.map { share in
      total.dividingFullWidth(share.squareMillimetres.magnitude.multipliedFullWidth(by: own))
    }
    let rest = own - parts.reduce(UInt64(0)) { $0 + $1.quotient }
    let order = parts.indices.sorted { (parts[$1].remainder, $0) < (parts[$0].remainder, $1) }
    for index in order.prefix(Int(rest)) { parts[index].quotient += 1 }
    return parts.map { Area(squareMillimetres: Int64($0.quotient)) }
  }
}
