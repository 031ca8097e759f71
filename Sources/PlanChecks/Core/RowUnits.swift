import LandUse

/// The unit each row is told under, as `LayerSnapshot.unit(of:)` has it, with each distinct text read once.
///
/// A class: threads that ask for many rows count references to one thing.
final class RowUnits: Sendable {
  private let layer: LayerSnapshot
  private let indices: [UInt32]
  /// Nil for the empty text, which names none.
  private let byValue: [UnitID?]

  /// - Complexity: O(distinct values).
  init(_ layer: LayerSnapshot) {
    self.layer = layer
    indices = layer.layer.units?.indices ?? []
    byValue = (layer.layer.units?.values ?? []).map { $0.isEmpty ? nil : UnitID($0) }
  }

  subscript(row: Int) -> UnitID? {
    if indices.indices.contains(row), indices[row] != DictionaryColumn.missing,
      let unit = byValue[Int(indices[row])]
    {
      return unit
    }
    return layer.largestUnit(of: row)
  }
}
