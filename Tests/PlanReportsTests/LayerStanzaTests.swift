import Foundation
import LandUse
import PlanFormats
import TestSupport
import Testing

@testable import PlanReports

@Suite("The entry of a layer in plan.yaml") struct LayerStanzaTests {
  /// Names that mean something else in YAML when they stand there as they are.
  private static let names = [
    "ma_thua", "Loại đất", "a: b", "#x", "q\"\\", "new\nline", "- id", "true", "No", "null", "~", "12", "0123",
    "2025-12-31", "[x]", "{y: z}", "a, b", " lead", "trail ", "tab\there", "'single'", "%d", "@at", "`tick`", "*all",
    "&anchor", "!tag", "|", ">", "?", "x#y", "x #y", "\u{85}\u{2028}\u{feff}", "😀", "e\u{301}", "\u{7}", "=", "<<",
  ]

  private func read(_ layer: LayerSource) throws -> LayerSource {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stanza-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: layer.file))
    let lines =
      ["landplan: 1", "id: x", "crs: EPSG:5897", "layers:"] + LayerStanza(layer: layer).lines { _ in ["a: # b"] }
    let plan = folder.appending(path: "plan.yaml")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: plan)
    let document = try PlanReader(geoData: GeoDataFolder(path: SharedData.geoData("").path)).read(plan.path)
    return try #require(document.layers.first)
  }

  @Test(arguments: names)
  func `a name is read back as it is, wherever it stands`(name: String) throws {
    let file = name.contains("/") || name.contains("\0") ? "f.geojson" : name
    var layer = LayerSource(
      id: name, file: file, path: file, content: .whole, crs: "EPSG:5897", isFictitious: true,
      place: TablePlace(file: "plan.yaml"))
    layer.fields.id = [name, "b"]
    layer.fields.unit = name
    layer.fields.sheet = name
    layer.fields.number = name
    layer.fields.uses = [FieldMapping.Use(day: nil, field: name)]
    layer.fields.declaredArea = FieldMapping.DeclaredArea(field: name, unit: .hectare)
    layer.fields.status = name
    layer.fields.project = name
    layer.fields.decision = name
    layer.fields.year = name
    layer.fields.validFrom = name
    layer.fields.validTo = name
    layer.fields.withheld = name
    var found = try read(layer)
    #expect(found.fields == layer.fields)
    // Canonically equal strings are equal in Swift: the bytes count here.
    #expect(found.id.utf8.elementsEqual(name.utf8) && found.file.utf8.elementsEqual(file.utf8))
    found.path = layer.path
    found.place = layer.place
    #expect(found == layer)
  }

  @Test func `uses of several days, and one without a day beside them`() throws {
    var layer = LayerSource(
      id: "p", file: "p.geojson", path: "p.geojson", content: .allocations, isFictitious: false,
      place: TablePlace(file: "plan.yaml"))
    layer.fields.uses = [
      FieldMapping.Use(day: CalendarDate(iso: "2020-12-31"), field: "sd 20"),
      FieldMapping.Use(day: CalendarDate(iso: "2025-12-31"), field: "sd, 25"), FieldMapping.Use(field: "sd"),
    ]
    let found = try read(layer)
    #expect(Set(found.fields.uses) == Set(layer.fields.uses))
    #expect(found.content == .allocations && found.crs == nil && !found.isFictitious)
  }

  @Test func `a layer of which nothing is known needs three lines`() {
    let layer = LayerSource(
      id: "p", file: "../a b.geojson", path: "p", content: .whole, isFictitious: false, place: TablePlace(file: ""))
    #expect(LayerStanza(layer: layer).lines() == ["  - id: p", #"    file: "../a b.geojson""#, "    holds: whole"])
  }
}
