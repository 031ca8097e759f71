import Coverage
import PlanFormats
import Testing

@Suite("Heights written") struct WrittenHeightTests {
  private func rewritten(_ geometry: String, coordinates: FeatureWriter.CoordinateText = .asRead) throws -> String {
    let shapes = try readText(geometry).shapes
    let file = OutputFile.inMemory()
    let writer = FeatureWriter(to: file, coordinates: coordinates)
    writer.feature(row: 0, of: shapes)
    writer.finish()
    return String(decoding: file.contents, as: UTF8.self)
  }

  @Test func `a height stands behind its position, in a MultiPolygon with a hole too`() throws {
    let text = try rewritten(
      #"{"type":"MultiPolygon","coordinates":[[[[0,0,1],[9,0,2],[9,9,3.25],[0,0,1]],[[4,1,8],[5,2,8],[6,2,8],[4,1,8]]],"#
        + #"[[[20,0,-7],[21,0,1e3],[21,1,0],[20,0,-7]]]]}"#)
    #expect(text.contains("[[[[0,0,1],[9,0,2],[9,9,3.25],[0,0,1]],[[4,1,8],[5,2,8],[6,2,8],[4,1,8]]]"), "\(text)")
    #expect(text.contains("[[[20,0,-7],[21,0,1000],[21,1,0],[20,0,-7]]]"), "\(text)")
  }

  @Test func `decimals set for the plane are not set for heights`() throws {
    let text = try rewritten(
      #"{"type":"Polygon","coordinates":[[[0.126,0,1.23456],[9,0,2],[9,9,3],[0.126,0,1.23456]]]}"#,
      coordinates: .fixed(decimals: 2))
    #expect(text.contains("[0.13,0.00,1.23456],[9.00,0.00,2]"), "\(text)")
  }

  @Test func `only the positions that have a height are written with one`() throws {
    let text = try rewritten(#"{"type":"Polygon","coordinates":[[[0,0],[9,0,2],[9,9],[0,0]]]}"#)
    #expect(text.contains("[[[0,0],[9,0,2],[9,9],[0,0]]]"), "\(text)")
  }

  @Test func `a height that no float holds is refused like a coordinate`() {
    #expect(
      readFailure(#"{"type":"Polygon","coordinates":[[[0,0,1e999],[9,0],[9,9],[0,0]]]}"#)?.kind
        == .numberOutOfRange(text: "1e999"))
  }
}
