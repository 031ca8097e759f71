/// A unit without a quota where others of its level have one: the verdict "no quota on file".
public struct MissingQuota: Sendable, Hashable {
  public var scheme: String
  public var subject: QuotaSubject
  public var unit: UnitID
  public var level: AdministrativeUnit.Level
  public var year: Int
  /// How many units of the level have a row for the subject in any of the years.
  public var unitsWithQuota: Int
  public var unitCount: Int

  public init(
    scheme: String, subject: QuotaSubject, unit: UnitID, level: AdministrativeUnit.Level, year: Int,
    unitsWithQuota: Int, unitCount: Int
  ) {
    self.scheme = scheme
    self.subject = subject
    self.unit = unit
    self.level = level
    self.year = year
    self.unitsWithQuota = unitsWithQuota
    self.unitCount = unitCount
  }
}

extension MissingQuota {
  /// The rows a table lacks, by unit (register order), year, subject.
  ///
  /// A subject is expected of a level when at least one unit of the level has a row for it in at least one of the
  /// years, whatever its basis and bound (also withheld and info rows: they are on file). Each unit of the
  /// level is then expected to have it in each of the years. A level without a single row expects nothing, so a table
  /// for the districts alone does not ask for one of the communes.
  ///
  /// - Parameter years: the years of the plan's stock dates.
  public static func all(
    in quotas: [Quota], scheme: CategoryScheme?, register: UnitRegister, years: [Int], on day: CalendarDate?
  ) -> [MissingQuota] {
    var unitsOf: [Expected: Set<UnitID>] = [:]
    var onFile: Set<Row> = []
    for quota in quotas where day.map(quota.validity.contains) ?? true {
      guard years.contains(quota.year), let level = register[quota.unit]?.level else { continue }
      let subject = quota.subject.resolved(in: scheme)
      unitsOf[Expected(scheme: quota.scheme, subject: subject, level: level), default: []].insert(quota.unit)
      onFile.insert(Row(scheme: quota.scheme, subject: subject, unit: quota.unit, year: quota.year))
    }
    let expected = unitsOf.keys.sorted()
    let counts = Dictionary(grouping: register.units, by: \.level).mapValues(\.count)
    var missing: [MissingQuota] = []
    for unit in register.units {
      for year in years.sorted() {
        for key in expected where key.level == unit.level {
          guard !onFile.contains(Row(scheme: key.scheme, subject: key.subject, unit: unit.id, year: year)) else {
            continue
          }
          missing.append(
            MissingQuota(
              scheme: key.scheme, subject: key.subject, unit: unit.id, level: unit.level, year: year,
              unitsWithQuota: unitsOf[key]?.count ?? 0, unitCount: counts[unit.level] ?? 0))
        }
      }
    }
    return missing
  }

  private struct Expected: Hashable, Comparable {
    var scheme: String
    var subject: QuotaSubject
    var level: AdministrativeUnit.Level

    static func < (a: Expected, b: Expected) -> Bool {
      a.subject != b.subject ? a.subject < b.subject : (a.level, a.scheme) < (b.level, b.scheme)
    }
  }

  private struct Row: Hashable {
    var scheme: String
    var subject: QuotaSubject
    var unit: UnitID
    var year: Int
  }
}

extension QuotaSubject {
  /// The subject with the scheme's own code in place of an alias (`OCT` = `OTC`).
  public func resolved(in scheme: CategoryScheme?) -> QuotaSubject {
    guard case .category(let code) = self, let own = scheme?.resolve(code) else { return self }
    return .category(own)
  }
}
