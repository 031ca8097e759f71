import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("GEO104 repeated points and spikes") struct GEO104IdleVerticesTests {
  private func parcel(_ ring: [(Double, Double)], id: String? = "a") -> TestParcel {
    TestParcel(id: id, exterior: (ring + ring.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) })
  }

  private func findings(_ parcels: [TestParcel], scale: Int? = nil, accuracy: AccuracyRegulation? = nil) throws
    -> [Finding]
  {
    var plan = try PlanSnapshot.of(parcels, scale: scale, accuracy: accuracy)
    plan.plan.thresholds.spikeWidth = .metres(0.05)
    return CheckRunner.run([IdleVertices()], on: plan).findings
  }

  /// A square of 10 m with a spike on its upper side: out to (5, 10 + length), back `width` beside it.
  private func spiked(width: Double, length: Double) -> TestParcel {
    parcel([(0, 0), (10, 0), (10, 10), (5 + width, 10), (5, 10 + length), (5, 10), (0, 10)])
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func `a repeated point is told at its place wherever it stands in the ring`(position: Int) throws {
    var parcel = TestParcel.square(10, at: (0, 0), id: "a")
    let repeated = parcel.exterior[position]
    parcel.exterior.insert(repeated, at: position)
    let finding = try #require(try findings([parcel]).first)
    #expect(try findings([parcel]).count == 1)
    #expect(finding.detail("kind") == "repeated-points" && finding.severity == .note)
    #expect(finding.value("repeatedPoints") == 1)
    #expect(finding.place == .point(repeated))
  }

  @Test func `a closing position is no repeated point, a closing position written twice is one`() throws {
    var parcel = TestParcel.square(10, at: (0, 0), id: "a")
    #expect(try findings([parcel]).isEmpty)
    parcel.exterior.append(parcel.exterior[0])
    #expect(try findings([parcel]).map { $0.value("repeatedPoints") } == [1])
  }

  @Test func `repeated points are kept by the reader's table and change no area`() throws {
    var parcel = TestParcel.square(10, at: (0, 0), id: "a")
    for _ in 0..<3 { parcel.exterior.insert(parcel.exterior[2], at: 2) }
    let plan = try PlanSnapshot.of([parcel])
    #expect(plan.layers[0].layer.shapes.vertexCount == 7)
    #expect(plan.layers[0].areas == [.squareMetres(100)])
    #expect(try findings([parcel]).map { $0.value("repeatedPoints") } == [3])
  }

  /// The shorter leg runs from (5, 10) straight up, so the spike is as wide as the distance of (5, 10) to the other
  /// leg: w·l / √(l² + w²).
  @Test(arguments: [(0.049, 1), (0.0502, 1), (0.0500, 1), (0.051, 0)])
  func `a spike is no wider than the threshold`(width: Double, count: Int) throws {
    let found = try findings([spiked(width: width, length: 0.56)])
    // At (0.0502, 0.56) the width is 0.0502 · 0.56 / √(0.56² + 0.0502²) = 0.05000.
    #expect(found.count == count)
    let expected = width * 0.56 / (0.56 * 0.56 + width * width).squareRoot()
    if let finding = found.first {
      #expect(abs((finding.value("spikeWidth") ?? 0) - expected) < 1e-12)
      #expect(abs((finding.value("spikeLength") ?? 0) - 0.56) < 1e-12)
      #expect(finding.measure("spikeWidth")?.limit == 0.05 && finding.severity == .warning)
      #expect(finding.place == .point(Coordinate(x: 5, y: 10.56)))
    }
  }

  @Test(arguments: [(0.39, 0), (0.40, 1), (0.41, 1)])
  func `a spike is ten times as long as it is wide`(length: Double, count: Int) throws {
    // Width 0.04 at a right angle to the shorter leg; the distance to the longer leg is 0.0398 at a length of 0.4.
    #expect(try findings([spiked(width: 0.04, length: length)]).count == count)
  }

  @Test func `right angles, blunt tips and narrow parcels as a whole are no spikes`() throws {
    #expect(try findings([.rectangle(0.04, 30, at: (0, 0), id: "a")]).isEmpty)
    #expect(try findings([parcel([(0, 0), (10, 0), (10, 10)])]).isEmpty)
    let needle = parcel([(0, 0), (0.04, 0), (0.04, 0.01), (0.02, 50), (0, 0.01)])
    #expect(try findings([needle], scale: 1000, accuracy: TestPlan.regulation).isEmpty)
    #expect(try findings([needle]).map { $0.detail("kind") } == ["spikes"])
  }

  @Test func `several spikes are one finding, the longest first`() throws {
    let ring = [
      (0.0, 0.0), (10, 0), (10, 10), (7.01, 10), (7, 12), (7, 10), (5.01, 10), (5, 15), (5, 10), (0, 10),
    ]
    let finding = try #require(try findings([parcel(ring)]).first)
    #expect(finding.value("spikes") == 2)
    #expect(finding.place == .point(Coordinate(x: 5, y: 15)))
    #expect(finding.parts.map(\.place) == [.point(Coordinate(x: 7, y: 12))])
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: the boundary has 2 spikes, the longest 5.00 m long and 0.01 m wide.")
  }

  @Test func `the threshold of the plan decides`() throws {
    // By default 0.15 m.
    #expect(CheckRunner.run([IdleVertices()], on: try .of([spiked(width: 0.14, length: 3)])).findings.count == 1)
    var plan = try PlanSnapshot.of([spiked(width: 0.16, length: 3)])
    #expect(CheckRunner.run([IdleVertices()], on: plan).findings.isEmpty)
    plan.plan.thresholds.spikeWidth = .metres(0.2)
    #expect(CheckRunner.run([IdleVertices()], on: plan).findings.count == 1)
  }

  @Test(arguments: [(1000, 1000, "repeated-points"), (1001, 1, "many-repeated-points")])
  func `beyond a thousand parcels repeated points are one finding`(parcels: Int, count: Int, kind: String) throws {
    let rows = (0..<parcels).map { row in
      var parcel = TestParcel.square(1, at: (Double(row) * 2, 0), id: "p\(row)")
      for _ in 0...(row % 3) { parcel.exterior.insert(parcel.exterior[1], at: 1) }
      return parcel
    }
    let found = try findings(rows)
    #expect(found.count == count && found.allSatisfy { $0.detail("kind") == kind })
    guard count == 1, let sum = found.first else { return }
    // Rows 0, 3, … repeat one position, 1, 4, … two, 2, 5, … three: 334 + 334 · 2 + 333 · 3.
    #expect(sum.value("parcels") == 1001 && sum.value("repeatedPoints") == 2001)
    #expect(sum.parts.count == 10 && sum.parts.allSatisfy { $0.measure("repeatedPoints")?.value == 3 })
  }

  @Test func `confidential and unsound parcels`() throws {
    var secret = spiked(width: 0.01, length: 5)
    secret.use = "CQP"
    #expect(try findings([secret]).map(\.isConfidential) == [true])
    var broken = spiked(width: 0.01, length: 5)
    broken.fault = .outOfRange
    let report = CheckRunner.run([IdleVertices()], on: try .of([broken]))
    guard case .completed(0, 1, let found)? = report.entry("GEO104")?.outcome else {
      Issue.record("excluded row was looked at")
      return
    }
    #expect(found.isEmpty)
  }
}
