import Coverage
import Geometry
import LandUse
import PlanChecks

/// Leads from projects to parcels: by the list, by the project's shape, by what the parcels name.
///
/// The layers of the full territory are looked at; where there are none, those of allocations. Overlays hold no parcels.
struct ProjectLinking {
  let plan: Plan
  let layers: [LayerSnapshot]
  /// By the project's id, in the plan CRS.
  let shapes: [String: MultiPolygon]
  let zones: UnitZones?

  /// 0.001 m²: what an overlay of borders that agree leaves over.
  private static let crumb = Area(squareMillimetres: 1000)

  /// - Throws: `GeometryError` when a shape cannot be laid over the parcels.
  /// - Complexity: O(rows + distinct values) for lists and fields, n·log n for shapes.
  func links() throws -> ProjectLinks {
    let listed = rowsByListedID()
    let named = rowsByName()
    // Made once: each lays a grid over all zones.
    let splitter = try shapes.isEmpty ? nil : zones.map { try RegionSplitter(zones: $0.shapes) }
    let overlay = try shapes.isEmpty ? nil : ProjectOverlay(layers: layers, parcelLayers: parcelLayers)
    var lands: [ProjectLand] = []
    for (number, project) in plan.projects.enumerated() {
      var land: ProjectLand
      if !project.parcels.isEmpty {
        let ids = unique(project.parcels)
        land = ProjectLand(
          way: .list, parcels: parcels(of: ids.flatMap { listed[$0] ?? [] }), unknown: ids.filter { listed[$0] == nil })
      } else if let shape = shapes[project.id] {
        land = ProjectLand(
          way: .shape, parcels: try overlay?.parcels(of: shape, above: Self.crumb) ?? [],
          shapeArea: .squareMetres(shape.area))
      } else {
        let rows = named.rows[number]
        land = ProjectLand(way: rows.isEmpty ? nil : .field, parcels: parcels(of: rows))
      }
      land.outside = try outside(land, of: project, splitter)
      lands.append(land)
    }
    var links = ProjectLinks(lands: lands, unlistedNames: named.unlisted)
    links.clashes = try clashes(links, overlay)
    return links
  }

  private typealias Row = (layer: Int, row: Int)

