import Geometry
public import LandUse
import PlanSession
import PlanWords

/// What `landplan balance` prints: room under the quotas, by unit and use group, then quota by quota.
public struct BalanceScreen {
  private var screen: RunScreen
  private let balances: [QuotaBalance]
  /// All quotas line by line, not only those of groups.
  private let listsAll: Bool

  /// - Parameter listsAll: false gives the table by group alone.
  public init(_ content: ReportContent, balances: [QuotaBalance], style: TerminalStyle, listsAll: Bool) {
    screen = RunScreen(content, style: style)
    self.balances = balances.filter { $0.room != nil }
    self.listsAll = listsAll
  }

  public var text: String {
    var copy = self
    copy.screen.addHead()
    if balances.isEmpty { copy.screen.add(copy.screen.words.noRoomToTell, .warning) }
    for day in copy.screen.content.result.days.compactMap({ $0 }) { copy.add(day) }
    if !balances.isEmpty { copy.screen.add(copy.screen.words.roomLegend, indent: 0, .faint) }
    copy.screen.addGapsNotice(balances)
    return copy.screen.lines.joined(separator: "\n") + "\n"
  }

  private var content: ReportContent { screen.content }
  private var words: Words { screen.words }

  private mutating func add(_ day: CalendarDate) {
    let ofDay = balances.filter { $0.stockDate == day }
    addGroups(ofDay, day)
    if listsAll { addAll(ofDay, day) }
  }

  /// Units down, groups across.
  private mutating func addGroups(_ balances: [QuotaBalance], _ day: CalendarDate) {
    let groups = (content.plan.scheme?.groups ?? []).flatMap { [$0.id] + $0.subgroups.map(\.id) }.filter { id in
      balances.contains { $0.subject == .group(id) }
    }
    let units = orderedUnits(of: balances.filter { if case .group = $0.subject { true } else { false } })
    guard !groups.isEmpty else { return }
    screen.heading(words.text(RoomHeading.byGroup) + ", " + words.date(day))
    var table = TextTable([.left] + groups.map { _ in .right }, elastic: 0)
    table.append(
      [.init(words.text(RoomHeading.unit), .faint)] + groups.map { .init(words.groupName($0), .faint) })
    for unit in units {
      table.append(
        [.init(SafeText.value(content.shortName(of: unit)))]
          + groups.map { id in
            cell(balances.first { $0.unit == unit && $0.subject == .group(id) })
          })
    }
    screen.lines += table.lines(screen.style)
  }

  private mutating func addAll(_ balances: [QuotaBalance], _ day: CalendarDate) {
    guard !balances.isEmpty else { return }
    screen.heading(words.text(RoomHeading.room) + ", " + words.date(day))
    var table = TextTable([.left, .left, .right, .right], elastic: 1)
    table.append([RoomHeading.unit, .subject, .held, .room].map { .init(words.text($0), .faint) })
    for balance in balances {
      table.append([
        .init(SafeText.value(content.shortName(of: balance.unit))), .init(screen.name(of: balance.subject)),
        .init(balance.held.map { words.hectaresValue($0.certain) } ?? "–"), cell(balance),
      ])
    }
    screen.lines += table.lines(screen.style)
  }

  private func cell(_ balance: QuotaBalance?) -> TextTable.Cell {
    guard let balance, let room = balance.room else { return .init("–", .faint) }
    let sign = room.direction == .more ? "↑ " : "↓ "
    let mark: TerminalStyle.Mark? =
      switch balance.verdict {
      case .fail: .bad
      case .pass: balance.isNearLimit ? .warning : nil
      default: .warning
      }
    return .init(sign + words.hectaresValue(room), mark)
  }

  /// In the order of the register.
  private func orderedUnits(of balances: [QuotaBalance]) -> [UnitID] {
    let present = Set(balances.map(\.unit))
    return (content.register?.units ?? []).map(\.id).filter(present.contains)
  }
}
