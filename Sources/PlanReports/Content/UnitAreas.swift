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
  /// What overlapping parcels add to the total beyond each m² once.
  let repeated: Area
  private let groups: [String: Figure]

  /// - Parameters:
  ///   - rows: those of one unit and day, or of several units that share no land.
  ///   - sums: of the same units; without them land of several uses stands in no group.
  init(_ rows: [AreaRow], scheme: CategoryScheme?, sums: [UnitSums] = []) {
    self.scheme = scheme
    var figures: [CategoryCode: Figure] = [:]
    var values: [String: Figure] = [:]
    for row in rows {
      let figure = Figure(area: row.sum, hundredths: row.roundedHundredths)
      if row.isKnown {
        figures[CategoryCode(row.category), default: Figure()] += figure
      } else {
        values[row.category, default: Figure()] += figure
      }
    }
    let unknown = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { (text: $0, figure: values[$0] ?? Figure()) }
    var total = Figure()
    for category in scheme?.categories ?? [] where category.role == .coverage {
      guard let figure = figures[category.code] else { continue }
      if scheme?.ancestors(of: category.code).contains(where: { figures[$0] != nil }) != true { total += figure }
    }
    for (_, figure) in unknown { total += figure }
    self.figures = figures
    self.unknown = unknown
    self.total = total
    repeated = sums.map(\.repeated).sum()
    groups = scheme.map { Self.groups(of: $0, figures, total: total, sums: sums) } ?? [:]
  }

  /// With everything below the category; nil when the unit has none of it.
  subscript(category: CategoryCode) -> Figure? { figures[category] }

  /// What is left of the total beside groups that share no land.
  func rest(beside groups: [Figure]) -> Figure {
    var rest = total
    for group in groups { rest -= group }
    return rest
  }

  /// The land of a use group: of codes, and of several codes, that all lie in it.
  func sum(ofGroup id: String) -> Figure? { groups[id] }

  /// What stands at the category itself and at none below it.
  func own(_ code: CategoryCode) -> Figure? {
    scheme.flatMap { Self.own(code, in: $0, figures) }
  }

  private static func own(
    _ code: CategoryCode, in scheme: CategoryScheme, _ figures: [CategoryCode: Figure]
  ) -> Figure? {
    guard var own = figures[code] else { return nil }
    for child in scheme.children(of: code) where child.role == .coverage {
      if let below = figures[child.code] { own -= below }
    }
    return own
  }
}

// MARK: Use groups

extension UnitAreas {
  /// Each category's own part counts where the group's definition says it does; what the sums have beyond it is land
  /// of several uses, rounded by itself, and so that nothing is left over where the groups are all of the total.
  private static func groups(
    of scheme: CategoryScheme, _ figures: [CategoryCode: Figure], total: Figure, sums: [UnitSums]
  ) -> [String: Figure] {
    var groups: [String: Figure] = [:]
    var largest: (id: String, area: Area)?
    var rest = total
    // A part of a group has a figure, too, and takes nothing from the rest.
    for (group, isPart) in scheme.groups.flatMap({ [($0, false)] + $0.subgroups.map { ($0, true) } }) {
      guard let membership = try? SubjectMembership(of: .group(group.id), in: scheme) else { continue }
      var figure = Figure()
      for (row, category) in scheme.categories.enumerated()
      where category.role == .coverage && membership.standing(ofRow: row) == .counts {
        if let own = own(category.code, in: scheme, figures) { figure += own }
      }
      let several = sums.compactMap { $0.groups[group.id] }.sum() - figure.area
      if several > .zero {
        figure += Figure(area: several, hundredths: Figure(area: several, hundredths: nil).shownHundredths)
        if !isPart, several > largest?.area ?? .zero { largest = (group.id, several) }
      }
      groups[group.id] = figure
      if !isPart { rest -= figure }
    }
    if let largest, let left = rest.hundredths, left < 0 || rest.area == .zero {
      groups[largest.id]? += Figure(area: .zero, hundredths: left)
    }
    return groups
  }
}

/// The area rows of a result by unit and day.
struct AreaIndex: Sendable {
  private struct Key: Hashable {
    var unit: UnitID?
    var day: CalendarDate?
  }

  private var rows: [Key: [AreaRow]] = [:]
  private var sums: [Key: UnitSums] = [:]

  init(_ all: [AreaRow], sums: [UnitSums]) {
    for row in all { rows[Key(unit: row.unit, day: row.day), default: []].append(row) }
    for sum in sums { self.sums[Key(unit: sum.unit, day: sum.day)] = sum }
  }

  func rows(of unit: UnitID?, on day: CalendarDate?) -> [AreaRow] { rows[Key(unit: unit, day: day)] ?? [] }

  func sums(of unit: UnitID?, on day: CalendarDate?) -> [UnitSums] {
    sums[Key(unit: unit, day: day)].map { [$0] } ?? []
  }
}

extension ReportContent {
  func areas(of unit: UnitID?, on day: CalendarDate?) -> UnitAreas {
    UnitAreas(
      areaIndex.rows(of: unit, on: day), scheme: plan.scheme, sums: areaIndex.sums(of: unit, on: day))
  }

  /// All units together on the first day: those that lie in no other, and land in none.
  var territoryAreas: UnitAreas {
    guard let day = result.days.first else { return UnitAreas([], scheme: plan.scheme) }
    func isOutermost(_ unit: UnitID?) -> Bool { unit.flatMap { register?[$0]?.parent } == nil }
    return UnitAreas(
      result.areas.filter { $0.day == day && isOutermost($0.unit) }, scheme: plan.scheme,
      sums: result.unitSums.filter { $0.day == day && isOutermost($0.unit) })
  }

  /// A figure of a table: hectares with two decimals in the language of the files.
  func hectares(_ figure: UnitAreas.Figure) -> String {
    words.numbers.scaled(figure.shownHundredths, decimals: 2)
  }
}
