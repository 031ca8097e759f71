import Coverage
import Geometry
import LandUse
import PlanChecks

/// Which rows claim the land of equal shapes; those that claim it alike are taken together, since a face under a hundred
/// thousand equal parcels must not be written down a hundred thousand times.
struct EqualClaims {
  struct Claimant {
    var row: Int
    var count: Int32
  }

  /// Groups up to this size are named row by row.
  private static let named = 16

  private let equal: EqualRows
  /// True for each row that stands for others; empty when none does.
  private var standsForOthers: [Bool] = []
  /// Claimants of the large groups.
  private let alike: [Int: [Claimant]]

  /// - Parameters:
  ///   - rowCount: of the layer.
  ///   - signature: equal for rows that claim alike.
  init(_ equal: [EqualShapes], rowCount: Int, signature: (Int) -> [Int32]) {
    self.equal = EqualRows(equal)
    if !equal.isEmpty { standsForOthers = [Bool](repeating: false, count: rowCount) }
    for group in equal { standsForOthers[group.first] = true }
    var alike: [Int: [Claimant]] = [:]
    for group in equal where group.rows.count > Self.named {
      var slots: [[Int32]: Int] = [:]
      var claimants: [Claimant] = []
      for row in group.rows {
        let key = signature(row)
        if let slot = slots[key] {
          claimants[slot].count += 1
        } else {
          slots[key] = claimants.count
          claimants.append(Claimant(row: row, count: 1))
        }
      }
      alike[group.first] = claimants
    }
    self.alike = alike
  }

  /// The rows a row stands for.
  func claimants(for row: Int) -> [Claimant] {
    alike[row] ?? equal[row].map { Claimant(row: $0, count: 1) }
  }

  /// Adds the claims of the rows a row stands for.
  ///
  /// - Parameter home: for each row its unit.
  func add(_ row: Int, _ home: [Int32], to claims: inout [OverlapFaces.Claim]) {
    guard !standsForOthers.isEmpty, standsForOthers[row] else {
      return claims.append(OverlapFaces.Claim(row: Int32(row), unit: home[row]))
    }
    for claimant in claimants(for: row) {
      claims.append(
        OverlapFaces.Claim(row: Int32(claimant.row), unit: home[claimant.row], count: claimant.count))
    }
  }
}

extension ClaimsAssembly {
  /// Rows are alike that lie in one unit, name one unit and write the same uses of every day. A row whose uses hold a
  /// number may state areas: it is like no other.
  func equalClaims(_ home: [Int32]) -> EqualClaims {
    let equal = layer.coverage?.equalShapes ?? []
    guard !equal.isEmpty else { return EqualClaims([], rowCount: 0) { _ in [] } }
    let columns = layer.layer.uses.map { uses in
      (indices: uses.codes.indices, hasNumber: uses.codes.values.map { $0.contains(where: \.isNumber) })
    }
    return EqualClaims(equal, rowCount: layer.layer.count) { row in
      var signature = [home[row], namedRows[row]]
      for column in columns {
        let index = column.indices[row]
        signature.append(Int32(bitPattern: index))
        if index != DictionaryColumn.missing, column.hasNumber[Int(index)] { signature.append(Int32(row)) }
      }
      return signature
    }
  }

  /// The land of a pile is undecided: in each unit in which its parcels count, as much as they have there, and no more
  /// than there is. What reaches into a pile is undecided there, too.
  func addPileUps(to claims: inout CoverageClaims) throws {
    guard let piles = layer.coverage?.pileUps, !piles.isEmpty else { return }
    withdrawMembers(of: piles, from: &claims)
    let home = wholeUnits()
    let equal = equalClaims(home)
    let splitter = try zones.map { try RegionSplitter(zones: $0.shapes) }
    // Where the land is only known to lie in a rectangle, the rest of that may be uncovered.
    for pile in piles where !pile.isRegionExact && layer.layer.content == .whole {
      let pieces = try splitter?.split(pile.region, area: pile.area) ?? [(zone: -1, area: pile.area)]
      for piece in pieces {
        let unit = piece.zone < 0 ? -1 : zoneRow(piece.zone)
        claims.undecided.append(
          UnitArea(unit: zones == nil ? plan.register.flatMap(Self.root) ?? -1 : unit, area: piece.area))
      }
    }
    for reach in piles.flatMap(\.reaching) {
      let rows = equal.claimants(for: reach.shape)
      let pieces =
        try rows.contains { home[$0.row] == Self.split }
        ? splitter?.split(reach.region, area: reach.area) ?? [] : [(zone: -1, area: reach.area)]
      for piece in pieces {
        var units: Set<Int32> = []
        for claimant in rows {
          let share = ZoneShare(shape: Int32(claimant.row), zone: Int32(piece.zone), area: piece.area)
          let whole = home[claimant.row]
          let unit = whole == Self.split ? unit(of: share) : whole
          claims.withdraw(row: share.shape, unit: unit, area: piece.area * Int(claimant.count))
          units.insert(unit)
        }
        for unit in units.sorted() { claims.undecided.append(UnitArea(unit: unit, area: piece.area)) }
      }
    }
  }

  /// Linear in shares.
  private func withdrawMembers(of piles: [PileUp], from claims: inout CoverageClaims) {
    var pileOf = [Int32](repeating: -1, count: layer.layer.count)
    for (number, pile) in piles.enumerated() { for row in pile.rows { pileOf[row] = Int32(number) } }
    var sums = [[Int32: Area]](repeating: [:], count: piles.count)
    for index in claims.shareRows.indices {
      let row = claims.shareRows[index]
      let pile = Int(pileOf[Int(row)])
      guard pile >= 0 else { continue }
      let (unit, area) = (claims.shareUnits[index], claims.shareAreas[index])
      claims.withdraw(row: row, unit: unit, area: area)
      sums[pile][unit, default: .zero] += area
    }
    for (pile, sum) in zip(piles, sums) {
      for (unit, area) in sum.sorted(by: { $0.key < $1.key }) {
        claims.undecided.append(UnitArea(unit: unit, area: min(pile.area, area)))
      }
    }
  }
}
