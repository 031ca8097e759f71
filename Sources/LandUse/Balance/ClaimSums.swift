import Geometry

/// Claims summed by unit slot and class, where a class is all that matters about a row: its category, or the pair
/// of categories before and after.
///
/// Land claimed once is in `single` (`leftOutSingle` when the one claimant is left out); land claimed more often is
/// in `groups`, one for each distinct set of claims.
struct ClaimSums: Sendable {
  /// One claim of a face: one number, ordered by slot, then class, left-out ones last.
  struct Claim: Sendable, Hashable, Comparable {
    private let number: UInt64

    /// - Parameters: a slot and a class, neither below zero.
    init(slot: Int, kind: Int32, isLeftOut: Bool) {
      number = UInt64(slot) << 32 | UInt64(kind) << 1 | (isLeftOut ? 1 : 0)
    }

    var slot: Int { Int(number >> 32) }
    var kind: Int { Int(number >> 1 & 0x7FFF_FFFF) }
    var isLeftOut: Bool { number & 1 == 1 }

    static func < (a: Claim, b: Claim) -> Bool { a.number < b.number }
  }

  /// The faces with one set of claims.
  struct Group: Sendable {
    /// Ascending, each once.
    let claims: [Claim]
    var area: Area
    /// The slot all claims lie in; nil when they lie in several.
    let slot: Int?
    /// The slots above any of the claims, ascending, where they lie in several.
    let unitsAbove: [Int]

    init(_ claims: [Claim], area: Area, slots: UnitSlots) {
      self.claims = claims
      self.area = area
      // Claims are in the order of their slots.
      slot = claims.first?.slot == claims.last?.slot ? claims.first?.slot : nil
      unitsAbove = slot == nil ? Set(claims.lazy.map(\.slot).flatMap(slots.lineage)).sorted() : []
    }
  }

  let slots: UnitSlots
  let classCount: Int
  private(set) var single: [Area]
  private(set) var leftOutSingle: [Area]
  /// Every share of a valid row, as often as it is claimed.
  private(set) var plain: [Area]
  private(set) var groups: [Group] = []
  /// What a unit is certain of beyond its units: see `addCertainAbove`. Empty when there is nothing.
  private(set) var above: [Area] = []
  /// Declared land beyond the gaps it could lie in: it lies on parcels, or is not there.
  private(set) var declaredBeyond: [Area]

  /// - Parameters:
  ///   - classes: the class of each row, all below `classCount`.
  ///   - stated: rows that say how much of them each class has; their own class is that of land which is one of these.
  /// - Complexity: linear in shares and claims of faces.
  init(
    _ claims: CoverageClaims, classes: [Int32], classCount: Int, slots: UnitSlots, stated: StatedUses = StatedUses()
  ) {
    self.slots = slots
    self.classCount = classCount
    single = [Area](repeating: .zero, count: slots.count * classCount)
    leftOutSingle = single
    plain = single
    declaredBeyond = single
    let leftOut = Self.marks(claims.leftOutRows, count: classes.count)
    var regions = StatedRegions(stated, rowCount: classes.count)
    addShares(of: claims, classes: classes, leftOut: leftOut, to: &regions)
    addFaces(of: claims, classes: classes, leftOut: leftOut, to: &regions)
    withdraw(from: claims, classes: classes, leftOut: leftOut, to: &regions)
    divide(regions, classes: classes)
  }

  /// Gives each use of a row that states areas what is certainly its own, out of what is one of its uses.
  private mutating func divide(_ regions: StatedRegions, classes: [Int32]) {
    regions.forEach { row, slot, uses in
      let mixed = slot * classCount + Int(classes[row])
      for use in uses {
        let cell = slot * classCount + Int(use.kind)
        single[mixed] -= use.certain
        single[cell] += use.certain
        plain[mixed] -= use.proportional
        plain[cell] += use.proportional
      }
    }
    regions.forEachAbove(slots) { row, slot, uses in
      if above.isEmpty { above = [Area](repeating: .zero, count: single.count) }
      for use in uses {
        above[slot * classCount + Int(classes[row])] -= use.certain
        above[slot * classCount + Int(use.kind)] += use.certain
      }
    }
  }

  /// Adds land that is counted as declared.
  mutating func addDeclared(_ area: Area, slot: Int, kind: Int) {
    single[slot * classCount + kind] += area
    plain[slot * classCount + kind] += area
  }

