/// Which lists of codes there were, what became of their codes, and what categories were called: the time side of a
/// scheme.
public struct CodeHistory: Sendable, Hashable {
  /// A list of codes that circulars brought: a value of `LandUseCategory.status`, and the days on which it is in force.
  public struct CodeList: Sendable, Hashable {
    public var status: String
    public var validity: Validity
    public var nameVietnamese: String
    public var nameEnglish: String

    public init(status: String, validity: Validity, nameVietnamese: String, nameEnglish: String) {
      self.status = status
      self.validity = validity
      self.nameVietnamese = nameVietnamese
      self.nameEnglish = nameEnglish
    }
  }

  public var lists: [CodeList]
  public var successions: [CodeSuccession]
  /// Further names of categories: what older circulars and people call them.
  public var names: [CategoryName]

  public init(lists: [CodeList] = [], successions: [CodeSuccession] = [], names: [CategoryName] = []) {
    self.lists = lists
    self.successions = successions
    self.names = names
  }

  /// Nil for a status that no list is known for: then nothing is said of its days.
  public func list(_ status: String) -> CodeList? { lists.first { $0.status == status } }
}

/// What became of a code of an older list.
public struct CodeSuccession: Sendable, Hashable {
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The same land under the same name.
    case same
    /// The same land under another code or name.
    case renamed
    /// A part of the land of the code that follows: the nearest one that surely holds it.
    case partOf = "part-of"
    /// Each piece of the land belongs to one of the codes that follow, and the old code does not say to which.
    case split
  }

  public var code: CategoryCode
  /// One, and several for `split`; in file order.
  public var successors: [CategoryCode]
  public var relation: Relation
  /// The days on which the old code is in force.
  public var validity: Validity
  public var isVerified: Bool

  public init(
    code: CategoryCode, successors: [CategoryCode], relation: Relation, validity: Validity, isVerified: Bool
  ) {
    self.code = code
    self.successors = successors
    self.relation = relation
    self.validity = validity
    self.isVerified = isVerified
  }
}

/// A name under which a category is met beside its own.
public struct CategoryName: Sendable, Hashable {
  public var code: CategoryCode
  public var name: String

  public init(code: CategoryCode, name: String) {
    self.code = code
    self.name = name
  }
}
