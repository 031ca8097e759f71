import Geometry
import Testing

/// Expected coordinates: pyproj 3.7.2 with PROJ 9.5.1, from the pipeline written out parameter by parameter.
@Suite("Transformation") struct TransformationTests {
  let wgs84: CRS
  let plan: CRS
  let phuLy = Coordinate(x: 105.914, y: 20.541)

  init() throws {
    wgs84 = try CRS("EPSG:4326")
    plan = try CRS("EPSG:5897")
  }

  private func transformed(_ point: Coordinate, by transformation: Transformation) throws -> Coordinate {
    try #require(try transformation.makeWorker().transformed(point))
  }

  @Test(arguments: [
    (105.5, 21.0, 551784.381900, 2323033.966769), (105.914, 20.541, 595113.669658, 2272407.007554),
    (108.2, 16.05, 842345.498487, 1777755.705011), (106.7, 10.8, 685723.867411, 1194852.337000),
  ])
  func `the pinned shift gives pyproj's coordinates all over the country`(
    longitude: Double, latitude: Double, east: Double, north: Double
  ) throws {
    for source in [wgs84, try CRS("OGC:CRS84")] {
      let transformation = try Transformation(from: source, to: plan, operation: "EPSG:6960")
      let point = try transformed(Coordinate(x: longitude, y: latitude), by: transformation)
      #expect(point.x.isClose(to: east, within: 1e-5))
      #expect(point.y.isClose(to: north, within: 1e-5))
    }
  }

  @Test func `the pinned shift says what it is`() throws {
    let transformation = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960")
    #expect(transformation.name == "Inverse of VN-2000 to WGS 84 (2) + Vietnam TM-3 zone 482")
    #expect(transformation.accuracy == .metres(1))
    #expect(transformation.operationCodes == ["EPSG:6960", "EPSG:5893"])
    #expect(transformation.changesDatum && !transformation.isIdentity)
    #expect(transformation.areaOfUse?.name.contains("Vietnam") == true)
    #expect(transformation.definition.contains("+x=-191.90441429"))
  }

  /// The other published shift is 0.69 m away.
  @Test func `the pin decides which of two shifts is used`() throws {
    let transformation = try Transformation(from: wgs84, to: plan, operation: "epsg:5194")
    let point = try transformed(phuLy, by: transformation)
    #expect(point.x.isClose(to: 595112.976486, within: 1e-5))
    #expect(point.y.isClose(to: 2272407.008305, within: 1e-5))
    #expect(transformation.operationCodes.first == "EPSG:5194")
  }

  @Test func `without a pin PROJ's best for the target's area is used`() throws {
    let transformation = try Transformation(from: wgs84, to: plan)
    #expect(transformation.operationCodes.first == "EPSG:6960")
    // The Mekong delta's shift covers its blocks offshore too; there it is the only one.
    let delta = AreaOfUse(name: "Mekong delta, offshore", west: 106.6, south: 9.3, east: 107, north: 9.5)
    let inDelta = try Transformation(from: wgs84, to: plan, areaOfInterest: delta)
    #expect(inDelta.changesDatum)
    // The pin holds whatever the area.
    let pinned = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960", areaOfInterest: delta)
    #expect(pinned.operationCodes.first == "EPSG:6960")
  }

  @Test func `there and back again is the same place`() throws {
    let transformation = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960")
    let worker = try transformation.makeWorker()
    let there = try #require(worker.transformed(phuLy))
    let back = try #require(worker.transformed(there, .inverse))
    // The inverse of a seven-parameter shift is an approximation: PROJ comes back within 10⁻⁸ degrees, 1 mm.
    #expect(back.x.isClose(to: phuLy.x, within: 1e-8))
    #expect(back.y.isClose(to: phuLy.y, within: 1e-8))
    let reverse = try Transformation(from: plan, to: wgs84, operation: "EPSG:6960")
    #expect(reverse.operationCodes == ["EPSG:5893", "EPSG:6960"])
    let other = try transformed(there, by: reverse)
    #expect(other.x.isClose(to: back.x, within: 1e-12) && other.y.isClose(to: back.y, within: 1e-12))
  }

  @Test func `within one datum no shift is needed and a pin is no fault`() throws {
    let geographic = try CRS("EPSG:4756")
    let transformation = try Transformation(from: geographic, to: plan, operation: "EPSG:6960")
    #expect(!transformation.changesDatum)
    #expect(transformation.accuracy == .metres(0))
    let point = try transformed(phuLy, by: transformation)
    #expect(point.x.isClose(to: 595309.963265, within: 1e-5))
    #expect(point.y.isClose(to: 2272298.643684, within: 1e-5))
    let utm = try Transformation(from: CRS("EPSG:3405"), to: plan, operation: "EPSG:6960")
    let moved = try transformed(Coordinate(x: 595_000, y: 2_272_000), by: utm)
    #expect(moved.x.isClose(to: 595028.511405, within: 1e-5))
    #expect(moved.y.isClose(to: 2272681.872749, within: 1e-5))
  }

