/// Areas by unit, land-use code and year, added up as whole numbers, so the order of adding does not matter.
struct AreaLedger: Sendable {
  static let years = [2020, 2025, 2030]
  /// In 10⁻⁴ m².
  private var areas: [Int64]
  /// Of land whose use is the same on all days, in 10⁻⁴ m².
  private var unchanged: [Int64]
  private let codes = LandUseCode.allCases
  let districts: [String]

  init(districts: [String]) {
    self.districts = districts
    areas = [Int64](repeating: 0, count: districts.count * LandUseCode.allCases.count * Self.years.count)
    unchanged = [Int64](repeating: 0, count: districts.count * LandUseCode.allCases.count)
  }

  private func slot(_ district: Int, _ code: Int, _ year: Int) -> Int {
    (district * codes.count + code) * Self.years.count + year
  }

  private static let index: [LandUseCode: Int] = Dictionary(
    uniqueKeysWithValues: LandUseCode.allCases.enumerated().map { ($1, $0) })

  mutating func add(_ squareMetres: Double, of use: ParcelUse, in district: Int) {
    let area = Int64((squareMetres * 10_000).rounded())
    for (year, code) in [use.in2020, use.in2025, use.in2030].enumerated() {
      areas[slot(district, Self.index[code] ?? 0, year)] += area
    }
    if use.isStanding { unchanged[district * codes.count + (Self.index[use.in2020] ?? 0)] += area }
  }

  /// Hectares of the codes in a district (nil: in all) at the end of a year.
  func hectares(of chosen: [LandUseCode], in district: Int?, year: Int) -> Double {
    guard let place = Self.years.firstIndex(of: year) else { return 0 }
    var sum: Int64 = 0
    for index in districts.indices where district == nil || district == index {
      for code in chosen { sum += areas[slot(index, Self.index[code] ?? 0, place)] }
    }
    return Double(sum) / 1e8
  }

  /// Hectares of land in a district that has this use on all days.
  func standing(_ code: LandUseCode, in district: Int) -> Double {
    Double(unchanged[district * codes.count + (Self.index[code] ?? 0)]) / 1e8
  }
}
