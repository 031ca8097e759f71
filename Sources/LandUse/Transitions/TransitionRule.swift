/// What law says of land that goes from one use to another: a row of a scheme's `transitions.csv`.
///
/// Where no row speaks of a pair, nothing is known of it; that is not the same as free.
public struct TransitionRule: Sendable, Hashable {
  public enum Demand: String, Sendable, Hashable, CaseIterable {
    /// The change may be made without a decision.
    case free
    /// The change needs a decision of the authority.
    case decision
    case forbidden
  }

  public var from: CategoryCode
  /// Nil: any use that does not lie below `from`.
  public var to: CategoryCode?
  public var demand: Demand
  public var citation: String
  public var isVerified: Bool

  public init(from: CategoryCode, to: CategoryCode?, demand: Demand, citation: String, isVerified: Bool) {
    self.from = from
    self.to = to
    self.demand = demand
    self.citation = citation
    self.isVerified = isVerified
  }
}

extension CategoryScheme {
  /// The rule for a change between two uses (rows of the scheme); nil where there is none on file, for unknown use, and
  /// where nothing changes.
  ///
  /// The nearest category above the use before decides, then the nearest above the use after. A rule towards a category
  /// says nothing of land that is within it already: ONT to ODT is no change into residential land.
  /// - Complexity: O(rules).
  public func transitionRule(from: Int, to: Int) -> TransitionRule? {
    guard from != to, categories.indices.contains(from), categories.indices.contains(to) else { return nil }
    let before = lineage(of: from)
    let after = lineage(of: to)
    var best: (rank: (Int, Int), rule: TransitionRule)?
    for rule in transitionRules {
      guard let start = before.firstIndex(of: rule.from) else { continue }
      let end: Int
      if let target = rule.to {
        guard let place = after.firstIndex(of: target), !before.contains(target) else { continue }
        end = place
      } else {
        guard !after.contains(rule.from) else { continue }
        end = .max
      }
      if let known = best, known.rank <= (start, end) { continue }
      best = ((start, end), rule)
    }
    return best?.rule
  }

  private func lineage(of row: Int) -> [CategoryCode] {
    let code = categories[row].code
    return [code] + ancestors(of: code)
  }
}
