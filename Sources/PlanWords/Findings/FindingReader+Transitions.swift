import LandUse
import PlanChecks

extension FindingReader {
  var unprovenChangeOfUse: String {
    let (from, to) = (words.shown(finding.detail("from") ?? ""), words.shown(finding.detail("to") ?? ""))
    let isSum = kind.hasSuffix("-further")
    let number = words.numbers.integer(count("parcels"))
    let who =
      isSum
      ? say("\(number) thửa khác", count("parcels") == 1 ? "one more parcel" : "\(number) further parcels") : parcels
    let area = figure("area")
    let change = say(
      "\(who) chuyển \(from) sang \(to) đến \(closingDay) (\(area))",
      "\(who): \(from) became \(to) by \(closingDay) (\(area))")
    let demand =
      kind.hasPrefix("forbidden")
      ? say("quy định không cho phép", "which is forbidden")
      : say("hồ sơ không ghi quyết định cho phép", "and no decision is named")
    return change + ", " + demand + ": " + citation + "."
  }

  private var closingDay: String {
    finding.detail("day").flatMap { CalendarDate(iso: $0) }.map { words.date($0) } ?? ""
  }

  private var citation: String {
    words.shown(finding.detail("citation") ?? "")
      + (finding.detail("verified") == "true" ? "" : " (" + words.notice(.unverified) + ")")
  }
}
