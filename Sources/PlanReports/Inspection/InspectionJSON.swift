import Coverage
import Geometry
import LandUse
import PlanFormats
public import PlanSession

/// What `landplan inspect --json` gives, schema `landplan-inspection/1`. Keys are never taken away; a key that does not
/// apply is null.
///
/// - `schema`; `tool` {name, version}; `files[]`, each:
///   - `file`, `bytes`, `sha256` (as stored), `features`, `confidential`, `fictitious`.
///   - `geometryTypes[]` {type (null for features without geometry), features}, `vertices`, `heights`, `decimals`,
///     `resolutionM`: metres on the ground of a unit of the last decimal.
///   - `extent` {minX, minY, maxX, maxY} in the file's coordinates.
///   - `system` {taken, declared, overridden, name, geographic, standing (sensible, elsewhere, unknown), middle {lon, lat},
///     readings[], planes[]} with {crs, name, swapped} each.
///   - `areaM2` of the valid shapes in the plane `measuredIn`.
///   - `faults[]` and `invalid[]` {reason, count, features[]}; features are counted from 0.
///   - `repeatedIds` {identifiers, features, missing, examples[] {id, features[]}}.
///   - `fields[]` {name, property, kinds[], values, distinct, samples[]}; `personalFields[]`: names only.
///   - `mapping[]` {role, fields[], day} for what was taken; `alsoMatched[]` {role, field}.
///   - `uses[]` {field, day, coded, distinct, schemes[] {id, features}, unknown[] {value, features}}.
///   - `units` {field, missing, distinct, writing (codes, names, mixed), level, values[] {value, features}}.
///   - `stanza`: the entry of plan.yaml as text; null where no plan can take the file as it is.
public struct InspectionJSON {
  static let schema = "landplan-inspection/1"

  private let files: [FileInspection]
  private let toolVersion: String

  public init(_ files: [FileInspection], toolVersion: String) {
    self.files = files
    self.toolVersion = toolVersion
  }

  /// Writes to a path, whole or not at all; nil gives the bytes for standard output.
  /// - Throws: `WriteError`.
  public func write(to path: String?) throws -> [UInt8]? {
    try SingleFile.write(to: path) { file in write(JSONWriter(to: file, pretty: true)) }
  }

  private func write(_ json: JSONWriter) {
    json.object {
      json.documentHead(schema: Self.schema, toolVersion: toolVersion)
      json.list("files", files) { FileMembers(facts: $0, json: json).write() }
    }
  }
}

/// The members of one file.
private struct FileMembers {
  let facts: FileInspection
  let json: JSONWriter

  func write() {
    json.object {
      json.member("file", facts.file)
      json.member("bytes", facts.byteCount)
      json.member("sha256", facts.sha256)
      json.member("features", facts.features)
      json.member("confidential", facts.confidential)
      json.member("fictitious", facts.layer.isFictitious)
      writeShapes()
      writeSystem(facts.system)
      writeFaults()
      writeFields()
      writeMapping()
      json.list("uses", facts.uses, write)
      writeUnits()
      let stanza = LayerStanza(layer: facts.layer, likelyEncoding: facts.legacyText?.encoding).lines()
      json.member("stanza", facts.canBePlanned ? (["layers:"] + stanza).joined(separator: "\n") + "\n" : nil)
    }
  }

  private func writeShapes() {
    json.list("geometryTypes", facts.geometryTypes.entries) { entry in
      json.object {
        json.member("type", entry.type)
        json.member("features", entry.count)
      }
    }
    json.member("vertices", facts.vertices)
    json.member("heights", facts.hasHeights)
    json.member("decimals", facts.decimals)
    json.memberOrNull("resolutionM", facts.resolution?.metres)
    json.key("extent")
    guard let extent = facts.extent else { return json.null() }
    json.object {
      json.member("minX", extent.minX)
      json.member("minY", extent.minY)
      json.member("maxX", extent.maxX)
      json.member("maxY", extent.maxY)
    }
  }

