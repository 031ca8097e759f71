import LandUse

/// Rows whose land is a line by nature, by each of their uses on every day: roads, dykes and canals, rivers.
///
/// Which categories these are is the scheme's data (`form` in its table). O(rows + distinct values).
struct LinearUses: Sendable {
  private let isLinear: [Bool]

  init(_ layer: ParcelLayer, _ scheme: CategoryScheme?) {
    guard let scheme, !layer.uses.isEmpty, scheme.categories.contains(where: \.isLinear) else {
      isLinear = []
      return
    }
    var rows = [Bool](repeating: true, count: layer.count)
    for column in layer.uses {
      let readings = column.readings(in: scheme)
      let values = (0..<readings.count).map { value in
        let categories = readings.parts(of: value).flatMap { readings.alternatives.rows(of: $0.kind) }
        return !categories.isEmpty && categories.allSatisfy { scheme.categories[Int($0)].isLinear }
      }
      for (row, index) in column.codes.indices.prefix(rows.count).enumerated()
      where index == DictionaryColumn.missing || !values[Int(index)] {
        rows[row] = false
      }
    }
    isLinear = rows
  }

  subscript(row: Int) -> Bool { isLinear.indices.contains(row) && isLinear[row] }
}
