import Geometry
import Testing

@testable import LandUse

@Suite("Parcels that state the areas of their uses") struct StatedUsesTests {
  private let scheme: CategoryScheme
  private let register: UnitRegister

  init() throws {
    scheme = try PlanningSamples.scheme()
    register = try PlanningSamples.register()
  }

  private func row(_ code: CategoryCode) -> Int32 { PlanningSamples.row(code, scheme) }
  private func unit(_ id: UnitID) -> Int32 { Int32(register.row(of: id) ?? -1) }

  /// One parcel of ODT and CLN.
  private func claims(_ odt: String, _ cln: String, shares: [(UnitID, String)]) -> CoverageClaims {
    var claims = CoverageClaims(categories: [Int32(scheme.categories.count)])
    claims.alternatives = [[row("CLN"), row("ODT")]]
    claims.stated.set(row: 0, parts: [(row("ODT"), ha(odt)), (row("CLN"), ha(cln))], rowCount: 1)
    for share in shares { claims.addShare(row: 0, unit: unit(share.0), area: ha(share.1)) }
    return claims
  }

  private func held(_ code: CategoryCode, in id: UnitID, _ claims: CoverageClaims) throws -> HeldArea {
    try HeldAreaLedger(claims, scheme: scheme, register: register).stocks(of: .category(code))[unit: Int(unit(id))]
  }

  @Test func `a parcel alone in one unit is divided for certain, scaled to its area`() throws {
    // 0.2 and 0.3 ha of 0.51: 0.204 and 0.306.
    let claims = claims("0.2", "0.3", shares: [("1", "0.51")])
    #expect(try held("ODT", in: "1", claims) == HeldArea(certain: ha("0.204")))
    #expect(try held("CLN", in: "35", claims) == HeldArea(certain: ha("0.306")))
    #expect(try held("NNP", in: "1", claims) == HeldArea(certain: ha("0.306")))
  }

  @Test func `the parts of a split parcel are certain as far as the rest cannot hold them`() throws {
    // 6 ha of ODT and 4 ha of CLN; 7 ha of the parcel lie in commune 1, 3 ha in commune 2.
    let claims = claims("6", "4", shares: [("1", "7"), ("2", "3")])
    #expect(try held("ODT", in: "1", claims) == HeldArea(certain: ha("3"), disputes: [.severalCodes: ha("3")]))
    #expect(try held("CLN", in: "1", claims) == HeldArea(certain: ha("1"), disputes: [.severalCodes: ha("3")]))
    #expect(try held("ODT", in: "2", claims) == HeldArea(certain: .zero, disputes: [.severalCodes: ha("3")]))
    // Both communes lie in district 347, and the parcel whole in it.
    #expect(try held("ODT", in: "347", claims) == HeldArea(certain: ha("6")))
    #expect(try held("CLN", in: "347", claims) == HeldArea(certain: ha("4")))
    #expect(try held("NNP", in: "35", claims) == HeldArea(certain: ha("4")))
    let cube = HeldAreaLedger(claims, scheme: scheme, register: register).cube()
    // Tables divide in proportion, and their sum is the parcel's.
    #expect(cube[Int(unit("1")), Int(row("ODT"))] == ha("4.2"))
    #expect(cube[Int(unit("2")), Int(row("CLN"))] == ha("1.2"))
    #expect(cube[Int(unit("35")), scheme.categories.count + 1] == ha("10"))
  }

