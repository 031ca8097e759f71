/// plan.yaml and SOURCE.md.
struct PlanFiles {
  let parcels: Int
  let seed: UInt64
  let written: Int
  var variant = SampleVariant.whole
  var form = CoordinateForm.degrees
  var hasFaults = false

  func write(to folder: String) throws(DrawingError) {
    let plan = try ByteWriter(path: folder + "/plan.yaml")
    plan.write(self.plan)
    try plan.close()
    let source = try ByteWriter(path: folder + "/SOURCE.md")
    source.write(sourceNote)
    try source.close()
  }

  private static let drawing = "Minh họa – Tools/Sample; illustrative drawing, not a survey"

  private var plan: String {
    """
    # DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ. Ranh giới, thửa đất và chỉ tiêu đều do máy vẽ ra.
    # ILLUSTRATIVE DATA – NO LEGAL VALUE. Boundaries, parcels and quotas are all invented by a program.

    # Phiên bản của dạng tệp này / version of this file's form.
    landplan: 1
    # Mã của phương án; dữ liệu minh họa bắt đầu bằng MH- / id of the plan; illustrative ones start with MH-.
    id: MH-ha-nam-2025
    # Tên phương án bằng tiếng Việt và tiếng Anh / title in Vietnamese and English.
    title:
      vi: "Kế hoạch sử dụng đất tỉnh Hà Nam (dữ liệu minh họa)"
      en: "Land-use plan of Hà Nam province (illustrative data)"
    # Ngôn ngữ của các tệp kết quả (vi, en) / language of the files that come out.
    language: vi
    # Ngày lập, ghi trên kết quả / date of the plan, printed on the results.
    date: 2025-02-17
    # Ngày xét: chọn chỉ tiêu và quy định đang có hiệu lực / which quotas and rules bind is judged on this day.
    judgedOn: 2025-02-17
    # Danh mục đơn vị hành chính tại ngày này / the list of administrative units is that of this day.
    unitRegister: 2025-03-01
    # Hệ tọa độ tính diện tích: VN-2000, TM-3, kinh tuyến trục 105°00′ / areas are computed in this system.
    crs: EPSG:5897
    # Phép chuyển WGS 84 – VN-2000 (QĐ 05/2007/QĐ-BTNMT), độ chính xác 1 m / datum operation, accuracy 1 m.
    operation: EPSG:6960
    # Dữ liệu minh họa: mọi kết quả mang dòng cảnh báo / every result carries a banner.
    fictitious: true
    # Bảng mã loại đất theo Luật Đất đai 2024 / land-use categories of the 2024 law.
    scheme: vn-2024
    # Đơn vị hành chính: mã, tên, cấp, diện tích tự nhiên / units: code, name, level, legal area.
    units: units.csv
    # Ranh giới; outline là mã đơn vị làm đường bao / boundaries; outline is the unit that bounds the layer.
    boundaries:
      file: units.geojson
      code: code
      outline: "35"
      scale: 10000
      source: "\(Self.drawing)"
    # Kỳ kế hoạch, tính cả ngày đầu và ngày cuối / plan periods, both days included.
    periods:
      - {id: 2021-2025, firstDay: 2021-01-01, lastDay: 2025-12-31}
      - {id: 2026-2030, firstDay: 2026-01-01, lastDay: 2030-12-31}
    # Các lớp thửa đất / layers of parcels.
    layers:
      - id: parcels
        file: parcels.geojson
        # whole: phủ kín địa bàn · allocations: chỉ phần thay đổi · overlay: lớp chồng, không cộng vào diện tích
        # whole: covers the territory · allocations: only what changes · overlay: never added to areas
        holds: \(variant == .allocations ? "allocations" : "whole")
        # Mẫu số tỷ lệ bản đồ, quyết định sai số / denominator of the map scale, decides tolerances.
        scale: \(hasFaults ? 1000 : 10000)
        source: "\(Self.drawing)"
        # Tên thuộc tính trong tệp / names of the properties in the file.
        fields:
          # Mã thửa, không trùng / identity of the parcel, unique.
          id: parcel_id
          # Mã hoặc tên xã; để trống khi thửa nằm trên nhiều xã / commune, code or name; empty when in several.
          unit: commune
          # Số tờ bản đồ và số thửa / map sheet and parcel number.
          sheet: map_sheet
          number: parcel_no
          # Loại đất tại từng ngày / category on each day.
          uses: {2020-12-31: use_2020, 2025-12-31: use_2025, 2030-12-31: use_2030}
          # Diện tích ghi trong hồ sơ và đơn vị đo / declared area and its unit.
          declaredArea: {field: area_m2, unit: m2}
          status: status
          project: project
          decision: decision
    \(overlay)# Chỉ tiêu sử dụng đất / quotas.
    quotas: quotas.csv
    # Đất không lập thửa (giải thích khoảng trống)\(unparcelledNote).
    unparcelled: unparcelled.csv
    # Hiện trạng đầu kỳ; chỉ dùng cho lớp "allocations" / opening stock; only layers of allocations stand on it.
    baseline: baseline.csv
    \(projects)    # Có thể thêm / may be added:
    # unitRule: attribute          # attribute | geometry | largest-share
    # thresholds: {minOverlap: 1 m2, unitTolerance: 1 m2, nearLimit: 1 %, spikeWidth: 0.15 m, projectArea: 50 m2}
    # projectShapes: {file: projects.geojson, id: project}  # ranh giới dự án / shapes of projects
    # groups: {industry: [SCC, SKT, SKC]}
    # encoding: tcvn3              # của một lớp: bảng mã chữ / of a layer: tcvn3 | vni | windows-1258 | utf-8-twice
    # unitAliases: unit-aliases.csv  # tên, mã cũ trong tệp → đơn vị / names and old codes in files → unit
    # accuracy: tt-26-2024         # giới hạn sai số / limits of error
    # decimal: ","                 # dấu thập phân trong các bảng / decimal sign of the tables
    # Loại đất mật: có trong tổng số, không có hình và tên / in totals, but never drawn or named.
    confidentialCodes: [CQP, CAN]

    """
  }

