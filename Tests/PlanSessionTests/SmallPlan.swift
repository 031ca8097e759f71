import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// A plan of a few rectangles in metres of EPSG:5897, whose areas can be worked out by hand.
///
/// Province P, districts A and B, communes A1, A2, B1, B2: squares of 200 m (4 ha) side by side from west to east.
/// Places are metres from the south-west corner of A1.
struct SmallPlan {
  struct Layer {
    var id: String
    var holds: String
    /// `use`, or `{2025-12-31: u25}`.
    var uses: String
    var features: [String]
    var crs: String? = "EPSG:5897"
    var more = ""
    /// Nil: id, unit and the uses above.
    var fields: String?
  }

  static let communes = ["A1", "A2", "B1", "B2"]
  static let bounds2030 =
    "[{id: one, firstDay: 2021-01-01, lastDay: 2025-12-31}, "
    + "{id: two, firstDay: 2026-01-01, lastDay: 2030-12-31}]"

  var units = """
    code,level,kind,name_vi,parent,legal_area_ha
    P,province,tỉnh,Tỉnh P,,16
    A,district,huyện,Huyện A,P,
    B,district,huyện,Huyện B,P,
    A1,commune,xã,Xã A1,A,
    A2,commune,xã,Xã A2,A,
    B1,commune,xã,Xã B1,B,
    B2,commune,xã,Xã B2,B,
    """
  var scheme: String? = "vn-2024"
  var crs = "EPSG:5897"
  var periods = "[{id: one, firstDay: 2021-01-01, lastDay: 2025-12-31}]"
  /// Nil: a plan without boundaries.
  var boundaries: [String]? = [SmallPlan.outline] + SmallPlan.communes.indices.map { SmallPlan.commune($0) }
  var outlineCode: String? = "P"
  /// What else the entry of the boundaries says.
  var boundaryMore = ""
  var layers: [Layer] = []
  /// `id,category,unit,year,value_ha,operator`, each row with what else it says.
  var quotas: [String] = []
  static let quotaHead = "id,category,unit,year,value_ha,operator,precision_ha,basis,binding_from,binding_to,citation"
  /// `unit,code,area_ha,date`.
  var baseline: [String] = []
  /// `unit,code,area_ha`.
  var unparcelled: [String] = []
  /// Further lines of plan.yaml.
  var more: [String] = []
  let folder: TrialFolder

  /// A plan of one layer of the full territory.
  init(whole features: [String] = [], uses: String = "use") throws {
    folder = try TrialFolder()
    layers = [Layer(id: "parcels", holds: "whole", uses: uses, features: features)]
  }

  func run(
    threads: Int = 2, _ adjust: (inout SessionRequest) -> Void = { _ in }
  ) async throws -> SessionResult {
    var request = SessionRequest(source: .plan(path: try write()), threads: threads)
    request.geoData = SharedData.geoData("").path
    adjust(&request)
    return try await PlanSession.run(request)
  }

  /// Writes the files; the path of plan.yaml.
  func write() throws -> String {
    var lines = [
      "landplan: 1", "id: MH-small", "crs: \(crs)", "operation: EPSG:6960", "unitRegister: 2025-03-01",
      "units: units.csv",
      "periods: \(periods)",
    ]
    if let scheme { lines.append("scheme: \(scheme)") }
    _ = try folder.write("units.csv", units + "\n")
    if let boundaries {
      _ = try folder.write("boundaries.geojson", collection(boundaries))
      lines.append(
        "boundaries: {file: boundaries.geojson, code: code" + (outlineCode.map { ", outline: \($0)" } ?? "")
          + boundaryMore + "}")
    }
    lines.append("layers:")
    for layer in layers {
      _ = try folder.write("\(layer.id).geojson", collection(layer.features, crs: layer.crs))
      lines.append(
        "  - {id: \(layer.id), file: \(layer.id).geojson, holds: \(layer.holds)\(layer.more), "
          + "fields: \(layer.fields ?? "{id: id, unit: unit, uses: \(layer.uses)}")}")
    }
    if let table = try table("quotas", Self.quotaHead, quotas) { lines.append(table) }
    if let table = try table("baseline", "unit,code,area_ha,date,citation", baseline) { lines.append(table) }
    if let table = try table("unparcelled", "unit,code,area_ha,citation", unparcelled) { lines.append(table) }
    return try folder.write("plan.yaml", (lines + more).joined(separator: "\n") + "\n")
  }

