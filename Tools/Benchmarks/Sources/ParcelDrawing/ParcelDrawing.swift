import Foundation
public import SampleDrawing

/// A cadastral layer to measure with: parcels.geojson of any size in memory that does not grow with it, the outlines of
/// its districts, and what is to be found in it.
///
/// Borders are shared exactly, vertex by vertex. The same options give the same bytes.
public struct ParcelDrawing: Sendable {
  public var parcels: Int
  public var seed: UInt64
  /// Plants overlaps, gaps and spoiled records, and leaves a few vertices out.
  public var hasFaults: Bool
  /// Metres; more than 0 moves the vertices of every parcel independently. What overlaps then is for another program to say.
  public var jitter: Double

  /// - Parameter parcels: from `fewestParcels` to ten million.
  public init(parcels: Int, seed: UInt64, hasFaults: Bool = false, jitter: Double = 0) {
    precondition(parcels >= Self.fewestParcels)
    self.parcels = parcels
    self.seed = seed
    self.hasFaults = hasFaults
    self.jitter = jitter
  }

  /// So that every district has rows enough for faults.
  public static let fewestParcels = 500

  /// Writes `parcels_4326.geojson`, `districts.geojson` and, without jitter, `truth.json` into a folder that is there.
  ///
  /// - Returns: how many features were written: with faults some more or fewer than parcels.
  public func write(to folder: String) throws(DrawingError) -> Int {
    let grid = ParcelGrid(parcels: parcels, seed: seed)
    let drawing = LineDrawing(grid: grid, dropsVertices: hasFaults)
    var districts = DistrictFile(grid: grid)
    var layer = try LayerWriting(drawing, self, path: folder + "/parcels_4326.geojson")
    var y = 0.0
    var south = drawing.line(0, y: y)
    for number in 0..<grid.rows {
      var random = grid.random(.height, number, 0)
      y += ParcelGrid.side * random.between(0.75, 1.25)
      let north = drawing.line(number + 1, y: y)
      let row = ParcelRow(drawing, number: number, south: south, north: north)
      districts.add(row)
      try layer.write(row)
      south = north
    }
    try layer.close()
    try districts.write(to: folder + "/districts.geojson")
    let truth = folder + "/truth.json"
    if jitter > 0 {
      // One of an earlier drawing would be taken for this one's.
      try? FileManager.default.removeItem(atPath: truth)
    } else {
      try layer.truth.write(to: truth, parcels: parcels, seed: seed, features: layer.features)
    }
    return layer.features
  }
}

/// Writes row after row, and counts what is in them.
private struct LayerWriting {
  private let grid: ParcelGrid
  private let drawing: LineDrawing
  private let planting: FaultPlanting?
  private let jitter: Jitter?
  private var file: FeatureFile
  private var faults = 0
  private(set) var truth = TruthLedger()

  init(_ drawing: LineDrawing, _ options: ParcelDrawing, path: String) throws(DrawingError) {
    grid = drawing.grid
    self.drawing = drawing
    planting = options.hasFaults ? FaultPlanting(grid: grid, drawing: drawing) : nil
    jitter = options.jitter > 0 ? Jitter(grid: grid, drawing: drawing, deviation: options.jitter) : nil
    file = try FeatureFile(path: path)
  }

  var features: Int { file.features }
  func close() throws(DrawingError) { try file.close() }

  mutating func write(_ row: ParcelRow) throws(DrawingError) {
    let planted = planting?.faults(in: row, count: faults) ?? [:]
    faults += planted.count
    var numbers: [Int?] = []
    for column in 0..<row.columns {
      let fault = planted[column]
      guard let record = fault == nil ? parcel(row, column) : fault?.record else {
        numbers.append(nil)
        continue
      }
      numbers.append(try write(record, row))
      if grid.holdsEnclave(row.place(column)) { try writeEnclave(row, column) }
    }
    for (column, fault) in planted.sorted(by: { $0.key < $1.key }) {
      var added: [Int] = []
      for record in fault.added { added.append(try write(record, row)) }
      truth.count(fault, feature: numbers[column], eastNeighbour: numbers[column + 1], added: added)
    }
  }

  private mutating func write(_ record: ParcelRecord, _ row: ParcelRow) throws(DrawingError) -> Int {
    let record = jitter?.moved(record, row: row.number) ?? record
    let attributes = Attributes(record, in: row.number, of: grid)
    let area = record.area
    truth.count(record, attributes, area: area)
    return try file.write(record, attributes, area: abs(area))
  }

  private mutating func writeEnclave(_ row: ParcelRow, _ column: Int) throws(DrawingError) {
    let hexagon = row.hexagon(column, drawing)
    _ = try write(ParcelRecord(column: column, copy: 3, parts: [.init(outer: hexagon)]), row)
  }

  private func parcel(_ row: ParcelRow, _ column: Int) -> ParcelRecord {
    var part = ParcelRecord.Part(outer: row.ring(column))
    let place = row.place(column)
    if grid.holdsEnclave(place) || (grid.holdsSecondPart(place) && column + 2 < row.columns) {
      part.holes = [row.hexagon(column, drawing)]
    }
    var parts = [part]
    if column >= 2, grid.holdsSecondPart(place - 2) { parts.append(.init(outer: row.hexagon(column - 2, drawing))) }
    return ParcelRecord(column: column, parts: parts)
  }
}
