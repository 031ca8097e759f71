import Coverage
import Geometry

/// The geometry of one feature while it is read: whatever the order of `type` and `coordinates`.
///
/// Coordinates are taken as nested arrays of any depth; what the levels mean is decided once the type is known.
struct GeometryBuffer: ~Copyable {
  /// What a geometry's `type` says about its coordinates.
  enum GeometryType: Equatable {
    case polygon, multiPolygon, collection
    /// A type without area.
    case other

    init(name: UnsafeBufferPointer<UInt8>) {
      if name.equals("Polygon") {
        self = .polygon
      } else if name.equals("MultiPolygon") {
        self = .multiPolygon
      } else if name.equals("GeometryCollection") {
        self = .collection
      } else {
        self = .other
      }
    }

    /// The nesting level of positions; the outermost array has level 1.
    var positionLevel: Int? {
      switch self {
      case .polygon: 3
      case .multiPolygon: 4
      case .collection, .other: nil
      }
    }
  }

  var positions = PositionList()
  /// By position, NaN where it has none; ends with the last position that has one.
  private var heights: [Double] = []
  /// The type of the feature's outermost geometry that has ended, as written; nil without one.
  var typeName: String?
  /// Level at which this geometry's positions stand; nil until the first.
  var positionLevel: Int?
  /// The arrays of this geometry that are no positions, in the order in which they ended.
  private var ends: [(level: Int, positions: Int)] = []
  /// Rings and parts of the feature so far: ends in `positions` and in `ringEnds`.
  private var ringEnds: [Int] = []
  private var partEnds: [Int] = []
  private var isNull = true
  private var notPolygonal = false

  mutating func clear() {
    positions.removeAll()
    heights.removeAll(keepingCapacity: true)
    ringEnds.removeAll(keepingCapacity: true)
    partEnds.removeAll(keepingCapacity: true)
    isNull = true
    notPolygonal = false
    typeName = nil
    beginGeometry()
  }

  mutating func beginGeometry() {
    positionLevel = nil
    ends.removeAll(keepingCapacity: true)
  }

  @inline(__always) mutating func endArray(level: Int) { ends.append((level, positions.count)) }

  /// Gives the position added last a height.
  mutating func setHeight(_ height: Double) {
    while heights.count < positions.count - 1 { heights.append(.nan) }
    heights.append(height)
  }

  /// Gives the arrays their meaning. False when they are not nested as the type demands.
  mutating func endGeometry(_ type: GeometryType) -> Bool {
    isNull = false
    guard let level = type.positionLevel else {
      if type == .other { notPolygonal = true }
      return true
    }
    guard positionLevel == nil || positionLevel == level else { return false }
    for end in ends {
      if end.level >= level { return false }
      if end.level == level - 1 { ringEnds.append(end.positions) }
      if end.level == level - 2, ringEnds.count > partEnds.last ?? 0 { partEnds.append(ringEnds.count) }
    }
    return true
  }

  /// Moves the feature's shape into the table as its next row.
  mutating func appendShape(to builder: inout ShapeTableBuilder) throws(ShapeTableBuilder.TooManyVertices) {
    if isNull {
      builder.note(.noGeometry)
    } else if notPolygonal {
      builder.note(.notPolygonal, at: positions.all.first)
    } else {
      if !heights.isEmpty { while heights.count < positions.count { heights.append(.nan) } }
      try appendParts(to: &builder)
    }
    builder.endShape()
  }

  private borrowing func appendParts(to builder: inout ShapeTableBuilder) throws(ShapeTableBuilder.TooManyVertices) {
    var ring = 0
    var start = 0
    for partEnd in partEnds {
      let first = ring
      while ring < partEnd {
        let end = ringEnds[ring]
        let isHole = ring > first
        try appendRing(start..<end, isHole: isHole, to: &builder)
        start = end
        ring += 1
      }
      builder.endPart()
    }
  }

  private borrowing func appendRing(
    _ range: Range<Int>, isHole: Bool, to builder: inout ShapeTableBuilder
  ) throws(ShapeTableBuilder.TooManyVertices) {
    let ring = UnsafeBufferPointer(rebasing: positions.all[range])
    guard !heights.isEmpty else { return try builder.appendRing(ring, isHole: isHole) }
    try heights.withUnsafeBufferPointer { (heights) throws(ShapeTableBuilder.TooManyVertices) in
      try builder.appendRing(ring, heights: UnsafeBufferPointer(rebasing: heights[range]), isHole: isHole)
    }
  }
}

/// Positions in memory of their own: adding one is a comparison and a store.
struct PositionList: ~Copyable {
  private var start: UnsafeMutablePointer<Coordinate>
  private var capacity = 256
  private(set) var count = 0

  init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  /// Good until the next `append`.
  var all: UnsafeBufferPointer<Coordinate> { UnsafeBufferPointer(start: start, count: count) }

  mutating func removeAll() { count = 0 }

  @inline(__always) mutating func append(_ position: Coordinate) {
    if count == capacity { grow() }
    // count < capacity
    (start + count).initialize(to: position)
    count += 1
  }

  @inline(never) private mutating func grow() {
    let larger = UnsafeMutablePointer<Coordinate>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    (start, capacity) = (larger, capacity * 2)
  }
}

extension UnsafeBufferPointer<UInt8> {
  @inline(__always) func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for i in 0..<count where self[i] != text.utf8Start[i] { return false }
    return true
  }
}
