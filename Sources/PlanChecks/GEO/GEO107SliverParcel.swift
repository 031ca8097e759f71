import Coverage
import Geometry
import LandUse

/// A parcel so narrow that its two sides are the same line within the accuracy of its map.
///
/// - What it finds: parcels no wider than twice the position limit of the layer's scale in the loaded regulation (the
///   width is 2A/P of a strip, thinness 4πA/P² below 0.2, else the diameter of the largest inscribed circle). A layer
///   that gives no scale is taken as 1:10 000, which the report says.
/// - Why it matters: each side may be off by the position limit, so that nobody can tell whether there is land between
///   them. Such pieces are mostly left over from an overlay or from two drawings of one border, and count as parcels in
///   every table.
/// - Measures: `width`, m, with twice the position limit as its limit, which is inclusive; `parcelArea`, m²; both in
///   the plan CRS.
/// - Needs: GEO101, GEO102, GEO103, GEO105 (their parcels have no certain width).
/// - Does not find: parcels that are lines by all of their uses (roads, dykes and canals, rivers: `form` in the
///   scheme's table); other real narrow parcels are told like slivers. Parcels that are narrow in one place only;
///   wide parcels of many small holes.
/// - Source: position limits of the loaded regulation (TT 25/2014/TT-BTNMT, article 7, as the tables of GeoData quote
///   it); width as for overlaps and gaps (COV201).
public struct SliverParcel: ParcelCheck {
  public static let info = CheckInfo(
    code: "GEO107", name: "sliver-parcel", severity: .warning,
    measures: [.init("width", .metre), .init("parcelArea", .squareMetre)],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"], source: "position limits of the loaded accuracy regulation")

  public init() {}

  public func look(at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot) -> LayerLook {
    guard let widths = ParcelWidth(layer, in: plan) else { return .skipped(because: .noAccuracyRegulation) }
    let unsound = UnsoundRows(layer)
    return .rows(
      RowLook(isExcluded: { unsound[$0] }) { row, findings in
        guard let width = widths.ofNarrow(row) else { return }
        findings.append(Self.finding(row, width, widths, isConfidential: confidential[row]))
      })
  }

  private static func finding(
    _ row: Int, _ width: PieceWidth, _ widths: ParcelWidth, isConfidential: Bool
  ) -> Finding {
    let layer = widths.layer
    return Finding(
      code: info.code, severity: info.severity, subjects: [layer.subject(row)],
      measures: [
        Measure("width", width.length.metres, .metre, limit: widths.limit),
        Measure("parcelArea", layer.areas[row].squareMetres, .squareMetre),
      ],
      details: [Detail("widthMethod", width.method)] + widths.rule.scaleDetails,
      place: layer.layer.shapes.vertices(of: row).first.map {
        .point(layer.layer.shapes.points[Int(layer.layer.shapes.pointIDs[$0])])
      },
      origins: [layer.origin(row)], isConfidential: isConfidential)
  }
}
