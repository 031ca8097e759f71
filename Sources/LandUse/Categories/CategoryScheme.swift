/// A code of a category scheme: `LUA`, `SKK`.
public struct CategoryCode: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String
  public init(_ text: some StringProtocol) { self.text = String(text) }
  public init(stringLiteral text: String) { self.text = text }
  public var description: String { text }
  public static func < (a: CategoryCode, b: CategoryCode) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// One land-use category: a row of a scheme's table.
public struct LandUseCategory: Sendable, Hashable {
  /// What a layer of such parcels is: part of the coverage, or lying over it (KDT, KKT, CNC), never summed.
  public enum Role: String, Sendable, Hashable { case coverage, overlay }
  /// Whether a parcel may carry the code itself: a leaf, an aggregate seen in real files (a warning), or never.
  public enum LeafUse: String, Sendable, Hashable { case yes, warn, no }

  public var code: CategoryCode
  public var parent: CategoryCode?
  public var nameVietnamese: String
  public var nameEnglish: String
  /// The id of its use group by default; nil for codes that stand above groups.
  public var group: String?
  public var subgroup: String?
  public var role: Role
  public var leafUse: LeafUse
  /// `all`, `old`, `new`, `inv-old`, `plan-old`, `plan`: which family of circulars knows it.
  public var status: String
  /// The colour of the official map annex as far as known, 0…255.
  public var colour: Colour?
  /// Land that is a line by nature (roads, canals, rivers): a narrow parcel of it is no fault.
  public var isLinear: Bool

  public struct Colour: Sendable, Hashable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8
    public init(red: UInt8, green: UInt8, blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }
  }

  public init(
    code: CategoryCode, parent: CategoryCode?, nameVietnamese: String, nameEnglish: String, group: String?,
    subgroup: String? = nil, role: Role, leafUse: LeafUse, status: String, colour: Colour? = nil,
    isLinear: Bool = false
  ) {
    self.code = code
    self.parent = parent
    self.nameVietnamese = nameVietnamese
    self.nameEnglish = nameEnglish
    self.group = group
    self.subgroup = subgroup
    self.role = role
    self.leafUse = leafUse
    self.status = status
    self.colour = colour
    self.isLinear = isLinear
  }
}

/// A use group: industry, urban, forest, defence, other. A list of codes, data; a code and its ancestor count once.
public struct UseGroup: Sendable, Hashable {
  public var id: String
  public var nameVietnamese: String
  public var nameEnglish: String
  public var codes: [CategoryCode]
  /// Parts of the group with a name and quotas of their own (security within defence); they add nothing to it.
  public var subgroups: [UseGroup]

  public init(
    id: String, nameVietnamese: String, nameEnglish: String, codes: [CategoryCode], subgroups: [UseGroup] = []
  ) {
    self.id = id
    self.nameVietnamese = nameVietnamese
    self.nameEnglish = nameEnglish
    self.codes = codes
    self.subgroups = subgroups
  }
}

/// A dated list of land-use categories in a tree, with its groups. Immutable.
public struct CategoryScheme: Sendable {
  public let id: String
  public let citation: String
  /// In table order.
  public let categories: [LandUseCategory]
  public let groups: [UseGroup]
  /// Keys of allocation tables that stand for a code of the scheme (`OCT` = `OTC`, `DTD` = `KDT`).
  public let aliases: [CategoryCode: CategoryCode]
  /// Keys known as aggregates whose members are not (`DHT`): quotas on them are not computable.
  public let undefinedAggregates: Set<CategoryCode>
  /// Lists of codes with their days, and what became of the codes of older ones.
  public let history: CodeHistory
  /// What law says of changes between uses, as far as it is on file.
  public let transitionRules: [TransitionRule]

  private let rows: [CategoryCode: Int]
  private let sharedVocabulary = SharedVocabulary()
  /// For each row the rows below it and itself, ascending.
  private let closures: [[Int]]

  public enum Fault: Error, Sendable, Equatable {
    case duplicateCode(CategoryCode)
    case unknownParent(CategoryCode, parent: CategoryCode)
    case cycle(CategoryCode)
    case unknownCodeInGroup(CategoryCode, group: String)
  }

  /// - Throws: the first fault of the table: a code twice, a parent that is not there, a cycle.
  public init(
    id: String, citation: String, categories: [LandUseCategory], groups: [UseGroup],
    aliases: [CategoryCode: CategoryCode] = [:], undefinedAggregates: Set<CategoryCode> = [],
    history: CodeHistory = CodeHistory(), transitionRules: [TransitionRule] = []
  ) throws(Fault) {
    var rows: [CategoryCode: Int] = [:]
    for (row, category) in categories.enumerated() {
      guard rows.updateValue(row, forKey: category.code) == nil else { throw .duplicateCode(category.code) }
    }
    for category in categories {
      var seen: Set<CategoryCode> = [category.code]
      var parent = category.parent
      while let code = parent {
        guard let row = rows[code] else { throw .unknownParent(category.code, parent: code) }
        guard seen.insert(code).inserted else { throw .cycle(category.code) }
        parent = categories[row].parent
      }
    }
    for group in groups {
      for code in group.codes where rows[code] == nil { throw .unknownCodeInGroup(code, group: group.id) }
    }
    self.id = id
    self.citation = citation
    self.categories = categories
    self.groups = groups
    self.aliases = aliases
    self.undefinedAggregates = undefinedAggregates
    self.history = history
    self.transitionRules = transitionRules
    self.rows = rows
    closures = Self.closures(of: categories, rows: rows)
  }

  private static func closures(of categories: [LandUseCategory], rows: [CategoryCode: Int]) -> [[Int]] {
    var closures = categories.indices.map { [$0] }
    for (row, category) in categories.enumerated() {
      var parent = category.parent.flatMap { rows[$0] }
      while let above = parent {
        closures[above].append(row)
        parent = categories[above].parent.flatMap { rows[$0] }
      }
    }
    return closures.map { $0.sorted() }
  }

  /// What its categories are called in files.
  var vocabulary: UseVocabulary { sharedVocabulary.vocabulary(of: self) }

  public subscript(code: CategoryCode) -> LandUseCategory? { rows[code].map { categories[$0] } }

  /// The scheme's own code for what a file or table writes; nil when unknown. Exact: no trimming, no folding of case.
  public func resolve(_ code: CategoryCode) -> CategoryCode? {
    if rows[code] != nil { return code }
    return aliases[code]
  }

  /// A group, or a sub-group of one.
  public func group(_ id: String) -> UseGroup? {
    groups.first { $0.id == id } ?? groups.lazy.flatMap(\.subgroups).first { $0.id == id }
  }

  /// The row of a code in `categories`: table order.
  public func row(of code: CategoryCode) -> Int? { rows[code] }

  /// Parent, its parent, and so on; nearest first.
  public func ancestors(of code: CategoryCode) -> [CategoryCode] {
    var result: [CategoryCode] = []
    var parent = self[code]?.parent
    while let next = parent {
      result.append(next)
      parent = self[next]?.parent
    }
    return result
  }

  /// The code and everything below it, in table order.
  public func closure(of code: CategoryCode) -> [CategoryCode] {
    rows[code].map { closures[$0].map { categories[$0].code } } ?? []
  }

  public func children(of code: CategoryCode?) -> [LandUseCategory] { categories.filter { $0.parent == code } }
}
