/// How many shapes and placeholders cover each face of an arrangement, and whether it lies inside the boundary.
///
/// Crossing an edge from its right to its left, each owner whose segment runs along it is entered, each whose segment
/// runs against it is left.
struct FaceDepths {
  /// How many shapes that take part contain the face: the multiplicity m.
  private(set) var shapes: [Int32] = []
  /// 1 inside the boundary, 0 outside.
  private(set) var boundary: [Int32] = []
  private(set) var placeholders: [Int32] = []
  /// False when a depth came out below zero: then borders were not rings.
  private(set) var isSound = true
  private var open: [UInt32] = []
  private var isReached: [Bool] = []

  /// The largest multiplicity.
  var deepest: Int { Int(shapes.max() ?? 0) }

  /// The change of depth from the right of half-edge 2e to its left.
  struct Change {
    var shapes: Int32 = 0
    var boundary: Int32 = 0
    var placeholders: Int32 = 0

    var isNone: Bool { shapes == 0 && boundary == 0 && placeholders == 0 }

    @inline(__always)
    init(_ pieces: ArraySlice<Arrangement.Piece>) {
      for piece in pieces {
        let change: Int32 = piece.isForward ? 1 : -1
        if piece.owner.isShape {
          shapes += change
        } else if piece.owner == .boundary {
          boundary += change
        } else if piece.owner != .frame {
          placeholders += change
        }
      }
    }
  }

  /// Outwards in: the unbounded face is covered by nothing. O(half-edges).
  init(of arrangement: Arrangement) {
    let count = arrangement.faceCount
    shapes = [Int32](repeating: 0, count: count)
    boundary = shapes
    placeholders = shapes
    isReached = [Bool](repeating: false, count: count)
    isReached[0] = true
    open.append(0)
    while let face = open.popLast() {
      arrangement.forEachHalfEdge(of: Int(face)) { halfEdge in
        let other = Int(arrangement.face(of: halfEdge ^ 1))
        if isReached[other] { return }
        isReached[other] = true
        let change = Change(arrangement.pieces(of: Int(halfEdge >> 1)))
        // From the left of the half-edge to its right.
        let sign: Int32 = halfEdge & 1 == 0 ? -1 : 1
        shapes[other] = shapes[Int(face)] + sign * change.shapes
        boundary[other] = boundary[Int(face)] + sign * change.boundary
        placeholders[other] = placeholders[Int(face)] + sign * change.placeholders
        if shapes[other] < 0 || boundary[other] < 0 || placeholders[other] < 0 { isSound = false }
        open.append(UInt32(other))
      }
    }
  }
}
