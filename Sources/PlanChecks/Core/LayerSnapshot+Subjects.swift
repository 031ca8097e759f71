import Coverage
public import Geometry
public import LandUse

extension LayerSnapshot {
  func subject(_ row: Int) -> Subject { .parcel(layer: layer.id, row: row, id: layer.ids.text(row)) }

  /// Rows in the order of their ids, those without one last: the order in which a finding names them.
  func named(_ rows: [Int]) -> [Int] {
    guard rows.count <= Self.fewRows else { return rows.sorted { isNamed($0, before: $1) } }
    // By insertion: a closure would copy the snapshot for a handful of rows.
    var named = rows
    for end in named.indices.dropFirst() {
      var place = end
      while place > 0, isNamed(named[place], before: named[place - 1]) {
        named.swapAt(place, place - 1)
        place -= 1
      }
    }
    return named
  }

  private static let fewRows = 16

  /// Whether the subject of one row precedes that of another; mostly told by the bytes of their ids.
  private func isNamed(_ a: Int, before b: Int) -> Bool {
    let ids = layer.ids
    guard a >= 0, b >= 0, a < ids.count, b < ids.count, ids.indices[a] != DictionaryColumn.missing,
      ids.indices[b] != DictionaryColumn.missing, let precedes = ids.precedes(a, b)
    else { return subject(a) < subject(b) }
    return precedes
  }

  /// The first of them in that order. O(rows).
  func firstNamed(_ rows: [Int]) -> Int { rows.min { isNamed($0, before: $1) } ?? 0 }

  /// The area a row counts with: a left-out one that of its placeholder.
  func area(of row: Int) -> Area {
    if let placeholder = leftOut(row)?.placeholderArea { return placeholder }
    return areas.indices.contains(row) ? areas[row] : .zero
  }

  /// What is known of a left-out row, found by bisection: `leftOut` is ordered by shape.
  func leftOut(_ row: Int) -> LeftOutShape? {
    guard let leftOut = coverage?.leftOut, !leftOut.isEmpty else { return nil }
    var (low, high) = (0, leftOut.count)
    while low < high {
      let middle = (low + high) / 2
      if leftOut[middle].shape < row { low = middle + 1 } else { high = middle }
    }
    return low < leftOut.count && leftOut[low].shape == row ? leftOut[low] : nil
  }

  /// What the record declares, where it declares something above zero.
  public func declaredArea(of row: Int) -> Area? {
    guard let declared = layer.declaredAreas, declared.indices.contains(row) else { return nil }
    let value = declared[row]
    return value.isFinite && value > 0 ? .squareMetres(value) : nil
  }

  func origin(_ row: Int) -> Origin {
    layer.origin(of: row)
  }

  /// The unit a row is told under: the one it names, else the one that holds most of it; nil when neither is known.
  func unit(of row: Int) -> UnitID? {
    if let name = layer.units?.text(row), !name.isEmpty { return UnitID(name) }
    return largestUnit(of: row)
  }

  /// The unit that holds most of a row, of equal ones the first; nil where no unit has a shape or none holds any of it.
  public func largestUnit(of row: Int) -> UnitID? {
    let shares = zones?.shares(of: row).filter { $0.zone >= 0 }
    return shares?.max { ($0.area, $1.zone) < ($1.area, $0.zone) }.flatMap { zoneUnit($0.zone) }
  }

  /// The unit a zone stands for; nil for the part in no zone.
  func zoneUnit(_ zone: some BinaryInteger) -> UnitID? {
    let row = Int(zone)
    return zoneUnits.indices.contains(row) ? zoneUnits[row] : nil
  }
}

extension DictionaryColumn {
  /// The value of a row; nil when missing or when the column ends before it.
  func text(_ row: Int) -> String? { row >= 0 && row < count ? self[row] : nil }
}

extension PlanSnapshot {
  /// Rows of all layers.
  var rowCount: Int { layers.reduce(0) { $0 + $1.layer.count } }
}
