public import Coverage
public import Geometry

extension FeatureWriter {
  /// How coordinates are written.
  public enum CoordinateText: Sendable, Hashable {
    /// The shortest digits that give the same float back: coordinates as they were read.
    case asRead
    /// Always so many decimals (at most 15).
    case fixed(decimals: Int)
  }
}

extension FeatureWriter.CoordinateText {
  @inline(__always) func append(_ position: Coordinate, to text: inout TextBuffer) {
    text.append(UInt8(ascii: "["))
    append(position.x, to: &text)
    text.append(UInt8(ascii: ","))
    append(position.y, to: &text)
    text.append(UInt8(ascii: "]"))
  }

  /// - Parameter height: a third number, always as read; NaN for none.
  func append(_ position: Coordinate, height: Double, to text: inout TextBuffer) {
    guard !height.isNaN else { return append(position, to: &text) }
    text.append(UInt8(ascii: "["))
    append(position.x, to: &text)
    text.append(UInt8(ascii: ","))
    append(position.y, to: &text)
    text.append(UInt8(ascii: ","))
    NumberText.appendShortest(height, to: &text)
    text.append(UInt8(ascii: "]"))
  }

  @inline(__always) private func append(_ value: Double, to text: inout TextBuffer) {
    switch self {
    case .asRead: NumberText.appendShortest(value, to: &text)
    case .fixed(let decimals): NumberText.appendFixed(value, decimals: decimals, to: &text)
    }
  }
}

/// The columns of a shape table as the features of a file are written from them, by several threads at once.
///
/// A class with columns of its own: threads that take references to one table row by row wait for each other.
public final class WrittenShapes: Sendable {
  private let positions: [Coordinate]
  private let pointIDs: [UInt32]
  private let heights: [Double]
  private let ringStarts: [UInt32]
  private let partStarts: [UInt32]
  private let shapeStarts: [UInt32]

  /// - Parameter positions: one for each point of the table, where its own are not meant: a layer's `sourcePoints`.
  public init(_ shapes: ShapeTable, positions: [Coordinate]? = nil) {
    self.positions = positions ?? shapes.points
    pointIDs = shapes.pointIDs
    heights = shapes.heights
    ringStarts = shapes.ringStarts
    partStarts = shapes.partStarts
    shapeStarts = shapes.shapeStarts
  }

  /// False where a position of the row is not finite.
  public func hasPositions(_ row: Int) -> Bool {
    let rings = (partStarts[Int(shapeStarts[row])], partStarts[Int(shapeStarts[row + 1])])
    for vertex in Int(ringStarts[Int(rings.0)])..<Int(ringStarts[Int(rings.1)])
    where !positions[Int(pointIDs[vertex])].isFinite {
      return false
    }
    return true
  }

  /// One part is a Polygon, several are a MultiPolygon, none is null.
  func append(row: Int, _ coordinates: FeatureWriter.CoordinateText, to text: inout TextBuffer) {
    let first = Int(shapeStarts[row])
    let count = Int(shapeStarts[row + 1]) - first
    guard count > 0 else { return text.append("null") }
    text.appendGeometry(parts: count) { part, text in
      let rings = Int(partStarts[first + part])..<Int(partStarts[first + part + 1])
      for ring in rings {
        if ring > rings.lowerBound { text.append(UInt8(ascii: ",")) }
        append(ring: Int(ringStarts[ring])..<Int(ringStarts[ring + 1]), coordinates, to: &text)
      }
    }
  }

  /// Rings of a table have the interior on their left already. The first position is repeated at the end.
  private func append(
    ring: Range<Int>, _ coordinates: FeatureWriter.CoordinateText, to text: inout TextBuffer
  ) {
    text.append(UInt8(ascii: "["))
    for vertex in ring {
      append(vertex, coordinates, to: &text)
      text.append(UInt8(ascii: ","))
    }
    if let first = ring.first { append(first, coordinates, to: &text) }
    text.append(UInt8(ascii: "]"))
  }

  @inline(__always) private func append(
    _ vertex: Int, _ coordinates: FeatureWriter.CoordinateText, to text: inout TextBuffer
  ) {
    let position = positions[Int(pointIDs[vertex])]
    if heights.isEmpty {
      coordinates.append(position, to: &text)
    } else {
      coordinates.append(position, height: heights[vertex], to: &text)
    }
  }
}

extension TextBuffer {
  /// A Polygon, or a MultiPolygon of several parts.
  mutating func appendGeometry(parts: Int, _ rings: (_ part: Int, _ text: inout TextBuffer) -> Void) {
    append(parts == 1 ? "{\"type\":\"Polygon\"" : "{\"type\":\"MultiPolygon\"")
    append(",\"coordinates\":[")
    for part in 0..<parts {
      if parts > 1 { append(part == 0 ? "[" : ",[") }
      rings(part, &self)
      if parts > 1 { append(UInt8(ascii: "]")) }
    }
    append("]}")
  }
}
