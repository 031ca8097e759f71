import LandUse
public import PlanChecks

extension Words {
  /// The sentence for a finding, rendered from its fields.
  ///
  /// - Parameters:
  ///   - includesConfidential: whether ids and positions of confidential parcels may be told.
  ///   - namesFiles: whether each parcel's file stands beside it: the layer was read from several.
  public func sentence(
    for finding: Finding, includesConfidential: Bool = false, namesFiles: Bool = false
  ) -> String {
    let reader = FindingReader(
      self, finding, isHidden: finding.isConfidential && !includesConfidential, namesFiles: namesFiles)
    let sentence = Self.capitalised(KnownCheck(finding.code).map { reader.sentence($0) } ?? reader.plain)
    let origins = reader.originsGiven
    return origins.isEmpty ? sentence : sentence + origins
  }

  /// Whether the sentence of the finding gives positions of features in their files.
  public func tellsFeatures(_ finding: Finding, includesConfidential: Bool = false) -> Bool {
    guard !finding.isConfidential || includesConfidential else { return false }
    if [.duplicateID, .repeatedProperty].contains(KnownCheck(finding.code)) { return true }
    let parcels = finding.subjects.filter { if case .parcel = $0 { true } else { false } }
    return parcels.prefix(FindingReader.namedParcels).contains { subject in
      if case .parcel(_, _, let id) = subject { id?.isEmpty ?? true } else { false }
    }
  }

  /// The shares or worst cases a finding lists, a line each.
  public func lines(forPartsOf finding: Finding, includesConfidential: Bool = false) -> [String] {
    let isHidden = finding.isConfidential && !includesConfidential
    return finding.parts.map { part in
      let names = part.subjects.map { name(of: $0, isConfidential: isHidden) }
      let figures = part.measures.map { told($0) }
      let subject = names.isEmpty ? say("không thuộc đơn vị nào", "in no unit") : names.joined(separator: " – ")
      return figures.isEmpty ? subject : subject + ": " + figures.joined(separator: ", ")
    }
  }

