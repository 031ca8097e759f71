import Geometry

extension ClaimSums {
  /// Where rows that state the areas of their uses lie: for each its parts in units, overlaps taken out.
  struct StatedRegions {
    private struct Region {
      var slot: Int
      /// Of the row in the unit, and what of it nobody else claims.
      var area: Area
      var alone: Area
    }

    private let stated: StatedUses
    private var regions: [Int: [Region]] = [:]

    init(_ stated: StatedUses) { self.stated = stated }

    mutating func addShare(row: Int, slot: Int, area: Area) {
      guard stated.states(row) else { return }
      change(row, slot) {
        $0.area += area
        $0.alone += area
      }
    }

    mutating func addFace(row: Int, slot: Int, area: Area) {
      guard stated.states(row) else { return }
      change(row, slot) { $0.alone -= area }
    }

    private mutating func change(_ row: Int, _ slot: Int, _ body: (inout Region) -> Void) {
      var all = regions[row] ?? []
      regions[row] = nil
      if let index = all.firstIndex(where: { $0.slot == slot }) {
        body(&all[index])
      } else {
        var region = Region(slot: slot, area: .zero, alone: .zero)
        body(&region)
        all.append(region)
      }
      regions[row] = all
    }

    /// For each region of each row, in order: of each use what is certain there, and what it has in proportion.
    func forEach(
      _ body: (_ row: Int, _ slot: Int, _ uses: [(kind: Int32, certain: Area, proportional: Area)]) -> Void
    ) {
      for row in stated.rows {
        let parts = stated.parts(of: row)
        let regions = regions[row] ?? []
        let whole = regions.map(\.area).sum()
        guard whole > .zero else { continue }
        let shares = parts.map(\.area)
        let areas = whole.divided(by: shares)
        for region in regions {
          let elsewhere = whole - max(.zero, region.alone)
          let proportional = region.area.divided(by: shares)
          body(
            row, region.slot,
            parts.indices.map { (parts[$0].kind, max(.zero, areas[$0] - elsewhere), proportional[$0]) })
        }
      }
    }
  }
}
