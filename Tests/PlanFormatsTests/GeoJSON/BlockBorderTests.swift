import PlanFormats
import Testing

/// What is said of a file must not depend on where the blocks end in which it is read.
@Suite("Block borders") struct BlockBorderTests {
  @Test(arguments: [
    (
      #"{"type":"Polygon","coordinates":[[[2,2],[]1]]}"#,
      ReadError.Kind.unexpectedByte(found: 0x5D, expected: "a number")
    ),
    (
      #"{"type":"Polygon","coordinates":[[[2,2],[3]1]]}"#,
      .unexpectedByte(found: 0x5D, expected: "a second coordinate")
    ),
    (#"{"type":"Polygon","coordinates":[[[2,2],[3,4,]]]}"#, .unexpectedByte(found: 0x5D, expected: "a number")),
    (#"{"type":"Polygon","coordinates":[[[2,2],3]]}"#, .unexpectedByte(found: 0x33, expected: "an array")),
  ])
  func `a wrong position is named the same in every block size`(geometry: String, kind: ReadError.Kind) throws {
    let text = collection(feature(geometry: geometry))
    let whole = try #require(readFailure(text))
    #expect(whole.kind == kind)
    for blockSize in 1...40 { #expect(readFailure(text, blockSize: blockSize) == whole, "\(blockSize)") }
  }
}
