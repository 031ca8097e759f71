import Geometry
import LandUse

/// The held area against the quota's value as a bar: `█` certain, `░` in dispute, `│` the value at four fifths.
struct QuotaBar {
  static let width = 20
  /// The column of the value.
  private static let valueColumn = 16

  let text: String

  /// Empty where there is nothing to compare.
  init(held: HeldArea?, required: Area?) {
    guard let held, let required, required > .zero else {
      text = ""
      return
    }
    let certain = Self.columns(held.certain, required)
    let possible = max(certain, Self.columns(held.possible, required))
    var bar = ""
    for column in 0..<Self.width {
      if column == Self.valueColumn { bar += "│" }
      bar += column < certain ? "█" : column < possible ? "░" : "·"
    }
    text = bar + (possible > Self.width ? "›" : "")
  }

  /// Rounded to the nearest column, but never onto the other side of the value: a bar that ends at the mark has it kept.
  private static func columns(_ area: Area, _ required: Area) -> Int {
    let share = area.hectares / required.hectares * Double(valueColumn)
    let rounded = Int(min(max(share.rounded(), 0), Double(width + 1)))
    if area > required { return max(rounded, valueColumn + 1) }
    if area < required { return min(rounded, valueColumn - (share < Double(valueColumn) - 0.5 ? 0 : 1)) }
    return valueColumn
  }
}
