import Coverage
import Geometry
import LandUse

/// A boundary with vertices that bound no land: repeated points, and spikes.
///
/// - What it finds: parcels with a position that repeats the one before it in its ring (the closing position is no
///   repetition), and parcels with a spike: a vertex whose shorter leg is longer than the threshold `spikeWidth` and at
///   least ten times as long as its width, the width (from the end of that leg to the other leg) being no more than
///   `spikeWidth`. Beyond a thousand parcels of a layer with repeated points these are one finding with their number
///   and the ten worst.
/// - Why it matters: a repeated point is harmless here, areas and overlaps are the same without it, but other programs
///   stumble over it. A spike is mostly a slip of the pen; it makes neighbours overlap along a line, and whoever stakes
///   the boundary out looks for a corner that is none.
/// - Measures: `repeatedPoints`, count; `spikes`, count; `spikeLength` and `spikeWidth`, m, of the longest spike, in
///   the plan CRS, the width with the threshold as its limit, which is inclusive; `parcels`, count, where many are
///   told together.
/// - Needs: GEO101, GEO102, GEO103, GEO105 (their parcels have no certain boundary).
/// - Does not find: spikes without width (they make the shape invalid, GEO102); parcels that are narrow as a whole
///   (GEO107); spikes wider than the threshold or blunt; vertices on a straight line.
/// - Source: OGC Simple Features 06-103r4, 6.1.11 (a polygon has no cut lines, spikes or punctures); width: threshold
///   `spikeWidth` of the plan, by default 0.15 m, the position limit of cadastral maps at 1:1000 (TT 25/2014/TT-BTNMT,
///   article 7, as the tables of GeoData quote it).
public struct IdleVertices: ParcelCheck {
  public static let info = CheckInfo(
    code: "GEO104", name: "idle-vertices", severity: .warning,
    measures: [
      .init("repeatedPoints", .count), .init("spikes", .count), .init("spikeLength", .metre),
      .init("spikeWidth", .metre), .init("parcels", .count),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "OGC Simple Features 06-103r4 §6.1.11; width: plan threshold spikeWidth")

  /// Parcels of a layer with repeated points that are told one by one.
  static let listedParcels = 1000
  /// Spikes or parcels that a finding lists.
  static let listedParts = 10

  public init() {}

  public func look(at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot) -> LayerLook {
    let unsound = UnsoundRows(layer)
    let corners = RingCorners(shapes: layer.layer.shapes)
    let look = BoundaryLook(
      layer: layer, confidential: confidential, corners: corners,
      spikeWidth: plan.plan.thresholds.spikeWidth.metres, width: ParcelWidth(layer, in: plan))
    let repeating = (0..<layer.layer.count).filter { !unsound[$0] && corners.repeatsPosition(in: $0) }
    let isSummed = repeating.count > Self.listedParcels
    return .rows(
      RowLook(
        isExcluded: { unsound[$0] },
        conclude: { $0 + (isSummed ? [look.sum(of: repeating)] : []) },
        look: { row, findings in look.look(row, listsRepeated: !isSummed, &findings) }))
  }
}

/// How the boundary of one row is looked at.
private struct BoundaryLook: Sendable {
  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let corners: RingCorners
  let spikeWidth: Double
  let width: ParcelWidth?

  func look(_ row: Int, listsRepeated: Bool, _ findings: inout [Finding]) {
    var repeated = 0
    var firstRepeated: Coordinate?
    var spikes: [(place: Coordinate, spike: Spike)] = []
    corners.forEach(of: row) { place in
      repeated += 1
      if firstRepeated == nil { firstRepeated = place }
    } _: { corner in
      if let spike = Spike(corner, widthLimit: spikeWidth) { spikes.append((corner.at, spike)) }
    }
    if listsRepeated, let place = firstRepeated { findings.append(repetition(repeated, at: place, row)) }
    // Of a parcel that is narrow as a whole GEO107 tells.
    if !spikes.isEmpty, width?.ofNarrow(row) == nil { findings.append(finding(spikes, row)) }
  }

  private func repetition(_ count: Int, at place: Coordinate, _ row: Int) -> Finding {
    Finding(
      code: IdleVertices.info.code, severity: .note, subjects: [layer.subject(row)],
      measures: [Measure("repeatedPoints", Double(count), .count)], details: [Detail("kind", "repeated-points")],
      place: .point(place), origins: [layer.origin(row)], isConfidential: confidential[row])
  }

  private func finding(_ spikes: [(place: Coordinate, spike: Spike)], _ row: Int) -> Finding {
    let ordered = spikes.sorted { a, b in
      a.spike.length == b.spike.length ? Coordinate.precedes(a.place, b.place) : a.spike.length > b.spike.length
    }
    func measures(_ spike: Spike) -> [Measure] {
      [
        Measure("spikeLength", spike.length, .metre), Measure("spikeWidth", spike.width, .metre, limit: spikeWidth),
      ]
    }
    return Finding(
      code: IdleVertices.info.code, severity: .warning, subjects: [layer.subject(row)],
      measures: [Measure("spikes", Double(spikes.count), .count)] + measures(ordered[0].spike),
      details: [Detail("kind", "spikes")], place: .point(ordered[0].place),
      parts: ordered.dropFirst().prefix(IdleVertices.listedParts - 1).map {
        FindingPart(subjects: [], measures: measures($0.spike), place: .point($0.place))
      },
      origins: [layer.origin(row)], isConfidential: confidential[row])
  }

  /// All rows with repeated points in one, the ten with most of them listed.
  func sum(of rows: [Int]) -> Finding {
    let counted = rows.map { row -> (row: Int, count: Int) in
      var count = 0
      corners.forEach(of: row) { _ in
        count += 1
      } _: { _ in
      }
      return (row, count)
    }
    let worst = counted.sorted { a, b in
      a.count == b.count ? layer.subject(a.row) < layer.subject(b.row) : a.count > b.count
    }
    let listed = worst.prefix(IdleVertices.listedParts)
    return Finding(
      code: IdleVertices.info.code, severity: .note, subjects: [.layer(layer.layer.id)],
      measures: [
        Measure("parcels", Double(rows.count), .count),
        Measure("repeatedPoints", Double(counted.reduce(0) { $0 + $1.count }), .count),
      ],
      details: [Detail("kind", "many-repeated-points")],
      parts: listed.map { row, count in
        FindingPart(
          subjects: [layer.subject(row)], measures: [Measure("repeatedPoints", Double(count), .count)])
      }, isConfidential: listed.contains { confidential[$0.row] })
  }
}
