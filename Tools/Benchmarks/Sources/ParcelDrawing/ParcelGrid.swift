import SampleDrawing

/// How many parcels stand where: rows from south to north, each with its own number of parcels of some 29 m × 29 m.
///
/// Every 500th place holds an enclave: a parcel in a hole of another. Half-way between, one holds the second part of a
/// parcel two places on.
struct ParcelGrid: Sendable {
  /// Metres; 860 m² as in a province of a million parcels.
  static let side = 29.3
  static let districts = ["347", "349", "350", "351", "352", "353"]
  private static let enclaveEvery = 500

  let seed: UInt64
  /// Places of the grid, each with one parcel.
  let places: Int
  let rows: Int
  /// Places that hold an enclave are numbered; those from here on hold none, so that all parcels are as many as asked.
  private let enclaves: Int

  /// - Parameter parcels: at least 300, so that each district has two rows.
  init(parcels: Int, seed: UInt64) {
    self.seed = seed
    var places = max(1, parcels - Self.enclavesBefore(parcels) - 1)
    while places + Self.enclavesBefore(places) < parcels { places += 1 }
    self.places = places
    enclaves = parcels - places
    rows = max(12, Int(Double(places).squareRoot().rounded()))
  }

  var width: Double { Double(places) / Double(rows) * Self.side }

  func firstPlace(of row: Int) -> Int { row * places / rows }
  func columns(of row: Int) -> Int { firstPlace(of: row + 1) - firstPlace(of: row) }
  var mostColumns: Int { places / rows + 1 }

  func district(of row: Int) -> Int { min(5, row * 6 / rows) }
  /// Whether a district's outline runs along the line south of the row.
  func isOutline(_ line: Int) -> Bool {
    line == 0 || line == rows || district(of: line - 1) != district(of: line)
  }

  func holdsEnclave(_ place: Int) -> Bool {
    place % Self.enclaveEvery == 125 && Self.enclavesBefore(place) < enclaves
  }
  func holdsSecondPart(_ place: Int) -> Bool { place % Self.enclaveEvery == 375 }

  private static func enclavesBefore(_ place: Int) -> Int { (place + enclaveEvery - 126) / enclaveEvery }

  /// A stream of its own for everything that is drawn by chance.
  func random(_ what: Subject, _ row: Int, _ column: Int) -> RandomSource {
    RandomSource(seed, what.rawValue, UInt64(row), UInt64(column))
  }

  enum Subject: UInt64 { case height = 1, base, foot, head, border, dropped, attributes, fault, jitter }
}
