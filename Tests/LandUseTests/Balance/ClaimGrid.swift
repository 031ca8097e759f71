import Geometry
import LandUse

/// A random territory of cells, each with an area, a unit and the rows that claim it: small enough to try every truth.
struct ClaimGrid {
  struct Row {
    var category: Int32
    var opening: Int32
    var isLeftOut: Bool
    /// The row's unit under the attribute rule; nil: it counts where its cells lie.
    var unit: Int32?
  }

  struct Cell {
    enum Kind { case claimed, gap, undecided }
    var unit: Int32
    var area: Area
    var claimants: [Int32]
    var kind: Kind
  }

  /// What a cell may turn out to be: in a unit, of a category (−1: nothing that any subject counts), and before.
  struct Truth {
    var unit: Int32
    var category: Int32?
    var opening: Int32?
  }

  var rows: [Row] = []
  var cells: [Cell] = []
  let scheme: CategoryScheme
  /// Sets that categories beyond those of the scheme stand for.
  var alternatives: UseAlternatives

  init(seed: Int, scheme: CategoryScheme, register: UnitRegister, byAttribute: Bool, isAllocation: Bool = false) {
    self.scheme = scheme
    var alternatives = UseAlternatives(categoryCount: scheme.categories.count)
    var random = SeededGenerator(seed: seed)
    let communes = register.units.indices.filter { register.units[$0].level == .commune }.map(Int32.init)
    let units = communes + [-1]
    func category() -> Int32 {
      if random.chance(10) { return -1 }
      let codes = (0..<(random.chance(25) ? 3 : 1)).map { _ in
        Int32.random(in: 0..<Int32(scheme.categories.count), using: &random)
      }
      return alternatives.kind(of: codes)
    }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      rows.append(
        Row(
          category: category(), opening: category(), isLeftOut: random.chance(15),
          unit: byAttribute ? units.randomElement(using: &random) : nil))
    }
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      let claims = random.chance(15) ? 0 : Int.random(in: 1...min(3, rows.count), using: &random)
      let claimants = Array(rows.indices.map(Int32.init).shuffled(using: &random).prefix(claims)).sorted()
      let kind: Cell.Kind = claims > 0 ? .claimed : random.chance(70) ? .gap : .undecided
      cells.append(
        Cell(
          unit: units.randomElement(using: &random) ?? -1, area: mm2(Int.random(in: 1...1_000_000, using: &random)),
          claimants: claimants, kind: isAllocation ? .claimed : kind))
    }
    self.alternatives = alternatives
  }

  private func unit(of row: Int32, in cell: Cell) -> Int32 { rows[Int(row)].unit ?? cell.unit }

  /// The columns a session would hand over.
  var claims: CoverageClaims {
    var claims = CoverageClaims(categories: rows.map(\.category), openingCategories: rows.map(\.opening))
    claims.alternatives = alternatives.sets
    claims.leftOutRows = rows.indices.filter { rows[$0].isLeftOut }.map(Int32.init)
    claims.gaps = cells.filter { $0.kind == .gap }.map { UnitArea(unit: $0.unit, area: $0.area) }
    claims.undecided = cells.filter { $0.kind == .undecided }.map { UnitArea(unit: $0.unit, area: $0.area) }
    for cell in cells {
      for row in cell.claimants { claims.addShare(row: row, unit: unit(of: row, in: cell), area: cell.area) }
      guard cell.claimants.count > 1 else { continue }
      claims.addFace(
        area: cell.area, claims: cell.claimants.map { OverlapFaces.Claim(row: $0, unit: unit(of: $0, in: cell)) })
    }
    return claims
  }

  /// Everything a cell may turn out to be: what one of its claimants says, its code read in every way it can be read.
  func truths(of cell: Cell, asked isOverlay: Bool) -> [Truth] {
    guard cell.kind == .claimed else {
      return readings(of: -1, isOverlay).map { Truth(unit: cell.unit, category: $0) } + [.nowhere]
    }
    var truths: [Truth] = []
    for claimant in cell.claimants {
      let row = rows[Int(claimant)]
      let unit = unit(of: claimant, in: cell)
      for category in readings(of: row.category, isOverlay) {
        // A parcel that keeps its known code keeps its use, whatever that is.
        let isKept = row.category >= 0 && row.category == row.opening
        for opening in isKept ? [category] : readings(of: row.opening, isOverlay) {
          truths.append(Truth(unit: unit, category: category, opening: opening))
        }
      }
    }
    // Where only left-out parcels claim, it is also possible that none of them lies there.
    return cell.claimants.allSatisfy { rows[Int($0)].isLeftOut } ? truths + [.nowhere] : truths
  }

  /// A known code is itself or anything below it; an unknown one may be anything. An overlay's is itself when overlays
  /// are asked for; otherwise it tells nothing of the use of the land. Nil: none of the scheme's codes.
  private func readings(of category: Int32, _ isOverlay: Bool) -> [Int32?] {
    let all = scheme.categories.indices.map { Int32?(Int32($0)) }
    guard category >= 0 else { return all + [nil] }
    // One of a set: whatever one of its members may be.
    if category >= scheme.categories.count {
      return alternatives.rows(of: category).flatMap { readings(of: $0, isOverlay) }
    }
    let own = scheme.categories[Int(category)]
    if own.role == .overlay && !isOverlay {
      return all.filter { $0.map { scheme.categories[Int($0)].role == .coverage } ?? true } + [nil]
    }
    return scheme.closure(of: own.code).map { scheme.row(of: $0).map(Int32.init) }
  }
}

extension ClaimGrid.Truth {
  static let nowhere = ClaimGrid.Truth(unit: -2, category: nil, opening: nil)
}
