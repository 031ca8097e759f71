import Coverage
import Geometry
import LandUse
import PlanChecks

/// Area by unit × category on a day: what reports, tables and quotas share.
struct AreaTables {
  private let ledger: HeldAreaLedger
  private let scheme: CategoryScheme
  private let register: UnitRegister?
  private let cube: AreaCube
  private let rounded: RoundedCube

  init(ledger: HeldAreaLedger, scheme: CategoryScheme, register: UnitRegister?) throws {
    self.ledger = ledger
    self.scheme = scheme
    self.register = register
    cube = ledger.cube()
    rounded = try ControlledRounding.rounded(cube)
  }

  /// The numbers that controlled rounding did not round to the nearest.
  func roundings(day: CalendarDate?) -> [RoundedCell] {
    let units = register?.units ?? []
    return rounded.adjustments.map { cell in
      RoundedCell(
        unit: units.indices.contains(cell.unit) ? units[cell.unit].id : nil,
        category: scheme.categories.indices.contains(cell.category) ? scheme.categories[cell.category].code.text : nil,
        day: day, exact: cell.exact, nearest: cell.nearest, rounded: cell.rounded)
    }
  }

  /// One row for each unit (register order, then land in no unit, nil) and category (scheme order, then unknown values)
  /// in which parcels or declared land lie.
  func rows(_ claims: CoverageClaims, uses: UseColumn, day: CalendarDate?) -> [AreaRow] {
    let columns = TableColumns(claims, scheme: scheme)
    let counts = parcelCounts(claims, columns)
    let unknown = unknownRows(claims, columns, uses: uses, day: day)
    let unitCount = register?.units.count ?? 0
    var stocks = [UnitStocks??](repeating: nil, count: scheme.categories.count)
    var rows: [AreaRow] = []
    for slot in (register == nil ? [unitCount + 1] : Array(0...unitCount)) {
      let unit = slot < unitCount ? register?.units[slot].id : nil
      for (row, category) in scheme.categories.enumerated() {
        let parcels = counts[slot * scheme.categories.count + row]
        guard cube[slot, row] != .zero || parcels > 0 else { continue }
        if stocks[row] == nil { stocks[row] = .some(try? ledger.stocks(of: .category(category.code))) }
        guard case .some(let stock?) = stocks[row] else { continue }
        let held = slot < unitCount ? stock[unit: slot] : register == nil ? stock.wholeLayer : stock.outsideUnits
        rows.append(
          AreaRow(
            unit: unit, category: category.code.text, isKnown: true, day: day, parcels: parcels, sum: cube[slot, row],
            heldMin: held.certain, heldMax: held.possible,
            roundedHundredths: Int64(rounded.steps(slot, row))))
      }
      rows += unknown[slot]
    }
    return rows
  }

  /// The use groups of each unit and what it counts repeatedly, for the units of `rows`.
  func sums(_ claims: CoverageClaims, day: CalendarDate?) -> [UnitSums] {
    let unitCount = register?.units.count ?? 0
    let repeated = repeatedLand(claims)
    let stocks = scheme.groups.flatMap { [$0] + $0.subgroups }.map { ($0.id, try? ledger.stocks(of: .group($0.id))) }
    return (register == nil ? [unitCount + 1] : Array(0...unitCount)).map { slot in
      var groups: [String: Area] = [:]
      for case (let id, let stock?) in stocks { groups[id] = stock.parcelSum(unit: slot) }
      return UnitSums(
        unit: slot < unitCount ? register?.units[slot].id : nil, day: day, groups: groups, repeated: repeated[slot])
    }
  }

  /// By slot: each face as often as it is claimed in the unit beyond the first time.
  private func repeatedLand(_ claims: CoverageClaims) -> [Area] {
    let lineages = lineages()
    let noUnit = register?.units.count ?? 0
    let isLeftOut = leftOutMarks(claims)
    var repeated = [Area](repeating: .zero, count: noUnit + 2)
    // Of faces whose claimants are all of one unit: the units above have as much of them.
    var own = [Area](repeating: .zero, count: noUnit + 1)
    for face in 0..<claims.faces.count {
      let (area, list) = (claims.faces.areas[face], claims.faces.claims(of: face))
      guard let first = list.first(where: { !isLeftOut[Int($0.row)] }) else { continue }
      if list.allSatisfy({ $0.unit == first.unit || isLeftOut[Int($0.row)] }) {
        let count = list.reduce(0) { isLeftOut[Int($1.row)] ? $0 : $0 + Int($1.count) }
        if count > 1 { own[first.unit < 0 ? noUnit : Int(first.unit)] += area * (count - 1) }
        continue
      }
      var counts: [Int: Int] = [:]
      for claim in list where !isLeftOut[Int(claim.row)] {
        for slot in lineages[claim.unit < 0 ? noUnit : Int(claim.unit)] { counts[slot, default: 0] += Int(claim.count) }
      }
      for (slot, count) in counts where count > 1 { repeated[slot] += area * (count - 1) }
    }
    for (unit, area) in own.enumerated() { for slot in lineages[unit] { repeated[slot] += area } }
    return repeated
  }

