import Coverage
import LandUse

/// Rows whose shape bounds no certain area, malformed or invalid ones: their corners and widths mean nothing.
///
/// Other checks tell them; those of one parcel's form leave them out.
struct UnsoundRows: Sendable {
  private let isUnsound: [Bool]

  /// O(rows).
  init(_ layer: LayerSnapshot) {
    var rows = layer.layer.shapes.faultyShapes
    for shape in layer.invalid where rows.indices.contains(shape.shape) { rows[shape.shape] = true }
    isUnsound = rows
  }

  subscript(row: Int) -> Bool { isUnsound[row] }
}
