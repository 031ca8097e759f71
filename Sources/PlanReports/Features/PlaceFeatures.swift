import Geometry
import PlanChecks
import PlanFormats

/// A FeatureCollection whose features may be points: places of findings. One feature a line.
final class PlaceFeatures {
  private let json: JSONWriter

  init(to file: OutputFile, crs: String?, head: (JSONWriter) -> Void) {
    json = JSONWriter(to: file)
    json.beginObject()
    json.member("type", "FeatureCollection")
    if let crs { Self.writeCRS(crs, to: json) }
    head(json)
    json.key("features")
    json.beginArray()
  }

  func feature(id: String, place: Place?, properties: (JSONWriter) -> Void) {
    json.object {
      json.member("type", "Feature")
      json.member("id", id)
      json.key("properties")
      json.object { properties(json) }
      json.key("geometry")
      switch place {
      case .point(let point): writePoint(point)
      case .region(let region): writeRegion(region)
      case nil: json.null()
      }
    }
    json.file.write("\n")
  }

  func finish() {
    json.end()
    json.end()
    json.file.write("\n")
  }

  private func writePoint(_ point: Coordinate) {
    json.object {
      json.member("type", "Point")
      json.key("coordinates")
      write(point)
    }
  }

  private func writeRegion(_ region: MultiPolygon) {
    guard !region.isEmpty else { return json.null() }
    json.object {
      json.member("type", region.polygons.count == 1 ? "Polygon" : "MultiPolygon")
      json.key("coordinates")
      if region.polygons.count == 1 {
        write(region.polygons[0])
      } else {
        json.array { for polygon in region.polygons { write(polygon) } }
      }
    }
  }

  private func write(_ polygon: Polygon) {
    json.array {
      write(polygon.exterior.canonical(clockwise: false))
      for hole in polygon.holes { write(hole.canonical(clockwise: true)) }
    }
  }

  private func write(_ ring: Ring) {
    json.array { for position in ring.coordinates + ring.coordinates.prefix(1) { write(position) } }
  }

  private func write(_ position: Coordinate) {
    json.array {
      json.number(position.x)
      json.number(position.y)
    }
  }

  private static func writeCRS(_ crs: String, to json: JSONWriter) {
    let parts = crs.split(separator: ":")
    json.key("crs")
    json.object {
      json.member("type", "name")
      json.key("properties")
      json.object {
        json.member("name", parts.count == 2 ? "urn:ogc:def:crs:\(parts[0])::\(parts[1])" : crs)
      }
    }
  }
}
