import Foundation
import Geometry
import LandUse
import PlanFormats
import PlanSession
import TestSupport
import Testing

@Suite("Shapes of units") struct UnitShapeTests {
  /// Two communes of 100 m × 100 m in an outline of 200 m × 100 m, the second drawn `shift` metres too far west.
  private func faults(shift: Int) async throws -> [UnitShapeFault] {
    let folder = try TrialFolder()
    _ = try folder.write(
      "units.csv", "code,level,kind,name_vi,parent\nP,province,,P,\nA,commune,,A,P\nB,commune,,B,P\n")
    let outline = "[[0,0],[200,0],[200,100],[0,100],[0,0]]"
    let features = [
      #"{"type":"Feature","properties":{"code":"P"},"geometry":{"type":"Polygon","coordinates":[\#(outline)]}}"#,
      square(0, 0, 100, #""code":"A""#), square(100 - shift, 0, 100, #""code":"B""#),
    ]
    _ = try folder.write("b.geojson", collection(features))
    _ = try folder.write("p.geojson", collection([square(0, 0, 100, #""use":"LUA","unit":"A""#)]))
    let plan = try folder.write(
      "plan.yaml",
      """
      landplan: 1
      id: t
      crs: EPSG:5897
      unitRegister: 2025-03-01
      units: units.csv
      boundaries: {file: b.geojson, code: code, outline: P}
      periods: [{id: p, firstDay: 2025-01-01, lastDay: 2025-12-31}]
      layers: [{id: l, file: p.geojson, holds: whole, fields: {unit: unit, uses: {2025-12-31: use}}}]
      """)
    var request = SessionRequest(source: .plan(path: plan), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request).unitShapeFaults
  }

  @Test func `units that share land and leave some of the outline out are told with both areas`() async throws {
    #expect(try await faults(shift: 0).isEmpty)
    #expect(
      try await faults(shift: 3) == [.overlap("A", "B", .squareMetres(300)), .uncovered(in: "P", .squareMetres(300))])
  }
}
