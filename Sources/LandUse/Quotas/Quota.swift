public import Geometry

/// What a quota bounds: a category with everything below it, or a use group.
public enum QuotaSubject: Sendable, Hashable, Comparable, CustomStringConvertible {
  case category(CategoryCode)
  case group(String)

  /// `LUA`, or `group:industry`.
  public var description: String {
    switch self {
    case .category(let code): code.text
    case .group(let id): "group:" + id
    }
  }

  public static func < (a: QuotaSubject, b: QuotaSubject) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }
}

/// A bound on the area of a category or group in a unit on the last day of a period: one row of quotas.csv.
public struct Quota: Sendable, Hashable {
  /// Which column of the official table the value stands in: allocated + supplementary = total.
  public enum Basis: String, Sendable, Hashable, CaseIterable { case allocated, supplementary, total }
  /// How the held area is judged; `info` is shown and never judged.
  public enum Bound: String, Sendable, Hashable, CaseIterable { case min, max, equal, info }

  public var id: String
  public var scheme: String
  public var subject: QuotaSubject
  public var unit: UnitID
  /// The stock is the one of 31 December of this year.
  public var year: Int
  /// Nil only when withheld.
  public var value: Area?
  /// One unit of the last digit of the source, for example 1 ha.
  public var precision: Area
  public var basis: Basis
  public var bound: Bound
  /// For `equal`: the accepted difference; nil means half the precision.
  public var tolerance: Area?
  public var authority: String
  public var citation: String
  public var validity: Validity
  /// The days on which the row binds; judged by `judgedOn`, never by the stock date.
  public var binding: Validity
  public var isVerified: Bool
  public var isFictitious: Bool
  public var isWithheld: Bool
  /// The line of the file it came from; 1-based.
  public var line: Int

  public init(
    id: String, scheme: String, subject: QuotaSubject, unit: UnitID, year: Int, value: Area?, precision: Area,
    basis: Basis, bound: Bound, tolerance: Area? = nil, authority: String, citation: String,
    validity: Validity = .always, binding: Validity = .always, isVerified: Bool, isFictitious: Bool,
    isWithheld: Bool = false, line: Int = 0
  ) {
    self.id = id
    self.scheme = scheme
    self.subject = subject
    self.unit = unit
    self.year = year
    self.value = value
    self.precision = precision
    self.basis = basis
    self.bound = bound
    self.tolerance = tolerance
    self.authority = authority
    self.citation = citation
    self.validity = validity
    self.binding = binding
    self.isVerified = isVerified
    self.isFictitious = isFictitious
    self.isWithheld = isWithheld
    self.line = line
  }
}