  private func leftOutMarks(_ claims: CoverageClaims) -> [Bool] {
    var marks = [Bool](repeating: false, count: claims.categories.count)
    for row in claims.leftOutRows { marks[Int(row)] = true }
    return marks
  }

  /// How many parcels have a share in the unit under the category, everything below both counted; left-out ones not.
  private func parcelCounts(_ claims: CoverageClaims, _ table: TableColumns) -> [Int] {
    let columns = scheme.categories.count
    let unitCount = register?.units.count ?? 0
    let lineages = lineages()
    let isLeftOut = leftOutMarks(claims)
    var counts = [Int](repeating: 0, count: (unitCount + 2) * columns)
    // Nearly every row has one share and one use: those are counted by unit and use first.
    var alone = [Int](repeating: 0, count: (unitCount + 1) * table.kindCount)
    // The shares of a row stand together: a unit above two of them counts the row once.
    var counted: Set<Int> = []
    var last: Int32 = -1
    let (rows, units) = (claims.shareRows, claims.shareUnits)
    for (share, row) in rows.enumerated() where !isLeftOut[Int(row)] {
      let unit = units[share] < 0 ? unitCount : Int(units[share])
      let hasTwin = (share > 0 && rows[share - 1] == row) || (share + 1 < rows.count && rows[share + 1] == row)
      if !hasTwin, let kind = table.soleKind(of: Int(row)) {
        alone[unit * table.kindCount + kind] += 1
        continue
      }
      let categories = table.categories(of: Int(row))
      guard !categories.isEmpty else { continue }
      if row != last { counted.removeAll(keepingCapacity: true) }
      last = row
      for slot in lineages[unit] where counted.insert(slot).inserted {
        for code in categories { counts[slot * columns + code] += 1 }
      }
    }
    for (cell, number) in alone.enumerated() where number > 0 {
      for slot in lineages[cell / table.kindCount] {
        for code in table.categories(ofKind: cell % table.kindCount) { counts[slot * columns + code] += number }
      }
    }
    return counts
  }

  /// For each unit, then land in no unit: the slots above it, itself first; the whole layer is last of all.
  private func lineages() -> [[Int]] {
    let units = register?.units ?? []
    return units.indices.map { row in
      (register?.lineage(of: units[row].id) ?? []).compactMap { register?.row(of: $0) } + [units.count + 1]
    } + [[units.count, units.count + 1]]
  }

  /// Values that are no category of the scheme, by slot: several codes that nothing holds together, `+` between them,
  /// else as the file writes them; a missing value is the empty text.
  private func unknownRows(
    _ claims: CoverageClaims, _ table: TableColumns, uses: UseColumn, day: CalendarDate?
  ) -> [[AreaRow]] {
    let unitCount = register?.units.count ?? 0
    let texts = uses.readings(in: scheme).tableTexts(of: uses.codes, in: scheme)
    var sums = [[String: UnknownSum]](repeating: [:], count: unitCount + 2)
    let lineages = lineages()
    let isLeftOut = leftOutMarks(claims)
    let (units, areas, indices) = (claims.shareUnits, claims.shareAreas, uses.codes.indices)
    for (share, row) in claims.shareRows.enumerated() where table.isUnknown(Int(row)) && !isLeftOut[Int(row)] {
      let unit = units[share]
      let index = indices[Int(row)]
      let text = index == DictionaryColumn.missing ? "" : texts[Int(index)]
      for slot in lineages[unit < 0 ? unitCount : Int(unit)] {
        sums[slot][text, default: UnknownSum()].add(row, areas[share])
      }
    }
    return sums.enumerated().map { slot, byText in
      byText.map { text, sum in
        AreaRow(
          unit: slot < unitCount ? register?.units[slot].id : nil, category: text, isKnown: false,
          day: day, parcels: sum.parcels, sum: sum.area, heldMin: .zero, heldMax: sum.area)
      }.sorted { $0.category.utf8.lexicographicallyPrecedes($1.category.utf8) }
    }
  }

  /// The shares of a row stand together, so a row is new when it differs from the one before.
  private struct UnknownSum {
    var parcels = 0
    var area = Area.zero
    private var last: Int32 = -1

    mutating func add(_ row: Int32, _ share: Area) {
      if row != last { parcels += 1 }
      last = row
      area += share
    }
  }
}
