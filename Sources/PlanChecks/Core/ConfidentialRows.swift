public import LandUse

/// Which rows of a layer are confidential: a bit per row, worked out once from the codes.
///
/// A row is confidential when its owner withholds the geometry, whether or not one is there; and when any of its use
/// columns, whatever the day, holds a code of `plan.confidentialCodes`, a code below one, a code above with nothing but
/// such codes at its leaves (CQA is CQP and CAN), or an alias of one of these. The comparison is on the safe side:
/// case and surrounding space are ignored (`cqp ` is no known code,
/// but it is defence land all the same), and each part of a joined code (`ONT+CQP`) and each name that is read as such
/// a code counts.
///
/// - Complexity: O(rows × use columns + distinct codes).
public struct ConfidentialRows: Sendable, Hashable {
  private let isConfidential: [Bool]
  /// Number of confidential rows.
  public let count: Int

  public init(_ layer: ParcelLayer, _ plan: Plan) {
    let codes = Self.codes(of: plan)
    var rows = [Bool](repeating: false, count: layer.count)
    for column in layer.uses {
      let read = plan.scheme.map { Self.readAsOne(of: codes, column, $0) } ?? []
      let secret = column.codes.values.enumerated().map { index, value in
        Self.holdsOne(of: codes, in: value) || (read.indices.contains(index) && read[index])
      }
      guard secret.contains(true) else { continue }
      for (row, index) in column.codes.indices.prefix(rows.count).enumerated()
      where index != DictionaryColumn.missing && secret[Int(index)] {
        rows[row] = true
      }
    }
    for row in layer.withheld where rows.indices.contains(row) { rows[row] = true }
    isConfidential = rows
    count = rows.count { $0 }
  }

  /// False for a row that the layer does not have.
  public subscript(row: Int) -> Bool { isConfidential.indices.contains(row) && isConfidential[row] }

  public var isEmpty: Bool { count == 0 }

  /// The codes themselves, everything below them, what is above only them, and the aliases; in capitals.
  private static func codes(of plan: Plan) -> Set<String> {
    var codes = Set(plan.confidentialCodes.map { $0.text.uppercased() })
    guard let scheme = plan.scheme else { return codes }
    for code in plan.confidentialCodes {
      for below in scheme.closure(of: scheme.resolve(code) ?? code) { codes.insert(below.text.uppercased()) }
    }
    let above = scheme.categories.filter { category in
      let leaves = scheme.closure(of: category.code).filter { scheme.closure(of: $0).count == 1 }
      return leaves.allSatisfy { codes.contains($0.text.uppercased()) }
    }
    for category in above { codes.insert(category.code.text.uppercased()) }
    for (alias, code) in scheme.aliases where codes.contains(code.text.uppercased()) {
      codes.insert(alias.text.uppercased())
    }
    return codes
  }

  /// For each distinct value whether it was read as one of the codes: as its name, or as a code that followed on it.
  private static func readAsOne(of codes: Set<String>, _ column: UseColumn, _ scheme: CategoryScheme) -> [Bool] {
    let readings = column.readings(in: scheme)
    let isSecret = scheme.categories.map { codes.contains($0.code.text.uppercased()) }
    return (0..<readings.count).map { value in
      readings.parts(of: value).contains { part in
        readings.alternatives.rows(of: part.kind).contains { isSecret[Int($0)] }
      }
    }
  }

  private static func holdsOne(of codes: Set<String>, in value: String) -> Bool {
    value.split { !($0.isLetter || $0.isNumber) }.contains { codes.contains($0.uppercased()) }
  }
}
