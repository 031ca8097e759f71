import Foundation
import Geometry
import LandUse
import PlanChecks
import Testing

@testable import PlanWords

@Suite("Every text in both languages") struct BothLanguagesTests {
  private let vietnamese = Words(.vietnamese)
  private let english = Words(.english)

  /// Not empty, not equal, composed (NFC), no doubled or hanging spaces, no leftovers of absent values.
  private func expectSound(_ vi: String, _ en: String, _ what: String) {
    #expect(vi != en, "\(what)")
    for text in [vi, en] {
      #expect(!text.isEmpty, "\(what)")
      #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
      #expect(!text.contains("  ") && !text.contains(" ,") && !text.contains("()") && !text.contains(" ."), "\(text)")
      #expect(!text.contains("nil") && !text.contains("Optional"), "\(text)")
      #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(text)")
    }
  }

  private func expectSound(_ terms: [any Worded]) {
    for term in terms { expectSound(term.phrase.vietnamese, term.phrase.english, "\(term)") }
  }

  /// English text of ours holds no letter of Vietnamese.
  private func expectEnglish(_ text: String) {
    let foreign = text.unicodeScalars.filter { $0.properties.isAlphabetic && !$0.isASCII }
    #expect(foreign.isEmpty, "\(text)")
  }

  @Test func `terms`() {
    expectSound(ReportHeading.allCases)
    expectSound(ColumnHeading.allCases)
    expectSound(FigureHeading.allCases)
    expectSound(QuotaHeading.allCases)
    expectSound(CheckHeading.allCases)
    expectSound(Severity.allCases)
    expectSound(FaultClass.allCases)
    expectSound(PieceCause.allCases)
    expectSound(CheckStatus.allCases)
    expectSound(Language.allCases)
    expectSound(AdministrativeUnit.Level.allCases)
    expectSound(LayerContent.allCases)
    expectSound(Quota.Bound.allCases)
    expectSound(Quota.Basis.allCases)
    expectSound(AreaBasis.allCases)
    expectSound(UnitRule.allCases)
    expectSound(QuotaVerdict.allCases)
    expectSound(Dispute.allCases)
    expectSound(QuotaTableFault.Rule.allCases)
    expectSound(MeasureName.allCases)
    expectSound(QuotaMeasureName.allCases)
    expectSound(ProjectMeasureName.allCases)
    expectSound(ProjectHeading.allCases)
    expectSound(ProjectStatus.allCases)
    expectSound(ProjectLand.Way.allCases)
    expectSound(CapitalClass.allCases)
    expectSound(TraceHeading.allCases)
    expectSound(RoomHeading.allCases)
    expectSound(QuotaRoom.Direction.allCases)
    expectSound(ComparisonHeading.allCases)
    expectSound(RecordFieldName.allCases)
  }

  @Test func `words of one list differ from each other`() {
    for language in Language.allCases {
      let words = Words(language)
      #expect(Set(QuotaVerdict.allCases.map { words.text($0) }).count == QuotaVerdict.allCases.count)
      #expect(Set(Severity.allCases.map { words.text($0) }).count == Severity.allCases.count)
      #expect(Set(CheckStatus.allCases.map { words.text($0) }).count == CheckStatus.allCases.count)
      #expect(Set(QuotaHeading.allCases.map { words.text($0) }).count == QuotaHeading.allCases.count)
    }
  }

  @Test func `notices and summaries`() {
    for notice in Notice.examples { expectSound(vietnamese.notice(notice), english.notice(notice), "\(notice)") }
    for notice in ComparisonNotice.examples {
      expectSound(vietnamese.notice(notice), english.notice(notice), "\(notice)")
      expectEnglish(english.notice(notice))
    }
    for summary in RunSummary.examples {
      expectSound(vietnamese.summary(summary), english.summary(summary), "\(summary)")
      expectEnglish(english.summary(summary))
    }
  }

  @Test func `the banner is the one the law office knows`() {
    #expect(vietnamese.notice(.illustrative) == "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ")
    #expect(vietnamese.notice(.unverified) == "chưa kiểm chứng")
  }

