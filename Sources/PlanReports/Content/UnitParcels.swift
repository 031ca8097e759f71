import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession

/// Which parcels lie in a unit, each with the part of its area that does.
///
/// A record whose shape has no area lies where it says it does. Overlays are not parcels of the territory and are
/// left out. Confidential and withheld parcels are counted apart and
/// listed only when asked for.
struct UnitParcels {
  struct Part {
    var layer: Int
    var row: Int
    var area: Area
    /// True when other parts lie elsewhere.
    var isSplit: Bool
  }

  /// By layer, then row.
  private(set) var parts: [Part] = []
  private(set) var withheldCount = 0
  private(set) var withheldArea = Area.zero

  /// The parcels of each of the units, in one pass over all shares. Units that lie in each other each get their own.
  static func lists(of units: [UnitID], in content: ReportContent) -> [UnitID: UnitParcels] {
    var lists = Dictionary(uniqueKeysWithValues: units.map { ($0, UnitParcels()) })
    for index in content.result.snapshot.layers.indices
    where content.result.snapshot.layers[index].layer.content != .overlay {
      LayerPass(index, content, Set(units)).run(into: &lists)
    }
    return lists
  }

  /// Rows that were found by their attribute stand among those found by their place.
  fileprivate mutating func sort() { parts.sort { ($0.layer, $0.row) < ($1.layer, $1.row) } }

  fileprivate mutating func add(_ part: Part, isShown: Bool) {
    if isShown {
      parts.append(part)
    } else {
      withheldCount += 1
      withheldArea += part.area
    }
  }
}

/// One layer's shares, gathered parcel by parcel.
private struct LayerPass {
  let index: Int
  let content: ReportContent
  let units: Set<UnitID>
  /// For each zone the units asked for that it lies in.
  private let unitsOfZone: [[UnitID]]

  init(_ index: Int, _ content: ReportContent, _ units: Set<UnitID>) {
    self.index = index
    self.content = content
    self.units = units
    unitsOfZone = content.result.snapshot.layers[index].zoneUnits.map { zone in
      content.lineage(of: zone).filter(units.contains)
    }
  }

  func run(into lists: inout [UnitID: UnitParcels]) {
    let layer = content.result.snapshot.layers[index]
    guard let zones = layer.zones else { return runByAttribute(layer, into: &lists) }
    let shares = zones.shares
    var start = 0
    while start < shares.count {
      var end = start
      while end < shares.count, shares[end].shape == shares[start].shape { end += 1 }
      addShares(shares[start..<end], into: &lists)
      start = end
    }
    addWithoutShares(layer, zones, into: &lists)
  }

  private func addWithoutShares(
    _ layer: LayerSnapshot, _ zones: ZoneAssignment, into lists: inout [UnitID: UnitParcels]
  ) {
    var touched: Set<UnitID> = []
    for row in (layer.coverage?.leftOut ?? []).map(\.shape) where zones.shares(of: row).isEmpty {
      guard let named = layer.layer.units?.text(row) else { continue }
      for unit in content.lineage(of: UnitID(named)) where units.contains(unit) {
        add(row, layer.areas[row], isSplit: false, to: unit, &lists)
        touched.insert(unit)
      }
    }
    for unit in units where touched.contains(unit) { lists[unit]?.sort() }
  }

  private func addShares(_ shares: ArraySlice<ZoneShare>, into lists: inout [UnitID: UnitParcels]) {
    guard let first = shares.first else { return }
    if shares.count == 1 {
      guard first.zone >= 0 else { return }
      for unit in unitsOfZone[Int(first.zone)] {
        add(Int(first.shape), first.area, isSplit: false, to: unit, &lists)
      }
      return
    }
    let total = shares.map(\.area).sum()
    var sums: [(unit: UnitID, area: Area)] = []
    for share in shares where share.zone >= 0 {
      for unit in unitsOfZone[Int(share.zone)] {
        if let known = sums.firstIndex(where: { $0.unit == unit }) {
          sums[known].area += share.area
        } else {
          sums.append((unit, share.area))
        }
      }
    }
    for sum in sums { add(Int(first.shape), sum.area, isSplit: sum.area != total, to: sum.unit, &lists) }
  }

  /// Where no unit has a shape the record's own word counts.
  private func runByAttribute(_ layer: LayerSnapshot, into lists: inout [UnitID: UnitParcels]) {
    guard let column = layer.layer.units else { return }
    let byValue = column.values.map { content.lineage(of: UnitID($0)).filter(units.contains) }
    for (row, value) in column.indices.enumerated() where value != DictionaryColumn.missing {
      for unit in byValue[Int(value)] { add(row, layer.areas[row], isSplit: false, to: unit, &lists) }
    }
  }

  private func add(
    _ row: Int, _ area: Area, isSplit: Bool, to unit: UnitID, _ lists: inout [UnitID: UnitParcels]
  ) {
    lists[unit]?.add(
      UnitParcels.Part(layer: index, row: row, area: area, isSplit: isSplit),
      isShown: content.showsParcel(row, inLayer: index))
  }
}

extension ReportContent {
  /// False for a confidential parcel that was not asked for.
  func showsParcel(_ row: Int, inLayer index: Int) -> Bool {
    options.includesConfidential || !result.snapshot.confidentialRows[index][row]
  }
}
