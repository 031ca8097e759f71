import LandUse

/// How much of a column of use codes a scheme knows.
struct SchemeMatch {
  let scheme: CategoryScheme
  /// For each distinct value of the column, whether the scheme knows it: a code, a name, a list of these, also badly written.
  let isKnown: [Bool]
  /// Rows with a value.
  let coded: Int
  /// Rows with a value that is known.
  let known: Int

  init(_ scheme: CategoryScheme, _ codes: DictionaryColumn) {
    let readings = UseReader(scheme).readings(of: codes.values)
    let isKnown = (0..<readings.count).map { readings.state(of: $0) == .read }
    self.scheme = scheme
    self.isKnown = isKnown
    var (coded, known) = (0, 0)
    for index in codes.indices where index != DictionaryColumn.missing {
      coded += 1
      if isKnown[Int(index)] { known += 1 }
    }
    self.coded = coded
    self.known = known
  }

  /// Whether the codes are meant to be the scheme's: at least one row in ten that has a code has one of it. A file that
  /// means other codes has at most a few that look alike.
  var isMeant: Bool { coded > 0 && known * 10 >= coded }
}
