import LandUse
import PlanFormats

/// An entry of `layers` in plan.yaml, as `PlanReader` reads it.
struct LayerStanza {
  /// The keys that get a comment of their own where a form explains them.
  enum Key: Hashable {
    case id, file, holds, scale, crs, unit, fictitious, fields
    case idField, unitField, sheet, uses, declaredArea
  }

  let layer: LayerSource
  /// The encoding its text seems to be in, where the layer names none.
  var likelyEncoding: String?
  /// Whether to show the key for the scale, which nobody knows.
  var showsScale = false

  /// - Parameter comments: lines before a key, without `#`.
  func lines(comments: (Key) -> [String] = { _ in [] }) -> [String] {
    var lines: [String] = []
    func add(_ key: Key?, _ text: String, indent: Int = 4) {
      let space = String(repeating: " ", count: indent)
      let isFirst = lines.isEmpty
      for comment in key.map(comments) ?? [] { lines.append((isFirst ? "  " : space) + YAMLText.comment(comment)) }
      lines.append((isFirst ? "  - " : space) + text)
    }
    add(.id, "id: " + YAMLText.scalar(layer.id))
    add(.file, "file: " + YAMLText.scalar(layer.file))
    add(.holds, "holds: " + layer.content.rawValue)
    if showsScale, layer.scale == nil { add(.scale, "# scale: 1000") }
    if let crs = layer.crs, Self.isCode(crs) { add(.crs, "crs: " + crs) }
    if let encoding = layer.encoding {
      add(nil, "encoding: " + encoding)
    } else if let likelyEncoding {
      add(nil, "# encoding: " + likelyEncoding + "   # NOT CERTAIN / CHƯA CHẮC")
    }
    if let unit = layer.unit { add(.unit, "unit: " + YAMLText.scalar(unit.text)) }
    if layer.isFictitious { add(.fictitious, "fictitious: true") }
    let fields = fieldLines
    if !fields.isEmpty {
      add(.fields, "fields:")
      for field in fields { add(field.key, field.text, indent: 6) }
    }
    return lines
  }

  private var fieldLines: [(key: Key?, text: String)] {
    let fields = layer.fields
    var lines: [(key: Key?, text: String)] = []
    if !fields.id.isEmpty { lines.append((.idField, "id: " + YAMLText.list(fields.id))) }
    func add(_ name: String, _ field: String?, _ key: Key? = nil) {
      if let field { lines.append((key, name + ": " + YAMLText.scalar(field))) }
    }
    add("unit", fields.unit, .unitField)
    add("district", fields.district)
    add("sheet", fields.sheet, .sheet)
    add("number", fields.number)
    if let uses { lines.append((.uses, "uses: " + uses)) }
    if let area = fields.declaredArea {
      let text = "declaredArea: {field: \(YAMLText.scalar(area.field)), unit: \(area.unit.rawValue)}"
      lines.append((.declaredArea, text))
    }
    add("status", fields.status)
    add("project", fields.project)
    add("decision", fields.decision)
    add("year", fields.year)
    add("validFrom", fields.validFrom)
    add("validTo", fields.validTo)
    add("withheld", fields.withheld)
    return lines
  }

  /// One field for the use of every day, or a field for each day.
  private var uses: String? {
    let uses = layer.fields.uses
    guard let first = uses.first else { return nil }
    if uses.count == 1, first.day == nil { return YAMLText.scalar(first.field) }
    let entries = uses.map { ($0.day?.description ?? "now") + ": " + YAMLText.scalar($0.field) }
    return "{" + entries.joined(separator: ", ") + "}"
  }

  /// An authority and a code, which is all that plan.yaml takes.
  private static func isCode(_ crs: String) -> Bool {
    let parts = crs.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
  }
}
