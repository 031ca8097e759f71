import LandUse

extension [Finding] {
  /// In the order of a report, with unique ids: of findings with equal ids, the second one and those after it are
  /// numbered.
  ///
  /// - Complexity: n·log n; each finding is moved once.
  var inReportOrder: [Finding] {
    var findings = FindingKey.keys(of: self).sorted { a, b in
      a.isEqual(to: b) ? precedes(a.place, b.place) : a < b
    }.map { self[$0.place] }
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
private struct FindingKey {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0
  /// Of the finding among those that are put in order.
  let place: Int

  func isEqual(to other: FindingKey) -> Bool { head == other.head && tail == other.tail }
  static func < (a: FindingKey, b: FindingKey) -> Bool { a.head == b.head ? a.tail < b.tail : a.head < b.head }

  /// All equal where keys would not do: for several codes or layers, and for letters beyond ASCII, which may write one
  /// text in two ways.
  static func keys(of findings: [Finding]) -> [FindingKey] {
    var (code, layer): (CheckCode?, String?) = (nil, nil)
    var keys: [FindingKey] = []
    keys.reserveCapacity(findings.count)
    for place in findings.indices {
      let ownCode = findings[place].code
      if case .parcel(let own, _, _) = findings[place].subjects.first {
        guard own == layer ?? own else { break }
        layer = own
      }
      guard ownCode == code ?? ownCode, let key = FindingKey(of: findings[place].subjects.first, at: place)
      else { break }
      code = ownCode
      keys.append(key)
    }
    return keys.count == findings.count ? keys : findings.indices.map { FindingKey(place: $0) }
  }

  private init(place: Int) { self.place = place }

  private init?(of subject: Subject?, at place: Int) {
    switch subject {
    // Those without an id come last.
    case .parcel(_, _, let id): self.init(rank: id == nil ? 2 : 1, id ?? "", at: place)
    case .some(let subject): self.init(rank: 2 + subject.rank, subject.text, at: place)
    case nil: self.init(place: place)
    }
  }

  /// Nil for a text that is not all ASCII.
  private init?(rank: Int, _ text: String, at place: Int) {
    self.place = place
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
