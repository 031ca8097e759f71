public import Geometry

/// Areas by unit and category, both in trees: a cell's value is its own and everything below it on both axes.
public struct AreaCube: Sendable, Hashable {
  /// For each unit the index of its parent; nil for a root. Any order.
  public let unitParents: [Int?]
  /// For each category the index of its parent; nil for a root.
  public let categoryParents: [Int?]
  /// Unit-major: values with everything below.
  private let values: [Area]
  /// What belongs to the cell itself and to nothing below it.
  private let own: [Area]

  /// - Parameter own: unit-major, what belongs to each cell itself (a leaf's whole value; for an aggregate what
  ///   carries its code without being classified further).
  public init(unitParents: [Int?], categoryParents: [Int?], own: [Area]) {
    self.unitParents = unitParents
    self.categoryParents = categoryParents
    let columns = categoryParents.count
    self.own = own
    var values = self.own
    for category in Self.upwards(categoryParents) {
      guard let parent = categoryParents[category] else { continue }
      for unit in unitParents.indices { values[unit * columns + parent] += values[unit * columns + category] }
    }
    for unit in Self.upwards(unitParents) {
      guard let parent = unitParents[unit] else { continue }
      for category in 0..<columns { values[parent * columns + category] += values[unit * columns + category] }
    }
    self.values = values
  }

  public var unitCount: Int { unitParents.count }
  public var categoryCount: Int { categoryParents.count }

  public subscript(unit: Int, category: Int) -> Area {
    values[unit * categoryCount + category]
  }

  /// What belongs to the cell itself on both axes.
  public func own(unit: Int, category: Int) -> Area { own[unit * categoryCount + category] }

  /// The parents of a cube over a scheme: its categories in table order, then one for land of unknown code, then the
  /// total above everything (the natural area).
  public static func categoryParents(of scheme: CategoryScheme) -> [Int?] {
    let total = scheme.categories.count + 1
    return scheme.categories.map { $0.parent.flatMap { scheme.row(of: $0) } ?? total } + [total, nil]
  }

  /// Children before parents.
  static func upwards(_ parents: [Int?]) -> [Int] {
    let depths = parents.indices.map { index in
      sequence(first: index) { parents[$0] }.reduce(0) { depth, _ in depth + 1 }
    }
    return parents.indices.sorted { (-depths[$0], $0) < (-depths[$1], $1) }
  }
}