  private func writeSystem(_ system: SystemFacts) {
    json.key("system")
    json.object {
      json.member("taken", system.taken)
      json.member("declared", system.declared)
      json.member("overridden", system.isOverridden)
      json.member("name", system.name)
      json.member("geographic", system.isGeographic)
      let standing =
        switch system.standing {
        case .sensible: "sensible"
        case .elsewhere: "elsewhere"
        case .unknown: "unknown"
        }
      json.member("standing", standing)
      json.key("middle")
      if let middle = system.middle {
        json.object {
          json.member("lon", middle.x)
          json.member("lat", middle.y)
        }
      } else {
        json.null()
      }
      json.list("readings", system.readings, write)
      json.list("planes", system.planes, write)
    }
    json.memberOrNull("areaM2", facts.shapes.area?.squareMetres)
    json.member("measuredIn", system.measuredIn)
  }

  private func write(_ system: CRSSuggestion) {
    json.object {
      json.member("crs", system.crs)
      json.member("name", system.name)
      json.member("swapped", system.isSwapped)
    }
  }

  private func writeFaults() {
    json.list("faults", facts.shapes.faults) { write("\($0.reason)", $0.count, $0.features) }
    json.list("invalid", facts.shapes.invalid) { write($0.reason, $0.count, $0.features) }
    json.key("repeatedIds")
    guard let repeated = facts.repeatedIDs else { return json.null() }
    json.object {
      json.member("identifiers", repeated.identifiers)
      json.member("features", repeated.features)
      json.member("missing", repeated.missing)
      json.list("examples", repeated.examples) { example in
        json.object {
          json.member("id", example.id)
          json.list("features", example.features) { json.integer($0) }
        }
      }
    }
  }

  private func write(_ reason: String, _ count: Int, _ features: [Int]) {
    json.object {
      json.member("reason", reason)
      json.member("count", count)
      json.list("features", features) { json.integer($0) }
    }
  }

  private func writeFields() {
    json.list("fields", facts.fields) { field in
      json.object {
        json.member("name", field.name)
        json.member("property", field.isProperty)
        let kinds: [(FeatureField.Kinds, String)] = [
          (.string, "text"), (.number, "number"), (.boolean, "boolean"), (.nested, "nested"),
        ]
        json.list("kinds", kinds.filter { field.kinds.contains($0.0) }) { json.string($0.1) }
        json.member("values", field.values)
        json.member("distinct", field.distinct)
        json.list("samples", field.samples) { json.string($0) }
      }
    }
    json.list("personalFields", facts.personalFields) { json.string($0) }
  }

  private func writeMapping() {
    json.key("mapping")
    json.array {
      for case .taken(let role, let fields, choice: _, let day) in facts.notes {
        json.object {
          json.member("role", role.rawValue)
          json.list("fields", fields) { json.string($0) }
          json.member("day", day?.description)
        }
      }
    }
    json.key("alsoMatched")
    json.array {
      for case .alsoMatched(let role, let field) in facts.notes {
        json.object {
          json.member("role", role.rawValue)
          json.member("field", field)
        }
      }
    }
  }

  private func write(_ use: UseFacts) {
    json.object {
      json.member("field", use.field)
      json.member("day", use.day?.description)
      json.member("coded", use.coded)
      json.member("distinct", use.distinct)
      json.list("schemes", use.schemes) { known in
        json.object {
          json.member("id", known.scheme)
          json.member("features", known.features)
        }
      }
      json.list("unknown", use.unknown) { unknown in
        json.object {
          json.member("value", unknown.value)
          json.member("features", unknown.features)
        }
      }
    }
  }

  private func writeUnits() {
    json.key("units")
    guard let units = facts.units else { return json.null() }
    json.object {
      json.member("field", units.field)
      json.member("missing", units.missing)
      json.member("distinct", units.values.count)
      let writing =
        switch units.writing {
        case .codes: "codes"
        case .names: "names"
        case .mixed: "mixed"
        }
      json.member("writing", writing)
      json.member("level", units.level?.rawValue)
      json.list("values", Array(units.values.prefix(Self.mostUnits))) { value in
        json.object {
          json.member("value", value.text)
          json.member("features", value.features)
        }
      }
    }
  }

  /// More different values are no units: the list would repeat the file.
  private static let mostUnits = 1000
}
