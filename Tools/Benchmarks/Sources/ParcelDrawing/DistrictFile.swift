import SampleDrawing

/// Gathers the outlines of the six districts, bands of rows from south to north, and writes them.
struct DistrictFile {
  private static let names = ["Phủ Lý", "Duy Tiên", "Kim Bảng", "Thanh Liêm", "Bình Lục", "Lý Nhân"]
  private let grid: ParcelGrid
  private var rings: [[Vertex]] = []
  private var south: [Vertex] = []
  private var east: [Vertex] = []
  private var west: [Vertex] = []

  init(grid: ParcelGrid) { self.grid = grid }

  mutating func add(_ row: ParcelRow) {
    if south.isEmpty { south = row.south.points } else { sides(at: row.south) }
    east += row.borders[row.columns]
    west += row.borders[0]
    guard grid.isOutline(row.number + 1) else { return }
    rings.append(south + east + row.north.points.reversed() + west.reversed())
    (south, east, west) = ([], [], [])
  }

  private mutating func sides(at line: RowLine) {
    if let first = line.points.first, let last = line.points.last {
      west.append(first)
      east.append(last)
    }
  }

  func write(to path: String) throws(DrawingError) {
    let file = try ByteWriter(path: path)
    file.write("{\"type\":\"FeatureCollection\",\"name\":\"districts\",\"features\":[\n")
    for (number, ring) in rings.enumerated() {
      file.write(number == 0 ? "" : ",\n")
      file.write("{\"type\":\"Feature\",\"properties\":{\"district\":\"\(ParcelGrid.districts[number])\",")
      file.write("\"name\":\"\(Self.names[number])\",\"province\":\"35\"},")
      file.write("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[")
      file.write(ring: ring)
      file.write("]}}")
      try file.flushIfFull()
    }
    file.write("\n]}\n")
    try file.close()
  }
}
