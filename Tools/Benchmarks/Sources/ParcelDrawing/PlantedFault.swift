import SampleDrawing

/// What is planted, by the names truth.json has for it.
enum FaultKind: String, CaseIterable {
  /// A border drawn twice, by the neighbours, with less than 1 m² between.
  case overlapSub = "overlap_sub"
  case overlapSliver = "overlap_sliver"
  case overlapMedium = "overlap_medium"
  /// The whole border drawn 1.5 m off.
  case overlapShift = "overlap_shift"
  /// A parcel laid over the border of two.
  case overlapPatch = "overlap_patch"
  /// Two of them on each other.
  case overlapThreefold = "overlap_threefold"
  case overlapContained = "overlap_contained"
  case overlapNeardup = "overlap_neardup"
  case duplicate
  case gapRemoved = "gap_removed"
  case gapNotch = "gap_notch"
  case bowtie, unclosed
  case wrongCRS = "wrong_crs"
  case swappedAxes = "swapped_axes"
  case nullGeometry = "null_geometry"
  case outOfProvince = "out_of_province"
  case outOfDistrict = "out_of_district"
  case duplicateID = "duplicate_id"
  case unknownCode = "unknown_code"
}

/// A fault in one parcel of a row: what stands in its place, what is added, and what overlaps because of it.
struct PlantedFault {
  enum Member { case parcel, eastNeighbour, added(Int) }
  struct Overlap {
    var first: Member
    var second: Member
    /// m², EPSG:5897: of the polygon both share, from the vertices as written.
    var area: Double
  }

  var kind: FaultKind
  /// Nil: the parcel is left out.
  var record: ParcelRecord?
  var added: [ParcelRecord] = []
  var overlaps: [Overlap] = []
}

/// Plants faults far enough from each other that none touches another's neighbours.
struct FaultPlanting {
  let grid: ParcelGrid
  let drawing: LineDrawing
  /// A fault for so many parcels of every third row.
  private let every: Int
  private static let margin = 3

  init(grid: ParcelGrid, drawing: LineDrawing) {
    self.grid = grid
    self.drawing = drawing
    every = min(67, max(8, grid.places / 3 / (2 * FaultKind.allCases.count)))
  }

  /// - Parameter count: faults planted before.
  func faults(in row: ParcelRow, count: Int) -> [Int: PlantedFault] {
    guard row.number % 3 == 1 else { return [:] }
    var faults: [Int: PlantedFault] = [:]
    for column in Self.margin..<max(Self.margin, row.columns - Self.margin)
    where (row.place(column) + 5 * row.number) % every == 0 && !isBesideHole(row.place(column)) {
      faults[column] = fault(number: count + faults.count, in: row, column)
    }
    return faults
  }

  private func isBesideHole(_ place: Int) -> Bool {
    (place - 3...place + 3).contains { grid.holdsEnclave($0) || grid.holdsSecondPart($0) }
  }

  /// Kinds take turns, and so do the codes of unknown ones.
  private func fault(number: Int, in row: ParcelRow, _ column: Int) -> PlantedFault {
    let kinds = FaultKind.allCases
    let kind = kinds[number % kinds.count]
    return switch kind {
    case .overlapSub: bulge(kind, row, column, area: 0.4)
    case .overlapSliver: bulge(kind, row, column, area: 5)
    case .overlapMedium: bulge(kind, row, column, area: 30)
    case .overlapShift: shift(kind, row, column)
    case .overlapPatch: patches(kind, row, column, depths: [1.5])
    case .overlapThreefold: patches(kind, row, column, depths: [1, 2])
    case .overlapContained: contained(kind, row, column)
    case .overlapNeardup: copy(kind, row, column, notch: true)
    case .duplicate: copy(kind, row, column, notch: false)
    case .gapRemoved: PlantedFault(kind: kind, record: nil)
    case .gapNotch: notch(kind, row, column)
    default: record(kind, row, column, round: number / kinds.count)
    }
  }

  private func sound(_ row: ParcelRow, _ column: Int, east: [Vertex]? = nil) -> ParcelRecord {
    ParcelRecord(column: column, parts: [.init(outer: row.ring(column, east: east))])
  }

  /// A vertex is put beside the middle of the border's longest edge, at most three tenths of its length off: what it
  /// adds or takes is a triangle in one neighbour.
  private func bent(_ border: [Vertex], by distance: Double) -> (border: [Vertex], edge: (Vertex, Vertex)) {
    let edges = zip(border, border.dropFirst())
    let longest = edges.map { $0.distance(to: $1) }.enumerated().max { $0.element < $1.element }
    let start = longest?.offset ?? 0
    let (a, b) = (border[start], border[start + 1])
    var result = border
    result.insert(beside(a, b, by: distance), at: start + 1)
    return (result, (a, b))
  }

  /// East of a border that runs north, for positive distances.
  private func beside(_ a: Vertex, _ b: Vertex, by distance: Double) -> Vertex {
    let length = a.distance(to: b)
    let off = min(max(distance, -0.3 * length), 0.3 * length) / length
    let middle = drawing.vertex(between: a, b, at: 0.5)
    return drawing.moved(middle, eastBy: off * (b.north - a.north), northBy: -off * (b.east - a.east))
  }

