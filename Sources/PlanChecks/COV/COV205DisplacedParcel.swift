import Coverage
import Geometry
import LandUse

/// A parcel that is in another coordinate system than its layer says, or whose axes are exchanged.
///
/// - What it finds: single parcels of an otherwise plausible layer that lie wholly beyond the boundary (by more than
///   the accuracy of the datum operations; without a boundary: further than three times the distance from the layer's
///   middle within which 95 of 100 parcels lie), or have no position at all (GEO105), and that another reading of their
///   positions would bring where parcels belong: one of the systems that files of the region are seen in, axes
///   exchanged, a datum shift left out or made twice. The finding names the readings that do, the likeliest first, five
///   at most; where several remain, the positions alone do not tell them apart. A warning, not an error, where the
///   parcel would move by less than `nearby`: it may as well belong to a neighbour beyond the boundary.
/// - Why it matters: the parcel's land is missing where it belongs, and is counted where it is not.
/// - Measures: `displacement`, m, from where the parcel lies to where it would lie under the likeliest reading, in the
///   plan CRS, limit: `nearby`, 5 km; in the parts the same for each reading; `readings`, count of those that fit;
///   `parcels`, count of those that were not tried, beyond two thousand.
/// - Needs: GEO101, GEO103 (such shapes are not looked at).
/// - Does not find: whole layers in another system (the run stops); parcels inside the boundary that are shifted (a
///   datum shift left out moves them by about 224 m) or that lie on land of others by such an error; parcels that no
///   reading brings home (COV204); layers of fewer than twenty parcels without a boundary.
/// - Source: RFC 7946, section 4; the list of systems beside the category schemes; EPSG registry as PROJ has it.
public struct DisplacedParcel: PlanCheck {
  public static let info = CheckInfo(
    code: "COV205", name: "displaced-parcel", severity: .error,
    measures: [.init("displacement", .metre), .init("readings", .count), .init("parcels", .count)],
    needs: ["GEO101", "GEO103"],
    source: "RFC 7946 §4; list of coordinate systems of the region; EPSG registry (PROJ)")

  /// 5 km: further than a parcel beyond the boundary is digitised by way of its neighbours, nearer than any other zone
  /// of the region (15′ of longitude are 26 km).
  static let nearby = Length(metres: 5000)
  /// Readings named.
  static let named = 5

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    plan.outcome(skippedBecause: .noBoundary) { layer, confidential in
      guard let displaced = layer.displaced else { return nil }
      let absent = Set(
        layer.layer.shapes.faults.filter { $0.kind != .outOfRange && $0.kind != .notTransformable }.map(\.shape))
      var findings = displaced.parcels.map { finding($0, displaced.reference, layer, confidential[$0.row]) }
      if displaced.untried > 0 { findings.append(untried(displaced, layer)) }
      return LayerAnswer(examined: layer.layer.count - absent.count, excluded: absent.count, findings: findings)
    }
  }

  private func finding(
    _ parcel: DisplacedParcels.Parcel, _ reference: DisplacedParcels.Reference, _ layer: LayerSnapshot,
    _ isConfidential: Bool
  ) -> Finding {
    let readings = parcel.readings.prefix(Self.named)
    let isNearby = readings.contains { ($0.distance ?? Length(metres: .infinity)) < Self.nearby }
    let details = readings.enumerated().flatMap { index, reading in
      [
        Detail("reading\(index + 1)", reading.crs), Detail("readingName\(index + 1)", reading.name),
        Detail("readingAs\(index + 1)", reading.kind.rawValue),
      ]
    }
    let shape = layer.layer.shapes.envelope(of: parcel.row)
    let lies = shape.width.isFinite && shape.height.isFinite && parcel.readings.first?.distance != nil
    return Finding(
      code: Self.info.code, severity: isNearby ? .warning : .error, subjects: [layer.subject(parcel.row)],
      measures: displacement(parcel.readings.first?.distance)
        + [Measure("readings", Double(parcel.readings.count), .count)],
      details: [Detail("kind", "displaced"), Detail("reference", reference.rawValue)] + details,
      place: lies ? .point(shape.center) : nil,
      parts: readings.map {
        FindingPart(subjects: [.value($0.crs)], measures: displacement($0.distance), place: .point($0.middle))
      }, origins: [layer.origin(parcel.row)], isConfidential: isConfidential)
  }

  private func displacement(_ distance: Length?) -> [Measure] {
    distance.map { [Measure("displacement", $0.metres, .metre, limit: Self.nearby.metres)] } ?? []
  }

  private func untried(_ displaced: DisplacedParcels, _ layer: LayerSnapshot) -> Finding {
    Finding(
      code: Self.info.code, severity: .warning, subjects: [.layer(layer.layer.id)],
      measures: [Measure("parcels", Double(displaced.untried), .count)],
      details: [Detail("kind", "untried"), Detail("reference", displaced.reference.rawValue)])
  }
}
