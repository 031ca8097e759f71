import LandUse
import Testing

/// What records write for their unit. The units are those of Hà Nam's list, and a few that share a name.
@Suite("Names of units") struct UnitNameBookTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  private func unit(
    _ id: UnitID, _ name: String, _ kind: String, _ level: AdministrativeUnit.Level = .commune, in parent: UnitID?,
    to lastDay: CalendarDate? = nil, from firstDay: CalendarDate? = nil
  ) -> AdministrativeUnit {
    AdministrativeUnit(
      id: id, level: level, kind: kind, nameVietnamese: name, parent: parent,
      validity: Validity(firstDay: firstDay, lastDay: lastDay))
  }

  private func book(_ aliases: [UnitAlias] = []) throws -> UnitNameBook {
    let end = try day("2024-12-31")
    let register = try UnitRegister(
      asOf: day("2025-03-01"),
      units: [
        unit("35", "Tỉnh Hà Nam", "tỉnh", .province, in: nil),
        unit("347", "Thành phố Phủ Lý", "thành phố", .district, in: "35"),
        unit("350", "Thị xã Kim Bảng", "thị xã", .district, in: "35"),
        unit("351", "Huyện Thanh Liêm", "huyện", .district, in: "35"),
        unit("13285", "Phường Minh Khai", "phường", in: "347"),
        unit("13444", "Xã Liêm Tuyền", "xã", in: "347"),
        unit("13384", "Phường Quế", "phường", in: "350"),
        unit("13390", "Xã Tân Sơn", "xã", in: "350"), unit("13460", "Xã Tân Sơn", "xã", in: "351"),
        unit("13393", "Phường Lê Hồ", "phường", in: "350"),
        unit("13321", "Phường Đồng Văn", "phường", in: "347"), unit("13330", "Xã Hòa Mạc", "xã", in: "351"),
        unit("0101", "Thị trấn Kiện Khê", "thị trấn", in: "351"),
        unit("13384", "Thị trấn Quế", "thị trấn", in: "350", to: end),
        unit("13387", "Xã Cũ Kỹ", "xã", in: "350", to: end),
        unit("13999", "Phường Châu Sơn", "phường", in: "35", from: try day("2025-07-01")),
      ])
    return UnitNameBook(register, kinds: Self.kinds, aliases: aliases)
  }

  private static let kinds: UnitKinds = {
    func words(_ texts: [String], _ kind: String, _ levels: [AdministrativeUnit.Level]) -> [UnitKinds.Word] {
      texts.flatMap { text in
        levels.map { UnitKinds.Word(text: text, kind: kind, level: $0, position: .before) }
      }
    }
    return UnitKinds(
      words(["xã", "x"], "xã", [.commune]) + words(["phường", "p"], "phường", [.commune])
        + words(["thị trấn", "tt"], "thị trấn", [.commune]) + words(["huyện", "h"], "huyện", [.district])
        + words(["thị xã", "tx"], "thị xã", [.district])
        + words(["thành phố", "tp"], "thành phố", [.district, .province])
        + words(["tỉnh"], "tỉnh", [.province])
        + [UnitKinds.Word(text: "commune", kind: "xã", level: .commune, position: .behind)])
  }()

  @Test(arguments: [
    "Xã Liêm Tuyền", "xã liêm tuyền", "XÃ LIÊM TUYỀN", "Liêm Tuyền", "X. Liêm Tuyền", "X.Liêm Tuyền", "Liem Tuyen",
    "Xa Liem Tuyen", "liem  tuyen", " Liêm\tTuyền ", "Lie\u{0302}m Tuye\u{0302}\u{0300}n",
    "Liêm_Tuyền", "Liêm-Tuyền", "LiemTuyen", "Liem Tuyen commune", "Xã Liêm Tuyền, Phủ Lý", "Liêm Tuyền - TP. Phủ Lý",
    "Phủ Lý, Xã Liêm Tuyền", "Xã Liêm Tuyền (TP Phủ Lý)", "Liêm Tuyền; thành phố Phủ Lý; tỉnh Hà Nam", "13444",
    "13444.0",
    "013444", "13444.00", " 13444 ", "13444,0",
  ])
  func `all of these are one commune`(text: String) throws {
    #expect(try book().reading(of: text).unit == "13444", "\(text)")
  }

  @Test(arguments: [
    ("P. Minh Khai", "13285"), ("P.Minh Khai", "13285"), ("Hoà Mạc", "13330"), ("Hòa Mạc", "13330"),
    ("Ðồng Văn", "13321"), ("Dong Van", "13321"), ("ĐỒNG VĂN", "13321"), ("TP Phủ Lý", "347"), ("h. thanh liem", "351"),
    ("Tỉnh Hà Nam", "35"), ("101", "0101"), ("00101", "0101"), ("TT Kiện Khê", "0101"), ("Quế", "13384"),
    ("Kim Bảng", "350"), ("TX. Kim Bảng", "350"),
  ])
  func `names with kind, marks and codes are found`(text: String, unit: String) throws {
    #expect(try book().reading(of: text).unit?.text == unit, "\(text)")
  }

  @Test(arguments: [
    "Liêm Tuyến", "Liêm Tuyên", "Liêm", "Tuyền", "Huyện Liêm Tuyền", "Xã Kim Bảng", "Xã Liêm Tuyền, Kim Bảng", "", "  ",
    "Xã", "?", "13445", "-13444", "13444.5", "0", "Liêm Tuyền Tây", "Hà Tây", "Xã Tân Sơn, Huyện Lạ",
  ])
  func `none of these is guessed`(text: String) throws {
    #expect(try book().reading(of: text) == .unknown, "\(text)")
  }

  @Test func `of two units of one name the district beside it decides, and nothing else`() throws {
    let book = try book()
    #expect(book.reading(of: "Xã Tân Sơn") == .ambiguous(["13390", "13460"]))
    #expect(book.reading(of: "tan son") == .ambiguous(["13390", "13460"]))
    // The kind of a district changes over time: Kim Bảng was a huyện.
    for text in ["Xã Tân Sơn, Kim Bảng", "Tân Sơn, huyện Kim Bảng", "Tân Sơn (350)", "Kim Bảng / Tân Sơn"] {
      #expect(book.reading(of: text) == .unit("13390", by: .name), "\(text)")
    }
    #expect(book.reading(of: "Tân Sơn", within: "Thanh Liêm") == .unit("13460", by: .name))
    #expect(book.reading(of: "Tân Sơn", within: "351.0") == .unit("13460", by: .name))
    #expect(book.reading(of: "Tân Sơn", within: "Hà Nam") == .ambiguous(["13390", "13460"]))
    #expect(book.reading(of: "Tân Sơn", within: "Lạ") == .ambiguous(["13390", "13460"]))
    // Where the name alone decides, another district is no reason to doubt it.
    #expect(book.reading(of: "Liêm Tuyền", within: "Kim Bảng").unit == "13444")
  }

  @Test func `a kind the unit does not have on the day is told`() throws {
    #expect(try book().reading(of: "Xã Lê Hồ") == .unit("13393", by: .nameOfOtherKind))
    #expect(try book().reading(of: "TT. Quế") == .unit("13384", by: .nameOfOtherKind))
    #expect(try book().reading(of: "Phường Lê Hồ") == .unit("13393", by: .name))
  }

  @Test func `units of other days are told with their days, never taken`() throws {
    func other(_ text: String) throws -> [UnitID]? {
      if case .otherDay(let units) = try book().reading(of: text) { units.map(\.id) } else { nil }
    }
    #expect(try other("13387") == ["13387"])
    #expect(try other("cu ky") == ["13387"])
    #expect(try other("P. Châu Sơn") == ["13999"])
    // A code that is on the register is the register's, whatever it was before.
    #expect(try book().reading(of: "13384") == .unit("13384", by: .code))
  }

  @Test func `an alias that holds on the day goes before everything, one of other days is nothing`() throws {
    let end = try day("2024-12-31")
    let aliases = [
      UnitAlias(alias: "Thôn Ngoài", unit: "13444", citation: "QĐ 1"),
      UnitAlias(alias: "13285", unit: "13384", citation: "QĐ 1"),
      UnitAlias(alias: "Tân Sơn", unit: "13460", citation: "QĐ 1"),
      UnitAlias(alias: "Lạ", unit: "13444", validity: Validity(lastDay: end), citation: "QĐ 1"),
    ]
    let book = try book(aliases)
    #expect(book.reading(of: "THÔN  NGOÀI") == .unit("13444", by: .alias))
    #expect(book.reading(of: "Thon Ngoai") == .unknown)
    #expect(book.reading(of: "13285.0") == .unit("13384", by: .alias))
    #expect(book.reading(of: "Tân Sơn") == .unit("13460", by: .alias))
    #expect(book.reading(of: "Lạ") == .unknown)
  }

  @Test func `the nearest name is offered up to a third of its letters`() throws {
    #expect(try book().nearest(to: "Xã Liêm Tuyến") == "13444")
    #expect(try book().nearest(to: "Lem Tuyn") == "13444")
    #expect(try book().nearest(to: "Không có đâu cả") == nil)
    #expect(try book().nearest(to: "") == nil)
  }

  @Test func `the word beside a name says kind and level, a word of two levels the lower one`() {
    for text in ["Xã Liêm Tuyền", "XÃ LIÊM TUYỀN", "Xa Liem Tuyen"] {
      #expect(Self.kinds.kind(of: text)?.kind == "xã" && Self.kinds.kind(of: text)?.level == .commune)
    }
    #expect(Self.kinds.kind(of: "Thành phố Phủ Lý")?.level == .district)
    #expect(Self.kinds.kind(of: "Liêm Tuyền") == nil && Self.kinds.kind(of: "13444") == nil)
    #expect(Self.kinds.kind(of: "Xã") == nil)
  }

  @Test func `a name of many words and a text of a megabyte end soon`() throws {
    let book = try book()
    #expect(book.reading(of: String(repeating: "Liêm ", count: 200_000)) == .unknown)
    #expect(book.nearest(to: String(repeating: "x", count: 1_000_000)) == nil)
    #expect(book.reading(of: String(repeating: ",", count: 1_000_000)) == .unknown)
  }
}
