import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// The parcels that differ as a map layer: as they are after; the removed ones as they were before.
///
/// Properties: kind, layer, id, unit, areaBeforeM2, areaAfterM2, symmetricDifferenceM2, changes[], fictitious.
struct ComparisonGeoJSON {
  private let content: ComparisonContent
  private let crsMember: String?
  /// By layer of the comparison.
  private let before: [SideShapes?]
  private let after: [SideShapes?]

  private struct SideShapes: Sendable {
    let shapes: WrittenShapes
    let ids: DictionaryColumn
    let faulty: Set<Int>
  }

  /// - Throws: `GeometryError` when the plan CRS has no operation to longitude and latitude.
  init(_ content: ComparisonContent) async throws {
    self.content = content
    let projector = try PlaceProjector(content.after.plan, to: content.options.outputCRS)
    crsMember = projector.crsMember
    var (before, after): ([SideShapes?], [SideShapes?]) = ([], [])
    for layer in content.comparison.layers {
      before.append(try await Self.shapes(layer.before, of: content.before, projector))
      after.append(try await Self.shapes(layer.after, of: content.after, projector))
    }
    self.before = before
    self.after = after
  }

  private static func shapes(
    _ place: Int?, of side: ReportContent, _ projector: PlaceProjector
  ) async throws -> SideShapes? {
    guard let place else { return nil }
    let layer = side.result.snapshot.layers[place].layer
    let positions = try await projector.positions(of: layer, threads: side.options.threads)
    return SideShapes(
      shapes: WrittenShapes(layer.shapes, positions: positions), ids: layer.ids,
      faulty: Set(layer.shapes.faults.map(\.shape)))
  }

  func write(to file: OutputFile) {
    let content = content
    let features = FeatureWriter(to: file, crs: crsMember) { json in
      json.member("name", "comparison")
      if let banner = content.banner { json.member("banner", banner) }
      json.member("fictitious", content.isFictitious)
      json.member("planBefore", content.before.plan.id)
      json.member("planAfter", content.after.plan.id)
      json.member("language", content.words.language.rawValue)
      json.member("confidentialIncluded", content.options.includesConfidential)
      if content.total.withheld > 0 {
        json.member("confidential", content.words.notice(ComparisonNotice.withheld(content.total.withheld)))
      }
    }
    let (before, after) = (before, after)
    features.features(count: content.parcels.count, threads: content.options.threads) { range, features in
      for place in range {
        let parcel = content.parcels[place]
        let side = parcel.after == nil ? before[parcel.layer] : after[parcel.layer]
        guard let side, let row = parcel.after ?? parcel.before else { continue }
        features.feature(
          ids: side.ids, row: row, of: side.shapes,
          isShown: !side.faulty.contains(row) && side.shapes.hasPositions(row)
        ) { ComparedParcelText.write(parcel, content, to: $0) }
      }
    }
    features.finish()
  }
}
