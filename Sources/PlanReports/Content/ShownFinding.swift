import Geometry
import LandUse
import PlanChecks

/// A finding as files and the terminal may show it: of a confidential one neither parcels, place nor parts.
struct ShownFinding {
  let finding: Finding
  /// True when something was taken away.
  let isWithheld: Bool
  /// Everything that was found: for the sentence only, which hides by itself what must not be told.
  let complete: Finding

  /// Details that say how a finding was judged and nothing about the parcel.
  private static let harmless: Set<String> = ["kind", "class", "widthMethod", "scale", "scaleAssumed"]

  init(_ finding: Finding, includesConfidential: Bool) {
    complete = finding
    guard finding.isConfidential, !includesConfidential else {
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
    self.finding = shown
    isWithheld = true
  }
}
