/// parcels.geojson, written one feature a line as parcels are found, and the sums over them.
struct ParcelFile: ParcelReceiver {
  private let writer: ByteWriter
  private let variant: SampleVariant
  /// Of all parcels drawn, whatever the variant writes of them.
  private(set) var ledger: AreaLedger
  /// What the parcels in the file say of projects.
  private(set) var projects = ProjectLedger()
  /// Parcels drawn: their numbers are the same in every variant.
  private(set) var drawn = 0
  /// Parcels in the file.
  private(set) var count = 0

  init(
    path: String, register: UnitRegister, variant: SampleVariant = .whole, form: CoordinateForm = .degrees
  ) throws(DrawingError) {
    writer = try ByteWriter(path: path, form: form)
    self.variant = variant
    ledger = AreaLedger(districts: register.districts.map(\.code))
    writer.write("{\"type\":\"FeatureCollection\",\"name\":\"MH-parcels\",\(form.member)\"features\":[\n")
  }

  mutating func add(_ parcel: DrawnParcel) throws(DrawingError) {
    for share in parcel.shares { ledger.add(share.area, of: parcel.use, in: share.district) }
    drawn += 1
    guard variant.has(parcel.use) else { return }
    projects.add(parcel)
    if count > 0 { writer.write(",\n" as StaticString) }
    count += 1
    writer.write("{\"type\":\"Feature\",\"properties\":{\"parcel_id\":\"" as StaticString)
    writer.write(parcelIdentifier(drawn))
    writePlace(parcel.place)
    writeUse(parcel.use, project: parcel.project)
    writer.write(",\"area_m2\":" as StaticString)
    let isWithheld = variant.withholds(parcel.use)
    // What is declared instead of a shape is never less than the land it stands for.
    let tenths = (parcel.area * 10).rounded(isWithheld ? .up : .toNearestOrAwayFromZero)
    writer.write(fixed: Int64(tenths), decimals: 1, keepsOne: true)
    if isWithheld {
      writer.write(",\"geometryWithheld\":true,\"fictitious\":true},\"geometry\":null}" as StaticString)
    } else {
      writer.write(",\"fictitious\":true},\"geometry\":" as StaticString)
      writer.write(geometry: parcel.shape.parts)
      writer.write("}" as StaticString)
    }
    try writer.flushIfFull()
  }

  private func writePlace(_ place: DrawnParcel.Place) {
    writer.write("\",\"district\":\"" as StaticString)
    writer.write(place.district)
    writer.write("\",\"commune\":\"" as StaticString)
    writer.write(place.commune)
    writer.write("\",\"map_sheet\":\"" as StaticString)
    writer.write(integer: Int64(place.sheet))
    writer.write("\",\"parcel_no\":\"" as StaticString)
    writer.write(integer: Int64(place.number))
  }

  private func writeUse(_ use: ParcelUse, project: String) {
    writer.write("\",\"use_2020\":\"" as StaticString)
    writer.write(use.in2020.rawValue)
    writer.write("\",\"use_2025\":\"" as StaticString)
    writer.write(use.in2025.rawValue)
    writer.write("\",\"use_2030\":\"" as StaticString)
    writer.write(use.in2030.rawValue)
    writer.write("\",\"status\":\"" as StaticString)
    writer.write(use.status)
    writer.write("\",\"project\":\"" as StaticString)
    writer.write(project)
    writer.write(use.project > 0 ? "\",\"decision\":\"MH-QĐ " : "\",\"decision\":\"" as StaticString)
    if use.project > 0 { writer.write(integer: Int64(use.project)) }
    writer.write("\"" as StaticString)
  }

  func close() throws(DrawingError) {
    writer.write("\n]}\n" as StaticString)
    try writer.close()
  }
}

/// The routes: parcels that cross units.
struct RouteParcels {
  let drawn: DrawnMap
  let register: UnitRegister

  func write(to receiver: inout some ParcelReceiver) throws(DrawingError) {
    for (index, route) in Route.all.enumerated() {
      let pieces = drawn.map.pieces.filter { $0.route == index }
      let shape = ParcelShape(role: .route(index), parts: drawn.parts(of: pieces))
      let shares = pieces.map { piece in
        let district = register.communes[piece.commune].parent
        let place = register.districts.firstIndex { $0.code == district } ?? 0
        return (district: place, area: planeArea(drawn.outline(of: piece)))
      }
      let communes = Set(pieces.map(\.commune)), districts = Set(shares.map(\.district))
      let place = DrawnParcel.Place(
        district: districts.count == 1 ? register.districts[shares[0].district].code : "",
        commune: communes.count == 1 ? register.communes[pieces[0].commune].code : "", sheet: 0, number: index + 1)
      let codes = [route.uses.0, route.uses.1, route.uses.2].compactMap(LandUseCode.init)
      guard codes.count == 3 else { throw .route(route.name) }
      let isPlanned = codes[0] != codes[2]
      let use = ParcelUse(codes[0], codes[1], codes[2], project: isPlanned ? 900 + index : 0)
      try receiver.add(
        DrawnParcel(shape: shape, use: use, project: isPlanned ? route.name : "", place: place, shares: shares))
    }
  }
}

/// The parcels inside communes.
struct FaceParcels {
  let drawn: DrawnMap
  let budget: ParcelBudget
  let planning: UsePlanning
  let seed: UInt64

  func write(to receiver: inout some ParcelReceiver) throws {
    let lattice = drawn.map.lattice
    let faces = drawn.map.pieces.indices.filter { drawn.map.pieces[$0].route == nil }
      .sorted { (drawn.map.pieces[$0].commune, $0) < (drawn.map.pieces[$1].commune, $1) }
    var tally = Parcelling.Tally(), commune = -1, sheet = 0
    var left = faces.reduce(0) { $0 + budget.parcels[$1] }
    let total = left
    for face in faces {
      let piece = drawn.map.pieces[face]
      sheet = piece.commune == commune ? sheet + 1 : 1
      commune = piece.commune
      let isDense = planning.register.communes[commune].code == ProvinceDrawing.denseWard
      var habits = isDense ? Parcelling.Habits.quarter : .open
      // The last faces leave no estates: nothing comes after them that could take over what they would owe.
      if left < max(200, total / 50) { habits.estates = 0 }
      left -= budget.parcels[face]
      let random = RandomSource(seed, 5, UInt64(face))
      var parcelling = Parcelling(lattice: lattice, random: random, habits: habits, tally: tally)
      try divide(face, commune: commune, sheet: sheet, by: &parcelling, into: &receiver)
      tally = parcelling.tally
    }
  }

  private func divide(
    _ face: Int, commune: Int, sheet: Int, by parcelling: inout Parcelling, into receiver: inout some ParcelReceiver
  ) throws {
    let unit = planning.register.communes[commune]
    let district = planning.register.districts.firstIndex { $0.code == unit.parent } ?? 0
    var random = RandomSource(seed, 6, UInt64(face))
    var number = 0
    let outline = drawn.outline(of: drawn.map.pieces[face])
    try parcelling.divide(outline, into: budget.parcels[face]) { shape in
      number += 1
      let use = planning.use(of: shape, commune: commune, random: &random)
      let place = DrawnParcel.Place(district: unit.parent, commune: unit.code, sheet: sheet, number: number)
      let project = use.project > 0 ? "Dự án minh họa \(use.project)" : ""
      try receiver.add(
        DrawnParcel(shape: shape, use: use, project: project, place: place, shares: [(district, shape.area)]))
    }
  }
}
