extension FieldAliases {
  /// True when a field may hold data of persons by the widest reading of its name: it has no role, and the name is a
  /// personal one with a number behind it (`owner_1`), holds a part of one (`TenChuSD`, `so_cccd`) or a word (`SDT`).
  /// For what is only to be shown: nothing is lost when it is not.
  ///
  /// A name too long to be compared is personal: nobody knows what it says.
  public func mayBePersonal(_ field: String) -> Bool {
    guard field.utf8.count <= Self.longestName else { return true }
    if isPersonal(field) { return true }
    if isKnown(field) { return false }
    var folded = FieldName.folded(field)
    for part in names(of: .impersonalPart) { folded = folded.replacing(part, with: " ") }
    let stem = folded.reversed().drop { ("0"..."9").contains($0) }.reversed()
    let personal = names(of: .personal)
    if personal.contains(String(stem)) { return true }
    if personal.contains(where: { $0.unicodeScalars.count >= 5 && folded.contains($0) }) { return true }
    if names(of: .personalPart).contains(where: { folded.contains($0) }) { return true }
    let words = FieldName.words(field)
    return names(of: .personalWord).contains { words.contains($0) }
  }

  /// True when a nested value, as JSON text, has a member whose name may be personal: any of its texts is taken for a
  /// name. O(text).
  public func mayHoldPersonal(_ nested: String) -> Bool {
    guard nested.hasPrefix("{") || nested.hasPrefix("[") else { return false }
    let texts = nested.split(separator: "\"", omittingEmptySubsequences: false)
    return texts.indices.contains { index in
      index % 2 == 1 && texts[index].utf8.count <= Self.longestName && mayBePersonal(String(texts[index]))
    }
  }
}
