extension FaultPlanting {
  /// Records without a shape, and shapes whose positions are none. Of two of these another reading makes sense.
  mutating func plantPositionFaults() throws(DrawingError) {
    let (null, _) = try sites.shapeSite("null-geometry") { $0 }
    sites.takeAround(null)
    records[null].polygons = nil
    add("null-geometry", null, codes: ["GEO103"], opens: ring(null))

    let (far, _) = try sites.shapeSite("position-out-of-range") { $0 }
    sites.takeAround(far)
    let vertex = ring(far)[3]
    let beyond = Vertex(lon: vertex.lon + 100_00000000, lat: vertex.lat, by: lattice.projection)
    records[far].polygons?[0][0][3] = PlantedRecord.position(beyond)
    add("position-out-of-range", far, codes: ["GEO105"], opens: ring(far))

    let (metres, _) = try sites.shapeSite("parcel-in-metres") { $0 }
    sites.takeAround(metres)
    let plane = ring(metres).map { vertex in
      let east = Int64((vertex.east * 1e4).rounded()), north = Int64((vertex.north * 1e4).rounded())
      return "[\(decimalText(east, decimals: 4)),\(decimalText(north, decimals: 4))]"
    }
    records[metres].polygons = [[plane + plane.prefix(1)]]
    add("parcel-in-metres", metres, codes: ["GEO105", "COV205"], opens: ring(metres))

    let (swapped, _) = try sites.shapeSite("swapped-axes") { $0 }
    sites.takeAround(swapped)
    let turned = ring(swapped).map { vertex in
      "[\(decimalText(vertex.lat, decimals: 8)),\(decimalText(vertex.lon, decimals: 8))]"
    }
    records[swapped].polygons = [[turned + turned.prefix(1)]]
    add("swapped-axes", swapped, codes: ["GEO105", "COV205"], opens: ring(swapped))
  }
}
