public import LandUse
import PlanWords

/// What `landplan quota` prints: every verdict, with reason and citation under those that need one.
public struct QuotaScreen {
  private let screen: RunScreen
  private let balances: [QuotaBalance]

  public init(_ content: ReportContent, balances: [QuotaBalance], style: TerminalStyle) {
    screen = RunScreen(content, style: style, quotaRows: .max)
    self.balances = balances
  }

  public var text: String {
    var screen = screen
    screen.addHead()
    screen.addQuotas(balances)
    screen.addGapsNotice(balances)
    screen.addReasons(balances)
    return screen.lines.joined(separator: "\n") + "\n"
  }
}

extension RunScreen {
  /// A line for each verdict that has a reason, and the sources of the values.
  mutating func addReasons(_ balances: [QuotaBalance]) {
    let told = balances.filter { !words.reason($0).isEmpty && $0.reason != .informative }
    if !told.isEmpty { heading(words.text(QuotaHeading.reason)) }
    for balance in told {
      add(
        "\(content.title(of: balance.unit)) \(Self.name(of: balance.subject)) \(balance.year): \(words.reason(balance))"
      )
    }
    var seen: Set<String> = []
    let quotas = balances.compactMap(\.quota).filter { !$0.citation.isEmpty && seen.insert($0.citation).inserted }
    if !quotas.isEmpty { heading(words.text(QuotaHeading.citation)) }
    for quota in quotas {
      add(quota.citation + (quota.isVerified ? "" : " – " + words.notice(.unverified)))
    }
  }
}
