import Foundation
import PlanFormats
import TestSupport
import Testing

@Suite("Fields that may hold data of persons") struct PersonalFieldTests {
  private func aliases() throws -> FieldAliases {
    FieldAliases(csv: try String(contentsOf: SharedData.geoData("schemes/field-aliases.csv"), encoding: .utf8))
  }

  @Test(arguments: [
    "NguoiSuDung", "tenCSD", "ChuSD", "chuHo", "ho_va_ten", "vo_chong", "nguoi_dai_dien", "SDT", "sdt_chu", "dienThoai",
    "DCHI", "ngaySinh", "NamSinh", "soGCN", "CHU", "Chủ", "CHU_2", "soCMND", "so_cccd", "Số CCCD", "TENCHU", "owner_1",
    "Địa chỉ thường trú", String(repeating: "x", count: 1000),
  ])
  func `a field is personal by a part of its name, a word of it or the whole`(name: String) throws {
    #expect(try aliases().mayBePersonal(name))
  }

  @Test(arguments: [
    "chuky", "chucnang", "ma_chuc_nang", "ghi_chu", "ma_xa", "loai_dat", "KHLOAIDAT", "MDSD", "dienTich", "so_to",
    "maDoiTuong", "ban_do_dia_chinh", "ten_xa", "hotel", "telemetry", "status", "ListMucDichSuDung",
  ])
  func `codes and other fields are not`(name: String) throws {
    #expect(try !aliases().mayBePersonal(name))
  }

  @Test func `nested values are personal by the names of their members`() throws {
    let aliases = try aliases()
    #expect(aliases.mayHoldPersonal(#"[{"loai":"ODT","chuSuDung":{"a":1}}]"#))
    #expect(!aliases.mayHoldPersonal(#"[{"loai":"ODT","dienTich":100}]"#))
    #expect(!aliases.mayHoldPersonal("chu"))
  }
}
