import Geometry

extension ClaimSums {
  /// Where rows that state the areas of their uses lie: for each its parts in units, overlaps taken out.
  struct StatedRegions {
    private struct Region {
      var slot: Int
      /// Of the row in the unit, and what of it nobody else claims.
      var area = Area.zero
      var alone = Area.zero
    }

    private let stated: StatedUses
    /// By row the first region; those few that lie in several units have more.
    private var first: [Region?] = []
    private var others: [Int: [Region]] = [:]

    init(_ stated: StatedUses, rowCount: Int) {
      self.stated = stated
      if !stated.isEmpty { first = [Region?](repeating: nil, count: rowCount) }
    }

    mutating func addShare(row: Int, slot: Int, area: Area) {
      change(row, slot) {
        $0.area += area
        $0.alone += area
      }
    }

    mutating func addFace(row: Int, slot: Int, area: Area) { change(row, slot) { $0.alone -= area } }

    private mutating func change(_ row: Int, _ slot: Int, _ body: (inout Region) -> Void) {
      guard first.indices.contains(row), stated.states(row) else { return }
      var region = first[row] ?? Region(slot: slot)
      if region.slot == slot {
        body(&region)
        first[row] = region
        return
      }
      var more = others[row] ?? []
      others[row] = nil
      if !more.contains(where: { $0.slot == slot }) { more.append(Region(slot: slot)) }
      for index in more.indices where more[index].slot == slot { body(&more[index]) }
      others[row] = more
    }

    /// For each region of each row, in order: of each use what is certain there, and what it has in proportion.
    func forEach(
      _ body: (_ row: Int, _ slot: Int, _ uses: [(kind: Int32, certain: Area, proportional: Area)]) -> Void
    ) {
      for row in first.indices {
        guard let region = first[row] else { continue }
        let parts = stated.parts(of: row)
        let regions = [region] + (others[row] ?? [])
        let whole = regions.map(\.area).sum()
        guard whole > .zero else { continue }
        let shares = parts.map(\.area)
        let areas = whole.divided(by: shares)
        for region in regions {
          let elsewhere = whole - max(.zero, region.alone)
          let proportional = regions.count == 1 ? areas : region.area.divided(by: shares)
          body(
            row, region.slot,
            parts.indices.map { (parts[$0].kind, max(.zero, areas[$0] - elsewhere), proportional[$0]) })
        }
      }
    }
  }
}
