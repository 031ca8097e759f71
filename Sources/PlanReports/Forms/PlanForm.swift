import LandUse
import PlanFormats
import PlanSession

/// plan.yaml of a draft, every key explained in both languages.
struct PlanForm {
  let draft: PlanDraft
  let language: Language
  /// The layers with their files seen from the plan's folder.
  let layers: [LayerSource]

  private var note: FormNote { FormNote(language: language) }

  var text: String {
    let lines = head + systemLines + tableLines + boundaryLines + periodLines + layerLines + endLines
    return lines.joined(separator: "\n") + "\n"
  }

  private func comment(_ vietnamese: String, _ english: String) -> [String] {
    note(vietnamese, english).map { YAMLText.comment($0) }
  }

  private var head: [String] {
    comment(
      "Phương án sử dụng đất, lập bằng landplan new. Những gì máy đoán được ghi rõ bên dưới: hãy kiểm tra.",
      "A land-use plan, made by landplan new. What was guessed is said below: look at it.")
      + comment(
        "Bước tiếp theo: điền quotas.csv, rồi chạy landplan run.", "Next: fill in quotas.csv, then landplan run.")
      + ["", "landplan: 1"]
      + comment("Mã và tên của phương án.", "Id and title of the plan.")
      + [
        "id: " + YAMLText.scalar(draft.id), "title:", "  vi: " + YAMLText.scalar("Phương án sử dụng đất " + draft.id),
        "  en: " + YAMLText.scalar("Land-use plan " + draft.id),
      ]
      + comment("Ngôn ngữ của các tệp kết quả: vi, en.", "Language of the files that come out: vi, en.")
      + ["language: " + language.rawValue]
      + comment(
        "Ngày lập, và ngày xét (chỉ tiêu nào đang có hiệu lực); để trống: mọi chỉ tiêu đều xét.",
        "Date of the plan, and the day that decides which quotas bind; without it all of them do.")
      + ["# date: YYYY-MM-DD", "# judgedOn: YYYY-MM-DD"]
  }

  private var systemLines: [String] {
    var lines =
      comment(
        "Hệ phẳng (mét) để tính diện tích: \(draft.crs.name). Đúng kinh tuyến trục của tỉnh thì diện tích mới đúng.",
        "The plane in metres in which areas are measured: \(draft.crs.name). It must be the province's own.")
    for case .planeChosen(_, let others) in draft.remarks {
      let list = others.prefix(6).joined(separator: ", ")
      lines += comment(
        "Máy chọn theo vị trí dữ liệu; cũng có thể là: \(list).", "Chosen by where the data lies; others: \(list).")
    }
    lines.append("crs: " + draft.crs.crs)
    if let operation = draft.operation {
      lines += comment("Phép chuyển WGS 84 – VN-2000 được quy định.", "The datum operation to use.")
      lines.append("operation: " + operation)
    }
    return lines
  }

  private var tableLines: [String] {
    var lines: [String] = []
    switch draft.codes {
    case .scheme(let scheme):
      lines += comment("Bảng mã loại đất.", "The scheme of land-use categories.")
      lines.append("scheme: " + YAMLText.scalar(scheme.id))
    case .own:
      lines += comment(
        "Không bảng mã nào biết mã của dữ liệu: mã được dùng nguyên như trong tệp (data).",
        "No scheme knows the codes of the data: they stand for themselves (data).")
      lines.append("scheme: " + CategoryScheme.dataID)
    }
    if !draft.units.isEmpty {
      lines += comment("Đơn vị hành chính, theo danh mục tại ngày này.", "The units, by the list of this day.")
      lines += ["units: units.csv", "unitRegister: " + registerDay]
    } else {
      lines += comment(
        "Đơn vị hành chính: điền units.csv rồi bỏ dấu #.", "Units: fill in units.csv, then take the # away.")
      lines += ["# units: units.csv", "# unitRegister: " + registerDay]
    }
    lines += comment(
      "Chỉ tiêu, hiện trạng đầu kỳ, công trình và dự án.", "Quotas, opening stock, works and projects.")
    lines += ["quotas: quotas.csv", "baseline: baseline.csv", "projects: projects.csv"]
    lines += comment(
      "Khi có: ranh giới dự án (mã dự án ở trường id), bảng nhu cầu vốn theo nguồn và kỳ.",
      "Where there are any: shapes of projects (the field id has their ids), capital needed by source and period.")
    return lines + ["# projectShapes: {file: projects.geojson, id: project}", "# capital: capital.csv"]
  }

  private var registerDay: String { draft.periods.first?.firstDay.description ?? "2021-01-01" }

