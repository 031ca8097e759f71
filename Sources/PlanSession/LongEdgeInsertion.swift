import Coverage
import Geometry
import LandUse

/// Where an outline was born: its shape in the plan CRS does not say.
struct OutlineBirth: Sendable {
  var crs: String
  /// The most decimals with which its file writes a coordinate.
  var decimals: Int
}

/// Looks for vertices to insert on the long edges of a layer and of the outline: each in the system it was born in, and
/// only among what was born in one.
struct LongEdgeInsertion {
  let target: CRS
  /// The operation to pin where a datum has to be changed.
  let operation: String?
  let outline: MultiPolygon?
  let birth: OutlineBirth?
  let threads: Int

  /// - Parameter shapes: those of the layer.
  func find(in shapes: ShapeSet, of layer: ParcelLayer) async throws -> VertexInsertions {
    var all = VertexInsertions()
    for kin in Self.kin(of: layer) {
      guard let source = try? CRS(kin.crs),
        let transformation = try? Transformation(from: source, to: target, operation: operation),
        !transformation.isIdentity
      else { continue }
      let search = VertexInsertionSearch(transformation, unit: Self.unit(kin.decimals))
      let found = try await search.find(
        in: shapes, rows: kin.rows,
        source: {
          guard kin.isBroughtIn else { return layer.sourcePoints }
          return try await transformation.transformed(layer.shapes.points, .inverse, threads: threads).points
        }, outline: try born(in: source, by: transformation))
      all.add(found, to: shapes.table)
    }
    return try keepingOutlineValid(all)
  }

  /// Rows of a layer that were born in one system.
  private struct Kin {
    var crs: String
    var rows: [Range<Int>]
    var decimals: Int?
    /// Their positions as read were given up for those in the plane.
    var isBroughtIn: Bool
  }

  private static func kin(of layer: ParcelLayer) -> [Kin] {
    var kin: [Kin] = []
    for (number, file) in layer.files.enumerated() {
      let end = number + 1 < layer.files.count ? layer.files[number + 1].firstRow : layer.count
      let crs = file.system?.crs ?? layer.sourceCRS
      if let place = kin.firstIndex(where: { $0.crs == crs }) {
        kin[place].rows.append(file.firstRow..<end)
        kin[place].decimals = [kin[place].decimals, file.decimals].compactMap { $0 }.min()
      } else {
        kin.append(
          Kin(crs: crs, rows: [file.firstRow..<end], decimals: file.decimals, isBroughtIn: file.system != nil))
      }
    }
    return kin
  }

  /// Zero where nobody knows: then only what lies exactly on an edge lies on it.
  private static func unit(_ decimals: Int?) -> Double {
    var unit = 1.0
    for _ in 0..<min(decimals ?? 400, 400) { unit /= 10 }
    return unit
  }

  /// The outline where it was born in that system; nil else.
  private func born(in crs: CRS, by transformation: Transformation) throws -> VertexInsertionSearch.Outline? {
    guard let outline, let birth, let own = try? CRS(birth.crs), own.isSameSystem(as: crs) else { return nil }
    return try VertexInsertionSearch.Outline(outline, by: transformation, unit: Self.unit(birth.decimals))
  }

  /// An outline that its insertions would make invalid stays as it is.
  private func keepingOutlineValid(_ insertions: VertexInsertions) throws -> VertexInsertions {
    guard let outline, insertions.inOutline > 0 else { return insertions }
    let isValid = try GeometryEngine().validity(of: insertions.inserted(into: outline)).isValid
    return isValid ? insertions : insertions.withoutOutline
  }
}

extension CRS {
  /// The same positions have the same numbers: one definition, or longitude and latitude of one datum.
  fileprivate func isSameSystem(as other: CRS) -> Bool {
    if self == other { return true }
    return isGeographic && other.isGeographic && datumName == other.datumName && unitFactor == other.unitFactor
      && ellipsoid == other.ellipsoid
  }
}
