/// Why the area of a subject in a unit cannot be computed.
public enum SubjectFault: Error, Sendable, Hashable {
  /// The scheme has no such code.
  case unknownCategory(CategoryCode)
  /// The scheme has no such group.
  case unknownGroup(String)
  /// An aggregate whose members are not known (`DHT`).
  case undefinedAggregate(CategoryCode)
  /// The register has no such unit on its day.
  case unknownUnit(UnitID)
  /// No layer says what the land is used for on the day.
  case noUse(on: CalendarDate)
}

/// Which categories of a scheme count towards a subject: the union of the closures of its codes.
///
/// - A code and everything below it count; an ancestor listed beside its descendant counts once, because
///   membership is a set. Example: group {LNP, RPH} = {LNP, RSX, RSN, RPH, RDD}.
/// - A strict ancestor of a counted code may count: land coded CHN may be rice land, so it is disputed for LUA.
///   It stays disputed when every listed child of the ancestor counts, because a scheme's children are parts
///   "of which" and need not be all of it: RSX has the single child RSN (natural production forest), and land coded
///   RSX is not certain to be natural forest.
/// - An overlay code (KDT) counts towards itself only, never in a group or an aggregate of the coverage. A parcel
///   of the coverage that carries one is of unknown use for every other subject.
public struct SubjectMembership: Sendable, Hashable {
  /// How a parcel of a category stands to the subject.
  public enum Standing: Sendable, Hashable {
    case counts
    case doesNotCount
    /// It may count, for the reason given.
    case mayCount(Dispute)
  }

  public let subject: QuotaSubject
  /// By the row of the category in the scheme.
  private let standings: [Standing]

  /// - Throws: `SubjectFault` when the scheme does not know what the subject consists of.
  public init(of subject: QuotaSubject, in scheme: CategoryScheme) throws(SubjectFault) {
    let codes = try Self.codes(of: subject, in: scheme)
    let asksForOverlay = codes.contains { scheme[$0]?.role == .overlay }
    var standings = scheme.categories.map { category in
      category.role == .overlay && !asksForOverlay ? Standing.mayCount(.unknownCode) : .doesNotCount
    }
    let counted = codes.flatMap { scheme.closure(of: $0) }.compactMap { scheme.row(of: $0) }
    for row in codes.flatMap({ scheme.ancestors(of: $0) }).compactMap({ scheme.row(of: $0) }) {
      standings[row] = .mayCount(.ancestorCode)
    }
    for row in counted { standings[row] = .counts }
    self.subject = subject
    self.standings = standings
  }

  /// The standing of the category at a row of the scheme; anything outside its rows is an unknown code.
  public func standing(ofRow row: Int) -> Standing {
    standings.indices.contains(row) ? standings[row] : .mayCount(.unknownCode)
  }

  /// What a claim adds: of each category, then of each set of them, then of an unknown code.
  func weights(alternatives: [[Int32]]) -> [ClaimWeight] {
    let own = standings.map { ClaimWeight($0) }
    let sets = alternatives.map { set in ClaimWeight(oneOf: set.map { own[Int($0)] }) }
    return own + sets + [ClaimWeight(standing(ofRow: -1))]
  }

  /// The topmost codes that make up a subject: no code below another one of them; overlay codes only for themselves.
  static func codes(of subject: QuotaSubject, in scheme: CategoryScheme) throws(SubjectFault) -> [CategoryCode] {
    switch subject {
    case .category(let code):
      if scheme.undefinedAggregates.contains(code) { throw .undefinedAggregate(code) }
      guard let own = scheme.resolve(code) else { throw .unknownCategory(code) }
      if scheme.undefinedAggregates.contains(own) { throw .undefinedAggregate(own) }
      return [own]
    case .group(let id):
      guard let group = scheme.group(id) else { throw .unknownGroup(id) }
      if let code = group.codes.first(where: { scheme.undefinedAggregates.contains($0) }) {
        throw .undefinedAggregate(code)
      }
      let members = Set(group.codes.filter { scheme[$0]?.role == .coverage })
      return scheme.categories.map(\.code).filter { code in
        members.contains(code) && !scheme.ancestors(of: code).contains(where: members.contains)
      }
    }
  }
}
