import PlanSession

extension TransformationRecord {
  /// The operation's name without the steps that only exchange axes; nil when there was none.
  var plainName: String? {
    name?.split(separator: " + ").filter { !$0.hasPrefix("axis order change") }.joined(separator: " + ")
  }
}
