import Geometry

/// What one m² of a claim adds to a stock: between `least` and `greatest`, each −1, 0 or 1.
///
/// In a whole layer a claim adds 1 (counts), 0 (does not) or 0…1 (may count). In an allocations layer it adds the
/// weight of the use after less the weight of the use before.
struct ClaimWeight: Sendable, Hashable {
  var least: Int
  var greatest: Int
  /// Why the two differ.
  var dispute: Dispute?

  static let nothing = ClaimWeight(least: 0, greatest: 0, dispute: nil)

  init(least: Int, greatest: Int, dispute: Dispute?) {
    self.least = least
    self.greatest = greatest
    self.dispute = dispute
  }

  init(_ standing: SubjectMembership.Standing) {
    switch standing {
    case .counts: self.init(least: 1, greatest: 1, dispute: nil)
    case .doesNotCount: self = .nothing
    case .mayCount(let dispute): self.init(least: 0, greatest: 1, dispute: dispute)
    }
  }

  /// The weight of land of which one of several categories is right.
  init(oneOf weights: [ClaimWeight]) {
    let least = weights.map(\.least).min() ?? 0
    let greatest = weights.map(\.greatest).max() ?? 1
    let disputes = weights.compactMap(\.dispute)
    // Where each of them alone would be in dispute, that is the reason.
    let own = weights.isEmpty ? Dispute.unknownCode : disputes.count == weights.count ? disputes.min() : nil
    self.init(least: least, greatest: greatest, dispute: least == greatest ? nil : own ?? .severalCodes)
  }

  var isDecided: Bool { least == greatest }

  /// The claimant may not lie there at all.
  var orNothing: ClaimWeight {
    ClaimWeight(least: min(0, least), greatest: max(0, greatest), dispute: .leftOut)
  }

  /// The weight of land with several claims, of which one is right: from the least to the greatest of them.
  ///
  /// - Parameter leftOut: the weights of left-out claimants. Beside valid ones they can only widen the answer
  ///   (`undecided`); alone, it is also possible that nobody lies there (`left-out`).
  static func joined(valid: Union, leftOut: Union) -> ClaimWeight {
    guard var result = valid.weight else { return leftOut.weight?.orNothing ?? .nothing }
    guard let others = leftOut.weight else { return result }
    let wasDecided = result.isDecided
    result.least = min(result.least, others.least)
    result.greatest = max(result.greatest, others.greatest)
    if wasDecided { result.dispute = result.isDecided ? nil : .undecided }
    return result
  }

  /// The weights of several claims, one after another, as one: from the least to the greatest of them.
  struct Union {
    private var least = Int.max
    private var greatest = Int.min
    private var hasDispute = false
    private var hasAncestorCode = false
    private var hasSeveralCodes = false
    /// A claimant surely counts.
    private var isSure = false

    mutating func add(_ weight: ClaimWeight) {
      least = min(least, weight.least)
      greatest = max(greatest, weight.greatest)
      if weight.isDecided && weight.least != 0 { isSure = true }
      guard let dispute = weight.dispute else { return }
      hasDispute = true
      if dispute == .ancestorCode { hasAncestorCode = true }
      if dispute == .severalCodes { hasSeveralCodes = true }
    }

    /// Nil for no claims.
    var weight: ClaimWeight? {
      guard least <= greatest else { return nil }
      guard least != greatest else { return ClaimWeight(least: least, greatest: greatest, dispute: nil) }
      // An overlap is in dispute when a claimant surely counts and another does not, or may not. Where the sure ones
      // agree that it does not count, the doubt is the other's code, not the overlap.
      let code = hasAncestorCode ? Dispute.ancestorCode : hasSeveralCodes ? .severalCodes : .unknownCode
      return ClaimWeight(least: least, greatest: greatest, dispute: hasDispute && !isSure ? code : .overlap)
    }
  }
}

extension HeldArea {
  /// Adds land of a weight: its least part is certain, the rest disputed.
  mutating func add(_ area: Area, weighing weight: ClaimWeight) {
    guard area != .zero else { return }
    addCertain(area * weight.least)
    if let dispute = weight.dispute { add(area * (weight.greatest - weight.least), disputedAs: dispute) }
  }
}
