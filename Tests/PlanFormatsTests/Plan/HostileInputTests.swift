import Foundation
import Testing

@testable import PlanFormats

@Suite("Damaged tables and plans") struct HostileInputTests {
  /// A fixed sequence (xorshift64): the same mutants in every run.
  private struct Sequence64 {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  private static let spice: [UInt8] =
    Array("\",;\t\r\n#[]{}:-&*?!|>%@`'\\ 0.9".utf8) + [0, 0x80, 0xC3, 0xEF, 0xFE, 0xFF]

  /// Text with one to four bytes replaced, removed or inserted.
  private func mutant(of text: String, _ random: inout Sequence64) -> Data {
    var bytes = Array(text.utf8)
    for _ in 0...random.next(below: 4) {
      let place = random.next(below: bytes.count)
      let byte = Self.spice[random.next(below: Self.spice.count)]
      switch random.next(below: 3) {
      case 0: bytes[place] = byte
      case 1: bytes.remove(at: place)
      default: bytes.insert(byte, at: place)
      }
    }
    return Data(bytes)
  }

  @Test func `no damage to a table traps, and every row read is as long as the headings`() throws {
    var random = Sequence64(state: 0x1234_5678_9ABC_DEF1)
    let text = try #require(PlanFolder.ordinary["quotas.csv"])
    for _ in 0..<500 {
      guard let table = try? CSVReader().read(mutant(of: text, &random), file: "q.csv", columns: .quotas) else {
        continue
      }
      for row in table.rows { #expect(row.cells.count == table.headings.count) }
      let log = FaultLog()
      let subjects = PlanSubjects(scheme: nil, register: nil, log: log)
      var rows = QuotaRows(table: table, subjects: subjects, log: log)
      for row in 0..<table.count {
        rows.add(RowReader(table: table, row: row, log: log), citation: "", isFictitious: true)
      }
      rows.checkBindings()
    }
  }

  @Test func `no damage to a plan traps, and every refusal names the file`() throws {
    var random = Sequence64(state: 0x0FED_CBA9_8765_4321)
    let text = try #require(PlanFolder.ordinary["plan.yaml"])
    for _ in 0..<500 {
      do {
        _ = try PlanNodeReader.read(mutant(of: text, &random), file: "plan.yaml")
      } catch {
        #expect(error.errors.allSatisfy { $0.place.file == "plan.yaml" })
      }
    }
  }
}
