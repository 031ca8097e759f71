import Foundation
import LandUse
import PlanFormats

enum TableTarget {
  private static let schemas: [TableSchema] = [.units, .quotas, .baseline, .unparcelled]

  static func read(_ bytes: [UInt8]) {
    let schema = schemas[bytes.count % schemas.count]
    guard let table = try? CSVReader().read(Data(bytes), file: "fuzz.csv", columns: schema) else { return }
    for row in 0..<table.count {
      precondition(table.line(ofRow: row) > 0)
      for column in schema.columns {
        guard let text = table[row, column.name] else {
          precondition(!column.isRequired, "a required column is missing")
          continue
        }
        precondition(text.first?.isWhitespace != true && text.last?.isWhitespace != true, "not trimmed")
        _ = CalendarDate(iso: text)
      }
    }
  }
}
