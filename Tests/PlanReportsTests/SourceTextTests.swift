import Foundation
import TestSupport
import Testing

/// String literals of a Swift file, each with the names of the calls it stands in.
private struct LiteralScanner {
  struct Literal {
    var text: String
    var line: Int
    var calls: [String]
  }

  private let characters: [Character]
  private var position = 0
  private var line = 1
  private(set) var literals: [Literal] = []

  init(_ source: String) {
    characters = Array(source)
    scanCode(calls: [], isInterpolation: false)
  }

  private func next(_ text: String) -> Bool {
    let wanted = Array(text)
    return position + wanted.count <= characters.count
      && Array(characters[position..<position + wanted.count]) == wanted
  }

  private mutating func advance() {
    if characters[position].isNewline { line += 1 }
    position += 1
  }

  /// Code up to the end, or to the parenthesis that closes an interpolation.
  private mutating func scanCode(calls outer: [String], isInterpolation: Bool) {
    var calls = outer
    var depth = 0
    var word = ""
    while position < characters.count {
      let character = characters[position]
      if next("//") {
        while position < characters.count, !characters[position].isNewline { position += 1 }
      } else if character == "\"" || next("#\"") {
        scanLiteral(calls: calls)
        word = ""
      } else if character == "(" {
        calls.append(word)
        depth += 1
        word = ""
        advance()
      } else if character == ")" {
        if isInterpolation, depth == 0 { return }
        if depth > 0 { calls.removeLast() }
        depth -= 1
        word = ""
        advance()
      } else {
        word = character.isLetter || character.isNumber || character == "_" ? word + String(character) : ""
        advance()
      }
    }
  }

  private mutating func scanLiteral(calls: [String]) {
    let start = line
    var hashes = 0
    while characters[position] == "#" {
      hashes += 1
      position += 1
    }
    let isBlock = next("\"\"\"")
    let quotes = String(repeating: "\"", count: isBlock ? 3 : 1) + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    position += isBlock ? 3 : 1
    var text = ""
    while position < characters.count, !next(quotes) {
      if next(escape + "(") {
        position += escape.count + 1
        scanCode(calls: calls, isInterpolation: true)
        if position < characters.count { advance() }
      } else if next(escape) {
        position += escape.count
        if position < characters.count { advance() }
      } else {
        text.append(characters[position])
        advance()
      }
    }
    position += quotes.count
    literals.append(Literal(text: text, line: start, calls: calls))
  }
}

@Suite("Texts in the sources") struct SourceTextTests {
  /// Calls that choose between two languages, or take both.
  private static let bilingual: Set<String> = ["say", "told", "note", "comment", "Phrase", "refuse", "count", "pieces"]
  /// Calls whose texts only developers see.
  private static let internalCalls: Set<String> = [
    "precondition", "preconditionFailure", "customLong", "replacing", "hasPrefix",
  ]
  /// Headings of forms are Vietnamese in both languages; a table of pairs has a test of its own.
  private static let vietnameseCall = "TableForm"
  private static let tableOfPairs = "ExpectedText.swift"
  /// Literals that are no language: pieces of YAML, names of formats, and lines that stand in both languages.
  private static let exceptions = [
    "Ví dụ / example", "NOT CERTAIN / CHƯA CHẮC", "landplan inspect ", "landplan run ",
    "landplan new DIR", "landplan check PLAN", "landplan quota PLAN", "ngân sách; ",
    "Phương án sử dụng đất ", "attribute | geometry", "minOverlap: 1 m2", "ma_thua, unit",
    "fields: {", "DA-1; ", "declaredArea: {field", "CT-1; ",
  ]

  /// Two words of letters beside each other.
  private func isSentence(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return zip(words, words.dropFirst()).contains { first, second in
      [first, second].allSatisfy { $0.count > 1 && $0.filter(\.isLetter).count == $0.count }
    }
  }

  @Test(arguments: ["PlanReports", "landplan"])
  func `every sentence that people are shown is written in both languages`(target: String) throws {
    let folder = SharedData.packageRoot.appending(path: "Sources/\(target)")
    let walker = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var seen = 0
    for case let file as URL in walker where file.pathExtension == "swift" {
      let scanner = LiteralScanner(try String(contentsOf: file, encoding: .utf8))
      for literal in scanner.literals where isSentence(literal.text) {
        seen += 1
        let isAllowed =
          literal.calls.contains { Self.bilingual.contains($0) || Self.internalCalls.contains($0) }
          || literal.calls.last == Self.vietnameseCall || file.lastPathComponent == Self.tableOfPairs
          || Self.exceptions.contains { literal.text.contains($0) }
        #expect(isAllowed, "\(file.lastPathComponent):\(literal.line) “\(literal.text)” in \(literal.calls)")
      }
    }
    #expect(seen > 50)
  }

  @Test func `the scan finds a text that was not translated`() {
    let source = #"""
      // "a comment with words"
      let a = say("Hai từ", "two words") + "not translated \(say("x y", "in here")) at all"
      """#
    let found = LiteralScanner(source).literals
    #expect(found.map(\.text) == ["Hai từ", "two words", "x y", "in here", "not translated  at all"])
    #expect(found.map(\.calls) == [["say"], ["say"], ["say"], ["say"], []])
    #expect(found.allSatisfy { $0.line == 2 })
  }
}
