import LandUse

/// Records that carry one property name twice.
///
/// - What it finds: for each layer every property name that stands more than once in the properties of a feature, with
///   the number of such records; fields that nothing reads too.
/// - Why it matters: which of the values is meant nobody can say. The last one was taken, other programs take the first
///   or refuse the file; where it is a code or an area, sums depend on the program.
/// - Measures: `rows`, count of the records that repeat the name; the first hundred are named.
/// - Needs: nothing.
/// - Does not find: names that differ by case or space; repeated names inside a nested value; members of the feature or
///   its geometry that repeat (the file is refused); a value that was overwritten before the file was written.
/// - Source: RFC 8259 (2017), section 4: names within an object should be unique.
public struct RepeatedPropertyName: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT308", name: "repeated-property", severity: .warning, measures: [.init("rows", .count)],
    source: "RFC 8259 (2017), section 4: names within an object should be unique")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      for property in layer.layer.repeatedProperties {
        findings.append(
          Finding(
            code: Self.info.code, severity: Self.info.severity, subjects: property.firstRows.map { layer.subject($0) },
            measures: [Measure("rows", Double(property.features), .count, limit: 0)],
            details: [Detail("field", property.field)], origins: property.firstRows.map { layer.origin($0) },
            isConfidential: property.firstRows.contains { confidential[$0] }))
      }
    }
    return .completed(examined: plan.rowCount, excluded: 0, findings: findings)
  }
}
