import Coverage
import Geometry
import LandUse
import PlanFormats

/// Layers that say the same about parts of one territory: those of one kind that hold the uses of one day are taken as
/// one layer, so that overlaps and gaps between them are found and each m² counts once.
///
/// Each keeps its own system, mapping and encoding until then; of several map scales the coarsest decides the limits of
/// error (that of the coarser map is what two maps can agree to). Identifiers tell records apart within their own layer
/// only. Layers of which one lies mostly on the other are no parts: they are refused.
struct LayerUnion {
  let target: CRS
  /// Parcels of the smaller layer that are held against the larger one.
  private static let sample = 200

  struct Result {
    var layers: [ParcelLayer]
    /// The layers that were taken together, by their ids.
    var united: [[String]] = []
  }

  /// - Throws: `SessionError.layersOfOneDay`, `ShapeTableBuilder.TooManyVertices`, `GeometryError`.
  /// - Complexity: O(rows + vertices) for what is united, n·log n to index the larger of two layers.
  func united(_ layers: [ParcelLayer]) throws -> Result {
    var result = Result(layers: [])
    for group in Self.groups(layers) {
      guard group.count > 1 else {
        result.layers += group
        continue
      }
      try refuseSameLand(group)
      if let layer = try union(of: group) { result.layers.append(layer) }
      result.united.append(group.map(\.id))
    }
    return result
  }

  /// Layers that belong together, each group where its first stands.
  private static func groups(_ layers: [ParcelLayer]) -> [[ParcelLayer]] {
    var groups: [[ParcelLayer]] = []
    for layer in layers {
      let kin = groups.indices.filter { index in
        layer.content != .overlay && groups[index].contains { sharedDay($0, layer) != nil }
      }
      guard let home = kin.first else {
        groups.append([layer])
        continue
      }
      for other in kin.dropFirst().reversed() { groups[home] += groups.remove(at: other) }
      groups[home].append(layer)
    }
    return groups
  }

  /// A day of which both layers hold the uses; nil for layers of different kinds.
  private static func sharedDay(_ a: ParcelLayer, _ b: ParcelLayer) -> CalendarDate?? {
    guard a.content == b.content else { return nil }
    let days = Set(a.uses.map(\.day))
    return b.uses.first { days.contains($0.day) }.map(\.day)
  }

  private func union(of group: [ParcelLayer]) throws -> ParcelLayer? {
    guard var layer = try ParcelLayer.joining(ParcelLayer.inOneSystem(group, target: target)) else { return nil }
    layer.id = group.map(\.id).joined(separator: " + ")
    layer.scale = group.contains { $0.scale == nil } ? nil : group.compactMap(\.scale).max()
    layer.uses.sort { a, b in b.day.map { day in a.day.map { $0 < day } ?? true } ?? false }
    var first = 0
    layer.idScopes = group.map { part in
      defer { first += part.count }
      return first
    }
    return layer
  }

  private func refuseSameLand(_ group: [ParcelLayer]) throws {
    for (row, layer) in group.enumerated() {
      for other in group[..<row] {
        guard let day = Self.sharedDay(other, layer), try liesOn(other, layer) else { continue }
        throw SessionError.layersOfOneDay(first: other.id, second: layer.id, day: day)
      }
    }
  }

  /// Whether most parcels of the smaller layer lie mostly on parcels of the larger one, by a sample.
  private func liesOn(_ a: ParcelLayer, _ b: ParcelLayer) throws -> Bool {
    let (large, small) = a.count >= b.count ? (a.shapes, b.shapes) : (b.shapes, a.shapes)
    guard large.envelope.intersects(small.envelope) else { return false }
    let engine = GeometryEngine()
    let index = try SpatialIndex(envelopes: (0..<large.count).map { large.envelope(of: $0) })
    var (looked, covered) = (0, 0)
    for row in stride(from: 0, to: small.count, by: max(1, small.count / Self.sample)) {
      let batch = GeometryBatch([small.shape(row)])
      let area = small.area(of: row).squareMetres
      guard area > 0 else { continue }
      // A shape that cannot be intersected says nothing here; it is told as what it is later.
      let shared = try index.query(batch.envelopes[0], engine: engine).reduce(0.0) { sum, other in
        sum + ((try? engine.intersectionArea(batch, 0, GeometryBatch([large.shape(other)]), 0)) ?? 0)
      }
      looked += 1
      if shared * 2 > area { covered += 1 }
    }
    return covered * 2 > looked
  }
}

extension ParcelLayer {
  /// Layers of several systems as they lie in the plane: their positions as read have no common system.
  static func inOneSystem(_ layers: [ParcelLayer], target: CRS) -> [ParcelLayer] {
    guard Set(layers.map(\.sourceCRS)).count > 1 else { return layers }
    return layers.map { layer in
      var layer = layer
      let written = ParcelLayer.File.WrittenSystem(crs: layer.sourceCRS, middle: layer.middleAsRead)
      for file in layer.files.indices where layer.files[file].system == nil { layer.files[file].system = written }
      layer.sourcePoints = layer.shapes.points
      layer.sourceCRS = target.identifier ?? target.definition
      return layer
    }
  }
}
