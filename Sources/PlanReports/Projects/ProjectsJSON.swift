import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// Projects and needed capital as JSON: the parts `projects` and `capital` of `report.json`, and by themselves, schema
/// `landplan-projects/1`, what `landplan projects --json` gives.
///
/// - `projects` {rows[], sums {}, total {}, unlistedNames}. A row is {id, name, nameEn, unit, unitName, work, category,
///   period, areaHa, parcelAreaHa, shapeAreaHa, outsideM2, way, parcels[] {layer, id, areaM2, projects[]},
///   withheldParcels, unknownParcels[], capitalClass, capitalMillionVnd, source, basis, status, decision,
///   yearsListed[], implementationYear, findings[], citation, line, fictitious}. `way` says how its parcels were found:
///   list, shape, field, or null. A parcel's `projects` are all that plan it; parcels of confidential land are counted
///   in `withheldParcels` and stand in the sums. `basis` is annex-ii, or the plan relied on.
/// - `sums` has a list for each of unit, period, category, work, capital_class: {key, name, projects, areaHa,
///   parcelAreaHa, capitalMillionVnd, withCapital}; `capitalMillionVnd` sums the `withCapital` projects that give one.
/// - `unlistedNames`: names that parcels give and the list does not have.
/// - `capital` {unit, remark, rows[] {source, period, amount, sharePercent, citation, line, fictitious}, sumsHeld,
///   sumsFailed}. `source` is state, non-state, fdi or total; `period` is null for the whole time.
struct ProjectsJSON {
  static let schema = "landplan-projects/1"

  let report: ProjectReport
  let json: JSONWriter

  private var content: ReportContent { report.content }

  func writeDocument() {
    json.object {
      json.documentHead(schema: Self.schema, toolVersion: content.options.toolVersion)
      json.member("banner", content.banner)
      json.member("plan", content.plan.id)
      json.member("runHash", content.result.runHash)
      json.member("fictitious", content.isFictitious)
      writeProjects()
      writeCapital()
    }
  }

  /// Only what the plan has.
  func writeParts() {
    if !content.plan.projects.isEmpty { writeProjects() }
    if !content.plan.capital.isEmpty { writeCapital() }
  }

  private func writeProjects() {
    json.key("projects")
    json.object {
      json.list("rows", report.rows, write)
      json.key("sums")
      json.object {
        for aspect in ProjectReport.Aspect.allCases {
          json.list(aspect.rawValue, report.sums(by: aspect)) { write($0, name: report.name(of: $0, by: aspect)) }
        }
      }
      json.key("total")
      write(report.total, name: nil)
      json.memberOrNull("unlistedNames", content.result.snapshot.projectLinks?.unlistedNames)
    }
  }

  private func write(_ sum: ProjectReport.Sum, name: String?) {
    json.object {
      if let name {
        json.member("key", sum.key)
        json.member("name", name)
      }
      json.member("projects", sum.projects)
      member("areaHa", sum.listed)
      member("parcelAreaHa", sum.linked)
      json.key("capitalMillionVnd")
      json.raw(MachineText.exact(sum.capital.dong, places: 6))
      json.member("withCapital", sum.withCapital)
    }
  }

  private func member(_ key: String, _ area: Area?) {
    json.key(key)
    area.map { json.raw(MachineText.hectares($0)) } ?? json.null()
  }

  private func write(_ row: ProjectReport.Row) {
    let project = row.project
    json.object {
      json.member("id", project.id)
      json.member("name", project.name)
      json.member("nameEn", project.nameEnglish)
      json.member("unit", project.unit.text)
      json.member("unitName", content.title(of: project.unit))
      json.member("work", project.work.isEmpty ? nil : project.work)
      json.member("category", project.category.text)
      json.member("period", project.period)
      member("areaHa", project.area)
      writeLand(row)
      writeMeans(project)
      json.list("findings", row.faults) { json.string($0.text) }
      json.member("citation", project.citation)
      json.member("line", project.line)
      json.member("fictitious", project.isFictitious)
    }
  }

  private func writeLand(_ row: ProjectReport.Row) {
    let land = row.land
    let parcels = report.parcels(of: row)
    member("parcelAreaHa", land.area)
    member("shapeAreaHa", land.shapeArea)
    json.memberOrNull("outsideM2", land.outside?.squareMetres)
    json.member("way", land.way?.rawValue)
    json.list("parcels", parcels.shown, write)
    json.member("withheldParcels", parcels.withheld)
    json.list("unknownParcels", land.unknown) { json.string($0) }
  }

  private func write(_ parcel: ProjectParcel) {
    let layer = content.result.snapshot.layers[parcel.layer].layer
    let projects = content.result.snapshot.projectLinks?.projects(ofRow: parcel.row, inLayer: parcel.layer) ?? []
    json.object {
      json.member("layer", layer.id)
      json.member("id", layer.ids.text(parcel.row))
      json.key("areaM2")
      json.raw(MachineText.squareMetres(parcel.area))
      json.list("projects", projects) { json.string(content.plan.projects[$0].id) }
    }
  }

  private func writeMeans(_ project: PlannedProject) {
    json.member("capitalClass", project.capitalClass?.rawValue)
    json.key("capitalMillionVnd")
    project.capital.map { json.raw(MachineText.exact($0.dong, places: 6)) } ?? json.null()
    json.member("source", project.source.isEmpty ? nil : project.source)
    json.member("basis", project.basisText)
    json.member("status", project.status?.rawValue)
    json.member("decision", project.decision.isEmpty ? nil : project.decision)
    json.list("yearsListed", project.yearsListed) { json.integer($0) }
    json.memberOrNull("implementationYear", project.implementationYear)
  }

  private func writeCapital() {
    let capital = content.plan.capital
    let answer = capital.check(periods: content.plan.periods.map(\.id))
    json.key("capital")
    json.object {
      json.member("unit", Measure.Unit.thousandBillionDong.rawValue)
      json.member("remark", content.words.capitalRemark)
      json.list("rows", capital.needs) { need in
        json.object {
          json.member("source", need.source?.rawValue ?? "total")
          json.member("period", need.period)
          json.key("amount")
          json.raw(MachineText.exact(need.amount.dong, places: 12))
          json.key("sharePercent")
          need.share.map { json.raw(MachineText.exact($0, places: 6)) } ?? json.null()
          json.member("citation", need.citation)
          json.member("line", need.line)
          json.member("fictitious", need.isFictitious)
        }
      }
      json.member("sumsHeld", answer.examined - answer.faults.count)
      json.member("sumsFailed", answer.faults.count)
    }
  }
}

extension PlannedProject {
  /// `annex-ii`, or the plan relied on; nil where the list says nothing.
  var basisText: String? {
    switch basis {
    case .annexTwo: "annex-ii"
    case .plan(let text): text
    case nil: nil
    }
  }
}
