extension UnitRegister {
  /// A register made of the units that parcels name, for files without a plan: no names, no parents.
  ///
  /// By code; `isFromData` says that nobody registered them.
  public static func fromData(_ units: DictionaryColumn) throws(Fault) -> UnitRegister {
    var register = try UnitRegister(
      asOf: .first,
      units: units.values.filter { !$0.isEmpty }.map(UnitID.init(_:)).sorted().map { id in
        AdministrativeUnit(id: id, level: .district, kind: "", nameVietnamese: id.text, parent: nil)
      })
    register.isFromData = true
    return register
  }
}

extension CategoryScheme {
  /// A scheme made of the values that parcels carry, for files whose codes no scheme knows: no tree, no groups.
  public static func fromData(_ values: [String]) throws(Fault) -> CategoryScheme {
    let codes = Set(values).filter { !$0.isEmpty }.map(CategoryCode.init(_:)).sorted()
    return try CategoryScheme(
      id: dataID, citation: "",
      categories: codes.map { code in
        LandUseCategory(
          code: code, parent: nil, nameVietnamese: code.text, nameEnglish: code.text, group: nil, role: .coverage,
          leafUse: .yes, status: "data")
      }, groups: [])
  }

  /// The id of a scheme that was made of the data's own values.
  public static let dataID = "data"
  public var isFromData: Bool { id == Self.dataID }
}
