import SampleDrawing

/// One row of parcels between two lines.
struct ParcelRow {
  let grid: ParcelGrid
  let number: Int
  let south: RowLine
  let north: RowLine
  /// Inner vertices of the borders between parcels, south to north; first and last are the row's sides.
  let borders: [[Vertex]]

  init(_ drawing: LineDrawing, number: Int, south: RowLine, north: RowLine) {
    grid = drawing.grid
    self.number = number
    self.south = south
    self.north = north
    let step = drawing.grid.width / Double(drawing.grid.columns(of: number))
    borders = (0...drawing.grid.columns(of: number)).map { column in
      var random = drawing.grid.random(.border, number, column)
      _ = random.next()
      let foot = south.points[south.north[column]], head = north.points[north.south[column]]
      let count = random.choose([(0, 0.45), (1, 0.3), (2, 0.15), (3, 0.1)])
      return (0..<count).map { k in
        let share = 0.25 + 0.5 * (Double(k) + 0.5) / Double(count)
        let straight = drawing.vertex(between: foot, head, at: share)
        return drawing.moved(straight, eastBy: 0.04 * step * random.signed(), northBy: 0)
      }
    }
  }

  var columns: Int { borders.count - 1 }
  func place(_ column: Int) -> Int { grid.firstPlace(of: number) + column }

  /// The border east of a parcel, from its south end to its north end.
  func border(eastOf column: Int) -> [Vertex] {
    [south.points[south.north[column + 1]]] + borders[column + 1] + [north.points[north.south[column + 1]]]
  }

  /// Open, the interior on the left. `east` takes the place of the border on that side, ends included.
  func ring(_ column: Int, east: [Vertex]? = nil) -> [Vertex] {
    var ring: [Vertex] = []
    for position in south.north[column]..<south.north[column + 1]
    where !(south.isDropped[position] && south.owners[position] == .south) { ring.append(south.points[position]) }
    ring += east ?? border(eastOf: column)
    for position in (north.south[column]..<north.south[column + 1]).reversed()
    where !(north.isDropped[position] && north.owners[position] == .north) { ring.append(north.points[position]) }
    ring += borders[column].reversed()
    return ring
  }

  /// Some 23 m² around the middle: inside the parcel and off its borders.
  func hexagon(_ column: Int, _ drawing: LineDrawing) -> [Vertex] {
    let corners = [
      south.points[south.north[column]], south.points[south.north[column + 1]], north.points[north.south[column]],
      north.points[north.south[column + 1]],
    ]
    var middle = corners[0]
    middle.lon = corners.map(\.lon).reduce(0, +) / 4
    middle.lat = corners.map(\.lat).reduce(0, +) / 4
    let around = [(3.0, 0.0), (1.5, 2.6), (-1.5, 2.6), (-3.0, 0.0), (-1.5, -2.6), (1.5, -2.6)]
    return around.map { drawing.moved(middle, eastBy: $0.0, northBy: $0.1) }
  }
}
