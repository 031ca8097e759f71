public import LandUse

/// A scheme with what its files say beside the tree.
public struct SchemeDocument: Sendable {
  public var scheme: CategoryScheme
  /// Other spellings, in file order; `scheme.aliases` holds them and the codes of older lists as a table.
  public var aliases: [CategoryAlias]
  /// Keys of official tables that are no categories of their own.
  public var derivedKeys: [DerivedKey]
  /// Codes that a plan may add to a group by its `groups`: `industry` → SKC SKS SKX. By group id.
  public var optionalCodes: [String: [CategoryCode]]
  public var files: [DigestedFile]
  public var notices: [TableNotice]
}

/// A key that stands for a code of the scheme.
public struct CategoryAlias: Sendable, Hashable {
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// Another spelling: OCT = OTC.
    case key
  }

  public var alias: CategoryCode
  public var code: CategoryCode
  public var relation: Relation
  public var isVerified: Bool
  public var note: String
}

/// A key of official tables with how it follows from categories.
public struct DerivedKey: Sendable, Hashable {
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// `definition` reads `NNP - LNP`.
    case difference
    /// A child that tables show as "trong đó" of the code in `definition`.
    case ofWhich = "of-which"
    /// An aggregate whose members are not known.
    case membersUnknown = "members-unknown"
    /// Only the key is known.
    case unknown
  }

  public var key: CategoryCode
  public var meaning: String
  public var definition: String
  public var relation: Relation
  public var isVerified: Bool
  public var note: String

  /// Whether the area of the key can be had from parcels as it is. Differences are shown in tables of change and are no
  /// subject of a quota either.
  public var isComputable: Bool { relation == .ofWhich }
}
