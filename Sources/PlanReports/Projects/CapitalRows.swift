import LandUse
import PlanWords

/// The table of needed capital as text: sources down, periods across, shares of the whole.
struct CapitalRows {
  let titles: [String]
  /// A title and the cells of each row; empty where the table has no figure.
  let rows: [(title: String, cells: [String])]
  /// Every citation once, in the order of the table.
  let citations: [String]

  init(_ plan: Plan, _ words: Words) {
    let periods: [String?] = plan.periods.map { $0.id } + [nil]
    let sources: [CapitalClass?] = [nil] + CapitalClass.allCases.map { $0 }
    let needs = sources.map { source in periods.map { plan.capital.need(source, in: $0) } }
    let amounts = words.figures(needs.flatMap { $0.map { $0?.amount.dong } }, places: 12, least: 1)
    let shares = words.figures(needs.map { $0.last??.share }, places: 6, least: 2)
    titles = periods.map { $0 ?? words.wholeTime } + [words.text(ProjectHeading.share)]
    rows = sources.indices.map { row in
      let cells = Array(amounts[row * periods.count..<(row + 1) * periods.count])
      return (sources[row].map { words.text($0) } ?? words.allSources, cells + [shares[row]])
    }
    var seen: Set<String> = []
    citations = plan.capital.needs.map(\.citation).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
