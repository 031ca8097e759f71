import Coverage
import Geometry

/// The parcels around gaps, found by the vertices they have in common.
///
/// A parcel whose long edge only passes by, without a vertex of the gap, is not seen.
///
/// A class: threads that ask for many gaps count references to one thing.
final class GapNeighbours: Sendable {
  /// A vertex of a parcel on a corner of a gap.
  struct Touch: Sendable {
    /// In the gap's own count.
    var corner: Int
    var row: Int
    var vertex: Int
  }

  /// What lies around one gap.
  struct Surroundings: Sendable {
    /// Corners on which parcels have a vertex, each once.
    var corners: [Coordinate] = []
    /// True when there are others: where borders cross, or on the boundary alone.
    var hasBareCorner = false
    /// By vertex, and so by row.
    var touches: [Touch] = []

    /// Ascending, each once.
    var rows: [Int] {
      var rows: [Int] = []
      for touch in touches where touch.row != rows.last { rows.append(touch.row) }
      return rows
    }
  }

  private static let pointsAtOnce = 1 << 16
  private static let rowsAtOnce = 1 << 12

  private let corners: CornerPoints
  /// Corner c has the entries `starts[c] ..< starts[c + 1]`, by vertex.
  private let starts: [UInt32]
  private let entries: [Entry]

  private struct Entry: Sendable {
    var corner: UInt32
    var row: UInt32
    var vertex: UInt32
  }

  /// - Complexity: O(vertices of the table + vertices of the gaps).
  init(around gaps: [CoverageGap], in shapes: ShapeTable, _ crew: Crew) {
    let hashes = CornerHashes(gaps)
    let points = gaps.isEmpty ? [] : shapes.points
    let ids = crew.map(rows: points.count, by: Self.pointsAtOnce) { chunk in
      chunk.filter { hashes.mayHold(points[$0]) }.map { UInt32($0) }
    }
    let corners = CornerPoints(ids.flatMap(\.self), among: points)
    let found = crew.map(rows: corners.count == 0 ? 0 : shapes.count, by: Self.rowsAtOnce) { chunk in
      Self.vertices(of: chunk, in: shapes, on: corners)
    }
    self.corners = corners
    (starts, entries) = Self.byCorner(found, corners.count)
  }

  private static func byCorner(_ found: [[Entry]], _ count: Int) -> (starts: [UInt32], entries: [Entry]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for part in found { for entry in part { starts[Int(entry.corner) + 1] += 1 } }
    for corner in 0..<count { starts[corner + 1] += starts[corner] }
    var entries = [Entry](repeating: Entry(corner: 0, row: 0, vertex: 0), count: Int(starts[count]))
    var next = starts
    for part in found {
      for entry in part {
        entries[Int(next[Int(entry.corner)])] = entry
        next[Int(entry.corner)] += 1
      }
    }
    return (starts, entries)
  }

  private static func vertices(of rows: Range<Int>, in shapes: ShapeTable, on corners: CornerPoints) -> [Entry] {
    var found: [Entry] = []
    let pointIDs = shapes.pointIDs
    for row in rows {
      for vertex in shapes.vertices(of: row) {
        guard let corner = corners.number(ofPoint: Int(pointIDs[vertex])) else { continue }
        found.append(Entry(corner: UInt32(corner), row: UInt32(row), vertex: UInt32(vertex)))
      }
    }
    return found
  }

  /// O(n·log n) in the vertices on the gap.
  func surroundings(of gap: Polygon) -> Surroundings {
    var result = Surroundings()
    var numbers: [Int] = []
    func add(_ ring: Ring) {
      for corner in ring.coordinates {
        if let number = corners.number(at: corner) { numbers.append(number) } else { result.hasBareCorner = true }
      }
    }
    add(gap.exterior)
    gap.holes.forEach(add)
    numbers.sort()
    for (place, number) in numbers.enumerated() where place == 0 || number != numbers[place - 1] {
      addTouches(on: number, to: &result)
      for twin in corners.twins(of: number) { addTouches(on: twin, to: &result) }
      result.corners.append(corners.position(number))
    }
    result.touches.sort { $0.vertex < $1.vertex }
    return result
  }

