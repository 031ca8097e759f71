import Geometry

/// What became of each piece of land of a layer between two days, by unit.
///
/// Stands on the same shares as the area tables: the opening of every use in every unit is the plain sum of that use on
/// the opening day, the closing that of the closing day, in whole mm². Overlapping land is in it as often as it is
/// claimed; left-out parcels and gaps are not; declared land is, as far as the tables count it.
///
/// A parcel that states the areas of its uses says how much each has, and not where. Where both days name a use, the
/// smaller of its areas is taken as unchanged; what is left goes from the first use that lost to the first that gained.
public struct TransitionLedger: Sendable {
  public let scheme: CategoryScheme
  public let register: UnitRegister?
  /// By slot: the rows of the register, land in no unit, the whole layer; everything below included.
  public private(set) var matrices: [TransitionMatrix] = []
  /// By slot: what belongs to the unit itself and to none below it.
  private(set) var own: [TransitionMatrix] = []
  let slots: UnitSlots
  private let opening: Day
  private let closing: Day
  private let claims: CoverageClaims
  private let isLeftOut: [Bool]

  /// A piece of a parcel in one cell; row −1 is declared land that is no parcel.
  public struct Piece: Sendable, Hashable {
    public var row: Int32
    /// Row of the register, −1 for land in no unit.
    public var unit: Int32
    public var cell: TransitionCell
  }

  /// The uses of one day as columns of the table.
  private struct Day: Sendable {
    let categories: [Int32]
    let stated: StatedUses
    let declared: [DeclaredLand]
    private let columns: [Int]
    private let unknown: Int

    init(_ claims: CoverageClaims, scheme: CategoryScheme) {
      let unknown = scheme.categories.count
      self.unknown = unknown
      categories = claims.categories
      stated = claims.stated
      declared = claims.declared
      columns =
        Array(0..<unknown) + claims.alternatives.map { scheme.commonRow(of: $0).map { Int($0) } ?? unknown }
    }

    func use(ofKind kind: Int32) -> Int { columns.indices.contains(Int(kind)) ? columns[Int(kind)] : unknown }
    func use(of row: Int) -> Int { categories.indices.contains(row) ? use(ofKind: categories[row]) : unknown }

    func parts(of row: Int, area: Area) -> [(use: Int, area: Area)] {
      let parts = stated.parts(of: row)
      guard !parts.isEmpty, area > .zero else { return [(use(of: row), area)] }
      return zip(parts, area.divided(by: parts.map(\.area))).map { (use(ofKind: $0.kind), $1) }
    }
  }

  /// - Parameters: the claims of one layer with its uses on two days: the same shares, gaps and records.
  /// - Complexity: linear in shares.
  public init(
    opening: CoverageClaims, closing: CoverageClaims, scheme: CategoryScheme, register: UnitRegister?
  ) {
    self.scheme = scheme
    self.register = register
    slots = UnitSlots(register)
    self.opening = Day(opening, scheme: scheme)
    self.closing = Day(closing, scheme: scheme)
    claims = opening
    var isLeftOut = [Bool](repeating: false, count: opening.categories.count)
    for row in opening.leftOutRows where isLeftOut.indices.contains(Int(row)) { isLeftOut[Int(row)] = true }
    self.isLeftOut = isLeftOut
    let sums = summed()
    own = sums.own
    matrices = sums.matrices
  }

  /// The slot of a unit; of nil that of the whole layer.
  public func slot(of unit: UnitID?) -> Int? {
    guard let unit else { return slots.wholeLayer }
    return register?.row(of: unit)
  }

  public var noUnit: Int { slots.noUnit }
  public var wholeLayer: Int { slots.wholeLayer }
  /// Land of missing or unknown use, and of several uses that no category holds together.
  public var unknown: Int { scheme.categories.count }

  /// The matrix of a unit, those below it included; nil for a unit that the register does not have.
  public func matrix(of unit: UnitID?) -> TransitionMatrix? { slot(of: unit).map { matrices[$0] } }

