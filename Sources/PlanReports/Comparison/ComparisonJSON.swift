import Geometry
import LandUse
import PlanChecks
public import PlanFormats
import PlanSession
import PlanWords

/// `landplan compare --json`, schema `landplan-comparison/1`; keys and units as in `report.json`.
///
/// A key that does not apply is null. Of values `…Before` and `…After`, null is "not on that side". Lists are largest
/// first; confidential parcels are in every count and in no list, unless asked for.
public struct ComparisonJSON {
  static let schema = "landplan-comparison/1"

  let content: ComparisonContent
  let json: JSONWriter

  public init(_ content: ComparisonContent, to file: OutputFile) {
    self.content = content
    json = JSONWriter(to: file, pretty: true)
  }

  private var comparison: PlanComparison { content.comparison }

  public func write() {
    json.object {
      json.documentHead(schema: Self.schema, toolVersion: content.options.toolVersion)
      json.member("banner", content.banner)
      json.key("before")
      write(content.before, content.sources.before)
      json.key("after")
      write(content.after, content.sources.after)
      json.member("language", content.words.language.rawValue)
      json.member("confidentialIncluded", content.options.includesConfidential)
      json.member("fictitious", content.isFictitious)
      json.member("different", !comparison.isEmpty)
      json.list("notices", content.notices) { json.string($0) }
      writeDays()
      writeUnits()
      writeAreas()
      json.list("layers", Array(comparison.layers.indices), writeLayer)
      json.list("parcels", content.parcels, write)
      writeQuotas()
      writeFindings()
    }
  }

  private func write(_ side: ReportContent, _ source: String) {
    json.object {
      json.member("source", source)
      json.member("id", side.plan.id)
      json.member("title", side.title)
      json.member("crs", side.plan.crs)
      json.member("scheme", side.plan.scheme?.id)
      json.member("runHash", side.result.runHash)
      json.list("inputs", side.result.inputs.filter { $0.role == .layer || $0.role == .boundaries || $0.role == .plan })
      {
        input in
        json.object {
          json.member("role", input.role.rawValue)
          json.member("file", input.file)
          json.member("sha256", input.sha256)
        }
      }
      json.member("fictitious", side.isFictitious)
    }
  }

  private func writeDays() {
    json.key("days")
    json.object {
      json.list("compared", comparison.days) { json.string($0?.description) }
      json.list("beforeOnly", comparison.daysBeforeOnly) { json.string($0.description) }
      json.list("afterOnly", comparison.daysAfterOnly) { json.string($0.description) }
    }
  }

  private func writeUnits() {
    json.key("units")
    json.object {
      json.list("beforeOnly", comparison.units.beforeOnly) { json.string($0.text) }
      json.list("afterOnly", comparison.units.afterOnly) { json.string($0.text) }
    }
  }

  private func writeAreas() {
    guard let areas = comparison.areas else {
      json.key("areas")
      return json.null()
    }
    json.list("areas", areas) { change in
      json.object {
        json.member("unit", change.unit?.text)
        json.member("category", change.category)
        json.member("known", change.isKnown)
        json.member("asOf", change.day?.description)
        json.memberOrNull("parcelsBefore", change.before?.parcels)
        json.memberOrNull("parcelsAfter", change.after?.parcels)
        member("areaBeforeM2", change.before?.sum)
        member("areaAfterM2", change.after?.sum)
        member("changeM2", change.change)
        hundredths("areaBeforeHa", change.before?.roundedHundredths)
        hundredths("areaAfterHa", change.after?.roundedHundredths)
        hundredths("changeHa", change.roundedChange)
      }
    }
  }

  func member(_ key: String, _ area: Area?) { json.memberOrNull(key, area?.squareMetres) }

  private func hundredths(_ key: String, _ value: Int64?) {
    json.key(key)
    if let value { json.raw(MachineText.hundredths(value)) } else { json.null() }
  }
}
