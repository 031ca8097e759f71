import Foundation
import Geometry
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("The committed scheme vn-2024") struct SchemeReaderTests {
  static let folder = GeoDataFolder(path: SharedData.geoData("").path)

  private func document() throws -> SchemeDocument { try SchemeReader(Self.folder).read("vn-2024") }

  @Test func `it has the 84 codes of the facts and its tree is sound`() throws {
    let document = try document()
    #expect(document.scheme.categories.count == 84)
    #expect(document.notices.isEmpty)
    #expect(document.scheme.children(of: nil).map(\.code) == ["NNP", "PNN", "CSD", "CNC", "KCN", "KKT", "KDT"])
    for category in document.scheme.categories {
      let top = document.scheme.ancestors(of: category.code).last ?? category.code
      #expect(category.role == .overlay || ["NNP", "PNN", "CSD"].contains(top))
      #expect(!category.nameVietnamese.contains("…") && !category.nameVietnamese.contains("("))
    }
  }

  @Test func `closures hold what the law counts to a code`() throws {
    let scheme = try document().scheme
    #expect(scheme.closure(of: "LUA") == ["LUA", "LUC", "LUK", "LUN"])
    #expect(scheme.closure(of: "LNP") == ["LNP", "RSX", "RSN", "RPH", "RDD"])
    #expect(scheme.closure(of: "SCC") == ["SCC", "SKK", "SKN", "SCT"])
    #expect(scheme.closure(of: "CQA") == ["CQA", "CQP", "CAN"])
    #expect(scheme.ancestors(of: "LUC") == ["LUA", "CHN", "NNP"])
    #expect(scheme["RSX"]?.nameVietnamese == "Đất rừng sản xuất")
    #expect(scheme["ODT"]?.colour == LandUseCategory.Colour(red: 255, green: 160, blue: 255))
  }

  @Test func `the groups share no code and the other group is all that is left`() throws {
    let scheme = try document().scheme
    #expect(scheme.groups.map(\.id) == ["industry", "urban", "forest", "defence", "other"])
    var owner: [CategoryCode: String] = [:]
    for group in scheme.groups {
      for code in group.codes {
        // Minimal: no code of a list below another one of it.
        #expect(scheme.ancestors(of: code).allSatisfy { !group.codes.contains($0) })
        for member in scheme.closure(of: code) { #expect(owner.updateValue(group.id, forKey: member) == nil) }
      }
    }
    for category in scheme.categories {
      #expect(owner[category.code] == category.group)
      if category.role == .overlay { #expect(category.group == nil) }
    }
    // What holds codes of several groups belongs to none.
    #expect(
      scheme.categories.filter { $0.role == .coverage && $0.group == nil }.map(\.code) == [
        "NNP", "PNN", "OTC", "CDG", "CSK", "DHT",
      ])
    #expect(scheme["SKC"]?.group == "other")
    #expect(scheme["SKS"]?.group == "other")
    #expect(scheme.group("industry")?.codes == ["SCC", "SKT"])
  }

  @Test func `security is a part of defence`() throws {
    let document = try document()
    let defence = try #require(document.scheme.group("defence"))
    #expect(defence.subgroups.map(\.id) == ["security"])
    #expect(document.scheme.group("security")?.codes == ["CAN"])
    #expect(document.scheme["CAN"]?.subgroup == "security")
    #expect(defence.nameVietnamese == "Quốc phòng, an ninh")
    #expect(document.optionalCodes["industry"] == ["SKC", "SKS", "SKX"])
  }

  @Test(
    "other spellings and old sub-codes stand for codes",
    arguments: [
      ("OCT", "OTC"), ("DTD", "KDT"), ("RST", "RSX"), ("RSK", "RSX"), ("RPT", "RPH"), ("RDM", "RDD"), ("TSL", "NTS"),
      ("LNQ", "CLN"), ("COC", "HNK"), ("CTS", "TSC"), ("TTN", "PNN"), ("SMN", "TVC"), ("RSN", "RSN"),
    ])
  func aliases(_ alias: String, _ code: String) throws {
    #expect(try document().scheme.resolve(CategoryCode(alias)) == CategoryCode(code))
  }

  @Test func `aggregates without known members are known as such`() throws {
    let document = try document()
    #expect(document.scheme.undefinedAggregates == ["DHT", "DKG", "NKR", "PKO"])
    #expect(document.scheme["DHT"]?.leafUse == .warn)
    #expect(document.derivedKeys.first { $0.key == "NKR" }?.definition == "NNP - LNP")
    #expect(document.aliases.first { $0.alias == "DTD" }?.isVerified == false)
  }

  @Test func `the crosswalk says what followed, and codes of the scheme keep their own place`() throws {
    let scheme = try document().scheme
    let split = try #require(scheme.history.successions.first { $0.code == "TTN" })
    #expect(split.relation == .split && split.successors == ["TON", "TIN"])
    #expect(split.validity.lastDay == CalendarDate(iso: "2024-07-31"))
    #expect(scheme.resolve("SKX") == "SKX")
    #expect(scheme.history.list("new")?.validity.contains(try #require(CalendarDate(iso: "2024-08-01"))) == true)
    #expect(scheme.history.list("new")?.validity.contains(try #require(CalendarDate(iso: "2024-07-31"))) == false)
    #expect(scheme.history.list("all") == nil)
    // Each code of an older list that has no successor of its own is under the one that holds it.
    for succession in scheme.history.successions where succession.relation == .partOf && scheme[succession.code] != nil
    {
      #expect(scheme[succession.code]?.parent == succession.successors.first)
    }
  }

  // MARK: Faults, on a copy

  private func faults(_ old: String, _ new: String, in file: String) throws -> [TableError] {
    let copy = FileManager.default.temporaryDirectory.appending(path: "geodata-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    try FileManager.default.copyItem(at: SharedData.geoData(""), to: copy)
    let url = copy.appending(path: "schemes/vn-2024/" + file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: url)
    do {
      _ = try SchemeReader(GeoDataFolder(path: copy.path)).read("vn-2024")
      return []
    } catch { return error.errors }
  }

  @Test(
    "faults of a scheme are told at their line",
    arguments: [
      ("LUC,LUA,", "LUC,LUX,", "categories.csv", TableError.Fault.unknownCategory, "LUX"),
      ("LUC,LUA,", "LUK,LUA,", "categories.csv", .duplicate, "LUK"),
      ("CHN,NNP,", "CHN,LUC,", "categories.csv", .cycle, "CHN"),
      ("LUC,LUA,", "LUC,LUC,", "categories.csv", .cycle, "LUC"),
      ("255-252-140", "255-252-256", "categories.csv", .notAllowed, "255-252-256"),
      ("SCC SKT", "SCC SKQ", "groups.csv", .unknownCategory, "SKQ"),
      ("security,defence", "security,defense", "groups.csv", .unknownGroup, "defense"),
      ("OCT,OTC", "OCT,OTD", "aliases.csv", .unknownCategory, "OTD"),
      ("OCT,OTC", "RSN,OTC", "aliases.csv", .duplicate, "RSN"),
      ("RST,RSX", "RST,RSY", "crosswalk.csv", .unknownCategory, "RSY"),
      ("RSK,RSX", "RST,RSX", "crosswalk.csv", .duplicate, "RST"),
      (
        "COC,HNK,part-of,2024-07-31,2024-08-01", "COC,HNK,part-of,2024-07-31,2024-07-31", "crosswalk.csv",
        .endBeforeStart, "2024-07-31"
      ),
      ("inv-old,,", "old,,", "lists.csv", .duplicate, "old"), ("DXH,", "DXX,", "names.csv", .unknownCategory, "DXX"),
      ("HNK,LMU,", "HNK,LMV,", "transitions.csv", .unknownCategory, "LMV"),
      ("HNK,LMU,", "HNK,NTS,", "transitions.csv", .duplicate, "HNK NTS"),
      ("PNN,OTC,decision", "PNN,OTC,maybe", "transitions.csv", .notAllowed, "maybe"),
      ("difference", "minus", "derived.csv", .notAllowed, "minus"),
      ("id: vn-2024", "id: vn-2025", "scheme.yaml", .notAllowed, "vn-2025"),
    ])
  func schemeFault(_ old: String, _ new: String, _ file: String, _ fault: TableError.Fault, _ found: String) throws {
    let errors = try faults(old, new, in: file)
    let error = try #require(errors.first { $0.fault == fault && $0.found == found }, "\(errors)")
    #expect(error.place.file == "schemes/vn-2024/" + file)
    #expect(error.place.line != nil)
  }

  @Test func `a scheme that is not there lists those that are`() {
    #expect {
      try SchemeReader(Self.folder).read("vn-2014")
    } throws: { error in
      let first = (error as? TableErrors)?.errors.first
      return first?.fault == .unknownScheme && first?.allowed == ["vn-2024"] && first?.nearest == "vn-2024"
    }
  }
}
