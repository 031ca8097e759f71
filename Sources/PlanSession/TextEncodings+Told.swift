import PlanFormats

extension TextEncodings {
  /// How a file's text is taken.
  ///
  /// - Throws: `SessionError.unknownEncoding`.
  func reading(told id: String?) throws -> TextReading {
    guard let id, id.lowercased() != "utf-8" else { return TextReading(self) }
    guard let told = encoding(named: id) else {
      throw SessionError.unknownEncoding(id, known: all.map(\.id) + ["utf-8"])
    }
    return TextReading(self, told: told)
  }

  /// How a file's text is taken; the tables that convert it become inputs of the run.
  ///
  /// - Throws: `SessionError.unknownEncoding`.
  func reading(told id: String?, inputs: inout [SessionInput]) throws -> TextReading {
    let reading = try reading(told: id)
    guard reading.told != nil else { return reading }
    let known = Set(inputs.map(\.file))
    inputs += files.filter { !known.contains($0.name) }
      .map { SessionInput(role: .table, file: $0.name, sha256: $0.sha256) }
    return reading
  }
}
