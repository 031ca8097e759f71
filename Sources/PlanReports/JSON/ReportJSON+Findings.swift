import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

extension ReportJSON {
  func write(_ run: CheckRun) {
    json.object {
      json.member("code", run.info.code.text)
      json.member("name", run.info.name)
      json.member("status", CheckStatus(run.outcome).rawValue)
      switch run.outcome {
      case .completed(let examined, let excluded, let findings):
        json.member("examined", examined)
        json.member("excluded", excluded)
        json.member("findings", findings.count)
        json.member("because", nil)
      case .skipped(let reason): writeNotLooked(because: content.words.reason(reason))
      case .failed(let message): writeNotLooked(because: message)
      }
    }
  }

  private func writeNotLooked(because: String) {
    for key in ["examined", "excluded", "findings"] { json.memberOrNull(key, nil as Int?) }
    json.member("because", because)
  }

  /// Findings that a thread takes at once: about three hundred kilobytes of text.
  private static let findingsPerPart = 128

  func writeFindings() {
    let (content, findings) = (content, content.findings)
    json.elements(
      count: findings.count, perPart: Self.findingsPerPart, threads: content.options.threads
    ) { range, json in
      let part = ReportJSON(content, within: json)
      for position in range { part.write(findings[position]) }
    }
  }

  private func write(_ shown: ShownFinding) {
    let finding = shown.finding
    json.object {
      json.member("id", shown.id.text)
      json.member("code", finding.code.text)
      json.member("severity", finding.severity.rawValue)
      json.member("message", content.message(of: shown))
      json.list("subjects", finding.subjects) { FindingText.write($0, to: json) }
      json.list("measures", finding.measures) { FindingText.write($0, to: json) }
      json.key("details")
      json.object { for detail in finding.details { json.member(detail.name, detail.text) } }
      write(finding.place)
      json.list("parts", finding.parts, write)
      json.key("origin")
      if let origin = finding.origins.first { write(origin) } else { json.null() }
      json.list("origins", finding.origins, write)
      json.member("withheld", shown.isWithheld)
      json.member("fictitious", content.isFictitious)
      if let isKnown = shown.isKnown { json.member("known", isKnown) }
    }
  }

  private func write(_ place: Place?) {
    json.key("place")
    guard let anchor = place?.anchor, anchor.isFinite else { return json.null() }
    json.object {
      json.member("x", PlaceWorker.roundedMetres(anchor).x)
      json.member("y", PlaceWorker.roundedMetres(anchor).y)
      json.member("crs", content.plan.crs)
    }
  }

  private func write(_ part: FindingPart) {
    json.object {
      json.list("subjects", part.subjects) { FindingText.write($0, to: json) }
      json.list("measures", part.measures) { FindingText.write($0, to: json) }
      json.key("details")
      json.object { for detail in part.details { json.member(detail.name, detail.text) } }
      write(part.place)
    }
  }

  private func write(_ origin: Origin) {
    json.object {
      json.member("file", origin.file)
      json.member("feature", origin.feature)
      json.member("byte", origin.byte)
    }
  }
}

/// Parts of findings as JSON, the same in the report and in the map layer.
enum FindingText {
  static func write(_ measure: Measure, to json: JSONWriter) {
    json.object {
      json.member("name", measure.name)
      json.member("value", measure.value)
      json.member("unit", measure.unit.rawValue)
      json.memberOrNull("limit", measure.limit)
    }
  }

  static func write(_ subject: Subject, to json: JSONWriter) {
    json.object {
      switch subject {
      case .parcel(let layer, let row, let id):
        json.member("kind", "parcel")
        json.member("layer", layer)
        json.member("row", row)
        json.member("id", id)
      case .unit(let id): writeOne("unit", id.text, to: json)
      case .category(let code): writeOne("category", code.text, to: json)
      case .group(let id): writeOne("group", id, to: json)
      case .value(let text): writeOne("value", text, to: json)
      case .quota(let id): writeOne("quota", id, to: json)
      case .layer(let id): writeOne("layer", id, to: json)
      case .project(let id): writeOne("project", id, to: json)
      }
    }
  }

  private static func writeOne(_ kind: String, _ id: String, to json: JSONWriter) {
    json.member("kind", kind)
    json.member("id", id)
  }

  /// `overlapArea=12.5 m2 (limit 4); width=0.2 m`: for a cell of a table.
  static func cell(_ measures: [Measure]) -> String {
    measures.map { measure in
      let unit = measure.unit == .count || measure.unit == .ratio ? "" : " " + measure.unit.rawValue
      let limit = measure.limit.map { " (limit \(MachineText.number($0)))" } ?? ""
      return "\(measure.name)=\(MachineText.number(measure.value))\(unit)\(limit)"
    }.joined(separator: "; ")
  }
}
