import Geometry
import LandUse
import Testing

@Suite("Controlled rounding") struct ControlledRoundingTests {
  private let step = ControlledRounding.hundredthOfHectare

  /// A table by hand: unit 0 above the others, category 0 above the others, cells in hectares.
  private func table(_ cells: [[String]]) -> AreaCube {
    let columns = cells.first?.count ?? 0
    var own = [Area](repeating: .zero, count: (cells.count + 1) * (columns + 1))
    for (row, cells) in cells.enumerated() {
      for (column, cell) in cells.enumerated() { own[(row + 1) * (columns + 1) + column + 1] = ha(cell) }
    }
    return AreaCube(
      unitParents: [nil] + cells.map { _ in 0 }, categoryParents: [nil] + (0..<columns).map { _ in 0 }, own: own)
  }

  @Test func `three thirds of a hundredth add up to one`() throws {
    let rounded = try ControlledRounding.rounded(table([["0.0033333333", "0.0033333333", "0.0033333334"]]))
    #expect(rounded[0, 0] == ha("0.01"))
    #expect((1...3).map { rounded[1, $0] }.sum() == ha("0.01"))
    #expect((1...3).filter { rounded[1, $0] == ha("0.01") }.count == 1)
    // One of three moved up; it stands in the unit and in the unit above it.
    #expect(rounded.adjustments.count == 2)
    #expect(rounded.largeMoves.isEmpty)
  }

  @Test func `a table of whole steps stays as it is`() throws {
    let cube = table([["1.25", "0", "3.75"], ["0", "2.5", "7"]])
    let rounded = try ControlledRounding.rounded(cube)
    #expect(rounded.adjustments.isEmpty)
    #expect(rounded[0, 0] == ha("14.5"))
    #expect(rounded.steps(0, 0) == 1450)
  }

  @Test func `margins of a two-way table are rounded with its cells`() throws {
    // By hand, in hundredths: 0.5 0.5 | 1, 0.5 0.5 | 1, sums 1 1 | 2: the cells must be a diagonal.
    let rounded = try ControlledRounding.rounded(table([["0.005", "0.005"], ["0.005", "0.005"]]))
    #expect(rounded.steps(0, 0) == 2)
    #expect(rounded.steps(1, 1) + rounded.steps(1, 2) == 1)
    #expect(rounded.steps(2, 1) + rounded.steps(2, 2) == 1)
    #expect(rounded.steps(1, 1) + rounded.steps(2, 1) == 1)
    #expect(rounded.largeMoves.isEmpty)
  }

  @Test func `whole hectares round as hundredths do`() throws {
    let rounded = try ControlledRounding.rounded(table([["0.5", "0.4"], ["0.3", "0.3"]]), to: ha("1"))
    // 1.5 rounds half upwards to 2.
    #expect(rounded[0, 0] == ha("2"))
  }