  @Test func `reasons for not looking, and states of checks`() {
    let reasons: [SkipReason] = [
      .notApplicable, .noParcels, .noBoundary, .noUnitShapes, .noScheme, .noQuotas, .noRegister, .fieldAbsent("id"),
      .notAskedFor, .noAccuracyRegulation, .noProjects, .noCapital,
    ]
    for reason in reasons { expectSound(vietnamese.reason(reason), english.reason(reason), "\(reason)") }
    let outcomes: [CheckOutcome] = [
      .completed(examined: 1, excluded: 2, findings: []), .completed(examined: 0, excluded: 0, findings: []),
      .skipped(because: .noBoundary), .skipped(because: .notApplicable), .failed(message: "boom"),
    ]
    for outcome in outcomes { expectSound(vietnamese.status(outcome), english.status(outcome), "\(outcome)") }
    #expect(english.status(.completed(examined: 1, excluded: 2, findings: [])) == "nothing found (2 parcels excluded)")
    #expect(english.status(.completed(examined: 0, excluded: 0, findings: [])) == "nothing to check")
  }

  @Test func `reasons of verdicts`() throws {
    let day = try #require(CalendarDate(iso: "2025-02-17"))
    let reasons: [QuotaReason] = [
      .inDispute([.gap: .hectares(5), .overlap: .hectares(1)]), .unmeasured(records: 1, inDispute: [:]),
      .unmeasured(records: 2, inDispute: [.gap: .hectares(5)]), .gapsNotLookedFor(inDispute: [:]),
      .gapsNotLookedFor(inDispute: [.unplaced: .hectares(5)]), .partOfTotal, .subject(.noUse(on: day)),
      .noBaseline(allocated: AreaInterval(.hectares(1)), released: AreaInterval(least: .zero, greatest: .hectares(1))),
      .releasedBeyondBaseline(baseline: .hectares(1), released: AreaInterval(.hectares(2))),
      .belowHalfPrecision(deviation: .hectares(0.2), precision: .hectares(1)), .informative,
      .notValid(on: day, valid: Validity(firstDay: day)), .notBinding(on: day, binding: Validity(lastDay: day)),
      .notBinding(on: day, binding: Validity(firstDay: day, lastDay: day)), .notValid(on: day, valid: .always),
      .valueWithheld, .noValue, .subject(.unknownCategory("X")), .subject(.unknownGroup("x")),
      .subject(.unknownUnit("1")),
      .subject(.undefinedAggregate("DHT")), .noneOnFile(unitsWithQuota: 5, ofUnits: 6),
    ]
    for reason in reasons {
      expectSound(vietnamese.reason(reason), english.reason(reason), "\(reason)")
      expectEnglish(english.reason(reason))
    }
    #expect(
      vietnamese.reason(reasons[0])
        == "chưa thống nhất: chồng lấn với loại đất khác 1,00 ha; khoảng hở chưa giải thích 5,00 ha")
  }

  @Test func `each registered check is explained`() {
    #expect(KnownCheck.allCases.map(\.rawValue) == CheckRegistry.infos.map(\.code.text))
    for info in CheckRegistry.infos {
      let (vi, en) = (vietnamese.explanation(of: info), english.explanation(of: info))
      expectSound(vi.title, en.title, info.code.text)
      expectSound(vi.finds, en.finds, info.code.text)
      expectSound(vi.matters, en.matters, info.code.text)
      expectSound(vi.doesNotFind, en.doesNotFind, info.code.text)
      expectSound(vi.source, en.source, info.code.text)
      expectEnglish([en.title, en.finds, en.matters, en.doesNotFind, en.source].joined())
      for (a, b) in zip(vi.measures, en.measures) {
        expectSound(a.meaning, b.meaning, a.name)
        #expect(a.meaning != a.name, "\(a.name) has no words")
      }
      #expect(vietnamese.explanationText(of: info).hasPrefix("\(info.code) \(info.name) – \(vi.title)"))
    }
  }

  @Test func `a sentence for every kind of finding`() {
    var kinds: Set<String> = []
    for finding in FindingExamples.all {
      let (vi, en) = (vietnamese.sentence(for: finding), english.sentence(for: finding))
      expectSound(vi, en, "\(finding.code)")
      #expect(vi.hasSuffix(".") && en.hasSuffix("."), "\(vi)")
      #expect(!vi.contains("  ") && !en.contains(": ."), "\(en)")
      expectEnglish(en.replacing("QĐ 1", with: ""))
      kinds.insert(finding.code.text)
      var secret = finding
      secret.isConfidential = true
      for words in [vietnamese, english] { #expect(!words.sentence(for: secret).contains("12-35"), "\(finding.code)") }
    }
    #expect(kinds == Set(KnownCheck.allCases.map(\.rawValue)))
  }
}
