import Geometry
import LandUse

/// Rows that one finding counts together: how many, their area, the first of them.
struct RowCount {
  /// Rows named per finding.
  static let namedRows = 10

  private(set) var rows = 0
  private(set) var area = Area.zero
  private(set) var first: [Int] = []
  private(set) var isConfidential = false

  mutating func add(_ row: Int, in layer: LayerSnapshot, _ confidential: ConfidentialRows) {
    rows += 1
    area += layer.areas.indices.contains(row) ? layer.areas[row] : .zero
    if first.count < Self.namedRows { first.append(row) }
    isConfidential = isConfidential || confidential[row]
  }

  mutating func add(_ other: RowCount) {
    rows += other.rows
    area += other.area
    first += other.first.prefix(Self.namedRows - min(first.count, Self.namedRows))
    isConfidential = isConfidential || other.isConfidential
  }

  var measures: [Measure] {
    [Measure("parcels", Double(rows), .count), Measure("area", area.hectares, .hectare)]
  }
}

/// The rows of each distinct value of a use column, in one pass over the rows.
struct UseValueCounts {
  let column: UseColumn
  let layer: LayerSnapshot
  let readings: UseReadings
  /// By value.
  private(set) var values: [RowCount]

  init(_ column: UseColumn, in layer: LayerSnapshot, _ confidential: ConfidentialRows, _ scheme: CategoryScheme) {
    self.column = column
    self.layer = layer
    readings = column.readings(in: scheme)
    var values = [RowCount](repeating: RowCount(), count: column.codes.valueCount)
    for (row, index) in column.codes.indices.enumerated().prefix(layer.layer.count)
    where index != DictionaryColumn.missing {
      values[Int(index)].add(row, in: layer, confidential)
    }
    self.values = values
  }

  /// What every finding on a use column says of it: its field and its day.
  var details: [Detail] {
    [Detail("field", column.field)] + (column.day.map { [Detail("day", $0.description)] } ?? [])
  }
}
