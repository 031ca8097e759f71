import Geometry

/// From allocations to stocks: baseline + into − out of a subject, for a layer that holds only what changes.
///
/// A row goes *into* a subject when its use on the day counts and its use before does not, *out* in the reverse case;
/// a row whose category does not change moves nothing. Into what is disputed raises P, out of what is disputed
/// lowers S. Land claimed by several rows moves once, between the least and the greatest of what they say. Undecided
/// land may move into anything, or out of it. Gaps do not apply.
public struct AllocationLedger: StockLedger {
  public let opening: OpeningStocks
  let scheme: CategoryScheme
  public let register: UnitRegister?
  private let slots: UnitSlots
  private let sums: ClaimSums
  private let changes: ChangeClasses
  private let undecided: [Area]
  private let unmeasured: [UnmeasuredRecord]
  private let alternatives: [[Int32]]

  /// - Parameter claims: with `openingCategories`; without them every opening use is unknown.
  public init(_ claims: CoverageClaims, opening: OpeningStocks, scheme: CategoryScheme, register: UnitRegister) {
    self.opening = opening
    self.scheme = scheme
    self.register = register
    slots = UnitSlots(register)
    alternatives = claims.alternatives
    var changes = ChangeClasses(categoryCount: scheme.categories.count + alternatives.count)
    func before(_ row: Int) -> Int32 {
      claims.openingCategories.flatMap { $0.indices.contains(row) ? $0[row] : nil } ?? -1
    }
    let classes = claims.categories.indices.map { row in
      changes.kind(from: before(row), to: claims.categories[row])
    }
    let stated = claims.stated.mapped { row, kind in changes.kind(from: before(row), to: kind) }
    let declared = claims.declared.map { changes.kind(from: $0.openingCategory, to: $0.category) }
    var sums = ClaimSums(claims, classes: classes, classCount: changes.count, slots: slots, stated: stated)
    for (land, kind) in zip(claims.declared, declared) {
      sums.addDeclared(land.area, slot: slots.slot(ofUnit: land.unit), kind: Int(kind))
    }
    self.sums = sums
    self.changes = changes
    undecided = claims.undecided(by: slots)
    unmeasured = claims.unmeasured
  }

  /// The stock of a subject in each unit, by register row.
  public func stocks(of subject: QuotaSubject) throws(SubjectFault) -> [HeldStock] {
    let membership = try SubjectMembership(of: subject, in: scheme)
    let weights = membership.weights(alternatives: alternatives)
    func moved(_ weight: (ClaimWeight, ClaimWeight) -> ClaimWeight) -> [HeldArea] {
      let weights = changes.weights(weights, weight)
      var held = sums.held(weights: weights)
      sums.addCertainAbove(to: &held, weights: weights)
      return held
    }
    let (net, into, out) = (
      moved(ChangeClasses.net), moved(ChangeClasses.into), moved(ChangeClasses.out)
    )
    var result: [HeldStock] = []
    for row in 0..<slots.unitCount {
      let released = AreaInterval(least: out[row].certain, greatest: out[row].possible + undecided[row])
      guard let baseline = try opening.stock(of: subject, inUnit: row) else {
        let allocated = AreaInterval(least: into[row].certain, greatest: into[row].possible + undecided[row])
        result.append(.noBaseline(allocated: allocated, released: released))
        continue
      }
      var held = net[row]
      held.addCertain(baseline - undecided[row])
      held.add(undecided[row] * 2, disputedAs: .undecided)
      if let stock = admitting(unmeasuredIn(row, weights), to: held) {
        result.append(.held(stock))
      } else {
        result.append(.releasedBeyondBaseline(baseline: baseline, released: released))
      }
    }
    return result
  }

  public func heldStocks(of subject: QuotaSubject) -> [HeldStock] {
    do throws(SubjectFault) {
      return try stocks(of: subject)
    } catch {
      return [HeldStock](repeating: .notComputable(error), count: slots.unitCount)
    }
  }

