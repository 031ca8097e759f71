import LandUse
import PlanFormats
import PlanSession

/// The tables of a draft.
struct PlanForms {
  let draft: PlanDraft
  let language: Language

  /// Rows beyond which a form lists no unit: nobody fills in more by hand.
  private static let mostRows = 500_000

  private var note: FormNote { FormNote(language: language) }
  private var say: Phrasing { Phrasing(language) }

  private func name(_ category: LandUseCategory) -> String { category.nameVietnamese }

  /// The units a form lists; one without a code where there are none, or where they would be too many.
  private func units(rowsEach: Int) -> [AdministrativeUnit] {
    let units = draft.units
    guard !units.isEmpty, units.count * rowsEach <= Self.mostRows else {
      return [AdministrativeUnit(id: "", level: .commune, kind: "", nameVietnamese: "", parent: nil)]
    }
    return units
  }

  // MARK: units.csv

  var units: TableForm {
    var form = TableForm(
      comments: note(
        "Danh mục đơn vị hành chính của phương án: mỗi đơn vị một dòng.",
        "The administrative units of the plan: a row for each.")
        + note(
          "cấp: tỉnh, huyện hoặc xã; mã cấp trên: mã của dòng khác trong bảng này, để trống với cấp cao nhất.",
          "level: province, district or commune; parent: the code of another row, empty for the uppermost.")
        + note(
          "Mã phải đúng như trong lớp thửa. Tên và cấp do máy đoán từ dữ liệu: hãy sửa lại.",
          "Codes must be those of the parcels. Names and levels are guesses from the data: correct them.")
        + note(
          "Diện tích tự nhiên: chỉ điền số đã công bố, kèm nguồn; tình trạng: đã kiểm chứng hoặc chưa kiểm chứng.",
          "Legal area: only a published figure, with its source; status: verified or unverified.")
        + ["Ví dụ / example: <mã>; xã; xã; Xã Ví Dụ; <mã huyện>; <ha>; chưa kiểm chứng; <số, ngày văn bản>"],
      headings: [
        "mã", "cấp", "loại đơn vị", "tên đơn vị", "mã cấp trên", "diện tích tự nhiên (ha)", "tình trạng diện tích",
        "nguồn diện tích",
      ])
    form.rows = draft.units.map { unit in
      [unit.id.text, level(unit.level), unit.kind, unit.nameVietnamese, unit.parent?.text ?? "", "", "", ""]
    }
    return form
  }

  private func level(_ level: AdministrativeUnit.Level) -> String {
    switch level {
    case .province: say("tỉnh", "province")
    case .district: say("huyện", "district")
    case .commune: say("xã", "commune")
    }
  }

  // MARK: quotas.csv

  var quotas: TableForm {
    var form = TableForm(
      comments: note(
        "Chỉ tiêu sử dụng đất: điền chỉ tiêu (ha), điều kiện và căn cứ. Dòng để trống là chưa có chỉ tiêu, không phải 0.",
        "Quotas: fill in the hectares, the operator and the citation. A row left empty is no quota on file, never 0.")
        + note(
          "điều kiện: min (không ít hơn), max (không vượt quá), equal (đúng bằng), info (để tham khảo).",
          "operator: min (at least), max (at most), equal, info (for information).")
        + note(
          "căn cứ: số và ngày của văn bản, phụ lục, dòng. Số liệu tự đặt: ghi true ở cột minh họa.",
          "citation: the document's number and day, annex, line. Invented figures: true in the column minh họa.")
        + note(
          "mã loại đất: mã trong bảng mã, hoặc group:… cho một nhóm. Có thể thêm, bớt dòng.",
          "category: a code of the scheme, or group:… for a group. Rows may be added and removed.")
        + ["Ví dụ / example: CT-1; LUA; Đất trồng lúa; <mã>; <tên>; 2030; <ha>; min; ; <số, ngày văn bản>; "],
      headings: [
        "mã chỉ tiêu", "mã loại đất", "tên loại đất", "mã đơn vị", "tên đơn vị", "năm", "chỉ tiêu (ha)", "điều kiện",
        "dung sai (ha)", "căn cứ", "minh họa",
      ])
    var subjects: [(code: String, name: String)] = draft.groups.map { ("group:" + $0.id, $0.nameVietnamese) }
    subjects += draft.listedCategories.map { ($0.code.text, name($0)) }
    let years = draft.periods.map { $0.stockDate.year }
    for unit in units(rowsEach: subjects.count * years.count) {
      for subject in subjects {
        for year in years {
          let id = "CT-" + [unit.id.text, subject.code, "\(year)"].filter { !$0.isEmpty }.joined(separator: "-")
          form.rows.append([
            id, subject.code, subject.name, unit.id.text, unit.nameVietnamese, "\(year)", "", "", "", "", "",
          ])
        }
      }
    }
    return form
  }

