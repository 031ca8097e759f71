import LandUse

extension CategoryScheme {
  /// The scheme with other codes in some groups. Every other group gives up what they take: a code whose subtree is
  /// only partly left to it is replaced by the codes below that are wholly left.
  ///
  /// - Parameter codes: the codes of the groups to set, by group id; no code under two of them.
  /// - Throws: never for codes of the scheme; the scheme's own fault otherwise.
  func settingGroups(_ codes: [String: [CategoryCode]]) throws(Fault) -> CategoryScheme {
    let taken = members(of: codes.values.flatMap { $0 })
    let groups = groups.map { group in
      var group = group
      group.codes = codes[group.id] ?? coveringCodes(of: members(of: group.codes).subtracting(taken))
      return group
    }
    var owner: [CategoryCode: String] = [:]
    for group in groups {
      for code in members(of: group.codes) { owner[code] = group.id }
    }
    let categories = categories.map { category in
      var category = category
      category.group = owner[category.code]
      return category
    }
    return try CategoryScheme(
      id: id, citation: citation, categories: categories, groups: groups, aliases: aliases,
      undefinedAggregates: undefinedAggregates, history: history, transitionRules: transitionRules)
  }

  /// The codes and everything below them.
  func members(of codes: [CategoryCode]) -> Set<CategoryCode> { Set(codes.flatMap { closure(of: $0) }) }

  /// The fewest codes whose subtrees lie wholly in a set and hold all of it that subtrees can hold; in table order.
  private func coveringCodes(of members: Set<CategoryCode>) -> [CategoryCode] {
    let whole = Set(members.filter { members.isSuperset(of: closure(of: $0)) })
    return categories.map(\.code).filter { code in
      whole.contains(code) && !(self[code]?.parent.map { whole.contains($0) } ?? false)
    }
  }
}
