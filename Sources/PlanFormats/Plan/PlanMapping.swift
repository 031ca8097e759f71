import Foundation
import Geometry
import LandUse

/// A mapping whose keys are known: typed access, faults logged with the place of the key.
struct PlanMapping {
  let entries: [PlanNode.Entry]
  let place: TablePlace
  let log: FaultLog

  /// Keys that are not among the allowed ones are logged, with the closest.
  /// - Returns: nil, logged, when the node is no mapping.
  init?(_ node: PlanNode, allowed keys: [String], log: FaultLog) {
    guard case .mapping(let all) = node.content else {
      log.add(
        .wrongType, at: node.place, found: node.sketch,
        allowed: ["{" + keys.joined(separator: ", ") + "}"])
      return nil
    }
    for entry in all where !keys.contains(entry.key) {
      log.add(
        .unknownKey, at: entry.place, found: entry.key, allowed: keys,
        nearest: NearestText.closest(to: entry.key, in: keys))
    }
    entries = all.filter { keys.contains($0.key) }
    place = node.place
    self.log = log
  }

  func node(_ key: String) -> PlanNode? { entries.first { $0.key == key }?.value }

  /// The place of a key; of the mapping, where the key is absent.
  func place(of key: String) -> TablePlace {
    if let entry = entries.first(where: { $0.key == key }) {
      return TablePlace(
        file: entry.place.file, line: entry.value.place.line ?? entry.place.line,
        column: entry.value.place.column ?? entry.place.column, name: entry.place.name)
    }
    var place = place
    place.name = place.name.map { $0 + "." + key } ?? key
    return place
  }

  func require(_ key: String) {
    if node(key) == nil { log.add(.missingKey, at: place(of: key)) }
  }

  /// Text; nil when absent, or logged when it is something else.
  func text(_ key: String, allowed: [String] = ["text"]) -> String? {
    guard let node = node(key) else { return nil }
    if case .text(let text) = node.content, !text.isEmpty { return text }
    log.add(.wrongType, at: place(of: key), found: node.sketch, allowed: allowed)
    return nil
  }

  func requiredText(_ key: String, allowed: [String] = ["text"]) -> String? {
    require(key)
    return text(key, allowed: allowed)
  }

  func date(_ key: String) -> CalendarDate? {
    guard let text = text(key, allowed: ["YYYY-MM-DD"]) else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    log.add(.notADate, at: place(of: key), found: text, allowed: ["YYYY-MM-DD"])
    return nil
  }

  func flag(_ key: String) -> Bool {
    guard let text = text(key, allowed: ["true", "false"]) else { return false }
    if let flag = FlagText.read(text) { return flag }
    log.add(.wrongType, at: place(of: key), found: text, allowed: ["true", "false"])
    return false
  }

  /// A word of a closed list.
  func choice<Value: RawRepresentable<String>>(_ key: String, _ values: [Value]) -> Value? {
    let words = values.map(\.rawValue)
    guard let text = text(key, allowed: words) else { return nil }
    if let value = Value(rawValue: text) { return value }
    log.add(
      .notAllowed, at: place(of: key), found: text, allowed: words,
      nearest: NearestText.closest(to: text, in: words))
    return nil
  }

  /// A list of texts; one text stands for a list of one.
  func texts(_ key: String) -> [String]? {
    guard let node = node(key) else { return nil }
    switch node.content {
    case .text(let text) where !text.isEmpty: return [text]
    case .list(let items):
      return items.compactMap { item in
        if case .text(let text) = item.content, !text.isEmpty { return text }
        log.add(.wrongType, at: item.place, found: item.sketch, allowed: ["text"])
        return nil
      }
    default:
      log.add(.wrongType, at: place(of: key), found: node.sketch, allowed: ["text", "[…]"])
      return nil
    }
  }

  /// The items of a list; `[]` when absent.
  func items(_ key: String) -> [PlanNode] {
    guard let node = node(key) else { return [] }
    if case .list(let items) = node.content { return items }
    log.add(.wrongType, at: place(of: key), found: node.sketch, allowed: ["[…]"])
    return []
  }

  /// The denominator of a map scale: `10000` or `1:10000`.
  func scale(_ key: String) -> Int? {
    guard let text = text(key, allowed: ["10000"]) else { return nil }
    let digits = text.hasPrefix("1:") ? text.dropFirst(2) : text[...]
    if digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(digits), (1...100_000_000).contains(value) {
      return value
    }
    log.add(.notAnInteger, at: place(of: key), found: text, allowed: ["10000", "1:10000"])
    return nil
  }

  /// An area with its unit: `1 m2`, `0.5 ha`.
  func area(_ key: String) -> Area? {
    let examples = ["1 m2", "0.5 ha"]
    guard let text = text(key, allowed: ["1 m2"]) else { return nil }
    let parts = text.split(separator: " ")
    if parts.count == 2, let unit = AreaUnit(rawValue: parts[1] == "m²" ? "m2" : String(parts[1])),
      let number = try? DecimalText(String(parts[0]), declared: .point), let area = try? number.area(in: unit)
    {
      if !number.isNegative { return area }
      log.add(.negative, at: place(of: key), found: text, allowed: ["≥ 0 m2"])
    } else {
      log.add(.wrongType, at: place(of: key), found: text, allowed: examples)
    }
    return nil
  }

  /// A share from `0 %` to `100 %`, as a fraction.
  func share(_ key: String) -> Double? {
    guard let text = text(key, allowed: ["1 %"]) else { return nil }
    let digits = text.hasSuffix("%") ? text.dropLast().trimmingCharacters(in: .whitespaces) : ""
    guard let number = try? DecimalText(digits, declared: .point), let value = Double(number.plain) else {
      log.add(.wrongType, at: place(of: key), found: text, allowed: ["1 %", "0.5 %"])
      return nil
    }
    if (0...100).contains(value) { return value / 100 }
    log.add(.outOfRange, at: place(of: key), found: text, allowed: ["≥ 0 %", "≤ 100 %"])
    return nil
  }
}