  private func longest(_ border: [Vertex]) -> Double {
    zip(border, border.dropFirst()).map { $0.distance(to: $1) }.max() ?? 0
  }

  private func bulge(_ kind: FaultKind, _ row: ParcelRow, _ column: Int, area: Double) -> PlantedFault {
    let border = row.border(eastOf: column)
    let record = sound(row, column, east: bent(border, by: 2 * area / longest(border)).border)
    return PlantedFault(kind: kind, record: record, overlaps: [gained(record, over: sound(row, column))])
  }

  /// What a parcel has beyond the one as drawn, all of it in its east neighbour.
  private func gained(_ record: ParcelRecord, over before: ParcelRecord) -> PlantedFault.Overlap {
    .init(first: .parcel, second: .eastNeighbour, area: record.area - before.area)
  }

  private func shift(_ kind: FaultKind, _ row: ParcelRow, _ column: Int) -> PlantedFault {
    let border = row.border(eastOf: column)
    let (foot, head) = (border[0], border[border.count - 1])
    var inner = Array(border.dropFirst().dropLast())
    if inner.isEmpty { inner = [1.0 / 3, 2.0 / 3].map { drawing.vertex(between: foot, head, at: $0) } }
    let record = sound(
      row, column, east: [foot] + inner.map { drawing.moved($0, eastBy: 1.5, northBy: 0) } + [head])
    return PlantedFault(kind: kind, record: record, overlaps: [gained(record, over: sound(row, column))])
  }

  private func notch(_ kind: FaultKind, _ row: ParcelRow, _ column: Int) -> PlantedFault {
    PlantedFault(kind: kind, record: sound(row, column, east: bent(row.border(eastOf: column), by: -2).border))
  }

  /// Kites over the longest edge of the border: the edge cuts each into the triangles of both neighbours.
  private func patches(_ kind: FaultKind, _ row: ParcelRow, _ column: Int, depths: [Double]) -> PlantedFault {
    let (a, b) = bent(row.border(eastOf: column), by: 0).edge
    var fault = PlantedFault(kind: kind, record: sound(row, column))
    for (number, depth) in depths.enumerated() {
      let (west, east) = (beside(a, b, by: -depth), beside(a, b, by: depth))
      fault.added.append(ParcelRecord(column: column, copy: number + 1, parts: [.init(outer: [a, east, b, west])]))
      fault.overlaps.append(.init(first: .parcel, second: .added(number), area: planeArea([a, b, west])))
      fault.overlaps.append(.init(first: .eastNeighbour, second: .added(number), area: planeArea([a, east, b])))
    }
    if fault.added.count > 1 {
      fault.overlaps.append(.init(first: .added(0), second: .added(1), area: fault.added[0].area))
    }
    return fault
  }

  private func contained(_ kind: FaultKind, _ row: ParcelRow, _ column: Int) -> PlantedFault {
    let inner = ParcelRecord(column: column, copy: 1, parts: [.init(outer: row.hexagon(column, drawing))])
    return PlantedFault(
      kind: kind, record: sound(row, column), added: [inner],
      overlaps: [.init(first: .parcel, second: .added(0), area: inner.area)])
  }

  private func copy(_ kind: FaultKind, _ row: ParcelRow, _ column: Int, notch: Bool) -> PlantedFault {
    var copy = sound(row, column, east: notch ? bent(row.border(eastOf: column), by: -0.3).border : nil)
    copy.copy = 1
    return PlantedFault(
      kind: kind, record: sound(row, column), added: [copy],
      overlaps: [.init(first: .parcel, second: .added(0), area: copy.area)])
  }

  /// Faults of the record alone.
  private func record(_ kind: FaultKind, _ row: ParcelRow, _ column: Int, round: Int) -> PlantedFault {
    var record = sound(row, column)
    var random = grid.random(.fault, row.number, column)
    switch kind {
    case .bowtie:
      let foot = row.border(eastOf: column)[0], head = row.border(eastOf: column).last ?? foot
      let west = row.border(eastOf: column - 1)
      record.parts = [.init(outer: [west[0], head, foot, west[west.count - 1]])]
      record.form = .crossing
    case .unclosed: record.form = .unclosed
    case .wrongCRS: record.form = .metres
    case .swappedAxes: record.form = .swapped
    case .nullGeometry: record.form = .missing
    case .outOfProvince:
      let away = -(Double(grid.rows) * ParcelGrid.side * 1.3 + 20_000)
      record.parts[0].outer = record.parts[0].outer.map { drawing.moved($0, eastBy: 0, northBy: away) }
    case .outOfDistrict:
      record.district = ParcelGrid.districts[(grid.district(of: row.number) + 1 + random.below(5)) % 6]
    case .duplicateID: record.identifiedAs = column + 1
    default: record.code = ["lua", "XXX", "", "LUC2"][round % 4]
    }
    return PlantedFault(kind: kind, record: record)
  }
}
