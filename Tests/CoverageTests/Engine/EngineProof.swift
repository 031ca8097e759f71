import Coverage
import Geometry
import Testing

/// Tries what has to hold of any case; where it does not, the case is made small and printed.
enum EngineProof {
  /// - Parameter property: gives what is wrong, nothing when all is well; throws when the question has no answer.
  /// - Returns: whether it holds.
  @discardableResult static func expect(
    _ given: EngineCase, _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ property: (EngineCase) async throws -> [Discrepancy]
  ) async throws -> Bool {
    let found = try await property(given)
    guard let first = found.first else { return true }
    let small = await Shrinking().smallest(given) { candidate in
      // A case that cannot be judged is no smaller example of this one.
      let found = (try? await property(candidate)) ?? []
      return found.contains { $0.subject == first.subject } && !found.contains { $0.subject == .reference }
    }
    let still = (try? await property(small)) ?? []
    Issue.record(
      """
      \(name): \(found.count) differences, first: \(first)
      The smallest case that still differs (\(small.shapes.count) of \(given.shapes.count) shapes):
      \(small.wkt)
      \(still.prefix(6).map { "  \($0)" }.joined(separator: "\n"))
      """, sourceLocation: sourceLocation)
    return false
  }

  /// Where the report and brute force differ.
  /// - Throws: when brute force itself fails.
  static func bruteForce(_ given: EngineCase, _ way: EngineWay) async throws -> [Discrepancy] {
    let given = given.prepared(for: way)
    let reference = try Reference(given)
    let report: CoverageReport
    do {
      report = try await given.report(way)
    } catch {
      return [Discrepancy(subject: .thrown, text: "\(error)")]
    }
    return try Comparison.discrepancies(given, report, reference)
  }
}
