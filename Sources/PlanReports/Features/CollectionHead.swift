import LandUse
import PlanFormats
import PlanSession
import PlanWords

/// The members that head every GeoJSON file of ours: whose it is, and what must be known before it is used.
struct CollectionHead {
  let content: ReportContent
  let name: String
  var unit: UnitID?
  var period: String?
  /// Confidential parcels that the file leaves out, or holds.
  var confidentialParcels = 0

  init(_ content: ReportContent, name: String) {
    self.content = content
    self.name = name
  }

  func write(to json: JSONWriter) {
    json.member("name", name)
    if let banner = content.banner { json.member("banner", banner) }
    json.member("fictitious", content.isFictitious)
    json.member("plan", content.plan.id)
    if let unit {
      json.member("unit", unit.text)
      json.member("unitName", content.title(of: unit))
    }
    if let period { json.member("period", period) }
    json.member("language", content.words.language.rawValue)
    json.member("runHash", content.result.runHash)
    json.member("confidentialIncluded", content.options.includesConfidential)
    if confidentialParcels > 0 {
      json.member(
        "confidential",
        content.words.notice(
          content.options.includesConfidential
            ? .confidentialIncluded(parcels: confidentialParcels) : .confidentialLeftOut(parcels: confidentialParcels)))
    }
  }
}
