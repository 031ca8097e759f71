import Geometry
public import LandUse
import PlanChecks
public import PlanSession

/// The matrices of a result as reports show them: which pairs of days, which units, and a cell that is to be opened.
public struct TransitionContent: Sendable {
  let content: ReportContent
  public let pairs: [PeriodTransitions]
  let missing: [MissingTransitions]
  /// Slots of the units that are asked for, in the order of the register, land in no unit last.
  let slots: [Int]
  public let cells: [OpenedCell]
  /// Uses that occur anywhere, and those of them that stand above others.
  private let occurring: Set<Int>
  private let undivided: Set<Int>

  /// - Parameters:
  ///   - unit: nil for all units.
  ///   - opening: nil for all pairs of days.
  ///   - cell: uses before and after; opened in the unit, of all units in the whole layer.
  public init(
    _ content: ReportContent, unit: UnitID? = nil, opening: CalendarDate? = nil, cell: TransitionUses? = nil
  ) {
    let tables = content.result.transitions ?? TransitionTables()
    self.content = content
    let pairs = tables.pairs.filter { opening == nil || $0.opening == opening }
    self.pairs = pairs
    missing = tables.missing.filter { opening == nil || $0.opening == opening }
    let units = content.register?.units ?? []
    if let unit {
      slots = content.register?.row(of: unit).map { [$0] } ?? []
    } else {
      slots = units.isEmpty ? [units.count + 1] : Array(0...units.count)
    }
    let occurring = Set(tables.pairs.flatMap { $0.ledger.matrices[$0.ledger.wholeLayer].uses })
    self.occurring = occurring
    undivided = Self.usesAboveOthers(occurring, content.plan.scheme)
    cells = cell.map { cell in pairs.map { OpenedCell($0, of: unit, cell, content) } } ?? []
  }

  private static func usesAboveOthers(_ uses: Set<Int>, _ scheme: CategoryScheme?) -> Set<Int> {
    guard let scheme else { return [] }
    return uses.filter { use in
      guard scheme.categories.indices.contains(use) else { return false }
      return scheme.closure(of: scheme.categories[use].code).contains { code in
        scheme.row(of: code).map { $0 != use && uses.contains($0) } ?? false
      }
    }
  }

  /// The unit of a slot; nil for land in none, and for the whole layer.
  func unit(of slot: Int) -> UnitID? {
    let units = content.register?.units ?? []
    return units.indices.contains(slot) ? units[slot].id : nil
  }

  func title(ofSlot slot: Int) -> String {
    if let unit = unit(of: slot) { return content.title(of: unit) }
    return content.register == nil
      ? content.say("Toàn bộ lớp", "The whole layer") : content.say("Ngoài các đơn vị", "In no unit")
  }

  /// The code of a line in files: `LUC`; `LUA.own` for land that carries a code with others below it; `unknown`.
  func code(of entry: TransitionEntry) -> String {
    guard let scheme = content.plan.scheme, let row = entry.category, scheme.categories.indices.contains(row) else {
      return TransitionUses.unknown
    }
    return scheme.categories[row].code.text + (entry.isUndivided ? TransitionUses.ownSuffix : "")
  }

  func entries(_ matrix: TransitionMatrix) -> [TransitionEntry] {
    content.plan.scheme.map { TransitionEntry.entries(for: matrix.uses, among: occurring, in: $0) } ?? []
  }

  /// The code of one use, as that of its line.
  func entry(of use: Int) -> String {
    guard let scheme = content.plan.scheme, scheme.categories.indices.contains(use) else {
      return TransitionUses.unknown
    }
    return scheme.categories[use].code.text + (undivided.contains(use) ? TransitionUses.ownSuffix : "")
  }

  /// What a number of a matrix is called in files: `cell`, `LUC`, `ODT`.
  func name(of number: TransitionNumber) -> (record: String, code: String?, to: String?) {
    switch number {
    case .cell(let from, let to): ("cell", entry(of: from), entry(of: to))
    case .opening(let use): ("opening", entry(of: use), nil)
    case .closing(let use): ("closing", entry(of: use), nil)
    case .total: ("total", nil, nil)
    }
  }

  public var hasPairs: Bool { !pairs.isEmpty }
}

/// A cell as a user names it: `ONT:ODT`.
public struct TransitionUses: Sendable {
  static let unknown = "unknown"
  static let ownSuffix = ".own"

  public let from: Set<Int>
  public let to: Set<Int>
  let text: String

  public enum Fault: Error, Sendable, Hashable {
    /// Not two codes with a colon between them.
    case malformed(String)
    /// No code of the scheme.
    case unknownCode(String)
  }

