public import Geometry

/// What a stock is made of, parcel by parcel: the areas that add up to a number of the tables.
///
/// Areas are plane areas in the plan's CRS, in whole square millimetres, so that sums are exact.
public struct StockTrace: Sendable, Hashable {
  /// What one parcel adds in one unit.
  public struct Part: Sendable, Hashable {
    /// Of the layer.
    public var row: Int32
    /// Row of the register in which the share lies; −1 for land in no unit.
    public var unit: Int32
    /// Below zero where land leaves the subject: in layers of allocations only.
    public var area: Area
    /// False where the parcel's other shares, or other uses, count elsewhere.
    public var isWhole: Bool
  }

  /// What one parcel may add, and why that is not certain.
  public struct PossiblePart: Sendable, Hashable {
    public var part: Part
    public var dispute: Dispute
  }

  /// Every share that counts, overlapping land as often as it is claimed; largest first, then by row.
  public private(set) var counted: [Part] = []
  /// Shares that may count: unknown codes, ancestor codes, several codes, invalid parcels by their placeholders. None is
  /// in `sum`. In the same order.
  public private(set) var possible: [PossiblePart] = []
  /// Land that is no parcel, or whose shape is withheld, as far as it is in `sum`.
  public private(set) var declared: [DeclaredLand] = []
  /// The baseline that the changes stand on; nil for a layer of the full territory.
  public private(set) var opening: Area?

  /// The number itself: the opening stock, parcels and declared land.
  public var sum: Area { (opening ?? .zero) + counted.map(\.area).sum() + declared.map(\.area).sum() }

  /// - Parameters:
  ///   - unit: the slot of the unit whose stock it is.
  ///   - weight: of a row, or of one of the uses whose areas it states.
  ///   - declared: with the part of each that is in the sums.
  /// - Complexity: n·log n in shares.
  init(
    _ claims: CoverageClaims, slots: UnitSlots, unit: Int, opening: Area?, declared: [(land: DeclaredLand, sum: Area)],
    weight: (_ row: Int, _ kind: Int32) -> ClaimWeight
  ) {
    self.opening = opening
    let isInside = (0..<slots.count).map { slots.isAtOrAbove(unit, $0) }
    addShares(of: claims, slots, isInside, weight)
    addStated(of: claims, slots, isInside, weight)
    for (land, sum) in declared where sum > .zero && isInside[slots.slot(ofUnit: land.unit)] {
      self.declared.append(
        DeclaredLand(
          source: land.source, unit: land.unit, category: land.category, openingCategory: land.openingCategory,
          area: sum))
    }
    counted.sort(by: Part.precedes)
    possible.sort { Part.precedes($0.part, $1.part) }
  }

  private mutating func addShares(
    of claims: CoverageClaims, _ slots: UnitSlots, _ isInside: [Bool], _ weight: (Int, Int32) -> ClaimWeight
  ) {
    var isLeftOut = [Bool](repeating: false, count: claims.categories.count)
    for row in claims.leftOutRows where isLeftOut.indices.contains(Int(row)) { isLeftOut[Int(row)] = true }
    let rows = claims.shareRows
    for (share, row) in rows.enumerated() {
      let unit = claims.shareUnits[share]
      guard isInside[slots.slot(ofUnit: unit)], claims.categories.indices.contains(Int(row)) else { continue }
      if claims.stated.states(Int(row)), !isLeftOut[Int(row)] { continue }
      // The shares of a row stand together.
      let hasTwin = (share > 0 && rows[share - 1] == row) || (share + 1 < rows.count && rows[share + 1] == row)
      let part = Part(row: row, unit: unit, area: claims.shareAreas[share], isWhole: !hasTwin)
      let weight = weight(Int(row), claims.categories[Int(row)])
      add(part, weighing: isLeftOut[Int(row)] ? weight.orNothing : weight)
    }
  }