  @Test func `under an overlap the parcel is one of its uses`() throws {
    var claims = claims("6", "4", shares: [("1", "10")])
    claims.categories.append(row("SKK"))
    claims.addShare(row: 1, unit: unit("1"), area: ha("2"))
    claims.addFace(area: ha("2"), unit: unit("1"), claimants: [0, 1])
    // 8 ha alone: at least 6 − 2 and 4 − 2 of them; 4 ha may be either, 2 ha may be industry as well.
    #expect(
      try held("ODT", in: "1", claims)
        == HeldArea(certain: ha("4"), disputes: [.severalCodes: ha("4")]))
    #expect(try held("SKK", in: "1", claims) == HeldArea(certain: .zero, disputes: [.overlap: ha("2")]))
  }

  @Test func `several codes without areas are certain for what holds them all`() throws {
    var claims = CoverageClaims(categories: [Int32(scheme.categories.count), Int32(scheme.categories.count) + 1])
    claims.alternatives = [[row("LUC"), row("LUK")], [row("CLN"), row("ODT")]]
    claims.addShare(row: 0, unit: unit("1"), area: ha("3"))
    claims.addShare(row: 1, unit: unit("1"), area: ha("5"))
    #expect(try held("LUA", in: "1", claims) == HeldArea(certain: ha("3")))
    #expect(try held("LUC", in: "1", claims) == HeldArea(certain: .zero, disputes: [.severalCodes: ha("3")]))
    #expect(try held("NNP", in: "1", claims) == HeldArea(certain: ha("3"), disputes: [.severalCodes: ha("5")]))
    #expect(try held("ODT", in: "1", claims) == HeldArea(certain: .zero, disputes: [.severalCodes: ha("5")]))
    #expect(try held("DGT", in: "1", claims) == HeldArea(certain: .zero))
    let cube = HeldAreaLedger(claims, scheme: scheme, register: register).cube()
    #expect(cube.own(unit: Int(unit("1")), category: Int(row("LUA"))) == ha("3"))
    #expect(cube.own(unit: Int(unit("1")), category: scheme.categories.count) == ha("5"))
  }

  @Test func `a division is exact to the square millimetre`() {
    #expect(mm2(10).divided(by: [mm2(1), mm2(1), mm2(1)]) == [mm2(4), mm2(3), mm2(3)])
    #expect(mm2(7).divided(by: [mm2(0), mm2(5), mm2(2)]) == [mm2(0), mm2(5), mm2(2)])
    #expect(mm2(1).divided(by: [mm2(1), mm2(2)]) == [mm2(0), mm2(1)])
    #expect(mm2(0).divided(by: [mm2(1), mm2(2)]) == [mm2(0), mm2(0)])
    let large = Area(squareMillimetres: .max)
    #expect(large.divided(by: [large, mm2(0)]).sum() == large)
    let half = Area(squareMillimetres: .max / 2)
    #expect(large.divided(by: [half, half]).sum() == large)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let shares = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        mm2(.random(in: 1...1_000_000_000_000, using: &random))
      }
      let whole = mm2(.random(in: 1...1_000_000_000_000, using: &random))
      let parts = whole.divided(by: shares)
      #expect(parts.sum() == whole)
      let total = shares.sum().squareMetres
      for (part, share) in zip(parts, shares) {
        #expect(abs(part.squareMetres - whole.squareMetres * share.squareMetres / total) < 2e-6)
      }
    }
  }

  @Test func `a district is as certain of a split parcel as the part outside it allows`() throws {
    // 6 ha of ODT and 4 ha of CLN: 3 and 4 ha in two communes of district 347, 3 ha in no unit.
    var claims = claims("6", "4", shares: [("1", "3"), ("2", "4")])
    claims.addShare(row: 0, unit: -1, area: ha("3"))
    #expect(try held("ODT", in: "1", claims) == HeldArea(certain: .zero, disputes: [.severalCodes: ha("3")]))
    #expect(try held("ODT", in: "2", claims) == HeldArea(certain: .zero, disputes: [.severalCodes: ha("4")]))
    #expect(try held("ODT", in: "347", claims) == HeldArea(certain: ha("3"), disputes: [.severalCodes: ha("3")]))
    #expect(try held("CLN", in: "347", claims) == HeldArea(certain: ha("1"), disputes: [.severalCodes: ha("3")]))
  }

  @Test func `areas beyond the range state and divide nothing`() {
    let third = Area.squareMetres(9_100_000_000_000)
    var stated = StatedUses()
    stated.set(row: 0, parts: [(0, third), (1, third), (2, third)], rowCount: 1)
    #expect(!stated.states(0))
    stated.set(row: 0, parts: [(0, third), (1, Area(squareMillimetres: .max) - third)], rowCount: 1)
    #expect(stated.states(0))
    #expect(mm2(2_500_000_000).divided(by: [third, third, third]) == [.zero, .zero, .zero])
    for declared in [9_300_000_000_000.0, 9_223_372_036_854.0] {
      let sum = StatedSum(
        parts: [third, third, third], declared: .squareMetres(declared), computed: .squareMetres(2500), scale: nil)
      #expect(sum?.addsUp == false && sum?.areas == nil)
    }
    let beyond = Area.squareMetres(9_300_000_000_000)
    #expect(StatedSum(parts: [beyond, .zero], declared: beyond, computed: .zero, scale: nil)?.addsUp == false)
    #expect(StatedSum(parts: [third, .zero], declared: third, computed: .zero, scale: nil)?.addsUp == true)
  }

  @Test func `areas add up within the limit, and one use may have the rest`() {
    let scale = AccuracyRegulation.Scale(
      denominator: 1000, positionLimit: .metres(0.15), areaBands: [.init(upTo: nil, limit: .squareMetres(2))],
      smallestPolygon: .zero)
    func areas(_ parts: [Double?], declared: Double? = nil, computed: Double) -> [Double]? {
      StatedSum(
        parts: parts.map { $0.map { .squareMetres($0) } }, declared: declared.map { .squareMetres($0) },
        computed: .squareMetres(computed), scale: scale)?.areas?.map(\.squareMetres)
    }
    #expect(areas([200, 300], computed: 502) == [200, 300])
    #expect(areas([200, 300], computed: 502.001) == nil)
    #expect(areas([200, 300], declared: 500, computed: 900) == [200, 300])
    #expect(areas([200, 300], declared: 900, computed: 502) == [200, 300])
    #expect(areas([200, 300], declared: 900, computed: 502.001) == nil)
    #expect(areas([200, nil], declared: 100, computed: 500) == [200, 300])
    #expect(areas([200, nil], computed: 500) == [200, 300])
    #expect(areas([200, nil], computed: 198) == [200, 0])
    #expect(areas([200, nil], computed: 197.999) == nil)
    #expect(areas([200, nil, nil], computed: 500) == nil)
    #expect(areas([nil, nil], computed: 500) == nil)
  }

  // MARK: Against every truth

  /// Cells of 1 m² in two communes and the rows that claim them; a row's uses with the number of its cells of each.
  private struct Cells {
    var units: [UnitID] = []
    var claimants: [[Int]] = []
    var uses: [[(code: CategoryCode, cells: Int)]] = []
  }

  private func cells(seed: Int) -> Cells {
    var random = SeededGenerator(seed: seed)
    let codes: [CategoryCode] = ["LUC", "LUK", "CLN", "ODT", "SKK"]
    var cells = Cells()
    let rows = Int.random(in: 1...2, using: &random)
    for _ in 0..<Int.random(in: 2...5, using: &random) {
      cells.units.append(random.chance(70) ? "1" : "3")
      cells.claimants.append(
        rows == 1 || random.chance(30) ? Array(0..<rows) : [Int.random(in: 0..<rows, using: &random)])
    }
    for row in 0..<rows {
      let own = cells.claimants.count { $0.contains(row) }
      let uses = Array(codes.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
      var counts = uses.map { _ in 0 }
      for _ in 0..<own { counts[Int.random(in: counts.indices, using: &random)] += 1 }
      cells.uses.append(zip(uses, counts).map { ($0, $1) })
    }
    return cells
  }

  private func claims(_ cells: Cells) -> CoverageClaims {
    var alternatives = UseAlternatives(categoryCount: scheme.categories.count)
    var claims = CoverageClaims(categories: cells.uses.map { alternatives.kind(of: $0.map { row($0.code) }) })
    claims.alternatives = alternatives.sets
    let cell = Area.squareMetres(1)
    for (index, uses) in cells.uses.enumerated() where uses.count > 1 {
      claims.stated.set(row: index, parts: uses.map { (row($0.code), cell * $0.cells) }, rowCount: cells.uses.count)
    }
    for (index, claimants) in cells.claimants.enumerated() {
      for claimant in claimants { claims.addShare(row: Int32(claimant), unit: unit(cells.units[index]), area: cell) }
      if claimants.count > 1 {
        claims.addFace(area: cell, unit: unit(cells.units[index]), claimants: claimants.map { Int32($0) })
      }
    }
    return claims
  }

  /// Every way in which the uses of a row may lie on its cells: a code for each of them.
  private func layouts(_ uses: [(code: CategoryCode, cells: Int)], count: Int) -> [[CategoryCode]] {
    if count == 0 { return [[]] }
    return uses.indices.filter { uses[$0].cells > 0 }.flatMap { index in
      var rest = uses
      rest[index].cells -= 1
      return layouts(rest, count: count - 1).map { [uses[index].code] + $0 }
    }
  }

  /// Every use that the cells may have together: one claimant of each is right.
  private func truths(_ cells: Cells) -> [[CategoryCode]] {
    var truths: [[CategoryCode?]] = [cells.units.map { _ in nil }]
    var byRow: [[[Int: CategoryCode]]] = []
    for (row, uses) in cells.uses.enumerated() {
      let own = cells.claimants.indices.filter { cells.claimants[$0].contains(row) }
      byRow.append(layouts(uses, count: own.count).map { Dictionary(uniqueKeysWithValues: zip(own, $0)) })
    }
    var combined: [[[Int: CategoryCode]]] = [[]]
    for layouts in byRow { combined = combined.flatMap { head in layouts.map { head + [$0] } } }
    truths = combined.flatMap { layout -> [[CategoryCode?]] in
      var all: [[CategoryCode?]] = [[]]
      for (cell, claimants) in cells.claimants.enumerated() {
        all = all.flatMap { head in claimants.map { head + [layout[$0][cell]] } }
      }
      return all
    }
    return truths.map { $0.compactMap { $0 } }
  }

  @Test func `no truth lies outside what is said to be certain and possible`() throws {
    for seed in 0..<150 {
      let cells = cells(seed: seed)
      let ledger = HeldAreaLedger(claims(cells), scheme: scheme, register: register)
      let truths = truths(cells)
      for code in ["LUC", "LUA", "NNP", "ODT", "PNN", "RSX"] as [CategoryCode] {
        let counted = Set(scheme.closure(of: code))
        let stocks = try ledger.stocks(of: .category(code))
        for id in ["1", "3", "35"] as [UnitID] {
          let own = cells.units.indices.filter { id == "35" || cells.units[$0] == id }
          let sums = truths.map { truth in own.count { counted.contains(truth[$0]) } }
          let least = Area.squareMetres(Double(sums.min() ?? 0))
          let greatest = Area.squareMetres(Double(sums.max() ?? 0))
          let held = stocks[unit: Int(unit(id))]
          #expect(held.certain <= least && held.possible >= greatest, "seed \(seed), \(code), \(id)")
          // One parcel of two uses, or whole in one unit: nothing narrower can be said.
          let isWhole = Set(cells.units).count == 1
          guard cells.uses.count == 1, isWhole || cells.uses[0].count == 2 || id == "35" else { continue }
          #expect(held.certain == least && held.possible == greatest, "seed \(seed), \(code), \(id)")
        }
      }
      let cube = ledger.cube()
      let total = cells.claimants.reduce(0) { $0 + $1.count }
      #expect(cube[Int(unit("35")), scheme.categories.count + 1] == .squareMetres(Double(total)))
    }
  }
}
