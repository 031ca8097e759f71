import Foundation
import Testing

@testable import SampleDrawing

/// Expected numbers by hand.
@Suite("Planted faults") struct FaultTests {
  private let lattice = Lattice()

  /// A ring in metres from one place; local metres are good to 0.1 %.
  private func ring(_ corners: [(Double, Double)]) -> [Vertex] {
    let origin = lattice.vertex(longitude: 105.9, latitude: 20.5)
    return corners.map { lattice.vertex(from: origin, eastBy: $0.0, northBy: $0.1) }
  }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> [Vertex] {
    ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
  }

  @Test func `squares that lie 4 by 6 m over each other share 24 m²`() {
    let shared = sharedArea([.init(outer: square(0, 0, 10))], [.init(outer: square(6, 4, 10))])
    #expect(abs(shared - 24) < 0.05)
  }

  @Test func `squares beside each other share nothing`() {
    #expect(abs(sharedArea([.init(outer: square(0, 0, 10))], [.init(outer: square(10, 0, 10))])) < 1e-6)
  }

  @Test func `what lies in the hole of another shape is not shared`() {
    let host = ParcelShape.Part(outer: square(0, 0, 20), holes: [square(5, 5, 10).reversed()])
    #expect(abs(sharedArea([host], [.init(outer: square(5, 5, 10))])) < 1e-6)
    // Half of it in the hole, half on the host.
    #expect(abs(sharedArea([host], [.init(outer: square(10, 5, 10))]) - 50) < 0.1)
  }

  @Test func `a ring that turns inwards shares only what it encloses`() {
    // A U with a slot from x 4 to 6: of a strip across it from y 5 to 7 the slot's 4 m² are missing.
    let shape = ring([(0, 0), (10, 0), (10, 10), (6, 10), (6, 2), (4, 2), (4, 10), (0, 10)])
    let strip = ring([(0, 5), (10, 5), (10, 7), (0, 7)])
    #expect(abs(sharedArea([.init(outer: shape)], [.init(outer: strip)]) - 16) < 0.05)
  }

  @Test func `a square walked crosswise has two halves and two open triangles, a quarter of it each`() throws {
    // Ten positions: corners and points on the edges.
    let outline = ring([
      (0, 0), (20, 0), (40, 0), (40, 20), (40, 40), (20, 40), (0, 40), (0, 20),
    ])
    let tie = try #require(BowTie(outline, lattice))
    #expect(tie.crossing.count == outline.count)
    #expect(tie.openArea > 16 && tie.openArea < 800.8)
    // The signed area of a figure of eight is the difference of its halves.
    #expect(abs(planeArea(tie.crossing)) < planeArea(outline) / 2)
  }

  /// The table of error limits by area at 1:1000.
  @Test(arguments: [
    (50.0, 0.43), (100, 0.83), (500, 3.43), (1000, 5.93), (5000, 18.93), (10_000, 28.93), (100_000, 118.93),
  ])
  func `the limit of declared areas follows the bands of the regulation`(area: Double, limit: Double) {
    #expect(abs(declaredAreaLimit(area) - limit) < 1e-9)
  }

  @Test(arguments: [
    (Int64(10_591_400_000), 8, false, "105.914"), (-5, 2, false, "-0.05"), (100, 2, false, "1"), (0, 1, true, "0.0"),
    (120, 1, true, "12.0"), (7, 4, false, "0.0007"),
  ])
  func `decimals are written without zeros at the end`(value: Int64, decimals: Int, keepsOne: Bool, text: String) {
    #expect(decimalText(value, decimals: decimals, keepsOne: keepsOne) == text)
  }

  @Test func `a seed gives one faulty sample, with every kind of fault once and no identifier of its own twice`() throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("faults-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["a", "b"].map { folder.appendingPathComponent($0).path }
    // Three parcels are added and one is left out.
    for path in paths {
      #expect(try Sample(parcels: 1000, seed: 21, output: path, hasFaults: true).write() == 1003)
    }
    let truths = try paths.map { try String(contentsOfFile: $0 + "/truth.json", encoding: .utf8) }
    #expect(truths[0] == truths[1])
    let kinds = truths[0].split(separator: "\n").compactMap { line in
      line.firstRange(of: "\"kind\":\"").map { line[$0.upperBound...].prefix { $0 != "\"" } }
    }
    #expect(kinds.count == 40)
    #expect(Set(kinds).count == kinds.count)
  }
}