  /// - Throws: `Fault` naming what could not be read.
  public init(_ text: String, in scheme: CategoryScheme) throws(Fault) {
    let codes = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard codes.count == 2, codes.allSatisfy({ !$0.isEmpty }) else { throw .malformed(text) }
    from = try Self.uses(codes[0], scheme)
    to = try Self.uses(codes[1], scheme)
    self.text = text
  }

  private static func uses(_ text: String, _ scheme: CategoryScheme) throws(Fault) -> Set<Int> {
    if text == unknown { return [scheme.categories.count] }
    let isOwn = text.hasSuffix(ownSuffix)
    let code = CategoryCode(isOwn ? String(text.dropLast(ownSuffix.count)) : text)
    guard let known = scheme.resolve(code), let row = scheme.row(of: known) else { throw .unknownCode(text) }
    return isOwn ? [row] : Set(scheme.closure(of: known).compactMap { scheme.row(of: $0) })
  }
}

/// The parcels behind a cell.
public struct OpenedCell: Sendable {
  struct Parcel: Sendable, Hashable {
    /// Nil for records without one.
    var id: String?
    var feature: Int
    var unit: UnitID?
    var area: Area
  }

  let pair: PeriodTransitions
  let unit: UnitID?
  let uses: TransitionUses
  /// Largest first; the parts of a parcel in several units stand apart.
  let parcels: [Parcel]
  /// Confidential parcels and declared land that is no parcel: in the sum, never named.
  let withheld: (count: Int, area: Area)
  let declared: Area
  let exact: Area
  let rounded: Area

  /// - Complexity: linear in shares, n log n in the parcels of the cell.
  init(_ pair: PeriodTransitions, of unit: UnitID?, _ uses: TransitionUses, _ content: ReportContent) {
    self.pair = pair
    self.unit = unit
    self.uses = uses
    exact = pair.ledger.matrix(of: unit)?.area(from: uses.from, to: uses.to) ?? .zero
    // The whole layer is no rounded table of its own where there are units: it is what its parts add up to.
    let isWhole = unit == nil && pair.ledger.register != nil
    let slots = isWhole ? Self.topSlots(pair.ledger) : [pair.ledger.slot(of: unit)].compactMap { $0 }
    rounded = slots.map { pair.rounded.matrices[$0].area(from: uses.from, to: uses.to) }.sum()
    let layer = content.result.snapshot.layers[pair.layer].layer
    let confidential = ConfidentialRows(layer, content.plan)
    let pieces = Self.joined(pair.ledger.pieces(of: unit, from: uses.from, to: uses.to))
    let hides = !content.options.includesConfidential
    var parcels: [(row: Int32, parcel: Parcel)] = []
    var withheld = (count: 0, area: Area.zero)
    var declared = Area.zero
    var hidden: Int32 = -1
    for piece in pieces {
      if piece.row < 0 {
        declared += piece.area
      } else if hides && confidential[Int(piece.row)] {
        withheld = (withheld.count + (hidden == piece.row ? 0 : 1), withheld.area + piece.area)
        hidden = piece.row
      } else {
        let row = Int(piece.row)
        parcels.append(
          (
            piece.row,
            Parcel(
              id: layer.ids[row], feature: layer.origin(of: row).feature, unit: Self.unit(piece.unit, content),
              area: piece.area)
          ))
      }
    }
    self.parcels = parcels.sorted { ($1.parcel.area, $0.row) < ($0.parcel.area, $1.row) }.map(\.parcel)
    self.withheld = withheld
    self.declared = declared
  }

  private static func topSlots(_ ledger: TransitionLedger) -> [Int] {
    let units = ledger.register?.units ?? []
    return units.indices.filter { units[$0].parent == nil } + [ledger.noUnit]
  }

  private static func unit(_ row: Int32, _ content: ReportContent) -> UnitID? {
    let units = content.register?.units ?? []
    return units.indices.contains(Int(row)) ? units[Int(row)].id : nil
  }

  /// Pieces of one parcel in one unit together; those of a row stand side by side.
  private static func joined(
    _ pieces: [TransitionLedger.Piece]
  ) -> [(row: Int32, unit: Int32, area: Area)] {
    var joined: [(row: Int32, unit: Int32, area: Area)] = []
    for piece in pieces {
      let known = joined.indices.reversed().prefix { joined[$0].row == piece.row }.first {
        joined[$0].unit == piece.unit
      }
      if let known, piece.row >= 0 {
        joined[known].area += piece.cell.area
      } else {
        joined.append((piece.row, piece.unit, piece.cell.area))
      }
    }
    return joined
  }
}
