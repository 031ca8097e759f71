import Geometry
import LandUse
import PlanWords

extension MatrixScreen {
  /// How much of the changes law forbids, lets go by decision or leaves free, by the rule that speaks of them.
  mutating func addRules(_ matrix: TransitionMatrix) {
    guard let scheme = content.plan.scheme else { return }
    var sums = scheme.transitionRules.map { _ in Area.zero }
    var without = Area.zero
    for cell in matrix.cells where cell.from != cell.to {
      if let rule = scheme.transitionRule(from: cell.from, to: cell.to),
        let place = scheme.transitionRules.firstIndex(of: rule)
      {
        sums[place] += cell.area
      } else {
        without += cell.area
      }
    }
    guard !scheme.transitionRules.isEmpty, without != .zero || sums.contains(where: { $0 != .zero }) else { return }
    screen.lines.append("")
    screen.add(say("Căn cứ pháp lý của các chuyển đổi:", "What law says of the changes:"))
    for (rule, area) in zip(scheme.transitionRules, sums) where area != .zero {
      screen.add(
        "\(rule.from)→\(rule.to?.text ?? say("loại khác", "others")): \(content.words.hectares(area)) · "
          + content.sentence(rule), indent: 4)
    }
    if without != .zero {
      screen.add(
        say("Chưa có quy định trong hồ sơ: ", "No rule on file: ") + content.words.hectares(without), indent: 4)
    }
  }
}
