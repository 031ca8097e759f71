import Coverage
import Geometry
import LandUse

/// The texts of one layer's unit field that are no unit of the register, or not quite: one finding a text, and one for
/// the smaller ones beyond two hundred.
struct UnitTexts {
  /// Texts told singly: a column that names no units at all must not fill the report.
  static let listedTexts = 200
  /// Rows named per text.
  static let namedRows = 10

  private struct Count {
    var rows = 0
    var unplaced = 0
    var area = Area.zero
    var first: [Int] = []
    var isConfidential = false
    /// What lies in each zone, −1 for none.
    var shares: [Int32: Area] = [:]
  }

  private let layer: LayerSnapshot
  private let parcels: StrayParcels
  private let register: UnitRegister
  private let book: UnitNameBook?
  private let confidential: ConfidentialRows
  /// Largest area first, then more rows, then by text.
  private var unknown: [(text: String, count: Count)] = []

  init(
    _ names: UnitNames, in layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot,
    _ register: UnitRegister
  ) {
    self.layer = layer
    self.register = register
    self.confidential = confidential
    book = plan.plan.unitNames
    parcels = StrayParcels(layer, plan)
    let texts = names.unknownTexts
    guard !texts.isEmpty else { return }
    unknown = counts(of: texts).sorted { a, b in
      let (most, other) = ((a.count.area, a.count.rows), (b.count.area, b.count.rows))
      return most == other ? a.text.utf8.lexicographicallyPrecedes(b.text.utf8) : most > other
    }
  }

  /// One pass over the rows and one over the shares.
  private func counts(of texts: [Int: String]) -> [(text: String, count: Count)] {
    guard let units = layer.layer.units else { return [] }
    var slots = [Int](repeating: -1, count: units.valueCount)
    var counts: [(text: String, count: Count)] = []
    for (index, text) in texts.sorted(by: { $0.key < $1.key }) {
      slots[index] = counts.count
      counts.append((text, Count()))
    }
    func slot(_ row: Int) -> Int? {
      let index = row < units.count ? units.indices[row] : DictionaryColumn.missing
      return index == DictionaryColumn.missing || slots[Int(index)] < 0 ? nil : slots[Int(index)]
    }
    var isPlaced = [Bool](repeating: false, count: layer.layer.count)
    for share in layer.zones?.shares ?? [] {
      guard let slot = slot(Int(share.shape)) else { continue }
      isPlaced[Int(share.shape)] = true
      counts[slot].count.shares[share.zone, default: .zero] += share.area
    }
    for row in 0..<layer.layer.count {
      guard let slot = slot(row) else { continue }
      let area = layer.area(of: row)
      counts[slot].count.rows += 1
      counts[slot].count.area += area > .zero ? area : layer.declaredArea(of: row) ?? .zero
      if !isPlaced[row] { counts[slot].count.unplaced += 1 }
      if counts[slot].count.first.count < Self.namedRows { counts[slot].count.first.append(row) }
      if confidential[row] { counts[slot].count.isConfidential = true }
    }
    return counts.filter { $0.count.rows > 0 }
  }

  func findings() -> [Finding] {
    let rest = unknown.dropFirst(Self.listedTexts)
    return unknown.prefix(Self.listedTexts).map { finding($0.text, $0.count) }
      + (rest.isEmpty ? [] : [summed(rest.map(\.count))]) + otherKinds()
  }

  private func finding(_ text: String, _ count: Count) -> Finding {
    let (kind, units, details) = said(of: text)
    return finding(kind, [.value(text)] + units, count, details)
  }

  private func said(of text: String) -> (kind: String, units: [Subject], details: [Detail]) {
    switch book?.reading(of: text) {
    case .ambiguous(let units): return ("ambiguous-name", units.map { .unit($0) }, [])
    case .otherDay(let units):
      guard let unit = units.first else { break }
      let successors = unit.successors.map(\.text).joined(separator: " ")
      return (
        "other-day", [],
        [Detail("unitName", unit.nameVietnamese), Detail("unitCode", unit.id.text)]
          + (unit.validity.firstDay.map { [Detail("validFrom", $0.description)] } ?? [])
          + (unit.validity.lastDay.map { [Detail("validTo", $0.description)] } ?? [])
          + (successors.isEmpty ? [] : [Detail("successors", successors)])
      )
    default: break
    }
    let nearest = book?.nearest(to: text).map { [Detail("nearestUnit", $0.text)] } ?? []
    return ("unknown-name", [], nearest)
  }

  private func summed(_ rest: [Count]) -> Finding {
    var sum = Count()
    for count in rest {
      sum.rows += count.rows
      sum.unplaced += count.unplaced
      sum.area += count.area
      sum.first += count.first.prefix(Self.namedRows - sum.first.count)
      sum.isConfidential = sum.isConfidential || count.isConfidential
      sum.shares.merge(count.shares) { $0 + $1 }
    }
    var finding = finding("further-names", [], sum, [])
    finding.measures.append(Measure("values", Double(rest.count), .count))
    return finding
  }

  private func finding(_ kind: String, _ subjects: [Subject], _ count: Count, _ details: [Detail]) -> Finding {
    var measures = [
      Measure("parcels", Double(count.rows), .count), Measure("area", count.area.hectares, .hectare),
    ]
    if count.unplaced > 0 { measures.append(Measure("unplaced", Double(count.unplaced), .count)) }
    let shares = count.shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let placed = shares.map(\.value).sum()
    return Finding(
      code: MisnamedUnit.info.code, severity: count.unplaced > 0 ? .error : .warning,
      subjects: subjects + [.layer(layer.layer.id)], measures: measures,
      details: [Detail("kind", kind), Detail("registerDate", register.asOf.description)] + details,
      parts: shares.map { parcels.part(of: layer.zoneUnit($0.key), $0.value, of: placed) },
      origins: count.first.map { layer.origin($0) }, isConfidential: count.isConfidential)
  }

  /// Names with a kind that the unit does not have: one note for each unit and text.
  private func otherKinds() -> [Finding] {
    layer.layer.unitsByName.filter { $0.way == .nameOfOtherKind }.prefix(Self.listedTexts).map { use in
      Finding(
        code: MisnamedUnit.info.code, severity: .note,
        subjects: [.value(use.text), .unit(use.unit), .layer(layer.layer.id)],
        measures: [Measure("parcels", Double(use.rows), .count)],
        details: [Detail("kind", "other-kind"), Detail("registerDate", register.asOf.description)],
        origins: use.firstRows.map { layer.origin($0) }, isConfidential: use.firstRows.contains { confidential[$0] })
    }
  }
}
