public import LandUse

/// Which fields of a file hold what, named explicitly. What is not named here is looked for by `FieldAliases`.
public struct FieldMapping: Sendable, Hashable {
  /// One field, or several whose values are joined with `.`.
  public var id: [String] = []
  public var unit: String?
  /// The unit above: tells units of one name apart.
  public var district: String?
  public var sheet: String?
  public var number: String?
  public var uses: [Use] = []
  public var declaredArea: DeclaredArea?
  public var status: String?
  public var project: String?
  public var decision: String?
  public var year: String?
  public var validFrom: String?
  public var validTo: String?
  public var withheld: String?

  public init() {}

  /// A field of use codes and the day on which they hold; nil for "the use".
  public struct Use: Sendable, Hashable {
    public var day: CalendarDate?
    public var field: String

    public init(day: CalendarDate? = nil, field: String) {
      self.day = day
      self.field = field
    }
  }

  public struct DeclaredArea: Sendable, Hashable {
    public var field: String
    public var unit: AreaUnit

    public init(field: String, unit: AreaUnit = .squareMetre) {
      self.field = field
      self.unit = unit
    }
  }

  /// Every field that is named.
  var names: Set<String> {
    let single = [unit, district, sheet, number, status, project, decision, year, validFrom, validTo, withheld]
    return Set(id + single.compactMap { $0 } + uses.map(\.field) + (declaredArea.map { [$0.field] } ?? []))
  }
}
