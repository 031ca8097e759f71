/// Where something stands in a table or in plan.yaml.
public struct TablePlace: Sendable, Hashable {
  /// As the user named it, or as the plan names it seen from the plan's folder.
  public var file: String
  /// 1-based; nil when the file as a whole is meant.
  public var line: Int?
  /// 1-based: the number of the field in a table, the character in plan.yaml.
  public var column: Int?
  /// The heading of the column, or the path of the key: `layers[2].fields.uses`.
  public var name: String?

  public init(file: String, line: Int? = nil, column: Int? = nil, name: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.name = name
  }
}

/// A fault of a table, of plan.yaml or of a file they name: where, what was found, what is allowed.
///
/// Fields rather than a sentence, so that it can be rendered in either language; `description` is the English one.
/// `found` and `allowed` hold what files hold (values, keys, names, codes, patterns such as `YYYY-MM-DD` or `≥ 0`) and
/// no sentences. In `wrongType`, `[…]` and `{…}` stand for a list and a mapping, `{id, file}` for one with these
/// keys, an empty `found` for nothing, and the word `text` for any text.
public struct TableError: Error, Sendable, Hashable {
  /// What is wrong. The meaning of `found` and `allowed` stands beside each case where it is not plain.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    /// There is no such file: `found` is its path.
    case noSuchFile
    /// A folder, a device …: `found` is its path.
    case notAFile
    /// The file cannot be read: `found` is its path, `allowed` the system's reason.
    case unreadable
    /// More bytes than `allowed`.
    case tooLarge
    /// Not text in UTF-8 or UTF-16: `found` is the byte that is not (`0xF9`), or another encoding's name; empty for an
    /// odd number of bytes, or half a surrogate pair, in UTF-16.
    case notText
    /// No heading line.
    case empty
    /// `found` lists the headings that are there, `name` the one that is not.
    case missingColumn
    case duplicateColumn
    /// A row with more or fewer fields than the heading line: the two numbers.
    case raggedRow
    case unclosedQuote
    /// A quotation mark inside a field that does not begin with one, or text behind a closing one.
    case strayQuote
    /// A directive such as `# decimal: ,` with a value it cannot have, or against an earlier one.
    case directive
    case missingValue
    case notANumber
    /// `allowed` holds the readings in hectares or square metres, each with the line that selects it.
    case ambiguousNumber
    /// More decimals than a whole number of square millimetres has.
    case tooManyDecimals
    case negative
    case outOfRange
    case notADate
    case notAnInteger
    /// Not one of `allowed`.
    case notAllowed
    /// The last day is before the first: `found` is the last day.
    case endBeforeStart
    /// `allowed` names the register by its day.
    case unknownUnit
    /// `allowed` names the scheme.
    case unknownCategory
    case unknownGroup
    case unknownScheme
    case unknownRegulation
    /// No coordinate reference system, or none that can be used: `allowed` is the library's reason.
    case unknownCRS
    /// A parent that is not of a higher level.
    case levelOrder
    /// The same thing twice: `allowed` is the line on which it stands first.
    case duplicate
    /// The category tree is not one: a cycle.
    case cycle
    /// plan.yaml cannot be parsed: `found` is the parser's message.
    case syntax
    case unknownKey
    case missingKey
    /// `allowed` is the line on which the key stands first.
    case duplicateKey
    /// Not of the kind in `allowed`: text, a list, a mapping …
    case wrongType
    /// More nodes than `allowed`, aliases written out.
    case tooManyNodes
    /// A key that is not plain text, in a file that uses aliases.
    case complexKey
    /// A period that begins before the one above it ends.
    case periodOrder
    /// A code claimed by two groups.
    case sharedCode
  }

  public var fault: Fault
  public var place: TablePlace
  public var found: String
  public var allowed: [String]
  /// The allowed text closest to what was found, where one is close.
  public var nearest: String?

  public init(
    _ fault: Fault, at place: TablePlace, found: String = "", allowed: [String] = [], nearest: String? = nil
  ) {
    self.fault = fault
    self.place = place
    self.found = found
    self.allowed = allowed
    self.nearest = nearest
  }
}

/// The faults of one reading, together: the first of them, and how many there were.
public struct TableErrors: Error, Sendable, Hashable, CustomStringConvertible {
  /// How many faults are kept.
  public static let limit = 20

  /// At most `limit`, in the order they were found.
  public var errors: [TableError]
  public var total: Int

  public init(_ errors: [TableError], total: Int? = nil) {
    self.errors = errors
    self.total = total ?? errors.count
  }

  /// One line per fault, and how many more there are.
  public var description: String {
    var lines = errors.map(\.description)
    if total > errors.count { lines.append("and \(total - errors.count) more") }
    return lines.joined(separator: "\n")
  }
}

/// Something that is no fault but must not pass in silence.
public struct TableNotice: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A column that nothing reads.
    case unknownColumn
    /// Quotas of a year whose last day is no period's stock date: they are never judged.
    case yearWithoutPeriod
    /// A tolerance beside an operator that takes none.
    case toleranceUnused
    /// An alias that is also the code or name of a unit of the register: `found`, the alias; `allowed`, that unit and
    /// the one it is taken for.
    case aliasOfKnownUnit
    /// Layers that hold parts of one territory are taken as one: `allowed`, their ids.
    case layersUnited
    /// A layer of allocations whose last day a layer of the full territory shows: `allowed`, that layer and the day.
    case allocationsUnused
    /// An alias that does not hold on the register's day: `allowed` is the day.
    case aliasNotInForce
    /// Rows of a form without figure and without source: `place` is the first one's figure.
    case rowsUnfilled
  }

  public var kind: Kind
  public var place: TablePlace
  public var found: String
  /// What would have been read, or taken into account.
  public var allowed: [String]
  /// How many rows it is about; `place` is the first of them.
  public var count: Int

  public init(_ kind: Kind, at place: TablePlace, found: String, allowed: [String] = [], count: Int = 1) {
    self.count = count
    self.kind = kind
    self.place = place
    self.found = found
    self.allowed = allowed
  }
}

/// Gathers the faults and notices of one reading. Lives inside one call; never shared.
final class FaultLog {
  private(set) var errors: [TableError] = []
  private(set) var total = 0
  private(set) var notices: [TableNotice] = []

  func add(_ error: TableError) {
    total += 1
    if errors.count < TableErrors.limit { errors.append(error) }
  }

  /// What is costly to say is not worked out for faults that are only counted.
  func add(
    _ fault: TableError.Fault, at place: @autoclosure () -> TablePlace, found: @autoclosure () -> String = "",
    allowed: @autoclosure () -> [String] = [], nearest: @autoclosure () -> String? = nil
  ) {
    total += 1
    guard errors.count < TableErrors.limit else { return }
    errors.append(TableError(fault, at: place(), found: found(), allowed: allowed(), nearest: nearest()))
  }

  func add(_ other: TableErrors) {
    other.errors.forEach(add)
    total += other.total - other.errors.count
  }

  func note(_ notice: TableNotice) { notices.append(notice) }

  /// Throws what has been gathered, if anything.
  func check() throws(TableErrors) {
    if total > 0 { throw TableErrors(errors, total: total) }
  }
}
