/// A parcel as it leaves the drawing.
struct DrawnParcel: Sendable {
  /// Where a parcel belongs; empty codes when it crosses units.
  struct Place: Sendable {
    var district: String
    var commune: String
    var sheet: Int
    var number: Int
  }

  var shape: ParcelShape
  var use: ParcelUse
  /// The project a change rests on; empty for none.
  var project: String
  var place: Place
  /// Its areas (m²) by district index.
  var shares: [(district: Int, area: Double)]

  /// m², EPSG:5897.
  var area: Double { shares.reduce(0) { $0 + $1.area } }
}

/// Takes the parcels of a drawing one by one.
protocol ParcelReceiver {
  mutating func add(_ parcel: DrawnParcel) throws(DrawingError)
}

/// `MH-0000001` …
func parcelIdentifier(_ number: Int) -> String {
  let digits = String(number)
  return "MH-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
}