  static func capitalised(_ text: String) -> String {
    let bytes = text.utf8
    let second = bytes.dropFirst().first
    // A letter of ASCII with nothing of another script upon it is a character by itself.
    if let first = bytes.first, first < 0x80, second.map({ $0 < 0x80 }) ?? true {
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return text }
      return String(Character(Unicode.Scalar(first - 0x20))) + text[bytes.index(after: bytes.startIndex)...]
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

/// A finding read for its sentence.
struct FindingReader {
  let words: Words
  let finding: Finding
  /// True when ids and positions must not be told.
  let isHidden: Bool
  /// True when each parcel's file is told.
  let namesFiles: Bool

  /// Parcels that a sentence names; the others are counted.
  static let namedParcels = 3

  init(_ words: Words, _ finding: Finding, isHidden: Bool, namesFiles: Bool = false) {
    self.words = words
    self.finding = finding
    self.isHidden = isHidden
    self.namesFiles = namesFiles
  }

  func sentence(_ check: KnownCheck) -> String {
    switch check {
    case .openRing: openRing
    case .invalidShape: invalidShape
    case .absentShape: absentShape
    case .idleVertices: idleVertices
    case .outOfRange: outOfRange
    case .coarseCoordinates: coarseCoordinates
    case .sliver: sliver
    case .overlap: overlap
    case .duplicateShape: duplicateShape
    case .gap: gap
    case .astray: astray
    case .displaced: displaced
    case .duplicateID: duplicateID
    case .unknownCode: unknownCode
    case .aggregateCode: aggregateCode
    case .missingAttribute: missingAttribute
    case .areaDifference: areaDifference
    case .misnamedUnit: misnamedUnit
    case .useAreaMismatch: useAreaMismatch
    case .repeatedProperty: repeatedProperty
    case .quotaNotKept: quotaNotKept
    case .quotaUndecided: quotaUndecided
    case .quotaAbsent: quotaAbsent
    case .quotaContradiction: quotaContradiction
    case .quotaNearLimit: quotaNearLimit
    case .unprovenChangeOfUse: unprovenChangeOfUse
    case .projectArea: projectArea
    case .projectOutside: projectOutside
    case .projectClash: projectClash
    case .protectedLand: protectedLand
    case .projectParcels: projectParcels
    case .projectDecision: projectDecision
    case .capitalSums: capitalSums
    }
  }

  /// For a check without words: code, subjects, figures.
  var plain: String {
    let names = finding.subjects.map { words.name(of: $0, isConfidential: isHidden) }
    let figures = finding.measures.map { "\($0.name) \(words.told($0))" }
    return ([finding.code.text + ": " + names.joined(separator: ", ")] + figures).joined(separator: "; ")
  }

  /// ` Ghi vị trí 10/16 thửa.` where the finding has fewer origins than parcels; else empty.
  var originsGiven: String {
    let all = max(count("parcels"), count("rows"))
    let given = finding.origins.count
    guard !isHidden, given > 0, given < all else { return "" }
    let (some, total) = (words.numbers.integer(given), words.numbers.integer(all))
    return say(" Chỉ ghi vị trí trong tệp của \(some)/\(total) thửa.", " Origins are given of \(some) of \(total).")
  }

  var kind: String { finding.detail("kind") ?? "" }

  func say(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    words.say(vietnamese(), english())
  }

  /// The measure with its unit; empty when it is absent.
  func figure(_ name: String) -> String { finding.measure(name).map { words.told($0) } ?? "" }

  func count(_ name: String) -> Int { Int(finding.measure(name)?.value ?? 0) }

  /// The parcels by name, three at most, the others by number; confidential ones are counted only.
  var parcels: String {
    let all = finding.subjects.count { if case .parcel = $0 { true } else { false } }
    guard !isHidden else {
      let count = words.numbers.integer(all)
      return all == 1
        ? words.confidentialParcel
        : say("\(count) thửa đất (có đất bảo mật)", "\(count) parcels (confidential land among them)")
    }
    let named = parcelNames
    let rest = all - named.count
    guard rest > 0 else { return words.list(named) }
    return named.joined(separator: ", ")
      + say(" và \(words.numbers.integer(rest)) thửa khác", " and \(words.counted(rest, "other parcel"))")
  }

  /// The first three by name.
  var parcelNames: [String] {
    var names: [String] = []
    for case .parcel(_, let row, let id) in finding.subjects {
      names.append(parcelName(id, row: row, position: names.count))
      if names.count == Self.namedParcels { break }
    }
    return names
  }

  /// - Parameter position: of the parcel among the parcels: origins stand beside them, in their order.
  private func parcelName(_ id: String?, row: Int, position: Int) -> String {
    let isNamedById = !namesFiles && !(id ?? "").isEmpty
    let isKnown = !isNamedById && finding.origins.indices.contains(position)
    return words.parcel(id, row: row, origin: isKnown ? finding.origins[position] : nil, namesFile: namesFiles)
  }

  /// The first unit among the subjects; empty when there is none.
  var unit: String {
    for case .unit(let id) in finding.subjects { return words.name(of: id) }
    return ""
  }

  /// `: vượt hạn sai`; empty when the finding has no class, or when no limits of error were there to class it by.
  var faultClass: String {
    if finding.detail("withinDatumAccuracy") != nil {
      return say(": trong độ chính xác của phép chuyển đổi hệ tọa độ", ": within datum accuracy")
    }
    guard finding.detail("scale") != nil else { return "" }
    return finding.detail("class").flatMap(FaultClass.init(rawValue:)).map { ": " + words.text($0) } ?? ""
  }

  /// `; nguyên nhân có thể: …`; empty where nothing technical explains the piece, where the class has told it, and of
  /// a parcel that must not be told.
  var probableCause: String {
    guard !isHidden, finding.detail("withinDatumAccuracy") == nil, let cause = pieceCause, cause != .real else {
      return ""
    }
    return probable(cause)
  }

  /// Of a sum, which is nobody's: told whatever it is, since it tells the sums of one unit apart.
  private var causeOfSum: String {
    pieceCause.map { cause in
      cause == .real ? "; " + words.text(cause) : probable(cause)
    } ?? ""
  }

  private var pieceCause: PieceCause? { finding.detail("cause").flatMap(PieceCause.init(rawValue:)) }

  private func probable(_ cause: PieceCause) -> String {
    say("; nguyên nhân có thể: \(words.text(cause))", "; probable cause: \(words.text(cause))")
  }

  /// `, rộng 2,40 m`; empty when no width was measured.
  var width: String {
    let width = figure("width")
    return width.isEmpty ? "" : say(", rộng \(width)", ", \(width) wide")
  }

  /// `12 phần …, tổng 5,3 m²` of many small pieces, with their unit.
  func sum(_ vietnamese: String, _ english: (one: String, many: String)) -> String {
    let count = count("count")
    let limit = finding.measure("areaSum")?.limit.map { words.quantity($0, .squareMetre) } ?? ""
    let total = figure("areaSum")
    let place = unit.isEmpty ? "" : " – " + unit
    let number = words.numbers.integer(count)
    return say(
      "\(number) \(vietnamese) không quá \(limit) mỗi phần, tổng \(total)\(place)",
      "\(number) \(count == 1 ? english.one : english.many) of no more than \(limit) each, \(total) in all\(place)")
      + causeOfSum + "."
  }
}

extension Words {
  /// `a, b và c` / `a, b and c`.
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + say(" và ", " and ") + last
  }
}
