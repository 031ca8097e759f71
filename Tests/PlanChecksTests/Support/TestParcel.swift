import Coverage
import Geometry
import LandUse

/// A parcel drawn on a grid of metres.
struct TestParcel {
  var id: String? = nil
  var use: String? = "LUA"
  var unit: String? = nil
  /// Exterior as it would stand in a file: the closing position included.
  var exterior: [Coordinate] = []
  var fault: ShapeFault.Kind? = nil

  static func square(
    _ side: Double, at corner: (Double, Double), id: String? = nil, use: String? = "LUA", unit: String? = nil
  ) -> TestParcel {
    rectangle(side, side, at: corner, id: id, use: use, unit: unit)
  }

  static func rectangle(
    _ width: Double, _ height: Double, at corner: (Double, Double), id: String? = nil, use: String? = "LUA",
    unit: String? = nil
  ) -> TestParcel {
    TestParcel(id: id, use: use, unit: unit, exterior: ring(width, height, at: corner))
  }

  static func ring(_ width: Double, _ height: Double, at corner: (Double, Double)) -> [Coordinate] {
    let (x, y) = corner
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map {
      Coordinate(x: $0.0, y: $0.1)
    }
  }

  /// The parcel without the last position of its ring.
  var unclosed: TestParcel {
    var parcel = self
    parcel.exterior.removeLast()
    return parcel
  }
}

extension MultiPolygon {
  static func rectangle(_ width: Double, _ height: Double, at corner: (Double, Double)) -> MultiPolygon {
    MultiPolygon(.rectangle(width, height, at: corner))
  }
}

extension Polygon {
  static func rectangle(_ width: Double, _ height: Double, at corner: (Double, Double)) -> Polygon {
    Polygon(exterior: Ring(Array(TestParcel.ring(width, height, at: corner).dropLast())))
  }
}

extension ParcelLayer {
  static func of(
    _ parcels: [TestParcel], id: String = "parcels", content: LayerContent = .whole, scale: Int? = nil,
    day: CalendarDate? = nil
  ) throws -> ParcelLayer {
    var builder = ShapeTableBuilder()
    var ids = DictionaryColumn()
    var codes = DictionaryColumn()
    var units = DictionaryColumn()
    for parcel in parcels {
      if !parcel.exterior.isEmpty {
        let ring = parcel.exterior
        try ring.withUnsafeBufferPointer { buffer throws in try builder.appendRing(buffer, isHole: false) }
        builder.endPart()
      }
      if let fault = parcel.fault { builder.note(fault, at: parcel.exterior.first) }
      builder.endShape()
      ids.append(orMissing: parcel.id)
      codes.append(orMissing: parcel.use)
      units.append(orMissing: parcel.unit)
    }
    return ParcelLayer(
      id: id, file: id + ".geojson", content: content, scale: scale, shapes: builder.finish(), sourceCRS: "EPSG:5897",
      ids: ids, units: units, uses: [UseColumn(day: day, field: "use", codes: codes)],
      byteOffsets: parcels.indices.map { $0 * 100 })
  }
}

extension DictionaryColumn {
  mutating func append(orMissing text: String?) {
    if let text { append(text) } else { appendMissing() }
  }

  static func of(_ values: [String?]) -> DictionaryColumn {
    var column = DictionaryColumn()
    for value in values { column.append(orMissing: value) }
    return column
  }
}
