import Foundation
import Geometry
import LandUse
import PlanFormats
import PlanWords
import Testing

@testable import PlanReports

@Suite("Notes on what was read otherwise than it stands") struct MappingNoteTests {
  private static let notes: [MappingNote] =
    UseMend.allCases.flatMap { mend in
      [1, 1200].map { count in
        MappingNote.usesMended(
          field: "loaiDat", mend: mend, count: count,
          example: UseExample(
            feature: 3, text: "x", uses: [.init(code: "ONT", area: .squareMetres(200)), .init(code: "CLN", area: nil)]))
      }
    } + [
      .usesMended(field: "loaiDat", mend: .name, count: 2, example: nil), .useLists(field: "a", count: 2),
      .ambiguousNumbers(field: "a", count: 2, firstRow: 1, example: "1.234"),
      .listedAreasUnread(field: "a", count: 2), .notNumbers(field: "a", count: 2, firstRow: nil, example: nil),
      .ambiguousNumbers(field: "a", count: 2, firstRow: nil, example: nil),
      .areasMended(field: "a", count: 2, firstRow: nil, example: nil, squareMetres: nil),
      .areasMended(field: "a", count: 2, firstRow: 1, example: "1.234,5", squareMetres: 1234.5),
      .keyWithoutUnit(fields: ["soTo", "soThua"]), .zeroDecimalsDropped(field: "id", count: 2),
    ]

  @Test func `each is a sentence in both languages`() {
    let texts = [Language.vietnamese, .english].map { language in
      Self.notes.map { MappingText(words: Words(language)).sentence($0) }
    }
    for (vi, en) in zip(texts[0], texts[1]) {
      #expect(vi != en)
      for text in [vi, en] {
        #expect(text.hasSuffix(".") && !text.contains("  ") && !text.contains(" ."), "\(text)")
        #expect(text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars))
      }
      #expect(en.unicodeScalars.allSatisfy { $0.isASCII || "“”²→×".unicodeScalars.contains($0) }, "\(en)")
    }
    #expect(Set(texts[0]).count == Self.notes.count && Set(texts[1]).count == Self.notes.count)
  }

  @Test func `the example says what was read as what`() {
    let note = MappingNote.usesMended(
      field: "loaiDat", mend: .statedAreas, count: 1,
      example: UseExample(
        feature: 7, text: "ONT 1.200,5+CLN 30",
        uses: [.init(code: "ONT", area: .squareMetres(1200.5)), .init(code: "CLN", area: .squareMetres(30))]))
    #expect(
      MappingText(words: Words(.vietnamese)).sentence(note)
        == "1 giá trị của “loaiDat” ghi diện tích cho từng mã; diện tích thửa được chia theo đó khi tổng khớp (ví dụ đối "
        + "tượng #7: “ONT 1.200,5+CLN 30” → ONT 1.200,5 m² + CLN 30,0 m²).")
  }
}
