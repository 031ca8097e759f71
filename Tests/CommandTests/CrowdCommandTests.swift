import Foundation
import TestSupport
import Testing

/// A hundred thousand parcels on one spot: bounded, named in a finding, and the rest of the run goes on.
@Suite("A hundred thousand parcels on one spot") struct CrowdCommandTests {
  private static let count = 100_000

  private func write(_ corners: [(Double, Double)], to scratch: Scratch) throws {
    var text = #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
    for (row, (x, y)) in corners.enumerated() {
      let ring = [(x, y), (x + 100, y), (x + 100, y + 100), (x, y + 100), (x, y)]
        .map { "[\(590_000 + $0.0),\(2_270_000 + $0.1)]" }.joined(separator: ",")
      text += row == 0 ? "" : ","
      text += #"{"type":"Feature","properties":{"id":"p\#(row)","use":"LUC"},"geometry":{"type":"Polygon","#
      text += #""coordinates":[[\#(ring)]]}}"# + "\n"
    }
    try scratch.write(text + "]}", to: "spot.geojson")
  }

  private func check(_ scratch: Scratch, _ language: String = "en") throws -> Command.Outcome {
    var outcome = try scratch.command.run(["check", "spot.geojson", "--lang", language])
    outcome.output = Data(outcome.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
    return outcome
  }

  @Test func `exact copies are one duplicate, and what they overlap is told with the number of pairs`() throws {
    let scratch = try Scratch()
    try write(Array(repeating: (0, 0), count: Self.count) + [(50, 0), (500, 0)], to: scratch)
    let outcome = try check(scratch)
    #expect(outcome.status == 1 && outcome.errors.isEmpty)
    #expect(
      outcome.text.contains(
        "COV202 error: 100,000 records have one and the same shape of 10,000.0 m²: parcel p0, parcel p1, parcel p10 and "
          + "99,997 other parcels; under different ids."))
    #expect(outcome.text.contains("COV201 error: Parcel p0 and parcel p100000 overlap by 5,000.0 m²"))
    #expect(outcome.text.contains("100,000 such pairs"))
    // 100 000 · 99 999 / 2 + 100 000
    #expect(outcome.text.contains("5,000,050,000 overlapping pairs"))
    #expect(outcome.text.contains("2 errors, 0 warnings, 0 notes."))
  }

  @Test func `squares that all overlap each other are one pile`() throws {
    let scratch = try Scratch()
    // Each a millimetre from the next along a line of 5 m, then 5 m of another, so that no two are equal.
    let corners: [(Double, Double)] = (0..<Self.count).map { row in
      let east = Double(row % 5000) / 1000
      let north = Double(row / 5000) / 4
      return (east, north)
    }
    try write(corners + [(500, 0)], to: scratch)
    let outcome = try check(scratch, "vi")
    #expect(outcome.status == 1 && outcome.errors.isEmpty)
    // 104.999 m × 104.75 m.
    #expect(
      outcome.text.contains(
        "COV201 lỗi: 100.000 thửa chồng chất lên nhau trên 10.998,6 m² đất (tổng diện tích 1.000.000.000,0 m²), không "
          + "liệt kê từng cặp: thửa p0, thửa p1, thửa p10 và các thửa khác."))
    #expect(outcome.text.contains("1 lỗi, 0 cảnh báo, 0 lưu ý."))
    #expect(outcome.text.contains("sai số khép 0,0000 m²") && outcome.text.contains("Diện tích các loại đất"))
  }
}
