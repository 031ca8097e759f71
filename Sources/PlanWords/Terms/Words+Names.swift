public import LandUse
public import PlanChecks

extension Words {
  /// `Thành phố Phủ Lý (347)`; the code alone where the register does not know it.
  public func name(of unit: UnitID) -> String {
    guard let known = register?[unit], known.nameVietnamese != unit.text else {
      return say("đơn vị \(shown(unit.text))", "unit \(shown(unit.text))")
    }
    return "\(title(of: known)) (\(shown(unit.text)))"
  }

  /// Name with the unit's kind before it, once: `Xã Thanh Sơn`.
  public func title(of unit: AdministrativeUnit) -> String {
    let name = shown(unit.nameVietnamese)
    guard !unit.kind.isEmpty, !name.lowercased().hasPrefix(unit.kind.lowercased()) else { return name }
    return unit.kind.prefix(1).uppercased() + unit.kind.dropFirst() + " " + name
  }

  /// `Đất trồng lúa (LUA)`; the code alone where the scheme does not know it.
  public func name(of category: CategoryCode) -> String {
    guard let known = scheme?[category] else {
      return say("mã \(shown(category.text))", "code \(shown(category.text))")
    }
    return "\(say(known.nameVietnamese, known.nameEnglish)) (\(category.text))"
  }

  public func name(of subject: QuotaSubject) -> String {
    switch subject {
    case .category(let code): name(of: code)
    case .group(let id): groupName(id)
    }
  }

  /// The group's name in the scheme, else its id.
  public func groupName(_ id: String) -> String {
    let known = scheme?.group(id).map { say($0.nameVietnamese, $0.nameEnglish) }
    return known ?? say("nhóm \(shown(id))", "group \(shown(id))")
  }

  /// What a finding is about, as it is printed in tables; a confidential parcel is not named.
  public func name(of subject: Subject, isConfidential: Bool = false) -> String {
    switch subject {
    case .parcel(_, let row, let id): isConfidential ? confidentialParcel : parcel(id, row: row)
    case .unit(let id): name(of: id)
    case .category(let code): name(of: code)
    case .group(let id): groupName(id)
    case .value(let text):
      isConfidential ? say("mã của đất bảo mật", "a code of confidential land") : "“\(shown(text))”"
    case .quota(let id): say("chỉ tiêu \(shown(id))", "quota \(shown(id))")
    case .layer(let id): say("lớp \(shown(id))", "layer \(shown(id))")
    case .project(let id): say("dự án \(shown(id))", "project \(shown(id))")
    }
  }

  /// `thửa 12-35`; a record without identifier is named by its file and its position there, counted from 0 as in the
  /// reports.
  ///
  /// - Parameters:
  ///   - row: the row of the layer: the position where no origin is known.
  ///   - namesFile: the file stands beside an identifier, too.
  func parcel(_ id: String?, row: Int, origin: Origin? = nil, namesFile: Bool = false) -> String {
    let file = origin.map { shown($0.file) }
    if let id, !id.isEmpty {
      return say("thửa \(shown(id))", "parcel \(shown(id))") + (namesFile ? file.map { " (\($0))" } ?? "" : "")
    }
    let place = (file.map { $0 + ", " } ?? "") + say("đối tượng", "feature") + " #\(origin?.feature ?? row)"
    return say("thửa không có mã (\(place))", "parcel without id (\(place))")
  }

  var confidentialParcel: String { say("thửa đất bảo mật", "a confidential parcel") }

  /// Text of a file as it may be printed: control and direction characters become `�`, and after eighty characters `…`.
  func shown(_ text: String) -> String {
    // Nearly all are short and plain ASCII.
    if text.utf8.count <= 80, text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
    var result = ""
    for (count, character) in text.enumerated() {
      guard count < 80 else { return result + "…" }
      let isPlain =
        character.unicodeScalars.count <= 8
        && character.unicodeScalars.allSatisfy { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
          default: true
          }
        }
      result += isPlain ? String(character) : "\u{FFFD}"
    }
    return result
  }
}