  private var boundaryLines: [String] {
    comment(
      "Ranh giới: chưa có. Khi chưa có, không tìm được khoảng hở, thửa nằm ở đơn vị do thuộc tính ghi, và không kết luận"
        + " được chỉ tiêu tối đa (max) nào là đạt. Khi có, điền và bỏ dấu #.",
      "Boundaries: none yet. Without them gaps cannot be found, parcels lie where their attribute says, and no ceiling"
        + " (max) can be shown to be kept. With a file, fill in and take the # away.")
      + [
        "# boundaries:", "#   file: boundaries.geojson", "#   code: code", "#   outline: \"01\"", "#   scale: 10000",
      ]
  }

  private var periodLines: [String] {
    var lines = comment(
      "Kỳ kế hoạch, tính cả ngày đầu và ngày cuối; số liệu chốt ngày cuối kỳ.",
      "Plan periods, both days included; stocks are those of the last day.")
    for case .ownYears in draft.remarks {
      lines += comment("Theo các năm có trong dữ liệu.", "By the years that the data knows.")
    }
    lines.append("periods:")
    return lines
      + draft.periods.map { period in
        "  - {id: \(period.id), firstDay: \(period.firstDay), lastDay: \(period.stockDate)}"
      }
  }

  private var layerLines: [String] {
    guard !layers.isEmpty else {
      return comment("Các lớp thửa đất: điền và bỏ dấu #.", "Layers of parcels: fill in and take the # away.")
        + [
          "# layers:", "#   - id: parcels", "#     file: parcels.geojson", "#     holds: whole",
          "#     fields: {id: ma_thua, unit: ma_xa, uses: loai_dat}",
        ]
        + comment("landplan inspect TỆP viết sẵn đoạn này.", "landplan inspect FILE writes these lines.")
    }
    return comment(
      "Các lớp thửa đất; đường dẫn tính từ thư mục của tệp này.", "Layers of parcels; paths are seen from this folder.")
      + ["layers:"]
      + layers.flatMap { layer in
        LayerStanza(layer: layer, likelyEncoding: likelyEncoding(of: layer), showsScale: true)
          .lines(comments: layerComments(of: layer))
      }
  }

  private func likelyEncoding(of layer: LayerSource) -> String? {
    for case .legacyText(let file, let text) in draft.remarks where file == layer.path { return text.encoding }
    return nil
  }

  private func layerComments(of layer: LayerSource) -> (LayerStanza.Key) -> [String] {
    { key in
      switch key {
      case .holds:
        note(
          "whole: phủ kín địa bàn · allocations: chỉ phần thay đổi · overlay: lớp chồng, không cộng",
          "whole: the full territory · allocations: only what changes · overlay: lies over it, not summed")
      case .scale:
        note(
          "Mẫu số tỷ lệ bản đồ gốc: quyết định hạn sai. Không ghi thì lấy 1:10 000, chồng lấn của bản đồ địa chính thành nhẹ.",
          "Denominator of the map's scale: it decides the limits of error. Without it 1:10,000 is taken, and overlaps of a"
            + " cadastral map become minor.")
      case .crs: crsComment(of: layer)
      case .unit:
        note(
          "Không có trường đơn vị: mọi thửa thuộc đơn vị này. Có trường thì thay bằng fields.unit.",
          "No field holds units: all parcels lie in this one. Where there is one, name it in fields.unit instead.")
      case .fields: note("Tên trường trong tệp.", "Names of the fields in the file.")
      case .idField:
        note("Mã thửa, không trùng; nhiều trường được ghép lại.", "Identity of a parcel, unique; several are joined.")
      case .unitField: note("Đơn vị hành chính của thửa.", "The parcel's unit.")
      case .uses:
        note(
          "Loại đất; nhiều ngày: {2025-12-31: trường, 2030-12-31: trường}.",
          "Use code; of several days: {2025-12-31: field, 2030-12-31: field}.")
      case .declaredArea: note("Diện tích ghi trong hồ sơ và đơn vị đo.", "Declared area and its unit.")
      default: []
      }
    }
  }

  private func crsComment(of layer: LayerSource) -> [String] {
    for case .systemTaken(let file, _, let others) in draft.remarks where layer.path == file {
      let list = others.prefix(6).joined(separator: ", ")
      return note(
        "CHƯA CHẮC: tệp không ghi đúng hệ tọa độ; cũng có thể là: \(list).",
        "NOT CERTAIN: the file does not say its system; it may also be: \(list).")
    }
    return note("Hệ tọa độ của tệp.", "CRS of the file.")
  }

  private var endLines: [String] {
    comment("Có thể thêm:", "May be added:")
      + [
        "# unitRule: attribute          # attribute | geometry | largest-share",
        "# thresholds: {minOverlap: 1 m2, unitTolerance: 1 m2, nearLimit: 1 %}",
        "# unparcelled: unparcelled.csv", "# fictitious: true", "# confidentialCodes: [CQP, CAN]",
      ]
  }
}