  /// What makes up one cell of a unit (nil: the whole layer), by layer row: the areas sum up to the cell exactly.
  ///
  /// - Parameters: uses of both days; a cell of categories that have others below them opens as one.
  /// - Complexity: linear in shares.
  public func pieces(of unit: UnitID?, from: Set<Int>, to: Set<Int>) -> [Piece] {
    guard let asked = slot(of: unit) else { return [] }
    let isInside = (0..<slots.count).map { slots.isAtOrAbove(asked, $0) }
    var pieces: [Piece] = []
    forEachPiece { row, slot, cell in
      guard cell.area != .zero, from.contains(cell.from), to.contains(cell.to), isInside[slot] else { return }
      pieces.append(Piece(row: row, unit: slot < slots.unitCount ? Int32(slot) : -1, cell: cell))
    }
    return pieces
  }

  private func summed() -> (own: [TransitionMatrix], matrices: [TransitionMatrix]) {
    var sums: [Key: Area] = [:]
    forEachPiece { _, slot, cell in sums[Key(slot: slot, from: cell.from, to: cell.to), default: .zero] += cell.area }
    var all = sums
    for (key, area) in sums {
      for slot in slots.lineage(of: key.slot).dropFirst() {
        all[Key(slot: slot, from: key.from, to: key.to), default: .zero] += area
      }
    }
    return (matrices(sums), matrices(all))
  }

  private struct Key: Hashable {
    var slot: Int
    var from: Int
    var to: Int
  }

  private func matrices(_ sums: [Key: Area]) -> [TransitionMatrix] {
    var cells = [[TransitionCell]](repeating: [], count: slots.count)
    for (key, area) in sums where area != .zero {
      cells[key.slot].append(TransitionCell(from: key.from, to: key.to, area: area))
    }
    return cells.map { TransitionMatrix($0) }
  }
}

extension TransitionLedger {
  private typealias Body = (_ row: Int32, _ slot: Int, _ cell: TransitionCell) -> Void

  /// Every piece there is: shares in their order, then declared land.
  private func forEachPiece(_ body: Body) {
    let (rows, units, areas) = (claims.shareRows, claims.shareUnits, claims.shareAreas)
    var share = 0
    while share < rows.count {
      let row = Int(rows[share])
      let next = (share + 1..<rows.count).first { Int(rows[$0]) != row } ?? rows.count
      defer { share = next }
      guard isLeftOut.indices.contains(row), !isLeftOut[row] else { continue }
      if !opening.stated.states(row) && !closing.stated.states(row) {
        let (from, to) = (opening.use(of: row), closing.use(of: row))
        for index in share..<next {
          body(
            rows[index], slots.slot(ofUnit: units[index]), TransitionCell(from: from, to: to, area: areas[index]))
        }
        continue
      }
      for (slot, area) in regions(share..<next) { divide(row, slot, area, body) }
    }
    forEachDeclared(body)
  }

  /// The shares of a row, those in one unit joined: the tables divide stated uses by unit.
  private func regions(_ shares: Range<Int>) -> [(slot: Int, area: Area)] {
    var regions: [(slot: Int, area: Area)] = []
    for index in shares {
      let slot = slots.slot(ofUnit: claims.shareUnits[index])
      if let known = regions.firstIndex(where: { $0.slot == slot }) {
        regions[known].area += claims.shareAreas[index]
      } else {
        regions.append((slot, claims.shareAreas[index]))
      }
    }
    return regions
  }

  private func divide(_ row: Int, _ slot: Int, _ area: Area, _ body: Body) {
    var lost = opening.parts(of: row, area: area)
    var gained = closing.parts(of: row, area: area)
    func move(_ from: Int, _ to: Int) {
      let area = min(lost[from].area, gained[to].area)
      guard area > .zero else { return }
      body(Int32(row), slot, TransitionCell(from: lost[from].use, to: gained[to].use, area: area))
      lost[from].area -= area
      gained[to].area -= area
    }
    for from in lost.indices {
      for to in gained.indices where lost[from].use == gained[to].use { move(from, to) }
    }
    for from in lost.indices { for to in gained.indices { move(from, to) } }
  }

  /// Declared land as far as the tables count it.
  private func forEachDeclared(_ body: Body) {
    let sums = claims.declaredSums(GapBalance.balances(of: claims, slots: slots), slots)
    for (index, (land, sum)) in sums.enumerated() {
      let to = closing.declared.indices.contains(index) ? closing.declared[index].category : land.category
      body(
        -1, slots.slot(ofUnit: land.unit),
        TransitionCell(from: opening.use(ofKind: land.category), to: closing.use(ofKind: to), area: sum))
    }
  }
}