  private var parcelLayers: [Int] {
    let whole = layers.indices.filter { layers[$0].layer.content == .whole }
    return whole.isEmpty ? layers.indices.filter { layers[$0].layer.content == .allocations } : whole
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: Lists and fields

  private func rowsByListedID() -> [String: [Row]] {
    let wanted = Set(plan.projects.flatMap(\.parcels))
    var rows: [String: [Row]] = [:]
    guard !wanted.isEmpty else { return rows }
    for layer in parcelLayers {
      let ids = layers[layer].layer.ids
      let isWanted = ids.values.map(wanted.contains)
      for (row, index) in ids.indices.enumerated() where index != DictionaryColumn.missing && isWanted[Int(index)] {
        rows[ids.values[Int(index)], default: []].append((layer, row))
      }
    }
    return rows
  }

  /// For each project the rows that name it by its id or by a name that only it has; and how many names are of none.
  private func rowsByName() -> (rows: [[Row]], unlisted: Int) {
    var numbers: [String: Int?] = [:]
    for (number, project) in plan.projects.enumerated() {
      for name in Set([project.name, project.nameEnglish].compactMap { $0 }) {
        numbers[name] = numbers[name] == nil ? number : .some(nil)
      }
    }
    for (number, project) in plan.projects.enumerated() { numbers[project.id] = number }
    var rows = [[Row]](repeating: [], count: plan.projects.count)
    var unlisted: Set<String> = []
    for layer in parcelLayers {
      guard let column = layers[layer].layer.projects else { continue }
      let known = column.values.map { numbers[$0] ?? nil }
      for (row, index) in column.indices.enumerated() where index != DictionaryColumn.missing {
        if let number = known[Int(index)] {
          rows[number].append((layer, row))
        } else if !column.values[Int(index)].isEmpty {
          unlisted.insert(column.values[Int(index)])
        }
      }
    }
    return (rows, unlisted.count)
  }

  private func parcels(of rows: [Row]) -> [ProjectParcel] {
    rows.sorted { ($0.layer, $0.row) < ($1.layer, $1.row) }
      .map { ProjectParcel(layer: $0.layer, row: $0.row, area: area(of: $0.row, in: layers[$0.layer])) }
  }

  /// The area of its shape; of a record whose shape is withheld the declared one.
  private func area(of row: Int, in layer: LayerSnapshot) -> Area {
    let area = layer.areas.indices.contains(row) ? layer.areas[row] : .zero
    guard area == .zero, layer.layer.withheld.contains(row) else { return area }
    return layer.declaredArea(of: row) ?? .zero
  }

  // MARK: Units

  /// The land of a project outside its unit; nil where nothing tells units apart.
  private func outside(
    _ land: ProjectLand, of project: PlannedProject, _ splitter: RegionSplitter?
  ) throws -> Area? {
    guard let register = plan.register, register[project.unit] != nil, !land.parcels.isEmpty else { return nil }
    if land.way == .shape, let zones, let splitter, let shape = shapes[project.id] {
      return try splitter.split(shape, area: .squareMetres(shape.area)).reduce(Area.zero) { sum, piece in
        isHome(piece.zone, project.unit, zones, register) ? sum : sum + piece.area
      }
    }
    return land.parcels.reduce(Area.zero) { $0 + outside($1, project.unit, register) }
  }

  private func outside(_ parcel: ProjectParcel, _ unit: UnitID, _ register: UnitRegister) -> Area {
    let layer = layers[parcel.layer]
    let shares = layer.zones?.shares(of: parcel.row) ?? []
    if let zones, !shares.isEmpty {
      return shares.reduce(Area.zero) { sum, share in
        isHome(Int(share.zone), unit, zones, register) ? sum : sum + share.area
      }
    }
    // Without shapes of units the parcel lies where it says; one that says nothing speaks against no unit.
    guard let column = layer.layer.units, column.indices.indices.contains(parcel.row),
      let text = column[parcel.row], register[UnitID(text)] != nil
    else { return .zero }
    return register.lineage(of: UnitID(text)).contains(unit) ? .zero : parcel.area
  }

  private func isHome(_ zone: Int, _ unit: UnitID, _ zones: UnitZones, _ register: UnitRegister) -> Bool {
    guard zones.units.indices.contains(zone) else { return false }
    return register.lineage(of: zones.units[zone]).contains(unit) || zones.isBelow(unit, zone: zone)
  }

  // MARK: Several projects on one parcel

  private func clashes(_ links: ProjectLinks, _ overlay: ProjectOverlay?) throws -> [ProjectClash] {
    var clashes: [ProjectClash] = []
    for shared in links.shared {
      // Land of a project that was stopped is free for another.
      let projects = shared.projects.filter { plan.projects[$0].status != .stopped }
      var most = Area.zero
      var involved: Set<Int> = []
      for (position, first) in projects.enumerated() {
        for second in projects.dropFirst(position + 1) {
          let area = try common(first, second, shared.layer, shared.row, links, overlay)
          guard area > plan.thresholds.minOverlap else { continue }
          involved.formUnion([first, second])
          most = max(most, area)
        }
      }
      guard !involved.isEmpty else { continue }
      clashes.append(
        ProjectClash(layer: shared.layer, row: shared.row, projects: involved.sorted(), area: most))
    }
    return clashes
  }

  /// What two projects have in common of a parcel: all of the smaller part unless both are parts by shape.
  private func common(
    _ first: Int, _ second: Int, _ layer: Int, _ row: Int, _ links: ProjectLinks, _ overlay: ProjectOverlay?
  ) throws -> Area {
    func part(_ project: Int) -> Area {
      links.lands[project].parcels.first { $0.layer == layer && $0.row == row }?.area ?? .zero
    }
    let smaller = min(part(first), part(second))
    guard links.lands[first].way == .shape, links.lands[second].way == .shape,
      let a = shapes[plan.projects[first].id], let b = shapes[plan.projects[second].id]
    else { return smaller }
    return min(smaller, try overlay?.common(a, b, layer: layer, row: row) ?? .zero)
  }
}

/// Parcels laid under the shapes of projects, exactly.
struct ProjectOverlay {
  private let layers: [LayerSnapshot]
  private let index: SpatialIndex
  private let rows: [(layer: Int, row: Int)]
  private let engine = GeometryEngine()

  /// Rows with a faulty shape take no part: what lies in them cannot be told.
  init(layers: [LayerSnapshot], parcelLayers: [Int]) throws(GeometryError) {
    var rows: [(layer: Int, row: Int)] = []
    var envelopes: [Envelope] = []
    for layer in parcelLayers {
      let shapes = layers[layer].layer.shapes
      let faulty = Set(layers[layer].invalid.map(\.shape)).union(shapes.faults.map(\.shape))
      for row in 0..<shapes.count where !faulty.contains(row) {
        rows.append((layer, row))
        envelopes.append(shapes.envelope(of: row))
      }
    }
    self.layers = layers
    self.rows = rows
    index = try SpatialIndex(envelopes: envelopes)
  }

  /// The parts of parcels in a shape, by layer and row.
  func parcels(of shape: MultiPolygon, above crumb: Area) throws(GeometryError) -> [ProjectParcel] {
    let batch = GeometryBatch([shape])
    var parcels: [ProjectParcel] = []
    for found in try index.query(shape.envelope, engine: engine) {
      let (layer, row) = rows[found]
      let area = Area.squareMetres(
        try engine.intersectionArea(batch, 0, layers[layer].layer.shapes.batch(of: [row]), 0))
      if area > crumb { parcels.append(ProjectParcel(layer: layer, row: row, area: area)) }
    }
    return parcels.sorted { ($0.layer, $0.row) < ($1.layer, $1.row) }
  }

  /// What two shapes have in common within a parcel.
  func common(_ a: MultiPolygon, _ b: MultiPolygon, layer: Int, row: Int) throws(GeometryError) -> Area {
    let both = try engine.intersection(a, b)
    guard !both.isEmpty else { return .zero }
    return .squareMetres(
      try engine.intersectionArea(GeometryBatch([both]), 0, layers[layer].layer.shapes.batch(of: [row]), 0))
  }
}
