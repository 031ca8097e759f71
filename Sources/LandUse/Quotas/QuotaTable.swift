public import Geometry

/// A contradiction inside a quota table (QTA404), with all its figures. Nothing is scaled to remove it.
public struct QuotaTableFault: Sendable, Hashable {
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Allocated + supplementary ≠ total.
    case basisSum = "basis-sum"
    /// `max`: the units below exceed their parent. `min`: they fall short. `equal`: they differ by more than rounding.
    case unitSum = "unit-sum"
    /// Parts of a category together exceed it, or a complete `equal` partition differs from it by more than rounding.
    case categorySum = "category-sum"
    /// A value above the official area of its unit.
    case naturalArea = "natural-area"
    /// Several rows for one subject, unit, year, basis: it is not known which one holds.
    case duplicateRow = "duplicate-row"
  }

  public var rule: Rule
  /// The row the parts are held against; for `naturalArea` the row itself, for `duplicateRow` the first one.
  public var quota: Quota
  public var parts: [Quota]
  /// What `quota` allows or demands: its value, or the unit's official area.
  public var expected: Area
  /// The sum of the parts, or the value itself.
  public var found: Area
  /// The difference that is put down to rounding: 0, or the summed precisions.
  public var allowance: Area

  public init(rule: Rule, quota: Quota, parts: [Quota], expected: Area, found: Area, allowance: Area) {
    self.rule = rule
    self.quota = quota
    self.parts = parts
    self.expected = expected
    self.found = found
    self.allowance = allowance
  }

  /// found − expected.
  public var residual: Area { found - expected }
}

/// A sum that was not held against its parent, because rows are missing or withheld.
public struct IncompleteQuotaSum: Sendable, Hashable {
  public var quota: Quota
  /// The children with a value, and how many there are on the register.
  public var present: Int
  public var of: Int
  public var withheld: Int
  /// The sum of those that are there.
  public var found: Area

  public init(quota: Quota, present: Int, of count: Int, withheld: Int, found: Area) {
    self.quota = quota
    self.present = present
    self.of = count
    self.withheld = withheld
    self.found = found
  }
}

/// Holds a quota table against itself.
///
/// Only rows that are valid on the day take part. Rows of `info` take part in the sum of bases and against the
/// natural area, and bind nothing otherwise. Sums of `min` and `max`, and of bases, are exact; those of `equal`
/// are held within the summed precisions of all rows that take part.
public struct QuotaTable: Sendable {
  public private(set) var faults: [QuotaTableFault] = []
  public private(set) var incomplete: [IncompleteQuotaSum] = []
  /// Number of rows that took part.
  public let examined: Int

  let rows: [Quota]
  let scheme: CategoryScheme?
  let register: UnitRegister?

  /// - Parameters:
  ///   - scheme: without it no category sums are held.
  ///   - register: without it no unit sums and natural areas are held.
  public init(_ quotas: [Quota], scheme: CategoryScheme?, register: UnitRegister?, on day: CalendarDate?) {
    rows = quotas.filter { day.map($0.validity.contains) ?? true }.map { quota in
      var quota = quota
      quota.subject = quota.subject.resolved(in: scheme)
      return quota
    }
    self.scheme = scheme
    self.register = register
    examined = rows.count
    let duplicates = duplicateFaults()
    let units = unitSums()
    faults = duplicates + basisFaults() + units.faults + categoryFaults() + naturalAreaFaults()
    incomplete = units.incomplete
  }

  /// What rows must share to be compared.
  struct Key: Hashable, Comparable {
    var scheme: String
    var subject: QuotaSubject
    var unit: UnitID
    var year: Int
    var basis: Quota.Basis?
    var bound: Quota.Bound?

    init(_ quota: Quota, basis: Bool = true, bound: Bool = true) {
      scheme = quota.scheme
      subject = quota.subject
      unit = quota.unit
      year = quota.year
      self.basis = basis ? quota.basis : nil
      self.bound = bound ? quota.bound : nil
    }

    private var order: (Int, String, String) { (year, basis?.rawValue ?? "", bound?.rawValue ?? "") }

    static func < (a: Key, b: Key) -> Bool {
      if a.subject != b.subject { return a.subject < b.subject }
      if a.unit != b.unit { return a.unit < b.unit }
      return a.order != b.order ? a.order < b.order : a.scheme < b.scheme
    }
  }

  /// The first row of each key, so that a duplicate is counted once.
  func firstRows(basis: Bool = true, bound: Bool = true) -> [Key: Quota] {
    Dictionary(rows.map { (Key($0, basis: basis, bound: bound), $0) }) { first, _ in first }
  }

  private func duplicateFaults() -> [QuotaTableFault] {
    let groups = Dictionary(grouping: rows) { Key($0) }.filter { $0.value.count > 1 }
    return groups.keys.sorted().compactMap { key in
      guard let group = groups[key], let first = group.first, let last = group.last else { return nil }
      return QuotaTableFault(
        rule: .duplicateRow, quota: first, parts: Array(group.dropFirst()), expected: first.value ?? .zero,
        found: last.value ?? .zero, allowance: .zero)
    }
  }

  private func basisFaults() -> [QuotaTableFault] {
    let groups = Dictionary(grouping: rows) { Key($0, basis: false, bound: false) }
    return groups.keys.sorted().compactMap { key in
      func row(_ basis: Quota.Basis) -> Quota? { groups[key]?.first { $0.basis == basis && $0.value != nil } }
      guard let allocated = row(.allocated), let supplementary = row(.supplementary), let total = row(.total),
        let expected = total.value, let first = allocated.value, let second = supplementary.value,
        first + second != expected
      else { return nil }
      return QuotaTableFault(
        rule: .basisSum, quota: total, parts: [allocated, supplementary], expected: expected, found: first + second,
        allowance: .zero)
    }
  }

  private func naturalAreaFaults() -> [QuotaTableFault] {
    guard let register else { return [] }
    return rows.compactMap { quota in
      guard let value = quota.value, let official = register[quota.unit]?.officialArea, value > official.area else {
        return nil
      }
      return QuotaTableFault(
        rule: .naturalArea, quota: quota, parts: [], expected: official.area, found: value, allowance: .zero)
    }
  }
}

extension [Quota] {
  var valueSum: Area { compactMap(\.value).sum() }
  var precisionSum: Area { map(\.precision).sum() }
}
