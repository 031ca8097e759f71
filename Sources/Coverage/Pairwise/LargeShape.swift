import Geometry

/// A shape of many vertices, its edges in blocks with envelopes: a road across a province meets a parcel in a few of
/// its thousands of edges, and those are found without looking at the others.
struct LargeShape: Sendable {
  /// A run of edges of one ring: vertices `first ..< end`, each with the edge that leaves it.
  struct Block: Sendable {
    var ring: Int
    var first: Int
    var end: Int
    var envelope: Envelope
  }

  /// Shapes with fewer vertices are looked through as they are.
  static let leastVertices = 128
  private static let edgesPerBlock = 32
  private static let blocksPerGroup = 32

  private let blocks: [Block]
  /// Envelopes of consecutive runs of `blocksPerGroup` blocks.
  private let groups: [Envelope]

  /// Nil for a shape that is not large. O(vertices).
  init?(_ shape: Int, of table: ShapeTable) {
    guard table.vertices(of: shape).count >= Self.leastVertices else { return nil }
    var blocks: [Block] = []
    for ring in table.rings(of: shape) {
      let range = table.vertices(ofRing: ring)
      for first in stride(from: range.lowerBound, to: range.upperBound, by: Self.edgesPerBlock) {
        let end = min(first + Self.edgesPerBlock, range.upperBound)
        var envelope = Envelope.empty
        for i in first..<end { envelope.expand(toInclude: table.points[Int(table.pointIDs[i])]) }
        let after = end == range.upperBound ? range.lowerBound : end
        envelope.expand(toInclude: table.points[Int(table.pointIDs[after])])
        blocks.append(Block(ring: ring, first: first, end: end, envelope: envelope))
      }
    }
    self.blocks = blocks
    groups = stride(from: 0, to: blocks.count, by: Self.blocksPerGroup).map { first in
      blocks[first..<min(first + Self.blocksPerGroup, blocks.count)]
        .reduce(into: .empty) { $0.formUnion($1.envelope) }
    }
  }

  /// Calls `body` for each block whose envelope passes, in order.
  func forEachBlock(where passes: (Envelope) -> Bool, _ body: (Block) -> Void) {
    for (group, envelope) in groups.enumerated() where passes(envelope) {
      let first = group * Self.blocksPerGroup
      for block in blocks[first..<min(first + Self.blocksPerGroup, blocks.count)] where passes(block.envelope) {
        body(block)
      }
    }
  }
}

/// What the search for overlaps knows of large shapes: built once, shared by all tasks.
struct LargeShapes: Sendable {
  private let shapes: [Int: LargeShape]

  init(in set: ShapeSet) {
    var shapes: [Int: LargeShape] = [:]
    for shape in set.isUsable.indices where set.isUsable[shape] {
      if let large = LargeShape(shape, of: set.table) { shapes[shape] = large }
    }
    self.shapes = shapes
  }

  /// - Parameter rows: may repeat.
  init(among rows: [Int32], of table: ShapeTable) {
    var shapes: [Int: LargeShape] = [:]
    for row in rows.lazy.map({ Int($0) })
    where table.vertices(of: row).count >= LargeShape.leastVertices && shapes[row] == nil {
      shapes[row] = LargeShape(row, of: table)
    }
    self.shapes = shapes
  }

  subscript(shape: Int) -> LargeShape? { shapes.isEmpty ? nil : shapes[shape] }
}