  /// Adds declared land for which there is no uncovered land: possible, and in no sum.
  mutating func addDeclaredBeyondGaps(_ area: Area, slot: Int, kind: Int) {
    declaredBeyond[slot * classCount + kind] += area
  }

  private mutating func addShares(
    of claims: CoverageClaims, classes: [Int32], leftOut: [Bool], to regions: inout StatedRegions
  ) {
    for index in claims.shareRows.indices {
      let row = Int(claims.shareRows[index])
      guard classes.indices.contains(row) else { continue }
      let slot = slots.slot(ofUnit: claims.shareUnits[index])
      let cell = slot * classCount + Int(classes[row])
      let area = claims.shareAreas[index]
      if !leftOut.isEmpty && leftOut[row] {
        leftOutSingle[cell] += area
      } else {
        single[cell] += area
        plain[cell] += area
        regions.addShare(row: row, slot: slot, area: area)
      }
    }
  }

  /// Takes each face out of its claimants' shares and keeps it once, under the set of its claims.
  private mutating func addFaces(
    of claims: CoverageClaims, classes: [Int32], leftOut: [Bool], to regions: inout StatedRegions
  ) {
    var sets = ClaimSets()
    var set: [Claim] = []
    for face in 0..<claims.faces.count {
      let area = claims.faces.areas[face]
      set.removeAll(keepingCapacity: true)
      for claim in claims.faces.claims(of: face) {
        let row = Int(claim.row)
        guard classes.indices.contains(row) else { continue }
        let slot = slots.slot(ofUnit: claim.unit)
        let isLeftOut = !leftOut.isEmpty && leftOut[row]
        let cell = slot * classCount + Int(classes[row])
        let share = area * Int(claim.count)
        if isLeftOut {
          leftOutSingle[cell] -= share
        } else {
          single[cell] -= share
          regions.addFace(row: row, slot: slot, area: area)
        }
        set.append(Claim(slot: slot, kind: classes[row], isLeftOut: isLeftOut))
      }
      guard !set.isEmpty else { continue }
      let group = sets.number(of: &set)
      if group == groups.count {
        groups.append(Group(set, area: area, slots: slots))
      } else {
        groups[group].area += area
      }
    }
  }

  /// Takes out what is counted as undecided.
  private mutating func withdraw(
    from claims: CoverageClaims, classes: [Int32], leftOut: [Bool], to regions: inout StatedRegions
  ) {
    for index in claims.withdrawnRows.indices {
      let row = Int(claims.withdrawnRows[index])
      guard classes.indices.contains(row) else { continue }
      let slot = slots.slot(ofUnit: claims.withdrawnUnits[index])
      let cell = slot * classCount + Int(classes[row])
      let area = claims.withdrawnAreas[index]
      if !leftOut.isEmpty && leftOut[row] {
        leftOutSingle[cell] -= area
      } else {
        single[cell] -= area
        regions.addFace(row: row, slot: slot, area: area)
      }
    }
  }

  /// A mark per row; empty when there are none, so that the usual case costs nothing.
  private static func marks(_ rows: [Int32], count: Int) -> [Bool] {
    guard !rows.isEmpty else { return [] }
    var marks = [Bool](repeating: false, count: count)
    for row in rows where marks.indices.contains(Int(row)) { marks[Int(row)] = true }
    return marks
  }
}

/// Numbers distinct sets of claims in the order in which they first occur. Nearly all are of one claim or two: those are
/// found by these alone, without a list of their own.
private struct ClaimSets {
  private struct Few: Hashable {
    var first: ClaimSums.Claim
    var last: ClaimSums.Claim
  }

  private var few: [Few: Int] = [:]
  private var many: [[ClaimSums.Claim]: Int] = [:]

  /// The number of a set; that of sets so far for one that was not there.
  ///
  /// - Parameter set: not empty; left in order, each claim once.
  mutating func number(of set: inout [ClaimSums.Claim]) -> Int {
    if set.count > 1 { set.sort() }
    var kept = 1
    for place in set.indices.dropFirst() where set[place] != set[kept - 1] {
      set[kept] = set[place]
      kept += 1
    }
    set.removeLast(set.count - kept)
    let next = few.count + many.count
    return kept > 2
      ? many.number(of: set, next) : few.number(of: Few(first: set[0], last: set[kept - 1]), next)
  }
}

extension Dictionary where Value == Int {
  /// What stands under a key; the number given where nothing stands there yet.
  fileprivate mutating func number(of key: Key, _ next: Int) -> Int {
    if let number = self[key] { return number }
    self[key] = next
    return next
  }
}
