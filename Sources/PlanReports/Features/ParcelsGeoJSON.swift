import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// `parcels-<period>.geojson`: the parcels of a unit with their use on the stock date.
///
/// Parcels are whole, also where only a share lies in the unit: then `shareM2` and `sharePercent` say how much.
/// Properties: id, layer, unit, unitName, sheet, number, use, useName, useAsWritten, areaM2, declaredAreaM2, shareM2, sharePercent,
/// status, project, decision, year, validFrom, validTo, leftOut, fictitious; what a layer has no field for is absent.
/// `leftOut` is true for a record that no sum of parcels counts: its shape is invalid, malformed or missing. A shape
/// that cannot be used is null, and `fault` says why, or `geometryWithheld` that its owner does not give it.
struct ParcelsGeoJSON {
  let content: ReportContent
  let unit: UnitID
  let day: CalendarDate?
  /// By layer: see `PlaceProjector.positions`.
  let positions: [[Coordinate]]
  let crsMember: String?

  func write(_ parcels: UnitParcels, to file: OutputFile) {
    let period = content.periodName(day)
    var head = CollectionHead(content, name: "parcels-\(unit.text)-\(period)")
    head.unit = unit
    head.period = period
    head.confidentialParcels =
      content.options.includesConfidential
      ? parcels.parts.count { content.result.snapshot.confidentialRows[$0.layer][$0.row] } : parcels.withheldCount
    let features = FeatureWriter(to: file, crs: crsMember) { head.write(to: $0) }
    let columns = content.result.snapshot.layers.enumerated().map { layer, snapshot in
      ParcelColumns(snapshot, positions: positions[layer], content, day: day)
    }
    let parts = parcels.parts
    features.features(count: parts.count, threads: content.options.threads) { range, features in
      var rest = parts[range]
      while let first = rest.first {
        let own = rest.prefix { $0.layer == first.layer }
        columns[first.layer].write(own, to: features)
        rest = rest[own.endIndex...]
      }
    }
    features.finish()
  }
}