  // MARK: baseline.csv

  var baseline: TableForm {
    var form = TableForm(
      comments: note(
        "Hiện trạng đầu kỳ (ha): chỉ cần khi một lớp chỉ chứa phần thay đổi (holds: allocations).",
        "Opening stock (ha): needed only where a layer holds nothing but what changes (holds: allocations).")
        + note(
          "Điền diện tích và căn cứ (thường là kiểm kê đất đai). Dòng để trống không được dùng.",
          "Fill in the area and the citation (mostly the land inventory). Rows left empty are passed over.")
        + ["Ví dụ / example: <mã>; <tên>; LUC; Đất chuyên trồng lúa; <ha>; 2020-12-31; <số, ngày văn bản>; "],
      headings: [
        "mã đơn vị", "tên đơn vị", "mã loại đất", "tên loại đất", "diện tích (ha)", "ngày", "căn cứ", "minh họa",
      ])
    let leaves = draft.listedCategories.filter { $0.role == .coverage && $0.leafUse != .no }
    let day = draft.baselineDay?.description ?? ""
    for unit in units(rowsEach: leaves.count) {
      for category in leaves {
        form.rows.append([
          unit.id.text, unit.nameVietnamese, category.code.text, name(category), "", day, "", "",
        ])
      }
    }
    return form
  }

  // MARK: projects.csv

  var projects: TableForm {
    TableForm(
      comments: note(
        "Danh mục công trình, dự án: mỗi công trình một dòng dưới dòng tiêu đề.",
        "Works and projects: a row for each below the headings.")
        + note(
          "kỳ: một trong \(draft.periods.map(\.id).joined(separator: ", ")). Căn cứ bắt buộc, trừ khi minh họa là true.",
          "period: one of \(draft.periods.map(\.id).joined(separator: ", ")). A citation is needed unless minh họa is true."
        )
        + note(
          "các thửa: mã thửa, cách nhau bằng |; khu vực vốn: Nhà nước, ngoài Nhà nước hoặc FDI.",
          "parcels: their ids with | between them; capital class: state, non-state or fdi.")
        + note(
          "cơ sở đưa vào danh mục: phụ lục II, hoặc kế hoạch, chương trình làm căn cứ.",
          "basis: annex-ii, or the plan or programme relied on.")
        + note(
          "tình trạng: kế hoạch, đang thực hiện, hoàn thành hoặc dừng thực hiện.",
          "status: planned, under-way, completed or stopped.")
        + [
          "Ví dụ / example: DA-1; Trường học ví dụ; Giáo dục; <mã>; DGD; <ha>; <thửa|thửa>; "
            + "\(draft.periods.last?.id ?? ""); Nhà nước; <triệu đồng>; ngân sách; phụ lục II; kế hoạch; ; ; ; "
            + "<số, ngày văn bản>; "
        ],
      headings: [
        "mã công trình", "tên công trình", "hạng mục", "mã đơn vị", "mã loại đất", "diện tích (ha)", "các thửa", "kỳ",
        "khu vực vốn", "vốn (triệu đồng)", "nguồn vốn", "cơ sở đưa vào danh mục", "tình trạng", "quyết định",
        "các năm đưa vào kế hoạch", "năm thực hiện", "căn cứ", "minh họa",
      ])
  }
}
