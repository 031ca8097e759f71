import LandUse

/// Collects the properties of one feature after the other into columns.
struct PropertyColumns {
  /// More different names are no attributes; a hostile file could make a column of each.
  static let nameLimit = 2000

  var fields: [FeatureField] = []
  private(set) var otherNames: [String] = []
  /// Names that a feature repeats, in order of their first repetition.
  var repeatedProperties: [RepeatedProperty] = []

  /// A name met: where it lies in `nameBytes`, its field (nil if not wanted), the row that had it last, and its place
  /// among the repeated ones with the row that repeated it last; nil for a row that was read apart.
  struct Name {
    var start: Int
    var count: Int
    var field: Int?
    var row: Int
    var repetition: (slot: Int, row: Int?)?
  }

  /// All names met, in order of first appearance.
  var names: [Name] = []
  private var nameBytes: [UInt8] = []
  private(set) var indexOfName: [String: Int] = [:]
  /// The features of a file mostly have the same names in the same order: where the next one is expected.
  private var expected = 0
  private var featureID: Int?
  var row = 0
  private let wants: (String) -> Bool

  init(wants: @escaping (String) -> Bool) { self.wants = wants }

  mutating func beginProperties() { expected = 0 }

  /// The field of a property name; nil when it is not wanted. False in `accepted` beyond `nameLimit` names.
  @inline(__always)
  mutating func field(_ key: UnsafeBufferPointer<UInt8>, accepted: inout Bool) -> Int? {
    if expected < names.count {
      let name = names[expected]
      if isSame(key, name.start, name.count) {
        if name.row == row { noteRepetition(of: expected) }
        names[expected].row = row
        expected += 1
        return name.field
      }
    }
    return fieldOutOfOrder(key, accepted: &accepted)
  }

  /// Eight bytes at a time.
  @inline(__always)
  private func isSame(_ key: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
    guard key.count == count else { return false }
    return nameBytes.withUnsafeBytes { all in
      let name = UnsafeRawBufferPointer(rebasing: all[start..<start + count])
      let key = UnsafeRawBufferPointer(key)
      var i = 0
      while i + 8 <= count {
        guard
          name.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            == key.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        else { return false }
        i += 8
      }
      while i < count {
        guard name[i] == key[i] else { return false }
        i += 1
      }
      return true
    }
  }

  @inline(never)
  private mutating func fieldOutOfOrder(_ key: UnsafeBufferPointer<UInt8>, accepted: inout Bool) -> Int? {
    let name = String(decoding: key, as: UTF8.self)
    // Strings compare by canonical equivalence: a name in NFC and in NFD is one field.
    if let index = indexOfName[name] {
      if names[index].row == row { noteRepetition(of: index) }
      names[index].row = row
      expected = index + 1
      return names[index].field
    }
    guard names.count < Self.nameLimit else {
      accepted = false
      return nil
    }
    return add(key)
  }

  /// A name met for the first time.
  mutating func add(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let name = String(decoding: key, as: UTF8.self)
    var field: Int?
    if wants(name) {
      field = fields.count
      fields.append(FeatureField(name: name, level: .property, column: DictionaryColumn(), kinds: []))
    } else {
      otherNames.append(name)
    }
    indexOfName[name] = names.count
    names.append(Name(start: nameBytes.count, count: key.count, field: field, row: row))
    nameBytes.append(contentsOf: key)
    expected = names.count
    return field
  }

  /// Counts the current feature once, however often it repeats the name.
  @inline(never)
  private mutating func noteRepetition(of index: Int) {
    if let repetition = names[index].repetition, repetition.row == row { return }
    let slot = repetition(of: index)
    repeatedProperties[slot].add(row: row)
    names[index].repetition = (slot, row)
  }

  /// The place of a name among the repeated ones, made when it has none.
  mutating func repetition(of index: Int) -> Int {
    let name = names[index]
    if let slot = name.repetition?.slot { return slot }
    let text = String(decoding: nameBytes[name.start..<name.start + name.count], as: UTF8.self)
    repeatedProperties.append(RepeatedProperty(field: text))
    return repeatedProperties.count - 1
  }

  /// The field for the member `id` of a feature, made when it first occurs.
  mutating func featureIDField() -> Int {
    if let featureID { return featureID }
    featureID = fields.count
    fields.append(FeatureField(name: "id", level: .feature, column: DictionaryColumn(), kinds: []))
    return fields.count - 1
  }

  /// Stores the current feature's value; nil for null. A value already there gives way.
  @inline(__always)
  mutating func store(_ value: UnsafeBufferPointer<UInt8>?, kind: FeatureField.Kinds, in field: Int) {
    fields[field].store(value, kind: kind, row: row)
  }

  mutating func endFeature() { row += 1 }

  /// Drops what the current feature brought, which must be the first.
  mutating func restart() { self = PropertyColumns(wants: wants) }

  mutating func finish() {
    for index in fields.indices { fields[index].column.pad(to: row) }
  }
}

extension FeatureField {
  /// Stores the value of a row that is the last, or behind it; nil for null.
  @inline(__always)
  fileprivate mutating func store(_ value: UnsafeBufferPointer<UInt8>?, kind: Kinds, row: Int) {
    if kinds != kind, value != nil { note(kind, row) }
    let count = column.count
    guard count <= row else { return column.replaceLast(utf8: value) }
    if count < row { column.pad(to: row) }
    if let value { column.append(utf8: value) } else { column.appendMissing() }
  }

  /// A field of one kind has one run.
  @inline(never)
  private mutating func note(_ kind: Kinds, _ row: Int) {
    kinds.formUnion(kind)
    guard kindRuns.last?.kind != kind else { return }
    kindRuns.append(KindRun(firstRow: row, kind: kind))
  }
}