  private func addTouches(on corner: Int, to result: inout Surroundings) {
    for place in Int(starts[corner])..<Int(starts[corner + 1]) {
      let entry = entries[place]
      result.touches.append(Touch(corner: result.corners.count, row: Int(entry.row), vertex: Int(entry.vertex)))
    }
  }
}

/// A bit for each hash of a position: tells most others apart without a look into a table.
private struct CornerHashes: Sendable {
  private var bits: BitSet

  init(count: Int) { bits = BitSet(count: (count * 32).roundedUpToPowerOfTwo) }

  init(_ gaps: [CoverageGap]) {
    let count = gaps.reduce(0) { sum, gap in
      gap.region.holes.reduce(sum + gap.region.exterior.coordinates.count) { $0 + $1.coordinates.count }
    }
    self.init(count: count)
    for gap in gaps.indices {
      for corner in gaps[gap].region.exterior.coordinates { insert(corner) }
      for hole in gaps[gap].region.holes { for corner in hole.coordinates { insert(corner) } }
    }
  }

  mutating func insert(_ corner: Coordinate) { bits.insert(corner.cornerHash & (bits.count - 1)) }

  func mayHold(_ point: Coordinate) -> Bool { bits.contains(point.cornerHash & (bits.count - 1)) }
}

/// Points that may be corners of gaps, found by their positions: a table of open addresses.
private struct CornerPoints: Sendable {
  private let positions: [Coordinate]
  /// Which points these are, and how many of them stand before each word.
  private var marks: BitSet
  private var ranks: [UInt32] = []
  /// A corner's number plus 1; 0 for a free slot. A power of two, at least twice the corners.
  private var slots: [UInt32]
  private var hashes: CornerHashes
  /// Further points in the place of one; hardly ever any.
  private var twins: [Int: [Int]] = [:]

  /// - Parameter ids: ascending.
  init(_ ids: [UInt32], among points: [Coordinate]) {
    positions = ids.map { points[Int($0)] }
    marks = BitSet(count: points.count)
    for id in ids { marks.insert(Int(id)) }
    ranks = marks.ranks
    slots = [UInt32](repeating: 0, count: (ids.count * 2).roundedUpToPowerOfTwo)
    hashes = CornerHashes(count: ids.count)
    for number in ids.indices {
      hashes.insert(positions[number])
      let slot = slot(of: positions[number])
      if slots[slot] == 0 {
        slots[slot] = UInt32(number + 1)
      } else {
        twins[Int(slots[slot] - 1), default: []].append(number)
      }
    }
  }

  var count: Int { positions.count }

  func position(_ number: Int) -> Coordinate { positions[number] }

  /// The number of a point of the table; nil for most.
  func number(ofPoint id: Int) -> Int? {
    marks.contains(id) ? Int(ranks[id >> 6]) + marks.countBefore(id) : nil
  }

  /// The number of the first point in a place; nil where there is none.
  func number(at place: Coordinate) -> Int? {
    guard hashes.mayHold(place) else { return nil }
    let entry = slots[slot(of: place)]
    return entry == 0 ? nil : Int(entry - 1)
  }

  /// The other points in the place of the first.
  func twins(of number: Int) -> [Int] { twins.isEmpty ? [] : twins[number] ?? [] }

  /// Where a position is, or would be.
  private func slot(of place: Coordinate) -> Int {
    var slot = place.cornerHash & (slots.count - 1)
    while slots[slot] != 0, positions[Int(slots[slot] - 1)] != place { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

extension Coordinate {
  /// Equal for −0 and 0, which are equal.
  fileprivate var cornerHash: Int {
    let mixed = ((x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (y + 0).bitPattern
    return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 32)
  }
}

/// A set of small numbers, a bit each.
private struct BitSet: Sendable {
  let count: Int
  private var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }
  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }

  /// How many numbers of its word stand before a number.
  func countBefore(_ number: Int) -> Int { (words[number >> 6] & (1 << UInt64(number & 63) - 1)).nonzeroBitCount }

  /// For each word how many numbers stand before it.
  var ranks: [UInt32] {
    var sum: UInt32 = 0
    return words.map { word in
      defer { sum += UInt32(word.nonzeroBitCount) }
      return sum
    }
  }
}

extension Int {
  /// 1 for 1 and less.
  fileprivate var roundedUpToPowerOfTwo: Int { self < 2 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
