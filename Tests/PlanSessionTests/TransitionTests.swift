import Geometry
import LandUse
import PlanSession
import Testing

/// Matrices of a small grid whose cells can be added up by hand.
@Suite("Transition matrices of a plan") struct TransitionTests {
  /// Squares of 4 ha side by side: A1, A2 in district A, B1, B2 in B. `shared` lies half in A2, half in B1.
  static func grid() throws -> SmallPlan {
    func parcel(
      _ id: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ unit: String?, _ uses: [String]
    ) -> String {
      SmallPlan.parcel(
        id, x, y, width, height, unit: unit, ["u20": uses[0], "u25": uses[1], "u30": uses[2]])
    }
    var plan = try SmallPlan(
      whole: [
        parcel("p1", 0, 0, 100, 200, "A1", ["LUC", "SKK", "SKK"]),
        parcel("p2", 100, 0, 100, 100, "A1", ["LUC", "LUC", "ODT"]),
        parcel("p3", 100, 100, 100, 100, "A1", ["ONT", "ONT", "ODT"]),
        parcel("p4", 200, 0, 100, 200, "A2", ["CLN", "CLN", "CLN"]),
        parcel("shared", 300, 0, 200, 100, nil, ["LUC", "ODT", "ODT"]),
        parcel("unknown", 300, 100, 100, 100, "A2", ["XYZ", "CLN", "CLN"]),
        parcel("several", 400, 100, 100, 100, "B1", ["ONT+CLN", "ONT", "ONT"]),
        parcel("p8", 500, 0, 100, 200, "B1", ["SKK", "SKK", "SKK"]),
        parcel("p9", 600, 0, 100, 200, "B2", ["CQP", "SKK", "SKK"]),
        parcel("p10", 700, 0, 100, 200, "B2", ["LUC", "LUC", "LUC"]),
      ], uses: "{2020-12-31: u20, 2025-12-31: u25, 2030-12-31: u30}")
    plan.periods = SmallPlan.bounds2030
    return plan
  }

  /// `LUC>SKK` with its hectares; `?` is unknown use.
  private func cells(_ pair: PeriodTransitions, _ unit: UnitID, rounded: Bool = false) throws -> [String: Area] {
    let slot = try #require(pair.ledger.slot(of: unit))
    let matrix = rounded ? pair.rounded.matrices[slot] : pair.ledger.matrices[slot]
    func code(_ use: Int) -> String {
      use < pair.ledger.scheme.categories.count ? pair.ledger.scheme.categories[use].code.text : "?"
    }
    return Dictionary(uniqueKeysWithValues: matrix.cells.map { ("\(code($0.from))>\(code($0.to))", $0.area) })
  }

  private func transitions(_ plan: SmallPlan) async throws -> TransitionTables {
    try #require(try await plan.run { $0.asksTransitions = true }.transitions)
  }

  @Test func `all pairs of days and all levels are as added up by hand`() async throws {
    let pairs = try await transitions(Self.grid()).pairs
    #expect(pairs.map { [$0.opening.year, $0.closing.year] } == [[2020, 2025], [2025, 2030], [2020, 2030]])
    #expect(pairs.map(\.period) == ["one", "two", nil])
    let expected: [[UnitID: [String: Double]]] = [
      [
        "P": [
          "LUC>SKK": 2, "LUC>LUC": 3, "ONT>ONT": 1, "CLN>CLN": 2, "LUC>ODT": 2, "?>CLN": 1, "?>ONT": 1,
          "SKK>SKK": 2, "CQP>SKK": 2,
        ],
        "A": ["LUC>SKK": 2, "LUC>LUC": 1, "ONT>ONT": 1, "CLN>CLN": 2, "LUC>ODT": 1, "?>CLN": 1],
        "B1": ["LUC>ODT": 1, "?>ONT": 1, "SKK>SKK": 2],
      ],
      [
        "P": [
          "SKK>SKK": 6, "LUC>ODT": 1, "LUC>LUC": 2, "ONT>ODT": 1, "ONT>ONT": 1, "CLN>CLN": 3, "ODT>ODT": 2,
        ],
        "A1": ["SKK>SKK": 2, "LUC>ODT": 1, "ONT>ODT": 1],
      ],
      [
        "P": [
          "LUC>SKK": 2, "LUC>ODT": 3, "LUC>LUC": 2, "ONT>ODT": 1, "CLN>CLN": 2, "?>CLN": 1, "?>ONT": 1, "SKK>SKK": 2,
          "CQP>SKK": 2,
        ]
      ],
    ]
    for (pair, units) in zip(pairs, expected) {
      for (unit, hectares) in units {
        #expect(try cells(pair, unit) == hectares.mapValues { Area.ha($0) }, "\(unit)")
        #expect(try cells(pair, unit, rounded: true) == hectares.mapValues { Area.ha($0) }, "\(unit)")
      }
      #expect(pair.rounded.adjustments.isEmpty)
      #expect(pair.rounded.differences.isEmpty)
    }
  }

