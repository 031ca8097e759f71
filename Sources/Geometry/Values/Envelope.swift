/// An axis-parallel rectangle with its sides; `empty` contains nothing and is absorbed by `formUnion`.
public struct Envelope: Sendable, BitwiseCopyable, Hashable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  @inlinable public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  public static let empty = Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  @inlinable public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
  @inlinable public var width: Double { isEmpty ? 0 : maxX - minX }
  @inlinable public var height: Double { isEmpty ? 0 : maxY - minY }
  @inlinable public var center: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  @inlinable public mutating func expand(toInclude c: Coordinate) {
    minX = min(minX, c.x)
    minY = min(minY, c.y)
    maxX = max(maxX, c.x)
    maxY = max(maxY, c.y)
  }

  @inlinable public mutating func formUnion(_ other: Envelope) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// True when they share at least a point of their sides.
  @inlinable public func intersects(_ other: Envelope) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  @inlinable public func contains(_ c: Coordinate) -> Bool {
    minX <= c.x && c.x <= maxX && minY <= c.y && c.y <= maxY
  }

  @inlinable public func insetBy(_ distance: Double) -> Envelope {
    Envelope(minX: minX + distance, minY: minY + distance, maxX: maxX - distance, maxY: maxY - distance)
  }
}