  @Test func `a negative area is refused`() {
    #expect(throws: ControlledRounding.Fault.negativeArea(unit: 1, category: 2)) {
      try ControlledRounding.rounded(table([["1", "-0.0000000001"]]))
    }
  }

  @Test func `empty cubes and single cells come out`() throws {
    #expect(try ControlledRounding.rounded(AreaCube(unitParents: [], categoryParents: [], own: [])).adjustments.isEmpty)
    let single = AreaCube(unitParents: [nil], categoryParents: [nil], own: [ha("0.005")])
    #expect(try ControlledRounding.rounded(single)[0, 0] == ha("0.01"))
    let two = AreaCube(
      unitParents: [nil, nil], categoryParents: [nil, nil], own: [ha("0.004"), ha("0.004"), ha("1"), .zero])
    let rounded = try ControlledRounding.rounded(two)
    #expect(rounded[0, 0] + rounded[0, 1] == ha("0.01"))
    #expect(rounded[1, 0] == ha("1"))
  }

  /// A random cube; `depth` levels of units below the root. Many zeros, many cells of less than a step.
  private func cube(seed: Int, depth: Int) -> AreaCube {
    var random = SeededGenerator(seed: seed)
    var units: [Int?] = [nil]
    var above = [0]
    for _ in 0..<depth {
      var level: [Int] = []
      for parent in above {
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          level.append(units.count)
          units.append(parent)
        }
      }
      above = level
    }
    var categories: [Int?] = [nil]
    for index in 1..<Int.random(in: 2...20, using: &random) {
      categories.append(Int.random(in: 0..<index, using: &random))
    }
    let innerUnits = Set(units.compactMap { $0 })
    let innerCategories = Set(categories.compactMap { $0 })
    var own: [Area] = []
    for unit in units.indices {
      for category in categories.indices {
        let isInner = innerUnits.contains(unit) || innerCategories.contains(category)
        let isEmpty = random.chance(isInner ? 90 : 40)
        let size = random.chance(50) ? 300_000_000 : 500_000_000_000
        own.append(isEmpty ? .zero : mm2(Int.random(in: 0...size, using: &random)))
      }
    }
    return AreaCube(unitParents: units, categoryParents: categories, own: own)
  }

  /// Sums hold where nothing belongs to an inner node itself; zeros stay; returns the greatest move in mm².
  private func examine(_ cube: AreaCube, _ rounded: RoundedCube, _ seed: Int) -> Int64 {
    var greatest: Int64 = 0
    for unit in 0..<cube.unitCount {
      let parts = cube.unitParents.indices.filter { cube.unitParents[$0] == unit }
      let isSplit =
        !parts.isEmpty && (0..<cube.categoryCount).allSatisfy { cube.own(unit: unit, category: $0) == .zero }
      for category in 0..<cube.categoryCount {
        let exact = cube[unit, category]
        if exact == .zero { #expect(rounded[unit, category] == .zero, "seed \(seed)") }
        greatest = max(greatest, (rounded[unit, category] - exact).magnitude.squareMillimetres)
        let sum = parts.map { rounded[$0, category] }.sum()
        #expect(isSplit ? sum == rounded[unit, category] : sum <= rounded[unit, category], "seed \(seed)")
        let children = cube.categoryParents.indices.filter { cube.categoryParents[$0] == category }
        let hasOwn = (0..<cube.unitCount).contains { cube.own(unit: $0, category: category) != .zero }
        let childSum = children.map { rounded[unit, $0] }.sum()
        if !children.isEmpty {
          #expect(hasOwn ? childSum <= rounded[unit, category] : childSum == rounded[unit, category], "seed \(seed)")
        }
      }
    }
    return greatest
  }

  @Test func `two-way tables with subtotals add up and move every number by less than a step`() throws {
    for seed in 0..<150 {
      let cube = cube(seed: seed, depth: 1)
      let rounded = try ControlledRounding.rounded(cube, to: step)
      #expect(examine(cube, rounded, seed) < step.squareMillimetres, "seed \(seed)")
      #expect(rounded.largeMoves.isEmpty)
    }
  }

  @Test func `cubes of several levels add up and move no number by two steps`() throws {
    var strict = 0
    for seed in 1000..<1060 {
      let cube = cube(seed: seed, depth: 2)
      let rounded = try ControlledRounding.rounded(cube, to: step)
      #expect(examine(cube, rounded, seed) < 2 * step.squareMillimetres, "seed \(seed)")
      if rounded.largeMoves.isEmpty { strict += 1 }
    }
    #expect(strict == 60)
  }

  @Test func `a table gives its lower units numbers that their own tables can follow`() throws {
    // One district of two communes; each commune alone holds two of the four categories, half a step of each. The
    // district's table sees four halves and may round up any two; both of one commune would make its total of
    // exactly one step two.
    let half = mm2(50_000_000)
    let none = Area.zero
    var own = [Area](repeating: .zero, count: 10)
    own += [none, half, half, none, none]
    own += [none, none, none, half, half]
    let cube = AreaCube(unitParents: [nil, 0, 1, 1], categoryParents: [nil, 0, 0, 0, 0], own: own)
    let rounded = try ControlledRounding.rounded(cube)
    #expect((0...3).map { rounded.steps($0, 0) } == [2, 2, 1, 1])
    #expect(rounded.largeMoves.isEmpty)
  }

  /// Districts, communes and two levels of categories in which nearly every category lies in one commune alone.
  private func sparseCube(seed: Int) -> AreaCube {
    var random = SeededGenerator(seed: seed)
    var units: [Int?] = [nil]
    var communes: [Int] = []
    for _ in 0..<6 {
      let district = units.count
      units.append(0)
      for _ in 0..<8 {
        communes.append(units.count)
        units.append(district)
      }
    }
    let categories: [Int?] = [nil] + (1...6).map { _ in 0 } + (0..<30).map { 1 + $0 / 5 }
    var own = [Area](repeating: .zero, count: units.count * categories.count)
    for commune in communes {
      for category in 7..<categories.count where random.chance(12) {
        own[commune * categories.count + category] = mm2(Int.random(in: 0...100_000_000, using: &random))
      }
    }
    return AreaCube(unitParents: units, categoryParents: categories, own: own)
  }

  @Test func `where no way is found a number moves by a further step, adds up and is listed`() throws {
    var yielding = 0
    for seed in 135..<150 {
      let cube = sparseCube(seed: seed)
      let rounded = try ControlledRounding.rounded(cube, to: step)
      let greatest = examine(cube, rounded, seed)
      #expect(greatest < 2 * step.squareMillimetres, "seed \(seed)")
      #expect(rounded.largeMoves.isEmpty == (greatest < step.squareMillimetres), "seed \(seed)")
      if !rounded.largeMoves.isEmpty { yielding += 1 }
    }
    #expect((1...3).contains(yielding))
  }

  @Test func `the same cube is rounded the same way every time`() throws {
    let cube = cube(seed: 5, depth: 2)
    #expect(try ControlledRounding.rounded(cube) == ControlledRounding.rounded(cube))
  }
}
