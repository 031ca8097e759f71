import Foundation
import Geometry
import LandUse
import PlanFormats

/// Makes drafts of plans from files that nobody has described.
public struct PlanDrafter: Sendable {
  let inspector: FileInspector

  public init(_ inspector: FileInspector) { self.inspector = inspector }

  /// - Parameters:
  ///   - paths: GeoJSON files; none gives a draft without layers.
  ///   - crs: overrides what the files say.
  ///   - textEncoding: the id of the encoding of the files' text; nil for Unicode.
  /// - Throws: what `FileInspector.inspect` throws; `SessionError.layerElsewhere` for a file whose axes are exchanged or
  ///   that fits no known system, `crsNotRead` for one that names an unknown system.
  public func draft(id: String, from paths: [String], crs: String? = nil, textEncoding: String? = nil) async throws
    -> PlanDraft
  {
    var remarks: [DraftRemark] = []
    var facts: [FileInspection] = []
    for path in paths {
      let settled = try await settled(path, crs: crs, textEncoding: textEncoding)
      facts.append(settled.facts)
      if let remark = settled.remark { remarks.append(remark) }
    }
    let plane = try plane(of: facts, &remarks)
    var draft = PlanDraft(
      id: id, crs: plane, operation: inspector.operations[plane.crs], codes: codes(of: facts, &remarks),
      periods: periods(of: facts, &remarks), layers: [], units: [], remarks: [])
    draft.layers = layers(of: facts, &remarks)
    draft.units = units(of: facts, layers: &draft.layers, &remarks)
    if case .scheme(let scheme) = draft.codes {
      let values = facts.flatMap(\.uses).flatMap(\.values)
      draft.used = Set(values.compactMap { scheme.resolve(CategoryCode($0.uppercased())) })
    }
    draft.remarks = sureFirst(facts) + remarks + doubts(of: draft, facts)
    return draft
  }

  // MARK: Systems

  /// The facts of a file in the system it is most likely in.
  private func settled(
    _ path: String, crs: String?, textEncoding: String?
  ) async throws -> (facts: FileInspection, remark: DraftRemark?) {
    let facts = try await inspector.inspect(path, crs: crs, textEncoding: textEncoding)
    switch facts.system.standing {
    case .sensible: return (facts, nil)
    case .unknown(let reason):
      if reason.isEmpty { return (facts, nil) }
      throw SessionError.crsNotRead(crs: facts.system.taken, file: path, reason: reason)
    case .elsewhere:
      guard crs == nil, let first = facts.system.readings.first(where: { !$0.isSwapped }) else {
        throw elsewhere(facts)
      }
      let reread = try await inspector.inspect(path, crs: first.crs, textEncoding: textEncoding)
      let others = facts.system.readings.filter { $0.crs != first.crs && !$0.isSwapped }.map(\.crs)
      return (reread, .systemTaken(file: path, taken: first.crs, others: others))
    }
  }

  private func elsewhere(_ facts: FileInspection) -> SessionError {
    .layerElsewhere(
      layer: facts.layer.id, file: facts.file, declared: facts.system.taken, extent: facts.extent ?? .empty,
      expected: facts.system.name ?? facts.system.taken, suggestions: facts.system.readings)
  }

  /// The plane the first file was measured in; without any the first known one.
  private func plane(of facts: [FileInspection], _ remarks: inout [DraftRemark]) throws -> CRSSuggestion {
    if let system = facts.map(\.system).first(where: { $0.measuredIn != nil }),
      let plane = system.planes.first(where: { $0.crs == system.measuredIn })
    {
      let others = system.planes.map(\.crs).filter { $0 != plane.crs }
      if system.isGeographic, !others.isEmpty { remarks.append(.planeChosen(crs: plane.crs, others: others)) }
      return plane
    }
    for code in inspector.candidates {
      if let crs = try? MetricCRS.read(code, file: nil) {
        return CRSSuggestion(crs: code, name: crs.name, isSwapped: false)
      }
    }
    throw SessionError.targetCRSNeeded(file: facts.first?.file ?? "", suggestions: [])
  }

  // MARK: Codes and days

  private func codes(of facts: [FileInspection], _ remarks: inout [DraftRemark]) -> PlanDraft.Codes {
    let uses = facts.flatMap(\.uses)
    let meant = uses.compactMap(\.meant).first
    let own = uses.flatMap(\.values)
    if meant == nil, !own.isEmpty {
      remarks.append(.ownCodes)
      return .own(Set(own).sorted { UnitID($0) < UnitID($1) })
    }
    let scheme = inspector.schemes.first { $0.id == meant } ?? inspector.schemes.first
    return scheme.map { .scheme($0) } ?? .own([])
  }

  /// The periods whose last day the data knows; both where it knows the use without a day, or nothing. Data of other
  /// years gives a period of its own to each of them.
  private func periods(of facts: [FileInspection], _ remarks: inout [DraftRemark]) -> [PlanPeriod] {
    let usual = [(2021, 2025), (2026, 2030)].compactMap { Self.period(from: $0, to: $1) }
    let days = facts.flatMap(\.uses).map(\.day)
    guard !days.isEmpty, !days.contains(nil) else { return usual }
    let known = usual.filter { days.contains($0.stockDate) }
    guard known.isEmpty else { return known }
    let years = Set(days.compactMap { $0?.year }).sorted()
    remarks.append(.ownYears(years))
    return years.compactMap { Self.period(from: $0, to: $0) }
  }

  private static func period(from first: Int, to last: Int) -> PlanPeriod? {
    guard let firstDay = CalendarDate(year: first, month: 1, day: 1), let lastDay = CalendarDate.endOfYear(last) else {
      return nil
    }
    return PlanPeriod(id: first == last ? "\(first)" : "\(first)-\(last)", firstDay: firstDay, lastDay: lastDay)
  }

  // MARK: Layers

  /// A layer for each file: those that say the uses of one day are parts of one territory, and taken together by a run.
  private func layers(of facts: [FileInspection], _ remarks: inout [DraftRemark]) -> [LayerSource] {
    var layers: [LayerSource] = []
    for file in facts {
      if file.uses.isEmpty { remarks.append(.noUses(file: file.file)) }
      var layer = file.layer
      layer.id = Self.unique(layer.id, among: layers.map(\.id))
      layers.append(layer)
    }
    return layers
  }

  private static func unique(_ name: String, among taken: [String]) -> String {
    guard taken.contains(name) else { return name }
    for number in 2...(taken.count + 2) where !taken.contains("\(name)-\(number)") { return "\(name)-\(number)" }
    return name
  }
}
