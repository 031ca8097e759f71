/// A coarse picture of where boxes lie: says for most boxes that they meet none of them, without looking at any.
struct BoxMask: Sendable {
  /// Cells along each side: half a megabyte of bits.
  private static let side: Int64 = 2048

  private var bits: [UInt64]
  private var all = GridBox()
  private let cell: Int64

  init(_ boxes: [GridBox]) {
    for box in boxes { all.formUnion(box) }
    cell = boxes.isEmpty ? 1 : max(all.maxX - all.minX, all.maxY - all.minY) / Self.side + 1
    bits = [UInt64](repeating: 0, count: boxes.isEmpty ? 0 : Int(Self.side * Self.side / 64))
    for box in boxes {
      forEachCell(of: box) {
        bits[Int($0 >> 6)] |= 1 << UInt64($0 & 63)
        return true
      }
    }
  }

  /// False when no box of the picture meets this one.
  func mayMeet(_ box: GridBox) -> Bool {
    guard !bits.isEmpty, all.intersects(box) else { return false }
    var isEmpty = true
    forEachCell(of: box) {
      isEmpty = bits[Int($0 >> 6)] >> UInt64($0 & 63) & 1 == 0
      return isEmpty
    }
    return !isEmpty
  }

  @inline(__always) private func forEachCell(of box: GridBox, _ body: (Int64) -> Bool) {
    let columns = (max(box.minX, all.minX) - all.minX) / cell...(min(box.maxX, all.maxX) - all.minX) / cell
    let rows = (max(box.minY, all.minY) - all.minY) / cell...(min(box.maxY, all.maxY) - all.minY) / cell
    for row in rows {
      for column in columns where !body(row * Self.side + column) { return }
    }
  }
}
