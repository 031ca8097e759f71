import LandUse

extension [Finding] {
  /// In the order of a report, with unique ids: of findings with equal ids, the second one and those after it are
  /// numbered.
  ///
  /// - Complexity: n·log n; each finding is moved once.
  var inReportOrder: [Finding] {
    let keys = FindingKey.keys(of: self)
    var findings = indices.sorted { a, b in
      if let keys, keys[a] != keys[b] { return keys[a] < keys[b] }
      return precedes(a, b)
    }.map { self[$0] }
    var seen: [FindingID: Int] = [:]
    seen.reserveCapacity(count)
    for place in findings.indices {
      let number = seen[findings[place].id, default: 0] + 1
      seen[findings[place].id] = number
      if number > 1 { findings[place].id = findings[place].id.numbered(number) }
    }
    return findings
  }

  /// The order of a report: by code, then subjects, then id, then figures.
  ///
  /// Figures tell apart what has one id: it is numbered by what it says, not by where it stands.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    if self[a].code != self[b].code { return self[a].code < self[b].code }
    if self[a].subjects != self[b].subjects { return self[a].subjects.lexicographicallyPrecedes(self[b].subjects) }
    if self[a].id != self[b].id { return self[a].id < self[b].id }
    return self[a].measures.lazy.map(\.value).lexicographicallyPrecedes(self[b].measures.lazy.map(\.value))
  }
}

/// The head of a finding's place in the order of a report: the kind of its first subject and the first bytes of its
/// text. Of findings with different keys the lesser one comes first; equal keys say nothing.
private struct FindingKey: Hashable, Comparable {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  static func < (a: FindingKey, b: FindingKey) -> Bool { a.head == b.head ? a.tail < b.tail : a.head < b.head }

  /// Nil where keys would not do: for several codes or layers, and for letters beyond ASCII, which may write one text in
  /// two ways.
  static func keys(of findings: [Finding]) -> [FindingKey]? {
    guard let code = findings.first?.code else { return nil }
    var layer: String?
    var keys: [FindingKey] = []
    keys.reserveCapacity(findings.count)
    for place in findings.indices {
      guard findings[place].code == code else { return nil }
      var key: FindingKey?
      switch findings[place].subjects.first {
      case .parcel(let own, _, let id):
        if let layer, layer != own { return nil }
        layer = own
        // Those without an id come last.
        key = id.map { FindingKey(rank: 1, $0) } ?? FindingKey(rank: 2, "")
      case .some(let subject): key = FindingKey(rank: 2 + subject.rank, subject.text)
      case nil: key = FindingKey(rank: 0, "")
      }
      guard let key else { return nil }
      keys.append(key)
    }
    return keys
  }

  /// Nil for a text that is not all ASCII.
  private init?(rank: Int, _ text: String) {
    head = UInt64(rank)
    var length = 1
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      if length < 8 { head = head << 8 | UInt64(byte) } else if length < 16 { tail = tail << 8 | UInt64(byte) }
      length += 1
    }
    if length < 8 { head <<= UInt64(8 * (8 - length)) }
    if length < 16 { tail <<= UInt64(8 * (16 - max(length, 8))) }
  }
}
