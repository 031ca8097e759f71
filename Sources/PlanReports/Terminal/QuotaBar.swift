import Geometry
import LandUse

/// The held area against the quota's value as a bar: `█` certain, `░` in dispute, `│` the value at four fifths.
struct QuotaBar {
  let text: String

  /// Empty where there is nothing to compare.
  ///
  /// - Parameter width: columns, a multiple of 5; the value's mark and an overflow mark come on top.
  init(held: HeldArea?, required: Area?, width: Int) {
    guard let held, let required, required > .zero else {
      text = ""
      return
    }
    let valueColumn = width * 4 / 5
    let certain = Self.columns(held.certain, required, valueColumn)
    let possible = max(certain, Self.columns(held.possible, required, valueColumn))
    var bar = ""
    for column in 0..<width {
      if column == valueColumn { bar += "│" }
      bar += column < certain ? "█" : column < possible ? "░" : "·"
    }
    text = bar + (possible > width ? "›" : "")
  }

  /// Rounded to the nearest column, but never onto the other side of the value: a bar that ends at the mark has it
  /// kept.
  private static func columns(_ area: Area, _ required: Area, _ valueColumn: Int) -> Int {
    let share = area.hectares / required.hectares * Double(valueColumn)
    let rounded = Int(min(max(share.rounded(), 0), Double(2 * valueColumn)))
    if area > required { return max(rounded, valueColumn + 1) }
    if area < required { return min(rounded, valueColumn - (share < Double(valueColumn) - 0.5 ? 0 : 1)) }
    return valueColumn
  }
}
