/// A coarse picture of where boxes lie: says for most boxes that they meet none of them, without looking at any.
///
/// Small boxes are drawn in cells fine enough to leave most of them free, the few large ones in coarse cells: in fine
/// ones each would take thousands.
struct BoxMask: Sendable {
  private var fine: CellMask
  private var coarse: CellMask

  /// Of the fine picture: what covers more of them is too large for it.
  private static let fewCells: Int64 = 64

  init(_ boxes: [GridBox]) {
    var all = GridBox()
    for box in boxes { all.formUnion(box) }
    coarse = CellMask(over: all, side: 1024)
    var side: Int64 = 2048
    // Some 64 cells to a box: half a megabyte of bits to 32.
    while side < 16_384, side * side < 64 * Int64(boxes.count) { side *= 2 }
    fine = CellMask(over: all, side: side)
    for box in boxes {
      if fine.cellCount(of: box) <= Self.fewCells { fine.draw(box) } else { coarse.draw(box) }
    }
  }

  /// False when no box of the picture meets this one. A box of many cells is not looked at: it may.
  func mayMeet(_ box: GridBox) -> Bool {
    fine.cellCount(of: box) > Self.fewCells || fine.mayMeet(box) || coarse.mayMeet(box)
  }
}

/// Cells of a square grid, each taken or free.
private struct CellMask {
  private let all: GridBox
  private let side: Int64
  private let cell: Int64
  private var bits: [UInt64]

  init(over all: GridBox, side: Int64) {
    self.all = all
    self.side = side
    let isEmpty = all.minX > all.maxX
    cell = isEmpty ? 1 : max(all.maxX - all.minX, all.maxY - all.minY) / side + 1
    bits = [UInt64](repeating: 0, count: isEmpty ? 0 : Int(side * side / 64))
  }

  func cellCount(of box: GridBox) -> Int64 {
    ((box.maxX - box.minX) / cell + 1) * ((box.maxY - box.minY) / cell + 1)
  }

  mutating func draw(_ box: GridBox) {
    let (rows, columns) = cells(of: box)
    for row in rows {
      for column in columns {
        let place = row * side + column
        bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
      }
    }
  }

  func mayMeet(_ box: GridBox) -> Bool {
    guard !bits.isEmpty, all.intersects(box) else { return false }
    let (rows, columns) = cells(of: box)
    for row in rows {
      for column in columns {
        let place = row * side + column
        if bits[Int(place >> 6)] >> UInt64(place & 63) & 1 != 0 { return true }
      }
    }
    return false
  }

  /// - Parameter box: meets the whole.
  @inline(__always) private func cells(of box: GridBox) -> (rows: ClosedRange<Int64>, columns: ClosedRange<Int64>) {
    (
      (max(box.minY, all.minY) - all.minY) / cell...(min(box.maxY, all.maxY) - all.minY) / cell,
      (max(box.minX, all.minX) - all.minX) / cell...(min(box.maxX, all.maxX) - all.minX) / cell
    )
  }
}
