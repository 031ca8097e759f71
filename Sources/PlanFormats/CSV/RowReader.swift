import Geometry
import LandUse

/// Types the fields of one row and logs what they cannot be.
struct RowReader {
  let table: CSVTable
  let row: Int
  let log: FaultLog

  var line: Int { table.rows[row].line }

  /// The place of a column in this row; of the row, where the table lacks the column.
  func place(_ column: String) -> TablePlace {
    guard let field = table.fields[column] else {
      return TablePlace(file: table.file, line: line, name: column)
    }
    return TablePlace(
      file: table.file, line: table.rows[row].cells[field].line, column: field + 1, name: table.headings[field])
  }

  /// Nil when the field is empty or the column absent.
  func text(_ column: String) -> String? {
    guard let text = table[row, column], !text.isEmpty else { return nil }
    return text
  }

  func requiredText(_ column: String) -> String? {
    if let text = text(column) { return text }
    log.add(.missingValue, at: place(column))
    return nil
  }

  func date(_ column: String) -> CalendarDate? {
    guard let text = text(column) else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    log.add(.notADate, at: place(column), found: text, allowed: ["YYYY-MM-DD"])
    return nil
  }

  func requiredDate(_ column: String) -> CalendarDate? {
    requiredText(column) == nil ? nil : date(column)
  }

  /// The days between two columns, either of which may be empty.
  func validity(from first: String, to last: String) -> Validity {
    let validity = Validity(firstDay: date(first), lastDay: date(last))
    if let from = validity.firstDay, let to = validity.lastDay, to < from {
      log.add(.endBeforeStart, at: place(last), found: to.description, allowed: ["≥ \(from)"])
    }
    return validity
  }

  /// A year from 1 to 9999.
  func requiredYear(_ column: String) -> Int? {
    guard let text = requiredText(column) else { return nil }
    if text.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text), year > 0 {
      return year
    }
    log.add(.notAnInteger, at: place(column), found: text, allowed: ["YYYY"])
    return nil
  }

  /// False when empty.
  func flag(_ column: String) -> Bool {
    guard let text = text(column) else { return false }
    if let flag = FlagText.read(text) { return flag }
    log.add(.notAllowed, at: place(column), found: text, allowed: FlagText.allowed)
    return false
  }

  /// One of the words of a closed list, by the word or by what it is also called.
  func choice<Value>(_ column: String, _ words: [(String, Value)], default fallback: Value?) -> Value? {
    guard let text = text(column) else {
      if fallback == nil { log.add(.missingValue, at: place(column), allowed: words.map(\.0)) }
      return fallback
    }
    let folded = NearestText.folded(text)
    if let word = words.first(where: { $0.0 == text || (!folded.isEmpty && NearestText.folded($0.0) == folded) }) {
      return word.1
    }
    log.add(
      .notAllowed, at: place(column), found: text, allowed: words.map(\.0),
      nearest: NearestText.closest(to: text, in: words.map(\.0)))
    return nil
  }

  /// The number in a column of hectares, before it becomes an area; nil when empty or refused.
  func number(_ column: String, in unit: AreaUnit = .hectare) -> DecimalText? {
    guard let text = text(column) else { return nil }
    do {
      let number = try DecimalText(text, declared: table.decimalSign)
      if number.isNegative {
        log.add(.negative, at: place(column), found: text, allowed: ["≥ 0"])
        return nil
      }
      return number
    } catch {
      refuse(error, text, column, unit)
      return nil
    }
  }

  /// An area; nil when the field is empty or refused.
  func area(_ column: String, in unit: AreaUnit = .hectare) -> Area? {
    guard let number = number(column, in: unit) else { return nil }
    do {
      return try number.area(in: unit)
    } catch {
      refuse(error, text(column) ?? "", column, unit)
      return nil
    }
  }

  func requiredArea(_ column: String, in unit: AreaUnit = .hectare) -> Area? {
    requiredText(column) == nil ? nil : area(column, in: unit)
  }

  private func refuse(_ refusal: DecimalText.Refusal, _ text: String, _ column: String, _ unit: AreaUnit) {
    let place = place(column)
    switch refusal {
    case .notANumber:
      let example = table.decimalSign.map { "1234\($0.rawValue)5" } ?? "1234.5"
      log.add(.notANumber, at: place, found: text, allowed: [example])
    case .ambiguous(let readings):
      log.add(
        .ambiguousNumber, at: place, found: text,
        allowed: readings.map { "\($0.plain) \(unit.rawValue) (# decimal: \($0.sign.rawValue))" })
    case .tooManyDecimals:
      log.add(.tooManyDecimals, at: place, found: text, allowed: ["\(unit.decimals)"])
    case .outOfRange:
      log.add(.outOfRange, at: place, found: text, allowed: ["≤ 922337203 ha"])
    }
  }
}

/// The words for true and false.
enum FlagText {
  static let allowed = ["true", "false", "yes", "no", "1", "0", "có", "không"]

  static func read(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1", "có": true
    case "false", "no", "0", "không": false
    default: nil
    }
  }
}
