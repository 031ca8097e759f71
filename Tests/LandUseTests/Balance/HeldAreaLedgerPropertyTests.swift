import Geometry
import LandUse
import Testing

@Suite("Held areas against every possible truth") struct HeldAreaLedgerPropertyTests {
  static let subjects: [QuotaSubject] = [
    .category("NNP"), .category("LUA"), .category("LUC"), .category("RSX"), .category("KDT"), .category("CSD"),
    .group("forest"), .group("urban"), .group("mixed"),
  ]

  @Test(arguments: [false, true])
  func `certain and possible area are the least and greatest over every truth of every cell`(byAttribute: Bool) throws {
    let oracle = try TruthOracle()
    for seed in 0..<40 {
      let grid = ClaimGrid(seed: seed, scheme: oracle.scheme, register: oracle.register, byAttribute: byAttribute)
      let ledger = HeldAreaLedger(grid.claims, scheme: oracle.scheme, register: oracle.register)
      for subject in Self.subjects {
        let stocks = try ledger.stocks(of: subject)
        let bounds = oracle.bounds(of: subject, in: grid, isChange: false)
        for row in oracle.register.units.indices {
          #expect(stocks[unit: row].certain == bounds[row].least, "seed \(seed), \(subject), unit \(row)")
          #expect(stocks[unit: row].possible == bounds[row].greatest, "seed \(seed), \(subject), unit \(row)")
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `changes of allocations are the least and greatest over every truth of every cell`(byAttribute: Bool) throws {
    let oracle = try TruthOracle()
    let opening = try oracle.opening(hectares: "1")
    for seed in 100..<112 {
      let grid = ClaimGrid(
        seed: seed, scheme: oracle.scheme, register: oracle.register, byAttribute: byAttribute, isAllocation: true)
      let ledger = AllocationLedger(grid.claims, opening: opening, scheme: oracle.scheme, register: oracle.register)
      for subject in Self.subjects {
        let stocks = try ledger.stocks(of: subject)
        let bounds = oracle.bounds(of: subject, in: grid, isChange: true)
        for row in oracle.register.units.indices {
          let before = try #require(try opening.stock(of: subject, inUnit: row))
          let held = try #require(stocks[row].area)
          #expect(held.certain == before + bounds[row].least, "seed \(seed), \(subject), unit \(row)")
          #expect(held.possible == before + bounds[row].greatest, "seed \(seed), \(subject), unit \(row)")
        }
      }
    }
  }

  @Test func `the order of shares, faces and claimants changes nothing`() throws {
    let oracle = try TruthOracle()
    let grid = ClaimGrid(seed: 7, scheme: oracle.scheme, register: oracle.register, byAttribute: true)
    var reversed = grid
    reversed.cells = grid.cells.reversed().map { cell in
      var cell = cell
      cell.claimants.reverse()
      return cell
    }
    let ledgers = [grid, reversed].map {
      HeldAreaLedger($0.claims, scheme: oracle.scheme, register: oracle.register)
    }
    for subject in Self.subjects {
      let stocks = try ledgers.map { try $0.stocks(of: subject) }
      for row in oracle.register.units.indices { #expect(stocks[0][unit: row] == stocks[1][unit: row]) }
    }
    #expect(ledgers[0].cube() == ledgers[1].cube())
  }
}

/// Answers by trying every truth of every cell, with its own idea of units and categories.
struct TruthOracle {
  let scheme: CategoryScheme
  let register: UnitRegister
  /// For each unit the units inside it, itself among them.
  private let inside: [Set<Int32>]

  init() throws {
    scheme = try PlanningSamples.scheme()
    register = try PlanningSamples.register()
    inside = register.units.map { [register] outer in
      Set(
        register.units.indices.filter { register.lineage(of: register.units[$0].id).contains(outer.id) }.map(Int32.init)
      )
    }
  }

  /// A baseline of the same size for every code in every unit.
  func opening(hectares: String) throws -> OpeningStocks {
    let day = try PlanningSamples.day("2020-12-31")
    let rows = register.units.flatMap { unit in
      scheme.categories.map {
        BaselineStock(
          unit: unit.id, category: $0.code, area: ha(hectares), day: day, citation: "", isFictitious: true)
      }
    }
    return OpeningStocks(rows, before: try PlanningSamples.day("2025-12-31"), scheme: scheme, register: register)
  }

  func bounds(of subject: QuotaSubject, in grid: ClaimGrid, isChange: Bool) -> [AreaInterval] {
    let counted = scheme.categories.map { counts($0.code, towards: subject) }
    func weight(_ category: Int32?) -> Int { category.map { counted[Int($0)] ? 1 : 0 } ?? 0 }
    var bounds = [AreaInterval](repeating: .zero, count: register.units.count)
    for cell in grid.cells where !isChange || !cell.claimants.isEmpty {
      let truths = grid.truths(of: cell, asked: subject == .category("KDT")).map { truth in
        (unit: truth.unit, weight: weight(truth.category) - (isChange ? weight(truth.opening) : 0))
      }
      for row in bounds.indices {
        let weights = truths.map { inside[row].contains($0.unit) ? $0.weight : 0 }
        bounds[row].least += cell.area * (weights.min() ?? 0)
        bounds[row].greatest += cell.area * (weights.max() ?? 0)
      }
    }
    return bounds
  }

  /// Whether a category counts towards a subject, by walking up its parents.
  private func counts(_ category: CategoryCode, towards subject: QuotaSubject) -> Bool {
    let codes: [CategoryCode]
    switch subject {
    case .category(let code): codes = [code]
    case .group(let id): codes = (scheme.group(id)?.codes ?? []).filter { $0 != "KDT" }
    }
    return sequence(first: category, next: { scheme[$0]?.parent }).contains(where: codes.contains)
  }
}
