extension ParcelLayer {
  /// The rows within which identifiers tell records apart: all of them, or those of each layer it was made of.
  public var idRanges: [Range<Int>] {
    guard idScopes.count > 1 else { return [0..<count] }
    return idScopes.indices.map { idScopes[$0]..<($0 + 1 < idScopes.count ? idScopes[$0 + 1] : count) }
  }
}
