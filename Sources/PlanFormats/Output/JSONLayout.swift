/// Where a JSON text stands: which containers are open, and what goes before the next element.
struct JSONLayout {
  private struct Level {
    var closing: UInt8
    var hasElement = false
  }

  let isPretty: Bool
  private var open: [Level] = []
  private var isAfterKey = false

  init(isPretty: Bool) { self.isPretty = isPretty }

  /// Comma, line break and indentation before an element.
  @inline(__always) mutating func separate(_ text: inout TextBuffer) {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let last = open.indices.last else { return }
    if open[last].hasElement { text.append(UInt8(ascii: ",")) } else { open[last].hasElement = true }
    if isPretty { breakLine(&text) }
  }

  mutating func key(_ name: String, _ text: inout TextBuffer) {
    separate(&text)
    text.appendQuoted(name)
    text.append(UInt8(ascii: ":"))
    if isPretty { text.append(0x20) }
    isAfterKey = true
  }

  mutating func begin(_ opening: UInt8, closing: UInt8, _ text: inout TextBuffer) {
    separate(&text)
    text.append(opening)
    open.append(Level(closing: closing))
  }

  mutating func end(_ text: inout TextBuffer) {
    guard let last = open.popLast() else { return }
    if last.hasElement, isPretty { breakLine(&text) }
    text.append(last.closing)
    if open.isEmpty, isPretty { text.append(0x0A) }
  }

  /// The next element follows on what its caller wrote.
  mutating func skipNextSeparator() { isAfterKey = true }

  /// The innermost container has an element that was written elsewhere.
  mutating func countElement() {
    if let last = open.indices.last { open[last].hasElement = true }
  }

  private func breakLine(_ text: inout TextBuffer) {
    text.append(0x0A)
    text.append(repeating: 0x20, count: open.count * 2)
  }
}
