import Testing

@testable import SampleDrawing

/// A U on the lattice: 40 × 40 m with a slot 20 m wide and 30 m deep from the top.
@Suite("Clearance") struct ClearanceTests {
  private let lattice = Lattice()

  private func ring() -> [Vertex] {
    let origin = lattice.vertex(longitude: 105.9, latitude: 20.5)
    let corners: [(Double, Double)] = [(0, 0), (40, 0), (40, 40), (30, 40), (30, 10), (10, 10), (10, 40), (0, 40)]
    return corners.map { lattice.vertex(from: origin, eastBy: $0.0, northBy: $0.1) }
  }

  @Test func `a line through the interior is allowed`() {
    #expect(Clearance.allows(CutLine(from: 0, to: 5, inner: []), in: ring(), distance: 0.5))
  }

  @Test func `a line across the slot is refused`() {
    #expect(!Clearance.allows(CutLine(from: 2, to: 7, inner: []), in: ring(), distance: 0.5))
    #expect(!Clearance.allows(CutLine(from: 3, to: 6, inner: []), in: ring(), distance: 0.5))
  }

  @Test func `a line along an edge is refused`() {
    #expect(!Clearance.allows(CutLine(from: 0, to: 1, inner: []), in: ring(), distance: 0.5))
  }

  @Test func `a line nearer to a corner than the distance is refused`() {
    let shape = ring()
    // From (40, 0) to (0, 40) by (9, 9): 1.41 m beside the corner (10, 10).
    let near = lattice.vertex(from: shape[0], eastBy: 9, northBy: 9)
    #expect(Clearance.allows(CutLine(from: 1, to: 7, inner: [near]), in: shape, distance: 1.0))
    #expect(!Clearance.allows(CutLine(from: 1, to: 7, inner: [near]), in: shape, distance: 2.0))
  }

  @Test func `a cut leaves two pieces whose areas add up to the whole`() {
    let shape = ring()
    let pieces = CutLine(from: 0, to: 5, inner: []).pieces(of: shape)
    #expect(abs(planeArea(pieces.near) + planeArea(pieces.far) - planeArea(shape)) < 1e-9)
    // By hand: 1600 − 20·30 = 1000 m²; local metres are good to 0.1 %.
    #expect(abs(planeArea(shape) - 1000) < 2)
  }
}