  /// Each row is filled up with empty fields and a citation.
  private func table(_ name: String, _ head: String, _ rows: [String]) throws -> String? {
    guard !rows.isEmpty else { return nil }
    let width = head.split(separator: ",").count
    let filled = rows.map { row in
      row + String(repeating: ",", count: width - row.split(separator: ",", omittingEmptySubsequences: false).count)
        + "QĐ 1"
    }
    _ = try folder.write(name + ".csv", ([head] + filled).joined(separator: "\n") + "\n")
    return "\(name): \(name).csv"
  }
}

/// Shapes.
extension SmallPlan {
  static let outline = boundary("P", 0, 0, 800, 200)

  /// The square of a commune, from west to east.
  static func commune(_ index: Int) -> String { boundary(communes[index], Double(index) * 200, 0, 200, 200) }

  static func boundary(_ code: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    feature(#""code":"\#(code)""#, ring(x, y, width, height))
  }

  /// A rectangular parcel: its south-west corner, its size, its commune, its uses by field.
  static func parcel(
    _ id: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, unit: String?,
    _ uses: KeyValuePairs<String, String>
  ) -> String { feature(properties(id, unit, uses), ring(x, y, width, height)) }

  /// A record without shape that declares an area, m².
  static func withheld(_ id: String, unit: String?, squareMetres: Double, _ uses: KeyValuePairs<String, String>)
    -> String
  {
    let properties = properties(id, unit, uses) + #","geometryWithheld":true,"area_m2":\#(squareMetres)"#
    return #"{"type":"Feature","properties":{\#(properties)},"geometry":null}"#
  }

  /// Two triangles that meet in the middle of a square: half its area, and an invalid ring.
  static func bowtie(
    _ id: String, _ x: Double, _ y: Double, _ side: Double, unit: String?, _ uses: KeyValuePairs<String, String>
  ) -> String {
    feature(properties(id, unit, uses), corners([(x, y), (x + side, y + side), (x + side, y), (x, y + side)]))
  }

  /// Every commune one parcel, named a1, a2, b1, b2: `uses` of each from west to east.
  static func cover(_ uses: [KeyValuePairs<String, String>]) -> [String] {
    communes.enumerated().map { index, commune in
      parcel(commune.lowercased(), Double(index) * 200, 0, 200, 200, unit: commune, uses[index])
    }
  }

  /// A1 rice, A2 perennial crops, B1 industry, B2 urban: 4 ha each.
  static let rural = cover([["use": "LUA"], ["use": "CLN"], ["use": "SKK"], ["use": "ODT"]])

  static func properties(_ id: String, _ unit: String?, _ uses: KeyValuePairs<String, String>) -> String {
    ([#""id":"\#(id)""#, #""unit":"# + (unit.map { #""\#($0)""# } ?? "null")]
      + uses.map { #""\#($0.key)":"\#($0.value)""# }).joined(separator: ",")
  }

  private static func feature(_ properties: String, _ ring: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
  }

  private static func ring(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    corners([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
  }

  private static func corners(_ corners: [(Double, Double)]) -> String {
    let closed = corners + corners.prefix(1)
    let points = closed.map { String(format: "[%.4f,%.4f]", locale: nil, 590_000 + $0.0, 2_270_000 + $0.1) }
    return "[" + points.joined(separator: ",") + "]"
  }
}

/// Looking things up.
extension SessionResult {
  func row(_ unit: String?, _ category: String, _ year: Int = 2025) -> AreaRow? {
    areas.first { $0.unit?.text == unit && $0.category == category && ($0.day?.year ?? year) == year }
  }

  func balance(_ quota: String) throws -> QuotaBalance {
    try #require(snapshot.balances.first { $0.quota?.id == quota })
  }

  func findings(_ code: CheckCode, kind: String? = nil) -> [Finding] {
    findings.filter { $0.code == code && (kind == nil || $0.detail("kind") == kind) }
  }

  func skipReason(_ code: CheckCode) -> SkipReason? {
    for run in checks where run.info.code == code {
      if case .skipped(let reason) = run.outcome { return reason }
    }
    return nil
  }
}

extension Area {
  static func ha(_ value: Double) -> Area { .squareMetres(value * 10_000) }
}

extension HeldArea {
  /// S and P, for a short line in a test.
  var bounds: [Area] { [certain, possible] }
}
