import Geometry
import LandUse
import PlanChecks

/// A finding as files and the terminal may show it: of a confidential one neither parcels, place nor parts.
struct ShownFinding {
  /// The id for files. A withheld finding's own one is made from the parcel's id, which could be found by trying ids.
  let id: FindingID
  /// What may be shown, but for its `id`.
  let finding: Finding
  /// True when something was taken away.
  let isWithheld: Bool
  /// Everything that was found: for the sentence only, which hides by itself what must not be told.
  let complete: Finding

  /// Details that say how a finding was judged and nothing about the parcel.
  private static let harmless: Set<String> = ["kind", "class", "widthMethod", "scale", "scaleAssumed"]

  /// - Parameter number: of the finding among the withheld ones of its code, from 1.
  init(_ finding: Finding, includesConfidential: Bool, number: Int) {
    complete = finding
    guard finding.isConfidential, !includesConfidential else {
      id = finding.id
      self.finding = finding
      isWithheld = false
      return
    }
    var shown = finding
    shown.subjects = finding.subjects.filter { subject in
      switch subject {
      case .parcel, .value: false
      default: true
      }
    }
    shown.details = finding.details.filter { Self.harmless.contains($0.name) }
    shown.place = nil
    shown.parts = []
    shown.origins = []
    id = FindingID("\(finding.code)-withheld-\(number)")
    self.finding = shown
    isWithheld = true
  }

  /// All findings of a run, the withheld ones numbered code by code in their order.
  static func list(_ findings: [Finding], includesConfidential: Bool) -> [ShownFinding] {
    var counts: [CheckCode: Int] = [:]
    return findings.map { finding in
      if finding.isConfidential { counts[finding.code, default: 0] += 1 }
      return ShownFinding(
        finding, includesConfidential: includesConfidential, number: counts[finding.code, default: 0])
    }
  }
}
