import Geometry
import PlanSession

/// A parcel that differs, as files list it.
struct ComparedParcel: Sendable {
  enum Kind: String, CaseIterable {
    case added, removed, reshaped, reallocated
    /// Both.
    case reshapedAndReallocated = "reshaped+reallocated"
  }

  var kind: Kind
  /// Among the layers of the comparison.
  var layer: Int
  /// Rows.
  var before: Int?
  var after: Int?
  var change: ParcelChange?
}

/// Counts and areas of a layer's parcels that differ; the confidential ones are in all of them.
struct ParcelTotals: Sendable {
  struct Sum: Sendable {
    var count = 0
    var area = Area.zero

    mutating func add(_ other: Area) {
      count += 1
      area += other
    }
  }

  var added = Sum()
  var removed = Sum()
  /// By the area after.
  var reallocated = Sum()
  /// By the symmetric difference.
  var reshaped = Sum()
  var reshapedBefore = Area.zero
  var reshapedAfter = Area.zero
  var notMeasured = 0
  var same = 0
  /// Confidential ones among those that differ.
  var withheld = 0
  /// Parcels that differ, each once.
  var different = 0

  static func + (a: ParcelTotals, b: ParcelTotals) -> ParcelTotals {
    var sum = a
    for key in [\ParcelTotals.added, \.removed, \.reallocated, \.reshaped] {
      sum[keyPath: key].count += b[keyPath: key].count
      sum[keyPath: key].area += b[keyPath: key].area
    }
    sum.reshapedBefore += b.reshapedBefore
    sum.reshapedAfter += b.reshapedAfter
    sum.notMeasured += b.notMeasured
    sum.same += b.same
    sum.withheld += b.withheld
    sum.different += b.different
    return sum
  }
}