  @Test func `a cell opens the parts of its parcels`() async throws {
    let pair = try #require(try await transitions(Self.grid()).pairs.first)
    let scheme = pair.ledger.scheme
    let (from, to) = (try #require(scheme.row(of: "LUC")), try #require(scheme.row(of: "ODT")))
    let pieces = pair.ledger.pieces(of: "P", from: [from], to: [to])
    // The fifth record, 100 m × 100 m in each of two communes.
    #expect(pieces.map(\.row) == [4, 4])
    #expect(pieces.map(\.cell.area) == [.ha(1), .ha(1)])
    #expect(pair.ledger.pieces(of: "B1", from: [from], to: [to]).map(\.cell.area) == [.ha(1)])
    #expect(pair.ledger.pieces(of: "B2", from: [from], to: [to]).isEmpty)
  }

  /// Overlapping parcels, an invalid one, a withheld record and land that is no parcel: what the area tables count, the
  /// matrix counts, to the mm².
  @Test func `openings and closings are the sums of the area tables`() async throws {
    var plan = try Self.grid()
    plan.layers[0].features[9] = SmallPlan.parcel(
      "p10", 700, 0, 80, 200, unit: "B2", ["u20": "LUC", "u25": "DGT", "u30": "DGT"])
    plan.layers[0].features += [
      SmallPlan.parcel("over", 0, 0, 333.3333, 77.7777, unit: nil, ["u20": "BCS", "u25": "LUC", "u30": "ODT"]),
      SmallPlan.bowtie("bowtie", 120, 120, 50, unit: "A1", ["u20": "HNK", "u25": "CLN", "u30": "CLN"]),
      SmallPlan.withheld(
        "secret", unit: "B2", squareMetres: 1234.5, ["u20": "LUC", "u25": "CQP", "u30": "CQP"]),
    ]
    plan.layers[0].fields =
      "{id: id, unit: unit, declaredArea: {field: area_m2, unit: m2}, "
      + "uses: {2020-12-31: u20, 2025-12-31: u25, 2030-12-31: u30}}"
    plan.unparcelled = ["B2,SON,0.1", "B2,DGT,9"]
    let result = try await plan.run { $0.asksTransitions = true }
    let pairs = try #require(result.transitions?.pairs)
    #expect(pairs.count == 3)
    let leaves = ["LUC", "SKK", "ONT", "ODT", "CLN", "CQP", "BCS", "DGT", "SON", "HNK"]
    for pair in pairs {
      for unit in ["P", "A", "B", "A1", "A2", "B1", "B2"] {
        let matrix = try #require(pair.ledger.matrix(of: UnitID(unit)))
        for code in leaves {
          let use = try #require(pair.ledger.scheme.row(of: CategoryCode(code)))
          let line = matrix.line(of: [use])
          #expect(line.closing == result.row(unit, code, pair.closing.year)?.sum ?? .zero, "\(unit) \(code)")
          guard pair.opening.year > 2020 else { continue }
          #expect(line.opening == result.row(unit, code, pair.opening.year)?.sum ?? .zero, "\(unit) \(code)")
        }
      }
    }
    // By hand: 80 m × 200 m, the withheld record's field, and what of 0.1 + 9 ha finds room in the 0.4 ha of gap.
    let road = try #require(pairs[0].ledger.scheme.row(of: "DGT"))
    let closing = try #require(pairs[0].ledger.matrix(of: "B2")?.line(of: [road]).closing)
    #expect(closing > .ha(1.6) && closing < .ha(2))
  }

  @Test func `without an opening, or with days in two layers, it is said why there is no matrix`() async throws {
    var plan = try SmallPlan(
      whole: SmallPlan.cover([["u": "LUC"], ["u": "CLN"], ["u": "SKK"], ["u": "ODT"]]), uses: "{2025-12-31: u}")
    let end = try #require(CalendarDate.endOfYear(2025))
    #expect(
      try await transitions(plan).missing == [MissingTransitions(opening: nil, closing: end, reason: nil)])
    plan.layers.append(plan.layers[0])
    plan.layers[1].id = "before"
    plan.layers[1].uses = "{2020-12-31: u}"
    let tables = try await transitions(plan)
    #expect(tables.pairs.isEmpty)
    #expect(tables.missing.map(\.reason) == [.severalLayers(first: "before", second: "parcels")])
  }

  @Test func `a matrix is made only where it is asked for`() async throws {
    #expect(try await Self.grid().run().transitions == nil)
    let one = try await transitions(SmallPlan(whole: SmallPlan.rural))
    #expect(one.pairs.isEmpty && one.missing.isEmpty)
  }
}
