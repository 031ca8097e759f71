/// Identifiers of reference systems as files write them.
public enum CRSName {
  /// `EPSG:5897`, `OGC:CRS84` from the forms in use: URN, URI, GML, short.
  ///
  /// - Returns: nil for a text that is none of them.
  public static func normalised(_ text: String) -> String? {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
    if trimmed.uppercased() == "CRS84" { return "OGC:CRS84" }
    let fields = trimmed.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" || $0 == "#" }
      .map { $0.uppercased() }
    guard fields.count > 1, let code = fields.last, !code.isEmpty, code.allSatisfy(isCodeCharacter) else { return nil }
    // In a URN the first fields are `urn:ogc:`, whoever the authority is.
    let names = fields.dropFirst(fields[0] == "URN" ? 2 : 0)
    for authority in ["EPSG", "OGC", "ESRI", "IGNF"] {
      guard names.contains(authority) || names.contains(authority + ".XML") else { continue }
      let isNumber = code.utf8.allSatisfy { (48...57).contains($0) }
      if authority == "EPSG", !isNumber { return nil }
      if authority == "OGC" { return code == "CRS84" || code == "84" ? "OGC:CRS84" : nil }
      return "\(authority):\(code)"
    }
    return nil
  }

  private static func isCodeCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
