/// A record of the faulty file. All of it is text, so that anything can be wrong in it.
struct PlantedRecord: Sendable {
  struct Property: Sendable {
    var name: String
    /// As JSON.
    var text: String
  }

  /// The parcel it was drawn as.
  let parcel: DrawnParcel
  /// The record's identifier as it was before anything was planted.
  let identifier: String
  var properties: [Property]
  /// Positions as JSON, closed rings; nil for a null geometry.
  var polygons: [[[String]]]?
  /// Not written at all.
  var isMissing = false

  init(_ parcel: DrawnParcel, identifier: String) {
    self.parcel = parcel
    self.identifier = identifier
    polygons = parcel.shape.parts.map { part in ([part.outer] + part.holes).map(Self.ring) }
    let place = parcel.place, use = parcel.use
    let texts = [
      ("parcel_id", identifier), ("district", place.district), ("commune", place.commune),
      ("map_sheet", String(place.sheet)), ("parcel_no", String(place.number)), ("use_2020", use.in2020.rawValue),
      ("use_2025", use.in2025.rawValue), ("use_2030", use.in2030.rawValue), ("status", use.status),
      ("project", parcel.project), ("decision", use.project > 0 ? "MH-QĐ \(use.project)" : ""),
    ]
    properties = texts.map { Property(name: $0.0, text: Self.quoted($0.1)) }
    properties.append(Property(name: "area_m2", text: Self.area(parcel.area)))
    properties.append(Property(name: "fictitious", text: "true"))
  }

  subscript(property: String) -> String {
    get { properties.first { $0.name == property }?.text ?? "" }
    set {
      guard let index = properties.firstIndex(where: { $0.name == property }) else { return }
      properties[index].text = newValue
    }
  }

  /// The same use on all days.
  mutating func setUses(_ text: String) {
    for year in AreaLedger.years { self["use_\(year)"] = Self.quoted(text) }
  }

  mutating func setShape(_ parts: [ParcelShape.Part]) {
    polygons = parts.map { part in ([part.outer] + part.holes).map(Self.ring) }
  }

  /// Texts of the sample hold no character that JSON wants escaped.
  static func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// m², one decimal.
  static func area(_ squareMetres: Double) -> String {
    decimalText(Int64((squareMetres * 10).rounded()), decimals: 1, keepsOne: true)
  }

  static func ring(_ vertices: [Vertex]) -> [String] {
    (vertices + vertices.prefix(1)).map(position)
  }

  static func position(_ vertex: Vertex) -> String {
    "[\(decimalText(vertex.lon, decimals: 8)),\(decimalText(vertex.lat, decimals: 8))]"
  }

  var json: String {
    let properties = properties.map { "\"\($0.name)\":\($0.text)" }.joined(separator: ",")
    return "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}"
  }

  private var geometry: String {
    guard let polygons else { return "null" }
    let texts = polygons.map { rings in
      "[" + rings.map { "[" + $0.joined(separator: ",") + "]" }.joined(separator: ",") + "]"
    }
    if texts.count == 1 { return "{\"type\":\"Polygon\",\"coordinates\":\(texts[0])}" }
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(texts.joined(separator: ","))]}"
  }
}

/// `value` units of 10^−decimals, zeros at the end left out; at least one decimal is kept when `keepsOne`.
func decimalText(_ value: Int64, decimals: Int, keepsOne: Bool = false) -> String {
  let digits = String(value.magnitude)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let whole = padded.dropLast(decimals)
  var rest = padded.suffix(decimals)
  while rest.count > (keepsOne ? 1 : 0) && rest.last == "0" { rest.removeLast() }
  return (value < 0 ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
}
