import PlanChecks

/// Findings of the two runs, matched by their ids.
///
/// Findings are named by position among all of their run: see `SessionResult.findings`.
public struct FindingChanges: Sendable {
  /// Only in the run after.
  public private(set) var fresh: [Int] = []
  /// Only in the run before, and their checks looked again.
  public private(set) var gone: [Int] = []
  /// Only in the run before, and their checks did not look in the run after.
  public private(set) var notLookedFor = 0
  public private(set) var same = 0

  public var isEmpty: Bool { fresh.isEmpty && gone.isEmpty && notLookedFor == 0 }

  /// - Parameter layerNames: by the layer's id before the one it has after.
  init(before: [CheckRun], after: [CheckRun], layerNames: [String: String]) {
    var ids: Set<FindingID> = []
    for run in after { for finding in run.findings { ids.insert(finding.id) } }
    let looked = Set(after.filter { if case .completed = $0.outcome { true } else { false } }.map(\.info.code))
    var matched: Set<FindingID> = []
    var place = 0
    for run in before {
      for finding in run.findings {
        let id = finding.id(callingLayers: layerNames)
        if ids.contains(id) {
          matched.insert(id)
          same += 1
        } else if looked.contains(run.info.code) {
          gone.append(place)
        } else {
          notLookedFor += 1
        }
        place += 1
      }
    }
    place = 0
    for run in after {
      for finding in run.findings {
        if !matched.contains(finding.id) { fresh.append(place) }
        place += 1
      }
    }
  }
}
