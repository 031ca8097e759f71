import Geometry

/// One factor between the declared and the computed areas of a layer: a unit or a projection taken for another.
///
/// A factor f explains a parcel when |d − f·c| ≤ |d − c| / 5 (d declared, c computed), and a layer when it explains
/// nine tenths of its computed area.
struct AreaFactor {
  /// Declared over computed.
  let value: Double
  /// `hectares`: they are hectares and were read as square metres; `square-metres`: the reverse; `utm`: they were measured
  /// in UTM; `tm3`: the plan's plane is UTM and they were not measured in it; `constant`: nobody knows.
  let cause: String

  /// Fewer parcels show no unit mistaken; fewer show no small factor beside the noise of surveys.
  private static let leastForUnit = 3
  private static let leastForFactor = 20
  private static let explainedShare = 0.9

  /// UTM has k = 0.9996 on its central meridian, VN-2000 TM-3 k = 0.9999; areas go with k².
  private static let utm = (0.9996 / 0.9999) * (0.9996 / 0.9999)

  var severity: Severity {
    switch cause {
    case "hectares", "square-metres": .error
    case "constant": .warning
    // Six parts in ten thousand are within every limit; but they show that two planes are mixed.
    default: .note
    }
  }

  /// Nil when no factor explains the layer. O(n), and n log n where most areas are off by a hundredth.
  init?(_ areas: some Collection<(declared: Area, computed: Area)>) {
    guard areas.count >= Self.leastForUnit else { return nil }
    var candidates: [(Double, String)] = [(1e-4, "hectares"), (1e4, "square-metres")]
    if areas.count >= Self.leastForFactor {
      candidates += [(Self.utm, "utm"), (1 / Self.utm, "tm3")]
      if let median = Self.conspicuousMedian(of: areas) { candidates.append((median, "constant")) }
    }
    guard let found = candidates.first(where: { Self.explains($0.0, areas) }) else { return nil }
    (value, cause) = found
  }

  /// The median of declared over computed, where it is off by more than a hundredth: only then are they sorted.
  private static func conspicuousMedian(of areas: some Collection<(declared: Area, computed: Area)>) -> Double? {
    func ratio(_ area: (declared: Area, computed: Area)) -> Double {
      area.declared.squareMetres / area.computed.squareMetres
    }
    func isConspicuous(_ ratio: Double) -> Bool { abs(ratio - 1) > 0.01 }
    let middle = areas.count / 2
    var (below, above) = (0, 0)
    for area in areas {
      let ratio = ratio(area)
      guard isConspicuous(ratio) else { continue }
      if ratio < 1 { below += 1 } else { above += 1 }
    }
    guard middle < below || middle >= areas.count - above else { return nil }
    return areas.map(ratio).sorted()[middle]
  }

  private static func explains(
    _ factor: Double, _ areas: some Collection<(declared: Area, computed: Area)>
  ) -> Bool {
    var (explained, total) = (0.0, 0.0)
    for (declared, computed) in areas {
      let (d, c) = (declared.squareMetres, computed.squareMetres)
      total += c
      if abs(d - factor * c) * 5 <= abs(d - c) { explained += c }
    }
    return explained >= explainedShare * total
  }

  /// The unit one parcel's declared area was taken for another's in, within one part in a hundred; nil when it was not.
  static func unitCause(declared: Area, computed: Area) -> String? {
    let ratio = declared.squareMetres / computed.squareMetres
    if abs(ratio * 1e4 - 1) <= 0.01 { return "hectares" }
    return abs(ratio / 1e4 - 1) <= 0.01 ? "square-metres" : nil
  }
}
