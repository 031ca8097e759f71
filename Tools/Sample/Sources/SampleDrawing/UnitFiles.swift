/// units.geojson and units.csv.
struct UnitFiles {
  let drawn: DrawnMap
  let register: UnitRegister
  var form = CoordinateForm.degrees

  func write(to folder: String) throws(DrawingError) {
    try writeShapes(to: folder + "/units.geojson")
    try writeTable(to: folder + "/units.csv")
  }

  private func writeShapes(to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path, form: form)
    writer.write("{\"type\":\"FeatureCollection\",\"name\":\"MH-units\",\(form.member)\"features\":[\n")
    write(register.province, pieces: drawn.map.pieces, to: writer)
    for district in register.districts {
      let inside = drawn.map.pieces.filter { register.communes[$0.commune].parent == district.code }
      writer.write(",\n" as StaticString)
      write(district, pieces: inside, to: writer)
      try writer.flushIfFull()
    }
    for (index, commune) in register.communes.enumerated() {
      writer.write(",\n" as StaticString)
      write(commune, pieces: drawn.map.pieces.filter { $0.commune == index }, to: writer)
      try writer.flushIfFull()
    }
    writer.write("\n]}\n" as StaticString)
    try writer.close()
  }

  private func write(_ unit: RegisteredUnit, pieces: [CoarseMap.Piece], to writer: ByteWriter) {
    writer.write(
      "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(unit.code)\",\"level\":\"\(unit.level.rawValue)\","
        + "\"name\":\"\(unit.name)\",\"fictitious\":true},\"geometry\":")
    writer.write(geometry: drawn.parts(of: pieces))
    writer.write("}" as StaticString)
  }

  private func writeTable(to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path)
    writer.write("code,level,kind,name_vi,parent,valid_from,valid_to,legal_area_ha,area_status,area_source\n")
    for unit in [register.province] + register.districts + register.communes {
      let legal = UnitRegister.legalArea(unit.code)
      let area = legal.map { "\($0.hectares),\($0.isVerified ? "verified" : "unverified"),\"\($0.source)\"" } ?? ",,"
      writer.write("\(unit.code),\(unit.level.rawValue),\(unit.kind),\(unit.name),\(unit.parent),,2025-06-30,\(area)\n")
    }
    try writer.close()
  }
}
