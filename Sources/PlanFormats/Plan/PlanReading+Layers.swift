import LandUse

extension PlanReading {
  mutating func boundaries(_ subjects: PlanSubjects) -> BoundarySource? {
    let keys = ["file", "code", "outline", "scale", "source", "crs", "encoding", "fictitious"]
    guard let node = root.node("boundaries"), let mapping = PlanMapping(node, allowed: keys, log: log) else {
      return nil
    }
    let outline = mapping.text("outline").flatMap { subjects.unit($0, at: mapping.place(of: "outline")) }
    let (crs, scale, source) = (crs(mapping), mapping.scale("scale"), mapping.text("source"))
    let isFictitious = isFictitious(mapping)
    let code = mapping.requiredText("code")
    guard let file = mapping.requiredText("file"), let code else { return nil }
    checkPresence(of: file, at: mapping.place(of: "file"))
    var boundaries = BoundarySource(
      file: file, path: path(of: file), codeField: code, outline: outline, scale: scale, source: source, crs: crs,
      isFictitious: isFictitious, place: mapping.place)
    boundaries.encoding = encoding(mapping)
    return boundaries
  }

  mutating func layers(periods: [PlanPeriod], _ subjects: PlanSubjects) -> [LayerSource] {
    var layers: [LayerSource] = []
    let keys = ["id", "file", "holds", "crs", "scale", "source", "encoding", "fictitious", "fields", "unit"]
    for node in root.items("layers") {
      guard let mapping = PlanMapping(node, allowed: keys, log: log) else { continue }
      mapping.require("holds")
      let content = mapping.choice("holds", LayerContent.allCases)
      let (crs, scale, source) = (crs(mapping), mapping.scale("scale"), mapping.text("source"))
      let isFictitious = isFictitious(mapping)
      let encoding = encoding(mapping)
      let fields = mapping.node("fields").flatMap { FieldMapping($0, periods: periods, log: log) }
      let unit = unit(of: mapping, beside: fields, subjects)
      let (id, file) = (mapping.requiredText("id"), mapping.requiredText("file"))
      guard let id, let file, let content else { continue }
      checkPresence(of: file, at: mapping.place(of: "file"))
      if let first = layers.first(where: { $0.id == id }) {
        log.add(
          .duplicate, at: mapping.place(of: "id"), found: id, allowed: first.place.line.map { ["\($0)"] } ?? [])
      }
      var layer = LayerSource(
        id: id, file: file, path: path(of: file), content: content, crs: crs, scale: scale, source: source,
        fields: fields ?? FieldMapping(), unit: unit, isFictitious: isFictitious, place: mapping.place)
      layer.encoding = encoding
      layers.append(layer)
    }
    return layers
  }

  /// The id of an encoding that is known; text in Unicode needs none.
  private func encoding(_ mapping: PlanMapping) -> String? {
    guard let text = mapping.text("encoding", allowed: ["tcvn3"]), text.lowercased() != "utf-8" else { return nil }
    do throws(TableErrors) {
      let encodings = try TextEncodings.read(from: geoData)
      if let encoding = encodings.encoding(named: text) { return encoding.id }
      let ids = encodings.all.map(\.id) + ["utf-8"]
      log.add(
        .notAllowed, at: mapping.place(of: "encoding"), found: text, allowed: ids,
        nearest: NearestText.closest(to: text, in: ids))
    } catch {
      log.add(error)
    }
    return nil
  }

  /// The unit that all parcels of a layer lie in: instead of a field, never beside one.
  private func unit(of mapping: PlanMapping, beside fields: FieldMapping?, _ subjects: PlanSubjects) -> UnitID? {
    guard let text = mapping.text("unit") else { return nil }
    if let field = fields?.unit {
      log.add(.duplicate, at: mapping.place(of: "unit"), found: text, allowed: ["fields.unit: " + field])
    }
    return subjects.unit(text, at: mapping.place(of: "unit"))
  }

  private mutating func isFictitious(_ mapping: PlanMapping) -> Bool {
    let flag = mapping.flag("fictitious")
    if flag { hasFictitious = true }
    return flag
  }
}

extension FieldMapping {
  private static let keys = [
    "id", "unit", "district", "sheet", "number", "uses", "declaredArea", "status", "project", "decision", "year",
    "validFrom",
    "validTo", "withheld",
  ]

  /// Nil, logged, when the node is no mapping.
  init?(_ node: PlanNode, periods: [PlanPeriod], log: FaultLog) {
    guard let mapping = PlanMapping(node, allowed: Self.keys, log: log) else { return nil }
    let field = { (key: String) in mapping.text(key) }
    self.init()
    id = mapping.texts("id") ?? []
    unit = field("unit")
    district = field("district")
    sheet = field("sheet")
    number = field("number")
    status = field("status")
    project = field("project")
    decision = field("decision")
    year = field("year")
    validFrom = field("validFrom")
    validTo = field("validTo")
    withheld = field("withheld")
    declaredArea = mapping.node("declaredArea").flatMap { Self.declaredArea($0, log: log) }
    uses = mapping.node("uses").map { Self.uses($0, periods: periods, log: log) } ?? []
  }

  /// `{field: area_m2, unit: m2}`.
  private static func declaredArea(_ node: PlanNode, log: FaultLog) -> DeclaredArea? {
    guard let mapping = PlanMapping(node, allowed: ["field", "unit"], log: log) else { return nil }
    mapping.require("unit")
    let unit = mapping.choice("unit", AreaUnit.allCases)
    guard let field = mapping.requiredText("field"), let unit else { return nil }
    return DeclaredArea(field: field, unit: unit)
  }

  /// One field for the use "now", or a mapping from days, period ids and `now` to fields. A period's id means its stock
  /// date.
  private static func uses(_ node: PlanNode, periods: [PlanPeriod], log: FaultLog) -> [Use] {
    if case .text(let field) = node.content { return [Use(day: nil, field: field)] }
    guard case .mapping(let entries) = node.content else {
      log.add(.wrongType, at: node.place, found: node.sketch, allowed: ["text", "{YYYY-MM-DD: text}"])
      return []
    }
    var uses: [Use] = []
    for entry in entries {
      guard case .text(let field) = entry.value.content, !field.isEmpty else {
        log.add(.wrongType, at: entry.place, found: entry.value.sketch, allowed: ["text"])
        continue
      }
      let day = periods.first { $0.id == entry.key }?.stockDate ?? CalendarDate(iso: entry.key)
      guard day != nil || entry.key == "now" else {
        log.add(
          .notADate, at: entry.place, found: entry.key,
          allowed: ["YYYY-MM-DD", "now"] + periods.map(\.id),
          nearest: NearestText.closest(to: entry.key, in: periods.map(\.id)))
        continue
      }
      if let first = uses.first(where: { $0.day == day }) {
        log.add(.duplicate, at: entry.place, found: entry.key, allowed: [first.field])
        continue
      }
      uses.append(Use(day: day, field: field))
    }
    return uses.sorted { a, b in
      guard let first = a.day, let second = b.day else { return a.day == nil && b.day != nil }
      return first < second
    }
  }
}
