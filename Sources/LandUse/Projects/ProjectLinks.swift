public import Geometry

/// A parcel of a project, or the part of one that lies in the project's shape.
public struct ProjectParcel: Sendable, Hashable {
  /// Of the snapshot.
  public var layer: Int
  public var row: Int
  /// Of the part.
  public var area: Area

  public init(layer: Int, row: Int, area: Area) {
    self.layer = layer
    self.row = row
    self.area = area
  }
}

/// The land of a project.
public struct ProjectLand: Sendable, Hashable {
  /// How its parcels were found: the first of these that says something.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// The list names them.
    case list
    /// The project's shape, laid over the parcels.
    case shape
    /// The parcels name the project.
    case field
  }

  /// Nil where nothing leads to parcels.
  public var way: Way?
  /// By layer and row.
  public var parcels: [ProjectParcel]
  /// Parcels of the list that no layer has, in its order.
  public var unknown: [String]
  /// Of the project's shape, where it has one and it was laid over the parcels.
  public var shapeArea: Area?
  /// What lies outside the project's unit; nil where no unit of the land is known.
  public var outside: Area?

  public init(
    way: Way? = nil, parcels: [ProjectParcel] = [], unknown: [String] = [], shapeArea: Area? = nil,
    outside: Area? = nil
  ) {
    self.way = way
    self.parcels = parcels
    self.unknown = unknown
    self.shapeArea = shapeArea
    self.outside = outside
  }

  /// Exact sum over the parcels.
  public var area: Area { parcels.reduce(.zero) { $0 + $1.area } }
}

/// A parcel of which several projects plan the same land.
public struct ProjectClash: Sendable, Hashable {
  public var layer: Int
  public var row: Int
  /// Rows of the list, ascending.
  public var projects: [Int]
  /// The most that two of them have in common.
  public var area: Area

  public init(layer: Int, row: Int, projects: [Int], area: Area) {
    self.layer = layer
    self.row = row
    self.projects = projects
    self.area = area
  }
}

/// Projects and parcels, linked both ways.
public struct ProjectLinks: Sendable, Hashable {
  /// For each row of the list.
  public var lands: [ProjectLand]
  /// By layer and row.
  public var clashes: [ProjectClash]
  /// How many different names parcels give that are no project of the list.
  public var unlistedNames: Int
  private let projectsByRow: [[Int: [Int]]]

  public init(lands: [ProjectLand], clashes: [ProjectClash] = [], unlistedNames: Int = 0) {
    self.lands = lands
    self.clashes = clashes
    self.unlistedNames = unlistedNames
    let layers = (lands.flatMap(\.parcels).map(\.layer).max() ?? -1) + 1
    var byRow = [[Int: [Int]]](repeating: [:], count: max(layers, 0))
    for (project, land) in lands.enumerated() {
      for parcel in land.parcels where byRow.indices.contains(parcel.layer) {
        byRow[parcel.layer][parcel.row, default: []].append(project)
      }
    }
    projectsByRow = byRow
  }

  /// The projects that plan a parcel, as rows of the list, ascending.
  public func projects(ofRow row: Int, inLayer layer: Int) -> [Int] {
    projectsByRow.indices.contains(layer) ? projectsByRow[layer][row] ?? [] : []
  }

  /// Parcels of at least two projects, by layer and row.
  public var shared: [(layer: Int, row: Int, projects: [Int])] {
    projectsByRow.enumerated().flatMap { layer, rows in
      rows.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { (layer, $0.key, $0.value) }
    }
  }
}