  /// Records of unknown area below a unit that may move into or out of the subject.
  private func unmeasuredIn(_ row: Int, _ weights: [ClaimWeight]) -> (into: Int, out: Int) {
    func weight(_ category: Int32) -> ClaimWeight {
      weights[(0..<weights.count - 1).contains(Int(category)) ? Int(category) : weights.count - 1]
    }
    var counts = (into: 0, out: 0)
    for record in unmeasured where slots.lineage(of: slots.slot(ofUnit: record.unit)).contains(row) {
      let (before, after) = (weight(record.openingCategory), weight(record.category))
      if ChangeClasses.into(before, after).greatest > 0 { counts.into += 1 }
      if ChangeClasses.out(before, after).greatest > 0 { counts.out += 1 }
    }
    return counts
  }

  /// The stock with what is unknown, and never below zero; nil when even its greatest value is.
  ///
  /// A release of unknown size may be the whole stock, so nothing of it stays certain.
  private func admitting(_ unmeasured: (into: Int, out: Int), to held: HeldArea) -> HeldArea? {
    if held.possible < .zero && unmeasured.into == 0 { return nil }
    var disputes = held.disputes
    var excess = held.certain < .zero ? -held.certain : .zero
    for (dispute, area) in held.orderedDisputes {
      let part = min(excess, area)
      disputes[dispute] = area - part
      excess -= part
    }
    let certain = max(.zero, held.certain)
    guard unmeasured.out > 0 else {
      return HeldArea(certain: certain, disputes: disputes, unmeasured: unmeasured.into)
    }
    disputes[.leftOut, default: .zero] += certain
    return HeldArea(certain: .zero, disputes: disputes, unmeasured: unmeasured.into)
  }
}

/// Numbers the pairs of categories (before, after) that occur in a layer.
struct ChangeClasses: Sendable {
  private struct Pair: Sendable, Hashable {
    var before: Int
    var after: Int
  }

  private let width: Int
  /// Only pairs that occur: there may be as many sets of categories as rows.
  private var kinds: [Pair: Int32] = [:]
  /// In order of first appearance.
  private var pairs: [Pair] = []

  init(categoryCount: Int) { width = categoryCount + 1 }

  var count: Int { pairs.count }

  mutating func kind(from before: Int32, to after: Int32) -> Int32 {
    let pair = Pair(before: row(before), after: row(after))
    if let kind = kinds[pair] { return kind }
    let kind = Int32(pairs.count)
    kinds[pair] = kind
    pairs.append(pair)
    return kind
  }

  /// Categories and sets of them that there are not share the last row: unknown.
  private func row(_ category: Int32) -> Int { category >= 0 && category < width - 1 ? Int(category) : width - 1 }

  /// The weight of each pair. What is known and stays moves nothing, even where its standing is in doubt.
  ///
  /// A set stays only under one number: see `CoverageClaims.openingCategories`.
  /// - Parameter weights: of each category, then each set, then the unknown.
  func weights(
    _ weights: [ClaimWeight], _ weight: (_ before: ClaimWeight, _ after: ClaimWeight) -> ClaimWeight
  ) -> [ClaimWeight] {
    pairs.map { pair in
      pair.before == pair.after && pair.after < width - 1
        ? .nothing
        : weight(weights[pair.before], weights[pair.after])
    }
  }

  static func net(_ before: ClaimWeight, _ after: ClaimWeight) -> ClaimWeight {
    ClaimWeight(
      least: after.least - before.greatest, greatest: after.greatest - before.least,
      dispute: after.dispute ?? before.dispute)
  }

  static func into(_ before: ClaimWeight, _ after: ClaimWeight) -> ClaimWeight {
    ClaimWeight(
      least: after.least * (1 - before.greatest), greatest: after.greatest * (1 - before.least),
      dispute: after.dispute ?? before.dispute)
  }

  static func out(_ before: ClaimWeight, _ after: ClaimWeight) -> ClaimWeight { into(after, before) }
}