  /// Parcels that state the areas of their uses count with those that do, in proportion to what lies in the unit.
  private mutating func addStated(
    of claims: CoverageClaims, _ slots: UnitSlots, _ isInside: [Bool], _ weight: (Int, Int32) -> ClaimWeight
  ) {
    var regions = ClaimSums.StatedRegions(claims.stated, rowCount: claims.categories.count)
    let leftOut = Set(claims.leftOutRows)
    for (share, row) in claims.shareRows.enumerated() where !leftOut.contains(row) {
      regions.addShare(
        row: Int(row), slot: slots.slot(ofUnit: claims.shareUnits[share]), area: claims.shareAreas[share])
    }
    regions.forEach { row, slot, uses in
      guard isInside[slot] else { return }
      for use in uses where use.proportional > .zero {
        let unit = slot < slots.unitCount ? Int32(slot) : -1
        add(
          Part(row: Int32(row), unit: unit, area: use.proportional, isWhole: false), weighing: weight(row, use.kind))
      }
    }
  }

  private mutating func add(_ part: Part, weighing weight: ClaimWeight) {
    if weight.least == weight.greatest {
      guard weight.least != 0 else { return }
      var part = part
      if weight.least < 0 { part.area = -part.area }
      counted.append(part)
    } else if let dispute = weight.dispute {
      possible.append(PossiblePart(part: part, dispute: dispute))
    }
  }
}

extension StockTrace.Part {
  fileprivate static func precedes(_ a: Self, _ b: Self) -> Bool {
    a.area != b.area ? a.area > b.area : (a.row, a.unit) < (b.row, b.unit)
  }
}

extension HeldAreaLedger {
  /// What the plain sum of a subject in a unit (its register row; nil: the whole layer) is made of.
  ///
  /// - Parameter claims: those the ledger was made of.
  /// - Throws: `SubjectFault` when the scheme does not say what the subject consists of.
  public func trace(
    of subject: QuotaSubject, inUnit row: Int?, _ claims: CoverageClaims
  ) throws(SubjectFault) -> StockTrace {
    let membership = try SubjectMembership(of: subject, in: scheme)
    let weights = membership.weights(alternatives: claims.alternatives)
    func weight(_ kind: Int32) -> ClaimWeight {
      kind >= 0 && Int(kind) < weights.count ? weights[Int(kind)] : weights[weights.count - 1]
    }
    return StockTrace(
      claims, slots: UnitSlots(register), unit: row ?? UnitSlots(register).wholeLayer, opening: nil,
      declared: declaredSums.filter { weight($0.land.category).least == 1 }
    ) { _, kind in weight(kind) }
  }
}

extension AllocationLedger {
  /// What the stock of a subject in a unit (its register row) is made of: opening stock, land that came and land that left.
  ///
  /// - Parameter claims: those the ledger was made of.
  /// - Returns: nil without an opening stock.
  /// - Throws: `SubjectFault` when the scheme does not say what the subject consists of.
  public func trace(
    of subject: QuotaSubject, inUnit row: Int, _ claims: CoverageClaims
  ) throws(SubjectFault) -> StockTrace? {
    let membership = try SubjectMembership(of: subject, in: scheme)
    guard let stock = try opening.stock(of: subject, inUnit: row) else { return nil }
    let weights = membership.weights(alternatives: claims.alternatives)
    let unknown = weights.count - 1
    func number(_ kind: Int32) -> Int { kind >= 0 && Int(kind) < unknown ? Int(kind) : unknown }
    func moved(_ before: Int32, _ after: Int32) -> ClaimWeight {
      // What is known and stays moves nothing.
      number(before) == number(after) && number(after) < unknown
        ? .nothing : ChangeClasses.net(weights[number(before)], weights[number(after)])
    }
    func before(_ row: Int) -> Int32 {
      claims.openingCategories.flatMap { $0.indices.contains(row) ? $0[row] : nil } ?? -1
    }
    let declared = claims.declared.filter { moved($0.openingCategory, $0.category).least == 1 }
    return StockTrace(
      claims, slots: UnitSlots(register), unit: row, opening: stock, declared: declared.map { ($0, $0.area) }
    ) { row, kind in moved(before(row), kind) }
  }
}
