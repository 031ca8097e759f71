public import LandUse

/// Verdicts of the two runs, matched by the quota's id, its unit, category or group, and year.
public struct QuotaChanges: Sendable {
  public struct Change: Sendable, Hashable {
    public var before: QuotaBalance
    public var after: QuotaBalance

    public var isOfVerdict: Bool { before.verdict != after.verdict }
    /// Not kept or undecidable, and it was neither before.
    public var isBroken: Bool { after.verdict.isBroken && !before.verdict.isBroken }
  }

  /// Verdict or required value differ; in the order of the run before.
  public private(set) var changed: [Change] = []
  public private(set) var beforeOnly: [QuotaBalance] = []
  public private(set) var afterOnly: [QuotaBalance] = []
  public private(set) var same = 0

  public var isEmpty: Bool { changed.isEmpty && beforeOnly.isEmpty && afterOnly.isEmpty }
  /// Quotas that are broken, and were not or were not there.
  public var newlyBroken: Int { changed.count(where: \.isBroken) + afterOnly.count { $0.verdict.isBroken } }

  private struct Key: Hashable {
    var id: String?
    var unit: UnitID
    var subject: QuotaSubject
    var year: Int
    /// Among those that are equal in all else.
    var number: Int
  }

  init(before: [QuotaBalance], after: [QuotaBalance]) {
    let (keysBefore, keysAfter) = (Self.keys(of: before), Self.keys(of: after))
    let places = Dictionary(zip(keysAfter, after.indices)) { first, _ in first }
    for (key, balance) in zip(keysBefore, before) {
      guard let place = places[key] else {
        beforeOnly.append(balance)
        continue
      }
      if balance.verdict == after[place].verdict, balance.required == after[place].required {
        same += 1
      } else {
        changed.append(Change(before: balance, after: after[place]))
      }
    }
    let known = Set(keysBefore)
    afterOnly = zip(keysAfter, after).filter { !known.contains($0.0) }.map(\.1)
  }

  private static func keys(of balances: [QuotaBalance]) -> [Key] {
    var seen: [Key: Int] = [:]
    return balances.map { balance in
      var key = Key(
        id: balance.quota?.id, unit: balance.unit, subject: balance.subject, year: balance.year, number: 0)
      let number = seen[key, default: 0]
      seen[key] = number + 1
      key.number = number
      return key
    }
  }
}

extension QuotaVerdict {
  /// What makes a run end with exit code 1.
  var isBroken: Bool { self == .fail || self == .undecidable }
}
