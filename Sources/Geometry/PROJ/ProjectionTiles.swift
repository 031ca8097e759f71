/// The squares of a fixed grid over the source plane; a polynomial may stand for an operation on each of them.
///
/// The grid depends on nothing but the kind of the source system, so that a position lies in one square whatever else
/// is projected with it.
struct ProjectionGrid: Sendable {
  /// In units of the source: an eighth of a degree or 2¹⁴ metres, about 13 and 16 km; powers of two, so that places
  /// within a square are computed without rounding.
  let side: Double
  private let perSide: Double
  private let limit: Coordinate

  init(of source: CRS) {
    side = source.isGeographic ? 0.125 : 16_384
    perSide = 1 / side
    limit = source.isGeographic ? Coordinate(x: 180, y: 90) : Coordinate(x: 1e8, y: 1e8)
  }

  /// Keys of columns and rows are counted from here: 1e8 metres are 6104 squares.
  private static let offset = 8192.0
  private static let rows: UInt32 = 16_384
  /// The key of no square.
  static let none = UInt32.max

  /// The square that holds a position, its left and lower sides included; `none` for what is no position on the Earth.
  @inline(__always) func key(of point: Coordinate) -> UInt32 {
    guard abs(point.x) <= limit.x, abs(point.y) <= limit.y else { return Self.none }
    // Within ±6104 before the offset, so both are small positive numbers; NaN did not pass.
    return UInt32(point.x * perSide + Self.offset) * Self.rows + UInt32(point.y * perSide + Self.offset)
  }

  /// The middle of a square.
  func center(of key: UInt32) -> SIMD2<Double> {
    let cell = SIMD2(Double(key / Self.rows), Double(key % Self.rows))
    return (cell - Self.offset + 0.5) * side
  }
}

/// Places on the square from −1 to 1 in which a polynomial is made and tried.
enum ProjectionSamples {
  /// Total degree of the polynomials: beyond it, what operations between systems of the Earth add on a square of the
  /// grid is below the rounding of PROJ's own results (3 nm).
  static let degree = 4
  /// Nodes per side, and coefficients: x^i · y^j with i + j ≤ degree.
  static let nodesPerSide = degree + 1
  static let coefficients = (degree + 1) * (degree + 2) / 2
  /// Places per side at which it is held against PROJ: evenly spread from side to side, corners included. An even
  /// number, so that none of them is a node.
  static let triesPerSide = 8

  /// Chebyshev's nodes: the roots of T₅, cos(π(2k + 1)/10), the middle exactly.
  static let nodes: [Double] = [
    0.951_056_516_295_153_6, 0.587_785_252_292_473_1, 0, -0.587_785_252_292_473_1, -0.951_056_516_295_153_6,
  ]

  static let tries: [Double] = (0..<triesPerSide).map { 2 * Double($0) / Double(triesPerSide - 1) - 1 }

  /// All nodes, column by column, then all tries.
  static let places: [SIMD2<Double>] =
    nodes.flatMap { x in nodes.map { SIMD2(x, $0) } } + tries.flatMap { x in tries.map { SIMD2(x, $0) } }
}

/// A polynomial in x and y of total degree 4 for both coordinates of a result, on the square from −1 to 1.
struct ProjectionPolynomial: Sendable {
  /// By ascending power of x, then of y: 1, y, y², y³, y⁴, x, xy, xy², xy³, x², …
  var coefficients: [SIMD2<Double>]

  /// Chebyshev's polynomials T₀ … T₄ by powers.
  private static let powers: [[Double]] = [
    [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [-1, 0, 2, 0, 0], [0, -3, 0, 4, 0], [1, 0, -8, 0, 8],
  ]

  /// The interpolant at the nodes without its terms of higher total degree.
  ///
  /// Source: the discrete orthogonality of Chebyshev's polynomials at the roots of the next one (Mason, Handscomb,
  /// *Chebyshev Polynomials*, 2003, §4.6): c_kl = (2 − δ_k0)(2 − δ_l0) / n² · Σ f(x_i, y_j) T_k(x_i) T_l(y_j).
  /// - Parameter values: what the operation gives at the nodes, column by column.
  init(values: ArraySlice<SIMD2<Double>>) {
    let n = ProjectionSamples.nodesPerSide
    let first = values.startIndex
    // Sums of differences from the middle: numbers of millions of metres would lose digits.
    let middle = values[first + n * n / 2]
    let basis = ProjectionSamples.nodes.map { x in Self.powers.map { Self.value(of: $0, at: x) } }
    var sums = [[SIMD2<Double>]](repeating: [SIMD2<Double>](repeating: .zero, count: n), count: n)
    for k in 0..<n {
      for l in 0..<(n - k) {
        var term = SIMD2<Double>.zero
        for i in 0..<n {
          for j in 0..<n { term += (values[first + i * n + j] - middle) * (basis[i][k] * basis[j][l]) }
        }
        let weight = (k == 0 ? 1.0 : 2.0) * (l == 0 ? 1.0 : 2.0) / Double(n * n)
        for a in 0...k {
          for b in 0...l { sums[a][b] += term * (weight * Self.powers[k][a] * Self.powers[l][b]) }
        }
      }
    }
    sums[0][0] += middle
    coefficients = (0..<n).flatMap { sums[$0].prefix(n - $0) }
  }

  private static func value(of polynomial: [Double], at x: Double) -> Double {
    polynomial.reversed().reduce(0) { $0 * x + $1 }
  }

  func value(at place: SIMD2<Double>) -> SIMD2<Double> {
    coefficients.withUnsafeBufferPointer { $0.baseAddress.map { Self.value($0, at: place) } ?? .zero }
  }

  /// Horner's scheme, in x over in y. Not fused, so that the result is the same on every processor.
  ///
  /// - Parameter c: `ProjectionSamples.coefficients` of them.
  @inline(__always)
  static func value(_ c: UnsafePointer<SIMD2<Double>>, at place: SIMD2<Double>) -> SIMD2<Double> {
    let x = SIMD2(repeating: place.x)
    let y = SIMD2(repeating: place.y)
    let p0 = c[0] + y * (c[1] + y * (c[2] + y * (c[3] + y * c[4])))
    let p1 = c[5] + y * (c[6] + y * (c[7] + y * c[8]))
    let p2 = c[9] + y * (c[10] + y * c[11])
    let p3 = c[12] + y * c[13]
    return p0 + x * (p1 + x * (p2 + x * (p3 + x * c[14])))
  }
}
