extension FieldAliases {
  /// True when a field may hold owner or address by the widest reading of its name: an alias of five letters or more
  /// is part of it (`owner_1`, `TenChuSD`), and it has no role. For what is only to be shown: nothing is lost when it
  /// is not.
  public func mayBePersonal(_ field: String) -> Bool {
    if isPersonal(field) { return true }
    if isKnown(field) { return false }
    let folded = FieldName.folded(field)
    return names(of: .personal).contains { $0.unicodeScalars.count >= 5 && folded.contains($0) }
  }
}
