import Geometry
import LandUse
import Testing

@Suite("Held areas against every possible truth") struct HeldAreaLedgerPropertyTests {
  static let subjects: [QuotaSubject] = [
    .category("NNP"), .category("LUA"), .category("LUC"), .category("RSX"), .category("KDT"), .category("CSD"),
    .group("forest"), .group("urban"), .group("mixed"),
  ]

  /// Whether a category counts towards a subject, by walking up its parents.
  private func counts(_ category: Int32?, towards subject: QuotaSubject, in scheme: CategoryScheme) -> Bool {
    guard let category else { return false }
    let codes: [CategoryCode]
    switch subject {
    case .category(let code): codes = [code]
    case .group(let id): codes = (scheme.group(id)?.codes ?? []).filter { $0 != "KDT" }
    }
    var code: CategoryCode? = scheme.categories[Int(category)].code
    while let next = code {
      if codes.contains(next) { return true }
      code = scheme[next]?.parent
    }
    return false
  }

  private func isInside(_ unit: Int32, _ row: Int, _ register: UnitRegister) -> Bool {
    unit >= 0 && register.lineage(of: register.units[Int(unit)].id).contains(register.units[row].id)
  }

  @Test(arguments: [false, true])
  func `certain and possible area are the least and greatest over every truth of every cell`(byAttribute: Bool) throws {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    for seed in 0..<60 {
      let grid = ClaimGrid(seed: seed, scheme: scheme, register: register, byAttribute: byAttribute)
      let ledger = HeldAreaLedger(grid.claims, scheme: scheme, register: register)
      for subject in Self.subjects {
        let stocks = try ledger.stocks(of: subject)
        for row in register.units.indices {
          var least = Area.zero
          var greatest = Area.zero
          for cell in grid.cells {
            let answers = grid.truths(of: cell, asked: subject == .category("KDT")).map { truth in
              isInside(truth.unit, row, register) && counts(truth.category, towards: subject, in: scheme)
            }
            if answers.allSatisfy({ $0 }) { least += cell.area }
            if answers.contains(true) { greatest += cell.area }
          }
          #expect(stocks[unit: row].certain == least, "seed \(seed), \(subject), unit \(row)")
          #expect(stocks[unit: row].possible == greatest, "seed \(seed), \(subject), unit \(row)")
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `changes of allocations are the least and greatest over every truth of every cell`(byAttribute: Bool) throws {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    let baseline = ha("1")
    for seed in 100..<140 {
      let grid = ClaimGrid(
        seed: seed, scheme: scheme, register: register, byAttribute: byAttribute, isAllocation: true)
      let rows = try register.units.flatMap { unit in
        try scheme.categories.map {
          BaselineStock(
            unit: unit.id, category: $0.code, area: baseline, day: try PlanningSamples.day("2020-12-31"), citation: "",
            isFictitious: true)
        }
      }
      let opening = OpeningStocks(
        rows, before: try PlanningSamples.day("2025-12-31"), scheme: scheme, register: register)
      let ledger = AllocationLedger(grid.claims, opening: opening, scheme: scheme, register: register)
      for subject in Self.subjects {
        let stocks = try ledger.stocks(of: subject)
        for row in register.units.indices {
          var least = Area.zero
          var greatest = Area.zero
          for cell in grid.cells where !cell.claimants.isEmpty {
            let changes = changes(of: cell, in: grid, subject, row, register)
            least += cell.area * (changes.min() ?? 0)
            greatest += cell.area * (changes.max() ?? 0)
          }
          let before = try #require(try opening.stock(of: subject, inUnit: row))
          let held = try #require(stocks[row].area)
          #expect(held.certain == before + least, "seed \(seed), \(subject), unit \(row)")
          #expect(held.possible == before + greatest, "seed \(seed), \(subject), unit \(row)")
        }
      }
    }
  }

  private func changes(
    of cell: ClaimGrid.Cell, in grid: ClaimGrid, _ subject: QuotaSubject, _ row: Int, _ register: UnitRegister
  ) -> [Int] {
    grid.truths(of: cell, asked: subject == .category("KDT")).map { truth in
      guard isInside(truth.unit, row, register) else { return 0 }
      return (counts(truth.category, towards: subject, in: grid.scheme) ? 1 : 0)
        - (counts(truth.opening, towards: subject, in: grid.scheme) ? 1 : 0)
    }
  }
}
