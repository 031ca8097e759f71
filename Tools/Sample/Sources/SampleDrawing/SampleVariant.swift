/// Which of the drawn parcels a sample holds, and how.
public enum SampleVariant: String, CaseIterable, Sendable {
  /// The full territory.
  case whole
  /// Only what changes its use; the opening stock is the table baseline.csv.
  case allocations
  /// A cadastral file: roads, rivers, dykes and canals that stay are no parcels; unparcelled.csv explains the gaps.
  case noRoads = "no-roads"
  /// Defence and security land as records whose geometry is withheld.
  case withheld

  /// Kinds of land that many cadastral files have no parcels for.
  static let unparcelled: [LandUseCode] = [.DGT, .DTL, .SON]
  static let confidential: [LandUseCode] = [.CQP, .CAN]

  /// Whether a parcel of this use is in parcels.geojson.
  func has(_ use: ParcelUse) -> Bool {
    switch self {
    case .whole, .withheld: true
    case .allocations: use.in2020 != use.in2025 || use.in2025 != use.in2030
    case .noRoads: !(use.isStanding && Self.unparcelled.contains(use.in2020))
    }
  }

  /// Whether a parcel of this use is there without its shape.
  func withholds(_ use: ParcelUse) -> Bool {
    self == .withheld && use.isStanding && Self.confidential.contains(use.in2020)
  }
}

/// How coordinates are written.
public enum CoordinateForm: String, CaseIterable, Sendable {
  /// WGS 84 longitude and latitude, 8 decimals (1 mm).
  case degrees = "wgs84"
  /// VN-2000 / TM-3 105°, metres east and north, 4 decimals, with the `crs` member of the older GeoJSON.
  case metres = "EPSG:5897"

  /// What stands between the name and the features of a collection.
  var member: String {
    switch self {
    case .degrees: ""
    case .metres: #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::5897"}},"#
    }
  }
}

extension ParcelUse {
  /// The same on all days.
  var isStanding: Bool { in2020 == in2025 && in2025 == in2030 }
}
