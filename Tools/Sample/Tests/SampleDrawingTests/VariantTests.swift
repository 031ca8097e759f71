import Foundation
import Testing

@testable import SampleDrawing

@Suite("Variants") struct VariantTests {
  private let standing = ParcelUse(.DGT)
  private let planned = ParcelUse(.LUC, .LUC, .DGT, project: 1)
  private let field = ParcelUse(.LUC)
  private let barracks = ParcelUse(.CQP)

  @Test func `a layer of allocations has what changes on any day`() {
    #expect(SampleVariant.allocations.has(planned))
    #expect(SampleVariant.allocations.has(ParcelUse(.LUC, .CGT, .LUC)))
    #expect(!SampleVariant.allocations.has(field))
  }

  @Test func `a cadastral file has the land of a planned road, not that of a standing one`() {
    #expect(!SampleVariant.noRoads.has(standing))
    #expect(SampleVariant.noRoads.has(planned))
    #expect(SampleVariant.noRoads.has(field))
  }

  @Test func `only defence land is withheld, and only in its variant`() {
    #expect(SampleVariant.withheld.withholds(barracks))
    #expect(!SampleVariant.withheld.withholds(field))
    #expect(!SampleVariant.whole.withholds(barracks))
  }

  private func written(_ form: CoordinateForm, _ variant: SampleVariant, _ parcel: DrawnParcel) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("variant-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var file = try ParcelFile(path: path, register: UnitRegister(), variant: variant, form: form)
    try file.add(parcel)
    try file.close()
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  private func triangle(_ use: ParcelUse, area: Double) -> DrawnParcel {
    let lattice = Lattice()
    let ring = [(105.77, 20.36), (105.771, 20.36), (105.77, 20.361)].map {
      lattice.vertex(longitude: $0.0, latitude: $0.1)
    }
    return DrawnParcel(
      shape: ParcelShape(role: .field, parts: [.init(outer: ring)]), use: use, project: "",
      place: .init(district: "347", commune: "13294", sheet: 1, number: 1), shares: [(0, area)])
  }

  /// The place: PROJ 9.5.1 by pyproj, as in `PlaneProjectionTests`.
  @Test func `metres are written with four decimals, and the file says which they are`() throws {
    let text = try written(.metres, .whole, triangle(field, area: 10))
    #expect(text.contains("\"name\":\"urn:ogc:def:crs:EPSG::5897\""))
    #expect(text.contains("[580191.0747,2252291.7768]"))
    #expect(try written(.degrees, .whole, triangle(field, area: 10)).contains("[105.77,20.36]"))
  }

  @Test func `a withheld parcel declares its area rounded up and has no shape`() throws {
    let text = try written(.degrees, .withheld, triangle(barracks, area: 100.01))
    #expect(text.contains("\"area_m2\":100.1,\"geometryWithheld\":true"))
    #expect(text.contains("\"geometry\":null"))
    #expect(try written(.degrees, .whole, triangle(barracks, area: 100.01)).contains("\"area_m2\":100.0,"))
  }

  @Test func `what is left out keeps its number, so that parcels are the same in every variant`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("variant-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var file = try ParcelFile(path: path, register: UnitRegister(), variant: .noRoads)
    try file.add(triangle(standing, area: 10))
    try file.add(triangle(field, area: 10))
    try file.close()
    #expect(file.drawn == 2)
    #expect(file.count == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("MH-0000002"))
    #expect(file.ledger.standing(.DGT, in: 0) == 0.001)
    #expect(file.ledger.hectares(of: [.DGT], in: 0, year: 2030) == 0.001)
  }
}
