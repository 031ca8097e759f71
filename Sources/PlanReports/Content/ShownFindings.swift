import LandUse
import PlanChecks
import PlanSession

/// The findings of a run as they may be shown, by code and subjects; the withheld ones are numbered code by code.
///
/// Each is made when it is asked for: a list of them all would take as much memory as the findings themselves.
struct ShownFindings: RandomAccessCollection, Sendable {
  /// Of each check in turn, and how many findings there are up to its end.
  private var lists: [[Finding]] = []
  private var ends: [Int] = []
  /// By position, the number of each finding that is withheld.
  private var withheld: [Int: Int] = [:]
  private let known: KnownFindings?

  init(_ checks: [CheckRun], includesConfidential: Bool, known: KnownFindings? = nil) {
    self.known = known
    var numbers: [CheckCode: Int] = [:]
    for run in checks {
      let findings = run.findings
      // By position: no finding is copied to look at one of its fields.
      for position in findings.indices where !includesConfidential && findings[position].isConfidential {
        numbers[findings[position].code, default: 0] += 1
        withheld[endIndex + position] = numbers[findings[position].code]
      }
      if findings.isEmpty { continue }
      ends.append(endIndex + findings.count)
      lists.append(findings)
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { ends.last ?? 0 }
  var withheldCount: Int { withheld.count }
  /// Those that people are told of: all, or the ones that the report of an earlier run does not have.
  var toldCount: Int { known?.fresh ?? count }

  subscript(position: Int) -> ShownFinding {
    // A run has some twenty checks.
    let list = ends.firstIndex { position < $0 } ?? ends.count
    let start = list == 0 ? 0 : ends[list - 1]
    return ShownFinding(
      lists[list][position - start], withheldAs: withheld.isEmpty ? nil : withheld[position],
      isKnown: known?.isKnown(position))
  }

  /// The worst of those that people are told of: see `WorstFirst`.
  func worst(_ limit: Int) -> [ShownFinding] {
    var worst = WorstFirst(limit)
    var position = 0
    for list in lists {
      for finding in list.indices {
        if known?.isKnown(position) == true {
          worst.pass()
        } else {
          worst.add(list[finding].severity, list[finding].code)
        }
        position += 1
      }
    }
    return worst.positions.map { self[$0] }
  }
}

extension [ShownFinding] {
  /// The worst of them: see `WorstFirst`.
  func worst(_ limit: Int) -> [ShownFinding] {
    var worst = WorstFirst(limit)
    for shown in self { worst.add(shown.complete.severity, shown.complete.code) }
    return worst.positions.map { self[$0] }
  }
}

/// Picks the worst of findings that come in the report's order: codes take turns among equally bad ones, the report's
/// order within a code.
struct WorstFirst {
  private typealias Key = (severity: Severity, turn: Int, position: Int)

  /// Findings of one code that are told before those of the next code get their turn.
  private static let turn = 3

  private let limit: Int
  /// The worst so far, in order.
  private var kept: [Key] = []
  private var added = 0
  private var counts: [CheckCode: Int] = [:]
  /// The code of the last finding and how many of it there were: those of one code come together.
  private var last: (code: CheckCode, count: Int)?

  init(_ limit: Int) { self.limit = limit }

  var positions: [Int] { kept.map(\.position) }

  mutating func add(_ severity: Severity, _ code: CheckCode) {
    let key = (severity, count(code) / Self.turn, added)
    added += 1
    if kept.count >= limit {
      guard let worst = kept.last, Self.precedes(key, worst) else { return }
      kept.removeLast()
    }
    kept.insert(key, at: kept.firstIndex { Self.precedes(key, $0) } ?? kept.count)
  }

  /// Goes by one that is not to be told.
  mutating func pass() { added += 1 }

  /// How many of the code came before.
  private mutating func count(_ code: CheckCode) -> Int {
    if let last, last.code == code {
      self.last?.count += 1
      return last.count
    }
    if let last { counts[last.code] = last.count }
    let count = counts[code, default: 0]
    last = (code, count + 1)
    return count
  }

  private static func precedes(_ a: Key, _ b: Key) -> Bool {
    a.severity == b.severity ? (a.turn, a.position) < (b.turn, b.position) : a.severity > b.severity
  }
}
