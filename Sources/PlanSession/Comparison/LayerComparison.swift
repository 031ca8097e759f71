import Coverage
public import Geometry
import LandUse
import PlanChecks

/// A parcel of both sides that is not the same: its rows, and what of it differs.
public struct ParcelChange: Sendable, Hashable {
  public var before: UInt32
  public var after: UInt32
  /// Another geometry.
  public var isReshaped: Bool
  /// Another use, unit, declared area, or other field of the record.
  public var isReallocated: Bool
  /// Land of one of the two shapes and not of both; nil where nothing was reshaped, and where a shape is invalid or
  /// missing.
  public var symmetricDifference: Area?
}

/// Two versions of a layer, parcel by parcel. Lists are largest first.
public struct LayerComparison: Sendable {
  /// Places in the two snapshots; nil where a side has no such layer.
  public let before: Int?
  public let after: Int?
  /// Rows after.
  public private(set) var added: [UInt32] = []
  /// Rows before.
  public private(set) var removed: [UInt32] = []
  /// By symmetric difference, those that were not reshaped by area.
  public private(set) var changed: [ParcelChange] = []
  public private(set) var same = 0
  public private(set) var repeated: [RepeatedIdentity] = []
  /// Rows without an identifier, which nothing can be matched by.
  public private(set) var unnamedBefore: [UInt32] = []
  public private(set) var unnamedAfter: [UInt32] = []
  private let fields: RecordFields?

  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && beforeOnly.isEmpty && afterOnly.isEmpty
  }
  /// Fields that only one side has: nothing is said of them.
  public var beforeOnly: [RecordField] { fields?.beforeOnly ?? [] }
  public var afterOnly: [RecordField] { fields?.afterOnly ?? [] }

  /// What the records of a changed parcel say differently.
  public func fieldChanges(_ change: ParcelChange) -> [FieldChange] {
    change.isReallocated ? fields?.changes(Int(change.before), Int(change.after)) ?? [] : []
  }

  init(_ pair: LayerPair, before: PlanSnapshot, after: PlanSnapshot, threads: Int) async throws {
    self.before = pair.before
    self.after = pair.after
    guard let own = pair.before.map({ before.layers[$0] }), let other = pair.after.map({ after.layers[$0] }) else {
      fields = nil
      if let place = pair.before { removed = Self.largest(before.layers[place]) }
      if let place = pair.after { added = Self.largest(after.layers[place]) }
      return
    }
    let fields = RecordFields(own.layer, other.layer, after.plan.scheme)
    self.fields = fields
    let matching = ParcelMatching(own.layer, other.layer)
    added = Self.largest(matching.added, other)
    removed = Self.largest(matching.removed, own)
    repeated = matching.repeated
    unnamedBefore = matching.unnamedBefore
    unnamedAfter = matching.unnamedAfter
    let pairs = matching.pairs
    let found = try await ParallelChunks.map(count: pairs.count, threads: threads, chunkSize: 8192) { range in
      try Self.changes(of: pairs[range], own, other, fields)
    }
    let changes = found.flatMap { $0 }
    same = pairs.count - changes.count
    changed = Self.largest(changes, other)
  }

  private static func changes(
    of pairs: ArraySlice<(before: Int, after: Int)>, _ own: LayerSnapshot, _ other: LayerSnapshot,
    _ fields: RecordFields
  ) throws -> [ParcelChange] {
    let (shapes, others) = (own.layer.shapes, other.layer.shapes)
    let (unsound, othersUnsound) = (unsound(own), unsound(other))
    let engine = GeometryEngine()
    var changes: [ParcelChange] = []
    for (row, otherRow) in pairs {
      let isReshaped = !shapes.isSameShape(row, as: others, otherRow, within: PlanComparison.tolerance)
      let isReallocated = fields.differ(row, otherRow)
      guard isReshaped || isReallocated else { continue }
      var change = ParcelChange(
        before: UInt32(row), after: UInt32(otherRow), isReshaped: isReshaped, isReallocated: isReallocated)
      if isReshaped, !unsound.contains(row), !othersUnsound.contains(otherRow) {
        let difference = try engine.symmetricDifference(shapes.shape(row), others.shape(otherRow))
        change.symmetricDifference = Area(exactlyRoundedSquareMetres: difference.area)
      }
      changes.append(change)
    }
    return changes
  }

  /// Rows whose shape is malformed or invalid: overlays of it mean nothing.
  private static func unsound(_ layer: LayerSnapshot) -> Set<Int> {
    Set(layer.invalid.map(\.shape)).union(layer.layer.shapes.faults.map(\.shape))
  }

  private static func largest(_ layer: LayerSnapshot) -> [UInt32] {
    largest((0..<layer.layer.count).map { UInt32($0) }, layer)
  }

  private static func largest(_ rows: [UInt32], _ layer: LayerSnapshot) -> [UInt32] {
    rows.sorted { a, b in
      let (first, second) = (layer.areas[Int(a)], layer.areas[Int(b)])
      return first == second ? a < b : first > second
    }
  }

  private static func largest(_ changes: [ParcelChange], _ after: LayerSnapshot) -> [ParcelChange] {
    func size(_ change: ParcelChange) -> Area {
      change.isReshaped ? change.symmetricDifference ?? .zero : after.areas[Int(change.after)]
    }
    return changes.sorted { a, b in
      if a.isReshaped != b.isReshaped { return a.isReshaped }
      let (first, second) = (size(a), size(b))
      return first == second ? a.before < b.before : first > second
    }
  }
}
