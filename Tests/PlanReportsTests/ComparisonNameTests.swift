import PlanSession
import PlanWords
import Testing

@testable import PlanReports

@Suite("Names of compared fields") struct ComparisonNameTests {
  @Test func `every field that is compared has a name in both languages`() {
    for kind in RecordField.Kind.allCases {
      #expect(RecordFieldName(rawValue: kind.rawValue) != nil, "\(kind)")
    }
    #expect(RecordField.Kind.allCases.count == RecordFieldName.allCases.count)
  }
}
