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

    private typealias Whole = (row: Int, regions: [Region], area: Area, parts: [(kind: Int32, area: Area)])

    /// The rows in order, with all their regions.
    private func forEachRow(_ body: (Whole) -> Void) {
      for row in first.indices {
        guard let region = first[row] else { continue }
        let regions = [region] + (others[row] ?? [])
        let area = regions.map(\.area).sum()
        if area > .zero { body((row, regions, area, stated.parts(of: row))) }
      }
    }

    /// What is certain of each use in a part of the row: all that the rest of the row cannot hold.
    private static func certain(_ areas: [Area], of whole: Area, alone: Area) -> [Area] {
      let elsewhere = whole - max(.zero, alone)
      return areas.map { max(.zero, $0 - elsewhere) }
    }

    /// For each region of each row, in order: of each use what is certain there, and what it has in proportion.
    func forEach(
      _ body: (_ row: Int, _ slot: Int, _ uses: [(kind: Int32, certain: Area, proportional: Area)]) -> Void
    ) {
      forEachRow { row, regions, whole, parts in
        let shares = parts.map(\.area)
        let areas = whole.divided(by: shares)
        for region in regions {
          let certain = Self.certain(areas, of: whole, alone: region.alone)
          let proportional = regions.count == 1 ? areas : region.area.divided(by: shares)
          body(row, region.slot, parts.indices.map { (parts[$0].kind, certain[$0], proportional[$0]) })
        }
      }
    }

    /// For each unit above the regions of a split row: of each use what is certain in the unit beyond what is certain in
    /// the regions and units right below it.
    func forEachAbove(
      _ slots: UnitSlots, _ body: (_ row: Int, _ slot: Int, _ uses: [(kind: Int32, certain: Area)]) -> Void
    ) {
      guard !others.isEmpty else { return }
      forEachRow { row, regions, whole, parts in
        guard regions.count > 1 else { return }
        let areas = whole.divided(by: parts.map(\.area))
        var alone: [Int: Area] = [:]
        for region in regions {
          for slot in slots.lineage(of: region.slot) { alone[slot, default: .zero] += region.alone }
        }
        var beyond = alone.mapValues { Self.certain(areas, of: whole, alone: $0) }
        for (slot, area) in alone where slots.parents[slot] >= 0 {
          let certain = Self.certain(areas, of: whole, alone: area)
          for index in areas.indices { beyond[slots.parents[slot]]?[index] -= certain[index] }
        }
        // What lies in a unit and in none below it is a region of its own.
        for region in regions {
          let certain = Self.certain(areas, of: whole, alone: region.alone)
          for index in areas.indices { beyond[region.slot]?[index] -= certain[index] }
        }
        for slot in beyond.keys.sorted() {
          guard let certain = beyond[slot], certain.contains(where: { $0 > .zero }) else { continue }
          body(row, slot, parts.indices.map { (parts[$0].kind, max(.zero, certain[$0])) })
        }
      }
    }
  }
}
