/// A stream of pseudo-random numbers that depends on its keys only: not on the platform, the clock or the order
/// of hashing.
///
/// SplitMix64 (Steele, Lea, Flood 2014). Streams with different keys are independent for all purposes of a drawing.
public struct RandomSource: Sendable {
  private var state: UInt64

  public init(_ keys: UInt64...) {
    state = 0x9E37_79B9_7F4A_7C15
    for key in keys { state = RandomSource.mixed(state &+ RandomSource.mixed(key &+ 0xD1B5_4A32_D192_ED03)) }
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var mix = value
    mix = (mix ^ (mix >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mix = (mix ^ (mix >> 27)) &* 0x94D0_49BB_1331_11EB
    return mix ^ (mix >> 31)
  }

  public mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return RandomSource.mixed(state)
  }

  /// In [0, 1), a multiple of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// In [−1, 1).
  public mutating func signed() -> Double { unit() * 2 - 1 }

  public mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// In 0 ..< count; the bias of the remainder (< count / 2⁶⁴) does not matter here.
  public mutating func below(_ count: Int) -> Int { count <= 1 ? 0 : Int(next() % UInt64(count)) }

  public mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// One of the choices, by weight.
  public mutating func choose<Choice>(_ choices: [(Choice, Double)]) -> Choice {
    var left = unit() * choices.reduce(0) { $0 + $1.1 }
    for (choice, weight) in choices {
      left -= weight
      if left < 0 { return choice }
    }
    return choices[choices.count - 1].0
  }
}
