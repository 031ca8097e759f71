import Foundation
import Yams

/// A node of a YAML file with its place. Scalars stay text: dates, `NO`, `0123` and `347` are typed by who reads them.
struct PlanNode {
  indirect enum Content {
    /// Empty and unquoted counts as nothing.
    case text(String)
    case nothing
    case list([PlanNode])
    case mapping([Entry])
  }

  struct Entry {
    var key: String
    var place: TablePlace
    var value: PlanNode
  }

  var content: Content
  var place: TablePlace

  /// For messages: the text, `[…]`, `{…}`, or `""` for nothing.
  var sketch: String {
    switch content {
    case .text(let text): String(text.prefix(60))
    case .nothing: ""
    case .list: "[…]"
    case .mapping: "{…}"
    }
  }
}

/// Parses YAML into `PlanNode`s under bounds, so that no file can exhaust memory or time.
struct PlanNodeReader {
  /// Nodes of a file, aliases written out.
  static let nodeLimit = 10_000
  /// 1 MiB: a thousand times an ordinary plan.
  static let byteLimit = 1 << 20

  let file: String
  private let log = FaultLog()
  private var nodes = 0

  /// - Throws: `syntax`, `duplicateKey`, `tooManyNodes`, `complexKey`, `empty`: with the line and column of the place.
  static func read(_ data: Data, file: String) throws(TableErrors) -> PlanNode {
    let text = try TableText(data, file: file)
    var reader = PlanNodeReader(file: file)
    let string = String(decoding: text.bytes, as: UTF8.self)
    try reader.refuseComplexKeys(in: string)
    let root: Node?
    do {
      // The resolver without rules: no scalar becomes a date, a number or a truth value.
      root = try Parser(yaml: string, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw TableErrors([reader.refusal(error)])
    }
    guard let root else { throw TableErrors([TableError(.empty, at: TablePlace(file: file, line: 1))]) }
    let node = try reader.convert(root, path: "")
    try reader.log.check()
    return node
  }

  private init(file: String) { self.file = file }

  private mutating func convert(_ node: Node, path: String) throws(TableErrors) -> PlanNode {
    nodes += 1
    let place = TablePlace(
      file: file, line: node.mark?.line, column: node.mark?.column, name: path.isEmpty ? nil : path)
    guard nodes <= Self.nodeLimit else {
      throw TableErrors([TableError(.tooManyNodes, at: place, allowed: ["\(Self.nodeLimit)"])])
    }
    switch node {
    case .scalar(let scalar):
      let isNothing = scalar.string.isEmpty && scalar.style != .singleQuoted && scalar.style != .doubleQuoted
      return PlanNode(content: isNothing ? .nothing : .text(scalar.string), place: place)
    case .sequence(let sequence):
      var items: [PlanNode] = []
      for (index, item) in sequence.enumerated() { items.append(try convert(item, path: "\(path)[\(index + 1)]")) }
      return PlanNode(content: .list(items), place: place)
    case .mapping(let mapping):
      return PlanNode(content: .mapping(try entries(mapping, path: path)), place: place)
    case .alias:
      // Parser resolves aliases itself; this case is for trees made by hand.
      return PlanNode(content: .nothing, place: place)
    }
  }

  private mutating func entries(_ mapping: Node.Mapping, path: String) throws(TableErrors) -> [PlanNode.Entry] {
    var entries: [PlanNode.Entry] = []
    var lines: [String: Int] = [:]
    for (key, value) in mapping {
      var place = TablePlace(file: file, line: key.mark?.line, column: key.mark?.column)
      guard let name = key.scalar?.string else {
        throw TableErrors([
          TableError(.wrongType, at: place, found: key.sequence == nil ? "{…}" : "[…]", allowed: ["text"])
        ])
      }
      place.name = path.isEmpty ? name : path + "." + name
      if let first = lines[name] {
        log.add(.duplicateKey, at: place, found: name, allowed: ["\(first)"])
        continue
      }
      lines[name] = key.mark?.line ?? 0
      entries.append(PlanNode.Entry(key: name, place: place, value: try convert(value, path: place.name ?? name)))
    }
    return entries
  }

  /// Refuses keys that are lists, mappings or aliases where the file has aliases at all.
  ///
  /// The parser compares the keys of a mapping by content, and a key made of nested aliases is exponentially large when
  /// written out: this would not end. Ordinary plans have plain keys, so the test may be coarse: it refuses `?` that
  /// follows neither letter nor digit, `]` or `}` before a colon, and an alias before a colon.
  private func refuseComplexKeys(in text: String) throws(TableErrors) {
    let scalars = Array(text.unicodeScalars)
    guard scalars.indices.contains(where: { isAlias(scalars, at: $0) }) else { return }
    var line = 1
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" { line += 1 }
      let isKey: Bool
      switch scalar {
      case "?": isKey = index == 0 || !scalars[index - 1].properties.isAlphabetic
      case "]", "}": isKey = nextVisible(scalars, behind: index) == ":"
      case "*" where isAlias(scalars, at: index):
        let end = scalars[(index + 1)...].firstIndex { !isAnchorCharacter($0) } ?? scalars.count
        isKey = nextVisible(scalars, behind: end - 1) == ":"
      default: isKey = false
      }
      if isKey {
        let found = String(String.UnicodeScalarView(scalars[index..<min(index + 20, scalars.count)]))
        throw TableErrors([TableError(.complexKey, at: TablePlace(file: file, line: line), found: found)])
      }
    }
  }

  private func isAlias(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    scalars[index] == "*" && index + 1 < scalars.count && isAnchorCharacter(scalars[index + 1])
  }

  private func isAnchorCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "-" || (scalar.isASCII && scalar.properties.isAlphabetic)
      || ("0"..."9").contains(scalar)
  }

  private func nextVisible(_ scalars: [Unicode.Scalar], behind index: Int) -> Unicode.Scalar? {
    scalars[(index + 1)...].first { !$0.properties.isWhitespace }
  }

  private func refusal(_ error: any Error) -> TableError {
    func place(_ mark: Mark?) -> TablePlace { TablePlace(file: file, line: mark?.line, column: mark?.column) }
    switch error as? YamlError {
    case .duplicatedKeysInMapping(let duplicates, let context):
      return duplicate(duplicates.first ?? "", first: context.mark, in: context.text)
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let text = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      return TableError(.syntax, at: place(mark), found: text.trimmingCharacters(in: .whitespacesAndNewlines))
    case .reader(let problem, let offset, _, _):
      return TableError(.syntax, at: place(nil), found: problem + (offset.map { ", byte \($0)" } ?? ""))
    default:
      return TableError(.syntax, at: place(nil), found: "\(error)")
    }
  }

  /// The parser tells where a repeated key stands first; this is the line below on which it stands again, where it
  /// begins a line in the same column.
  private func duplicate(_ key: String, first: Mark, in text: String) -> TableError {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let again = lines.indices.dropFirst(first.line).first { index in
      let line = lines[index]
      return line.prefix(first.column - 1).allSatisfy { $0 == " " || $0 == "-" }
        && line.dropFirst(first.column - 1).hasPrefix(key + ":")
    }
    return TableError(
      .duplicateKey,
      at: TablePlace(file: file, line: again.map { $0 + 1 } ?? first.line, column: first.column, name: key),
      found: key, allowed: ["\(first.line)"])
  }
}