  @Test func `a CRS written out without codes finds the same shift`() throws {
    let custom = try CRS(
      """
      PROJCS["VN-2000 / TM-3 105-00",GEOGCS["VN-2000",DATUM["Vietnam_2000",
      SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
      PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105],
      PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],
      UNIT["metre",1]]
      """)
    let shifted = try Transformation(from: wgs84, to: custom, operation: "EPSG:6960")
    #expect(shifted.operationCodes.first == "EPSG:6960")
    #expect(try transformed(phuLy, by: shifted).x.isClose(to: 595113.669658, within: 1e-5))
    let same = try Transformation(from: custom, to: plan, operation: "EPSG:6960")
    #expect(same.isIdentity && !same.changesDatum)
  }

  @Test func `a CRS to itself changes nothing`() throws {
    for (source, target) in [(plan, plan), (wgs84, wgs84), (wgs84, try CRS("OGC:CRS84"))] {
      let transformation = try Transformation(from: source, to: target, operation: "EPSG:6960")
      #expect(transformation.isIdentity && !transformation.changesDatum)
      #expect(transformation.accuracy == .metres(0))
      #expect(try transformed(phuLy, by: transformation) == phuLy)
    }
  }

  @Test func `a pin that is no candidate is refused and the candidates are named`() {
    let names = [
      "Inverse of VN-2000 to WGS 84 (2) + Vietnam TM-3 zone 482",
      "Inverse of VN-2000 to WGS 84 (1) + Vietnam TM-3 zone 482",
    ]
    #expect(
      throws: GeometryError.pinnedOperationNotFound(
        operation: "EPSG:1", from: "EPSG:4326", to: "EPSG:5897", candidates: names)
    ) { try Transformation(from: wgs84, to: plan, operation: "EPSG:1") }
    // The code of the projection is not a datum step.
    #expect(throws: GeometryError.self) { try Transformation(from: wgs84, to: plan, operation: "EPSG:5893") }
  }

  @Test(arguments: [nil, "EPSG:6960"]) func `a ballpark operation is refused`(pin: String?) throws {
    let britain = try CRS("EPSG:27700")
    #expect(throws: GeometryError.ballparkOnly(from: "EPSG:27700", to: "EPSG:5897")) {
      try Transformation(from: britain, to: plan, operation: pin)
    }
  }

  @Test func `Earth and Moon fail in PROJ's words`() throws {
    let moon = try CRS("IAU_2015:30100")
    let error = #expect(throws: GeometryError.self) { try Transformation(from: moon, to: plan) }
    guard case .proj("proj_create_operations", let message, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("celestial body"))
  }

  @Test func `points without a finite result are named and spoil no other`() throws {
    let worker = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960").makeWorker()
    var points = [
      phuLy, Coordinate(x: 105, y: 95), phuLy, Coordinate(x: .nan, y: 20), Coordinate(x: 105, y: .infinity), phuLy,
    ]
    #expect(worker.transform(&points) == [1, 3, 4])
    #expect(points[0] == points[2] && points[2] == points[5])
    #expect(points[5].x.isClose(to: 595113.669658, within: 1e-5))
    #expect(worker.transformed(Coordinate(x: 105, y: 95)) == nil)
    var none: [Coordinate] = []
    #expect(worker.transform(&none) == [])
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 200_000]) func `the number of tasks changes no digit`(count: Int) async throws
  {
    let transformation = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960")
    var numbers = Numbers(seed: 5)
    var points = (0..<count).map { _ in
      Coordinate(x: 105.7 + numbers.next(below: 0.5), y: 20.3 + numbers.next(below: 0.4))
    }
    for index in stride(from: 7, to: count, by: 50_000) { points[index].y = 95 }
    let one = try await transformation.transformed(points)
    #expect(one.points.count == count)
    #expect(one.nonFinite == Array(stride(from: 7, to: count, by: 50_000)))
    for threads in [-1, 2, 3, 16] {
      let many = try await transformation.transformed(points, threads: threads)
      #expect(many.nonFinite == one.nonFinite)
      #expect(many.points.map(\.x.bitPattern) == one.points.map(\.x.bitPattern))
      #expect(many.points.map(\.y.bitPattern) == one.points.map(\.y.bitPattern))
    }
  }

  @Test func `a cancelled task stops`() async throws {
    let transformation = try Transformation(from: wgs84, to: plan, operation: "EPSG:6960")
    let points = [Coordinate](repeating: phuLy, count: 100)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await transformation.transformed(points)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
