import Geometry
import LandUse
import PlanSession
import PlanWords

/// The area table of a unit on a day: what each category holds, as it was added up, and as it is rounded for tables.
struct UnitAreas {
  /// Square millimetres and, where the tables were rounded together, hundredths of a hectare.
  struct Figure {
    var area = Area.zero
    var hundredths: Int64? = 0

    static func += (a: inout Figure, b: Figure) {
      a.area += b.area
      a.hundredths = a.hundredths.flatMap { x in b.hundredths.map { x + $0 } }
    }

    static func -= (a: inout Figure, b: Figure) {
      a.area -= b.area
      a.hundredths = a.hundredths.flatMap { x in b.hundredths.map { x - $0 } }
    }

    /// Rounded for a table: as all tables are, else by itself.
    var shownHundredths: Int64 {
      if let hundredths { return hundredths }
      let (quotient, rest) = area.squareMillimetres.quotientAndRemainder(dividingBy: 100_000_000)
      return rest.magnitude >= 50_000_000 ? quotient + rest.signum() : quotient
    }
  }

  private let scheme: CategoryScheme?
  private let figures: [CategoryCode: Figure]
  /// Values that are no code of the scheme, by bytes.
  let unknown: [(text: String, figure: Figure)]
  /// Natural area: what stands above everything else. Overlays are not in it.
  let total: Figure

  /// - Parameter rows: those of one unit and day, or of several units that share no land.
  init(_ rows: [AreaRow], scheme: CategoryScheme?) {
    self.scheme = scheme
    var figures: [CategoryCode: Figure] = [:]
    var sums: [String: Figure] = [:]
    for row in rows {
      let figure = Figure(area: row.sum, hundredths: row.roundedHundredths)
      if row.isKnown {
        figures[CategoryCode(row.category), default: Figure()] += figure
      } else {
        sums[row.category, default: Figure()] += figure
      }
    }
    let unknown = sums.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { (text: $0, figure: sums[$0] ?? Figure()) }
    var total = Figure()
    for category in scheme?.categories ?? [] where category.role == .coverage {
      guard let figure = figures[category.code] else { continue }
      if scheme?.ancestors(of: category.code).contains(where: { figures[$0] != nil }) != true { total += figure }
    }
    for (_, figure) in unknown { total += figure }
    self.figures = figures
    self.unknown = unknown
    self.total = total
  }

  /// With everything below the category; nil when the unit has none of it.
  subscript(category: CategoryCode) -> Figure? { figures[category] }

  /// What is left of the total beside groups that share no land.
  func rest(beside groups: [Figure]) -> Figure {
    var rest = total
    for group in groups { rest -= group }
    return rest
  }

  /// The land of a use group: each category's own part counts where the group's definition says it does.
  func sum(ofGroup id: String) -> Figure? {
    guard let scheme, let membership = try? SubjectMembership(of: .group(id), in: scheme) else { return nil }
    var sum = Figure()
    for (row, category) in scheme.categories.enumerated()
    where category.role == .coverage && membership.standing(ofRow: row) == .counts {
      guard var own = figures[category.code] else { continue }
      for child in scheme.children(of: category.code) where child.role == .coverage {
        if let below = figures[child.code] { own -= below }
      }
      sum += own
    }
    return sum
  }
}

/// The area rows of a result by unit and day.
struct AreaIndex: Sendable {
  private struct Key: Hashable {
    var unit: UnitID?
    var day: CalendarDate?
  }

  private var rows: [Key: [AreaRow]] = [:]

  init(_ all: [AreaRow]) {
    for row in all { rows[Key(unit: row.unit, day: row.day), default: []].append(row) }
  }

  func rows(of unit: UnitID?, on day: CalendarDate?) -> [AreaRow] { rows[Key(unit: unit, day: day)] ?? [] }
}

extension ReportContent {
  func areas(of unit: UnitID?, on day: CalendarDate?) -> UnitAreas {
    UnitAreas(areaIndex.rows(of: unit, on: day), scheme: plan.scheme)
  }

  /// All units together on the first day: those that lie in no other, and land in none.
  var territoryAreas: UnitAreas {
    guard let day = result.days.first else { return UnitAreas([], scheme: plan.scheme) }
    let rows = result.areas.filter { row in
      row.day == day && row.unit.flatMap { register?[$0]?.parent } == nil
    }
    return UnitAreas(rows, scheme: plan.scheme)
  }

  /// A figure of a table: hectares with two decimals in the language of the files.
  func hectares(_ figure: UnitAreas.Figure) -> String {
    words.numbers.scaled(figure.shownHundredths, decimals: 2)
  }
}
