import Geometry
public import LandUse
import PlanChecks
public import PlanSession
public import PlanWords

/// A comparison as outputs show it; what is confidential on either side is in the totals and in no list.
public final class ComparisonContent: Sendable {
  public let comparison: PlanComparison
  public let words: Words
  let options: ReportOptions
  /// What was compared, as the caller named it.
  let sources: (before: String, after: String)
  let before: ReportContent
  let after: ReportContent
  /// Of each layer.
  let totals: [ParcelTotals]
  /// Every parcel that differs and may be shown: layer after layer, added, removed, changed, largest first.
  let parcels: [ComparedParcel]

  /// - Parameters:
  ///   - sources: the paths of what was compared.
  ///   - language: of all of it; nil takes that of the plan after.
  public convenience init(
    _ comparison: PlanComparison, sources: (before: String, after: String), options: ReportOptions,
    language: Language? = nil
  ) {
    self.init(
      comparison, sources, ReportContent(comparison.before, options: options, language: language),
      ReportContent(comparison.after, options: options, language: language))
  }

  private init(_ content: ComparisonContent, in language: Language) {
    comparison = content.comparison
    sources = content.sources
    before = content.before.told(in: language)
    after = content.after.told(in: language)
    words = after.words
    options = content.options
    totals = content.totals
    parcels = content.parcels
  }

  private init(
    _ comparison: PlanComparison, _ sources: (before: String, after: String), _ before: ReportContent,
    _ after: ReportContent
  ) {
    self.comparison = comparison
    self.sources = sources
    self.before = before.told(in: after.words.language)
    self.after = after
    words = after.words
    options = after.options
    var totals: [ParcelTotals] = []
    var parcels: [ComparedParcel] = []
    for layer in comparison.layers.indices {
      let list = LayerList(layer, comparison, options)
      totals.append(list.totals)
      parcels += list.shown
    }
    self.totals = totals
    self.parcels = parcels
  }

  /// The same in another language: for the terminal beside files.
  public func told(in language: Language) -> ComparisonContent {
    language == words.language ? self : ComparisonContent(self, in: language)
  }

  var total: ParcelTotals { totals.reduce(ParcelTotals(), +) }
  var isFictitious: Bool { before.isFictitious || after.isFictitious }
  var banner: String? { isFictitious ? words.notice(.illustrative) : nil }

  /// The layer's name: after, where it has one.
  func name(ofLayer place: Int) -> String {
    let layer = comparison.layers[place]
    if let after = layer.after { return comparison.after.snapshot.layers[after].layer.id }
    return layer.before.map { comparison.before.snapshot.layers[$0].layer.id } ?? ""
  }

  // MARK: Parcels

  func id(_ parcel: ComparedParcel) -> String? {
    let layer = comparison.layers[parcel.layer]
    if let row = parcel.after, let place = layer.after {
      return comparison.after.snapshot.layers[place].layer.ids.text(row)
    }
    guard let row = parcel.before, let place = layer.before else { return nil }
    return comparison.before.snapshot.layers[place].layer.ids.text(row)
  }

  func areaBefore(_ parcel: ComparedParcel) -> Area? {
    guard let row = parcel.before, let place = comparison.layers[parcel.layer].before else { return nil }
    return comparison.before.snapshot.layers[place].areas[row]
  }

  func areaAfter(_ parcel: ComparedParcel) -> Area? {
    guard let row = parcel.after, let place = comparison.layers[parcel.layer].after else { return nil }
    return comparison.after.snapshot.layers[place].areas[row]
  }

  /// The unit it lies in: after, where it is there.
  func unit(_ parcel: ComparedParcel) -> UnitID? {
    let layer = comparison.layers[parcel.layer]
    if let row = parcel.after, let place = layer.after { return after.unit(ofRow: row, inLayer: place) }
    guard let row = parcel.before, let place = layer.before else { return nil }
    return before.unit(ofRow: row, inLayer: place)
  }

  func changes(_ parcel: ComparedParcel) -> [FieldChange] {
    parcel.change.map { comparison.layers[parcel.layer].fieldChanges($0) } ?? []
  }

  // MARK: Repeated identifiers

  /// Those of a layer that may be named: no parcel of theirs is confidential.
  func repeated(inLayer place: Int) -> [RepeatedIdentity] {
    let layer = comparison.layers[place]
    guard !options.includesConfidential else { return layer.repeated }
    return layer.repeated.filter { identity in
      !identity.before.contains { comparison.isConfidential(before: Int($0), in: layer) }
        && !identity.after.contains { comparison.isConfidential(after: Int($0), in: layer) }
    }
  }
}

extension PlanComparison {
  func isConfidential(before row: Int?, in layer: LayerComparison) -> Bool {
    guard let row, let place = layer.before else { return false }
    return before.snapshot.confidentialRows[place][row]
  }

  func isConfidential(after row: Int?, in layer: LayerComparison) -> Bool {
    guard let row, let place = layer.after else { return false }
    return after.snapshot.confidentialRows[place][row]
  }
}

/// The parcels of one layer that differ, counted, and those that may be shown.
private struct LayerList {
  private(set) var totals = ParcelTotals()
  private(set) var shown: [ComparedParcel] = []

  init(_ place: Int, _ comparison: PlanComparison, _ options: ReportOptions) {
    let layer = comparison.layers[place]
    let areasBefore = layer.before.map { comparison.before.snapshot.layers[$0].areas } ?? []
    let areasAfter = layer.after.map { comparison.after.snapshot.layers[$0].areas } ?? []
    totals.same = layer.same
    for row in layer.added {
      totals.added.add(areasAfter[Int(row)])
      append(ComparedParcel(kind: .added, layer: place, after: Int(row)), comparison, options)
    }
    for row in layer.removed {
      totals.removed.add(areasBefore[Int(row)])
      append(ComparedParcel(kind: .removed, layer: place, before: Int(row)), comparison, options)
    }
    for change in layer.changed {
      let (before, after) = (areasBefore[Int(change.before)], areasAfter[Int(change.after)])
      count(change, before, after)
      let kind: ComparedParcel.Kind =
        !change.isReshaped ? .reallocated : change.isReallocated ? .reshapedAndReallocated : .reshaped
      append(
        ComparedParcel(
          kind: kind, layer: place, before: Int(change.before), after: Int(change.after), change: change),
        comparison, options)
    }
  }

  private mutating func count(_ change: ParcelChange, _ before: Area, _ after: Area) {
    if change.isReallocated { totals.reallocated.add(after) }
    guard change.isReshaped else { return }
    totals.reshaped.add(change.symmetricDifference ?? .zero)
    totals.reshapedBefore += before
    totals.reshapedAfter += after
    if change.symmetricDifference == nil { totals.notMeasured += 1 }
  }

  private mutating func append(
    _ parcel: ComparedParcel, _ comparison: PlanComparison, _ options: ReportOptions
  ) {
    totals.different += 1
    let layer = comparison.layers[parcel.layer]
    if options.includesConfidential
      || !(comparison.isConfidential(before: parcel.before, in: layer)
        || comparison.isConfidential(after: parcel.after, in: layer))
    {
      shown.append(parcel)
    } else {
      totals.withheld += 1
    }
  }
}
