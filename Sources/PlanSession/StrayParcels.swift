import Coverage
import Geometry
import LandUse
import PlanChecks

/// Parcels of a layer that lie where none can, and what is needed to try other readings of their positions.
///
/// To try them opens a way from every system such files are seen in, each a search of PROJ's database: nothing else
/// waits for it.
struct StrayParcels: Sendable {
  struct Parcel: Sendable {
    var row: Int
    /// Positions as the file has them.
    var asRead: [Coordinate]
    /// In the plan CRS; nil where it lies nowhere.
    var middle: Coordinate?
  }

  let plausibility: LayerPlausibility
  let place: DisplacementSearch.Place
  /// The system the layer says it is in.
  let declared: String
  let parcels: [Parcel]
  /// How many more there are.
  let untried: Int

  /// The readings that fit each parcel.
  func displaced() throws -> DisplacedParcels {
    var result = DisplacedParcels(reference: place.reference, untried: untried)
    guard !parcels.isEmpty else { return result }
    let isInside = try place.homeTest()
    let attempts = attempts
    for parcel in parcels {
      let fitting = attempts.compactMap { reading(of: parcel, by: $0, isInside) }
      if !fitting.isEmpty { result.parcels.append(.init(row: parcel.row, readings: fitting)) }
    }
    return result
  }

  private func reading(
    of parcel: Parcel, by attempt: Attempt, _ isInside: (Coordinate) -> Bool
  ) -> DisplacedParcels.Reading? {
    let source = parcel.asRead
    // Most readings put the first vertex far away already.
    guard let first = attempt.positions(Array(source.prefix(1))), first.count == 1, first.allSatisfy(isInside),
      let points = attempt.positions(source), points.count == source.count, points.allSatisfy(isInside),
      let there = Self.middle(of: points)
    else { return nil }
    return DisplacedParcels.Reading(
      kind: attempt.kind, crs: attempt.code, name: attempt.name, middle: there,
      distance: parcel.middle.map { Length(metres: Self.distance($0, there)) })
  }

  /// Of the envelope; nil where a point is not finite.
  static func middle(of points: [Coordinate]) -> Coordinate? {
    guard points.allSatisfy(\.isFinite) else { return nil }
    return points.reduce(into: Envelope.empty) { $0.expand(toInclude: $1) }.center
  }

  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension StrayParcels {
  private struct Attempt {
    let kind: DisplacedParcels.Reading.Kind
    let code: String
    let name: String
    let positions: ([Coordinate]) -> [Coordinate]?
  }

  /// Every reading but that of the layer itself: each system of the list, the likeliest first, as it stands and with its
  /// axes exchanged, and the datum shift taken back twice.
  private var attempts: [Attempt] {
    let others = plausibility.readings(otherThan: declared).map { reading in
      Attempt(kind: reading.isSwapped ? .swappedAxes : .otherSystem, code: reading.code, name: reading.name) {
        reading.takesDegreesForMetres($0) ? nil : reading.positions(of: $0)
      }
    }
    return others + (doubledShift.map { [$0] } ?? [])
  }

  /// Degrees that were brought to the file's datum although they were there already.
  private var doubledShift: Attempt? {
    let target = plausibility.target
    guard let source = try? CRS(declared), source.isGeographic, source.datumName != target.datumName,
      let base = plausibility.candidates.lazy.compactMap({ try? CRS($0) })
        .first(where: { $0.isGeographic && $0.datumName == target.datumName }),
      let back = try? Transformation(from: base, to: target, operation: plausibility.operation).makeWorker(),
      let reading = PositionReading(declared, target: target, operation: plausibility.operation)
    else { return nil }
    return Attempt(kind: .doubledShift, code: declared, name: source.name) { points in
      var once = reading.positions(of: points)
      guard back.transform(&once, .inverse).isEmpty else { return nil }
      return reading.positions(of: once)
    }
  }
}

/// The stray parcels of a layer that was read from several files: those of each, in the order of its rows.
struct LayerStrays: Sendable {
  /// Nil where nothing tells where parcels can lie.
  var parts: [(strays: StrayParcels?, rows: Int)] = []

  /// Those of the layer's own rows; nil where nothing tells where they can lie.
  func displaced() throws -> DisplacedParcels? {
    var joined: DisplacedParcels?
    var firstRow = 0
    for part in parts {
      if let found = try part.strays?.displaced() {
        if joined == nil { joined = DisplacedParcels(reference: found.reference) }
        joined?.parcels += found.parcels.map { .init(row: $0.row + firstRow, readings: $0.readings) }
        joined?.untried += found.untried
      }
      firstRow += part.rows
    }
    return joined
  }
}
