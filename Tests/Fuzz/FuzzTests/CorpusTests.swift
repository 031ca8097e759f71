import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The inputs that `Tools/fuzz` came to, read once each: a reader that stops the program stops the tests.
@Suite("Fuzz corpus") struct CorpusTests {
  private static let folder = SharedData.packageRoot.appending(path: "Tests/Fuzz/Corpus")

  private func inputs(_ target: FuzzTarget) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: target.rawValue), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test(arguments: FuzzTarget.allCases) func `every input of the corpus is read to a result or an error`(
    target: FuzzTarget
  ) throws {
    let inputs = try inputs(target)
    #expect(inputs.count > 2)
    for input in inputs { target.read(Array(try Data(contentsOf: input))) }
  }

  @Test func `the corpus stays small`() throws {
    var bytes = 0
    for target in FuzzTarget.allCases {
      for input in try inputs(target) { bytes += try Data(contentsOf: input).count }
    }
    #expect(bytes < 200_000)
  }

  @Test func `the scheme and the regulation that plans of the corpus name can be read`() {
    #expect(FuzzTarget.hasGeoData)
  }
}
