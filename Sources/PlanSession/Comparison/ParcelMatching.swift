import LandUse

/// Rows of two layers matched by their identifiers: the record's id, or the layer's key where it has none.
struct ParcelMatching {
  /// Rows with one identifier, which occurs once on either side; in the order of the rows before.
  private(set) var pairs: [(before: Int, after: Int)] = []
  private(set) var added: [UInt32] = []
  private(set) var removed: [UInt32] = []
  /// Rows without an identifier.
  private(set) var unnamedBefore: [UInt32] = []
  private(set) var unnamedAfter: [UInt32] = []
  private(set) var repeated: [RepeatedIdentity] = []

  /// How often an identifier occurs within a scope, and its last row.
  private struct Uses {
    var counts: [UInt32]
    var rows: [UInt32]

    init(_ count: Int) {
      counts = [UInt32](repeating: 0, count: count)
      rows = counts
    }

    mutating func add(_ value: UInt32, row: Int) {
      counts[Int(value)] += 1
      rows[Int(value)] = UInt32(row)
    }
  }

  /// - Complexity: linear in the rows and the bytes of the identifiers.
  init(_ before: ParcelLayer, _ after: ParcelLayer) {
    var values = before.ids
    values.pad(to: before.count)
    for row in 0..<after.count {
      after.ids.withBytes(ofRow: row) { bytes in
        if let bytes, !bytes.isEmpty { values.append(utf8: bytes) } else { values.appendMissing() }
      }
    }
    let scopes = Self.scopes(before, after)
    for (own, other) in scopes { match(own, other, values, firstAfter: before.count) }
  }

  /// Identifiers tell apart what lies in one scope; layers of other scopes than the other's are one scope each.
  private static func scopes(_ before: ParcelLayer, _ after: ParcelLayer) -> [(Range<Int>, Range<Int>)] {
    let (own, others) = (before.idRanges, after.idRanges)
    guard own.count == others.count else { return [(0..<before.count, 0..<after.count)] }
    return Array(zip(own, others))
  }

  private mutating func match(
    _ own: Range<Int>, _ others: Range<Int>, _ values: DictionaryColumn, firstAfter: Int
  ) {
    let indices = values.indices
    func value(_ row: Int) -> UInt32? {
      guard indices.indices.contains(row), indices[row] != DictionaryColumn.missing else { return nil }
      return values.withBytes(ofValueAt: Int(indices[row])) { $0.isEmpty } ? nil : indices[row]
    }
    var (before, after) = (Uses(values.valueCount), Uses(values.valueCount))
    for row in own { if let value = value(row) { before.add(value, row: row) } }
    for row in others { if let value = value(firstAfter + row) { after.add(value, row: row) } }
    var told: Set<UInt32> = []
    for row in own {
      guard let value = value(row) else {
        unnamedBefore.append(UInt32(row))
        continue
      }
      let (count, other) = (before.counts[Int(value)], after.counts[Int(value)])
      if count == 1, other == 1 {
        pairs.append((row, Int(after.rows[Int(value)])))
      } else if count == 1, other == 0 {
        removed.append(UInt32(row))
      } else {
        told.insert(value)
      }
    }
    for row in others {
      guard let value = value(firstAfter + row) else {
        unnamedAfter.append(UInt32(row))
        continue
      }
      let (count, other) = (before.counts[Int(value)], after.counts[Int(value)])
      if count == 0, other == 1 { added.append(UInt32(row)) } else if count != 1 || other != 1 { told.insert(value) }
    }
    gather(told, own, others, value, values, firstAfter: firstAfter)
  }

  private mutating func gather(
    _ told: Set<UInt32>, _ own: Range<Int>, _ others: Range<Int>, _ value: (Int) -> UInt32?,
    _ values: DictionaryColumn, firstAfter: Int
  ) {
    guard !told.isEmpty else { return }
    var groups: [UInt32: RepeatedIdentity] = [:]
    for index in told { groups[index] = RepeatedIdentity(id: values.value(at: Int(index))) }
    for row in own { if let index = value(row), told.contains(index) { groups[index]?.before.append(UInt32(row)) } }
    for row in others {
      if let index = value(firstAfter + row), told.contains(index) { groups[index]?.after.append(UInt32(row)) }
    }
    repeated += groups.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}

/// An identifier that several parcels of one side have: nobody knows which of them is which of the other side.
public struct RepeatedIdentity: Sendable, Hashable {
  public var id: String
  /// Rows.
  public var before: [UInt32] = []
  public var after: [UInt32] = []
}
