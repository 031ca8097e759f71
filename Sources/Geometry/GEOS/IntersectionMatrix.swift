/// How two shapes relate: the dimension in which interior, boundary and exterior of one meet those of the other.
///
/// Source: the dimensionally extended nine-intersection model, OGC Simple Features (ISO 19125-1).
public struct IntersectionMatrix: Sendable, Hashable, CustomStringConvertible {
  public enum Part: Int, Sendable, CaseIterable { case interior, boundary, exterior }

  /// Row by row, interior, boundary, exterior of the first shape; −1 where they do not meet.
  private let dimensions: [Int]

  /// From nine characters F, 0, 1 or 2, row by row; nil for any other text.
  public init?(_ text: String) {
    var dimensions: [Int] = []
    for character in text {
      switch character {
      case "F": dimensions.append(-1)
      case "0": dimensions.append(0)
      case "1": dimensions.append(1)
      case "2": dimensions.append(2)
      default: return nil
      }
    }
    guard dimensions.count == 9 else { return nil }
    self.dimensions = dimensions
  }

  /// The dimension in which the two parts meet (0 points, 1 lines, 2 areas); nil when they do not.
  public subscript(first: Part, second: Part) -> Int? {
    let dimension = dimensions[3 * first.rawValue + second.rawValue]
    return dimension < 0 ? nil : dimension
  }

  /// Row by row, e.g. "212101212" for two squares that overlap.
  public var description: String {
    dimensions.map { $0 < 0 ? "F" : String($0) }.joined()
  }

  /// Whether it matches nine characters of T (meet in any dimension), F, 0, 1, 2 and * (any); false for other texts.
  public func matches(_ pattern: String) -> Bool {
    let pattern = Array(pattern)
    guard pattern.count == 9 else { return false }
    return zip(pattern, dimensions).allSatisfy { wanted, dimension in
      switch wanted {
      case "*": true
      case "T": dimension >= 0
      case "F": dimension < 0
      default: wanted.wholeNumberValue == dimension
      }
    }
  }
}