  /// The list of projects and the table of needed capital; the faulty sample has neither.
  private var projects: String {
    guard !hasFaults else { return "" }
    let lines = [
      "# Công trình, dự án: đều do máy đặt ra, không phải của Phụ lục II / projects: all invented, none of Annex II.",
      "projects: projects.csv",
      "# Nhu cầu vốn theo Quyết định 266/QĐ-UBND (số thật) / needed capital as in decision 266 (real figures).",
      "capital: capital.csv",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// The second layer of the faulty sample.
  private var overlay: String {
    guard hasFaults else { return "" }
    let lines = [
      "  - id: zones", "    file: zones.geojson", "    holds: overlay", "    scale: 10000",
      "    source: \"\(Self.drawing)\"", "    fields: {id: zone, uses: {2030-12-31: use}}",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var unparcelledNote: String {
    variant == .noRoads
      ? " / land without parcels: explains gaps" : "; ở đây không có / land without parcels; none here"
  }

  private var projectNote: String {
    guard !hasFaults else { return "" }
    return
      "- **Projects** (`projects.csv`) are invented: areas, units and decisions are those of the drawn parcels, capital is made\n"
      + "  up. `capital.csv` is real: the table of decision 266/QĐ-UBND of 17 February 2025, plan, section II.4.\n"
  }

  /// The options that make this variant.
  private var options: String {
    if hasFaults { return " --faults" }
    return (variant == .whole ? "" : " --variant \(variant.rawValue)")
      + (form == .degrees ? "" : " --crs \(form.rawValue)")
  }

  private var coordinates: String {
    switch form {
    case .degrees: "WGS 84 longitude and latitude, 8 decimals"
    case .metres: "VN-2000 / TM-3 105° (EPSG:5897), metres east and north, 4 decimals, rounded from WGS 84"
    }
  }

  /// What is other than in the whole layer.
  private var variantNote: String {
    switch variant {
    case .whole:
      hasFaults
        ? "- **Faults.** One of every kind is planted, and the quotas are others than above; `truth.json` lists all that is "
          + "to be found because of each.\n" : ""
    case .allocations:
      "- **Variant.** `parcels.geojson` holds only what changes its use (\(written) parcels); stocks are those of "
        + "`baseline.csv` and the changes, the same as of the whole layer.\n"
    case .noRoads:
      "- **Variant.** A cadastral file: roads, dykes, canals and rivers that stay are no parcels; `unparcelled.csv` has "
        + "their areas, rounded up to 1 m², and explains the gaps.\n"
    case .withheld:
      "- **Variant.** Defence and security land is there without its shape (`geometryWithheld`), its declared area "
        + "rounded up to 0.1 m².\n"
    }
  }

  private var sourceNote: String {
    """
    # The sample province: what it is and how it was made

    DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ. Illustrative data without legal value.

    - **What it is.** A schematic drawing, loosely where Hà Nam lies. No boundary, parcel, road or river is real or
      was traced from a real source; corners of the outline and courses of routes were set by hand, all else is drawn
      by a random generator. Projects and decisions are invented.
    - **What is real.** Codes, names and levels of the 6 districts and 98 communes (General Statistics Office, list of
      2025-03-01; `units.csv`). Legal areas are as commonly quoted and unverified, except that of Kim Bảng. Land-use
      codes are those of the 2024 law. Where a commune lies inside its district is *not* real.
    - **Quotas** (`quotas.csv`) are invented from the drawing's own areas so that every verdict occurs at least once;
      one set of rows (TMD, 2030) does not add up on purpose, and one district (349) has no quota for `group:urban` in
      2025. `baseline.csv` holds the drawing's own areas at 2020-12-31.
    \(projectNote)- **How made.** `sample --parcels \(parcels) --seed \(seed)\(options) --output DIR` in `Tools/Sample` (`Tools/sample` does it
      for `GeoData/hanam`); \(written) parcels. The same options give the same bytes on the same machine; another
      mathematical library could move an `area_m2` that lies on the edge of rounding by 0.1.
    \(variantNote)- **Coordinates.** \(coordinates). `area_m2` is the plane area in EPSG:5897 after
      EPSG:6960, computed by the generator's own formulas (within 0.1 mm of PROJ) from the coordinates as written,
      rounded to 0.1 m².
    - **Parcels** and units share every border vertex by vertex. Parcels that cross communes leave `commune` empty, those
      that cross districts `district` too.
    - **Check.** `Tools/check_sample.py DIR` holds a sample against these statements with shapely and pyproj.

    """
  }
}
