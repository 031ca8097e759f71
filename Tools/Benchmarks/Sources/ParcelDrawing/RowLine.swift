import SampleDrawing

/// The line between two rows: both rows take their vertices from it, so that borders are shared exactly.
struct RowLine {
  /// Whose border ends at a vertex: a T there lies on a straight edge of the other row's parcel.
  enum Owner { case line, south, north }

  /// From west to east.
  var points: [Vertex] = []
  var owners: [Owner] = []
  /// Left out of the ring of the parcel whose edge it lies on.
  var isDropped: [Bool] = []
  /// Where the borders of the row south of the line end, as positions in `points`, both sides included.
  var south: [Int] = []
  var north: [Int] = []

  fileprivate mutating func append(_ vertex: Vertex, _ owner: Owner) {
    points.append(vertex)
    owners.append(owner)
    isDropped.append(false)
  }
}

/// Draws the lines between rows.
struct LineDrawing {
  let grid: ParcelGrid
  let dropsVertices: Bool
  private let projection = PlaneProjection()
  /// South-west corner of the land, in 10⁻⁸ degree.
  private static let corner = (lon: Int64(10_590_000_000), lat: Int64(2_055_000_000))
  /// Metres: vertices are not drawn nearer to each other along a line.
  private static let snap = 1.0

  func vertex(x: Double, y: Double) -> Vertex {
    Vertex(
      lon: Self.corner.lon + Int64((x / Lattice.metresPerLon).rounded()),
      lat: Self.corner.lat + Int64((y / Lattice.metresPerLat).rounded()), by: projection)
  }

  func vertex(between a: Vertex, _ b: Vertex, at share: Double) -> Vertex {
    Vertex(
      lon: a.lon + Int64((share * Double(b.lon - a.lon)).rounded()),
      lat: a.lat + Int64((share * Double(b.lat - a.lat)).rounded()), by: projection)
  }

  func moved(_ vertex: Vertex, eastBy dx: Double, northBy dy: Double) -> Vertex {
    Vertex(
      lon: vertex.lon + Int64((dx / Lattice.metresPerLon).rounded()),
      lat: vertex.lat + Int64((dy / Lattice.metresPerLat).rounded()), by: projection)
  }

  /// - Parameter y: metres north of the corner.
  func line(_ number: Int, y: Double) -> RowLine {
    let base = base(number, y: y)
    var ends = BorderEnds(grid: grid, line: number)
    var line = RowLine()
    line.append(base[0].vertex, .line)
    line.south = ends.hasSouth ? [0] : []
    line.north = ends.hasNorth ? [0] : []
    var lastX = 0.0
    for (from, to) in zip(base, base.dropFirst()) {
      var atEnd: [RowLine.Owner] = []
      while let end = ends.next(before: to.x) {
        if to.x - end.x < Self.snap, to.x < grid.width {
          atEnd.append(end.owner)
          continue
        }
        if end.x - lastX < Self.snap {
          line.owners[line.points.count - 1] = .line
        } else {
          let share = (end.x - from.x) / (to.x - from.x)
          line.append(vertex(between: from.vertex, to.vertex, at: share), end.owner)
          lastX = end.x
        }
        line.note(end.owner)
      }
      line.append(to.vertex, .line)
      lastX = to.x
      for owner in atEnd { line.note(owner) }
    }
    if ends.hasSouth { line.note(.south) }
    if ends.hasNorth { line.note(.north) }
    drop(in: &line, number)
    return line
  }

  /// The line's own vertices: one to a parcel and a half; every twentieth line, a bank or a road, has twenty times as many.
  private func base(_ number: Int, y: Double) -> [(x: Double, vertex: Vertex)] {
    let isFine = number % 20 == 7
    let step = isFine ? 2.1 : 1.6 * ParcelGrid.side
    let swing = isFine ? 0.2 : 1.7
    var random = grid.random(.base, number, 0)
    var points = [(x: 0.0, vertex: vertex(x: 0, y: y))]
    for k in 0..<Int(grid.width / step) {
      let x = (Double(k) + 0.5 + 0.2 * random.signed()) * step
      let up = swing * random.signed()
      if x < grid.width - 2 * Self.snap { points.append((x, vertex(x: x, y: y + up))) }
    }
    points.append((grid.width, vertex(x: grid.width, y: y)))
    return points
  }

  /// As in real cadastres a few vertices of one parcel are missing on the straight edge of its neighbour, which leaves
  /// what rounding to the lattice makes of it. Only along lines that no planted fault is near.
  private func drop(in line: inout RowLine, _ number: Int) {
    guard dropsVertices, number % 3 == 0, !grid.isOutline(number) else { return }
    for (position, owner) in line.owners.enumerated() where owner != .line {
      var random = grid.random(.dropped, number, position)
      line.isDropped[position] = random.happens(0.1)
    }
  }
}

extension RowLine {
  /// A border of the row ends at the last vertex.
  fileprivate mutating func note(_ owner: Owner) {
    if owner == .south { south.append(points.count - 1) } else { north.append(points.count - 1) }
  }
}

/// The ends of both rows' borders along a line, from west to east.
private struct BorderEnds {
  let hasSouth: Bool
  let hasNorth: Bool
  private var rest: ArraySlice<(x: Double, owner: RowLine.Owner)>

  init(grid: ParcelGrid, line: Int) {
    hasSouth = line > 0
    hasNorth = line < grid.rows
    var ends: [(x: Double, owner: RowLine.Owner)] = []
    if hasSouth { ends += Self.ends(grid, row: line - 1, .head).map { ($0, .south) } }
    if hasNorth { ends += Self.ends(grid, row: line, .foot).map { ($0, .north) } }
    rest = ends.sorted { $0.x < $1.x }[...]
  }

  mutating func next(before x: Double) -> (x: Double, owner: RowLine.Owner)? {
    guard let first = rest.first, first.x < x else { return nil }
    return rest.popFirst()
  }

  private static func ends(_ grid: ParcelGrid, row: Int, _ end: ParcelGrid.Subject) -> [Double] {
    let columns = grid.columns(of: row)
    let step = grid.width / Double(columns)
    return (1..<columns).map { column in
      var border = grid.random(.border, row, column)
      var lean = grid.random(end, row, column)
      return (Double(column) + 0.25 * border.signed() + 0.04 * lean.signed()) * step
    }
  }
}
