public import LandUse
import PlanSession
import PlanWords

/// What `landplan quota` prints: every verdict, with reason and citation under those that need one.
public struct QuotaScreen {
  private let screen: RunScreen
  private let balances: [QuotaBalance]

  public init(_ content: ReportContent, balances: [QuotaBalance], style: TerminalStyle) {
    screen = RunScreen(content, style: style, quotaRows: .max)
    self.balances = balances
  }

  /// What is said where there is nothing to judge; nil where there is.
  public var noQuota: String? {
    guard balances.isEmpty else { return nil }
    return screen.words.notice(.noQuotaOnFile(asked: !screen.content.plan.quotas.isEmpty))
  }

  public var text: String {
    var screen = screen
    screen.addHead()
    screen.addTableNotices()
    if let sentence = noQuota {
      screen.lines.append("")
      screen.add(sentence, indent: 0, .warning)
    }
    screen.addQuotas(balances)
    screen.addGapsNotice(balances)
    screen.addReasons(balances)
    return screen.lines.joined(separator: "\n") + "\n"
  }
}

extension RunScreen {
  /// What readers of tables had to say: a quota of a year in which no period ends, and the like.
  mutating func addTableNotices() {
    let notices = content.result.notices
    guard !notices.isEmpty else { return }
    heading(words.text(ReportHeading.notes))
    for notice in notices { add(content.sentence(notice)) }
  }

  /// A line for each verdict that has a reason, and the sources of the values.
  mutating func addReasons(_ balances: [QuotaBalance]) {
    let told = balances.filter { !words.reason($0).isEmpty && $0.reason != .informative }
    if !told.isEmpty { heading(words.text(QuotaHeading.reason)) }
    for balance in told {
      add(
        "\(content.title(of: balance.unit)) \(name(of: balance.subject)) \(balance.year): \(words.reason(balance))"
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
