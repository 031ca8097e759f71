import Geometry
import LandUse
import PlanChecks

/// A finding as files and the terminal may show it: of a confidential one neither parcels, place nor parts.
struct ShownFinding {
  /// What is told in place of a finding that is withheld.
  private final class Substitute: Sendable {
    let id: FindingID
    let finding: Finding

    init(_ id: FindingID, _ finding: Finding) {
      self.id = id
      self.finding = finding
    }
  }

  /// Everything that was found: for the sentence only, which hides by itself what must not be told.
  let complete: Finding
  /// Whether the report of an earlier run has it, too; nil where none was given.
  let isKnown: Bool?
  private let substitute: Substitute?

  /// Details that say how a finding was judged and nothing about the parcel.
  private static let harmless: Set<String> = ["kind", "class", "widthMethod", "scale", "scaleAssumed"]

  /// - Parameter number: of the finding among the withheld ones of its code, from 1.
  init(_ finding: Finding, includesConfidential: Bool, number: Int) {
    self.init(finding, withheldAs: finding.isConfidential && !includesConfidential ? number : nil)
  }

  /// - Parameters:
  ///   - number: of the finding among the withheld ones of its code, from 1; nil for one that is shown.
  ///   - isKnown: whether the report of an earlier run has it; nil without one.
  init(_ finding: Finding, withheldAs number: Int?, isKnown: Bool? = nil) {
    complete = finding
    self.isKnown = isKnown
    guard let number else {
      substitute = nil
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
    substitute = Substitute(FindingID("\(finding.code)-withheld-\(number)"), shown)
  }

  /// The id for files. A withheld finding's own one is made from the parcel's id, which could be found by trying ids.
  var id: FindingID { substitute?.id ?? complete.id }

  /// What may be shown, but for its `id`.
  var finding: Finding { substitute?.finding ?? complete }

  /// True when something was taken away.
  var isWithheld: Bool { substitute != nil }
}
