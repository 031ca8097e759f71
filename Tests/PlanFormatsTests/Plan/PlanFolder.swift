import Foundation
import PlanFormats
import TestSupport

/// A plan on disk, made from an ordinary one by replacing text; removed with the value.
final class PlanFolder {
  let url: URL
  var files: [String: String] = PlanFolder.ordinary

  init() {
    url = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString)")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Replaces text in a file of the plan; the text has to be there.
  func replacing(_ old: String, _ new: String, in file: String = "plan.yaml") -> Self {
    let text = files[file] ?? ""
    files[file] = text.contains(old) ? text.replacingOccurrences(of: old, with: new) : "missing: \(old)"
    return self
  }

  func adding(_ line: String, to file: String = "plan.yaml") -> Self {
    files[file, default: ""] += line + "\n"
    return self
  }

  var planPath: String { url.appending(path: "plan.yaml").path }

  func read() throws(TableErrors) -> PlanDocument {
    write()
    return try PlanReader(geoData: GeoDataFolder(path: SharedData.geoData("").path)).read(planPath)
  }

  private func write() {
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try? Data(text.utf8).write(to: url.appending(path: name)) }
  }

  /// The faults of the plan; empty when it can be read.
  func faults() -> [TableError] {
    do {
      _ = try read()
      return []
    } catch { return error.errors }
  }

  static let ordinary: [String: String] = [
    "plan.yaml": """
    landplan: 1
    id: MH-thu
    title: {vi: "Kế hoạch thử", en: "Trial plan"}
    language: vi
    date: 2025-02-17
    judgedOn: 2025-02-17
    unitRegister: 2025-03-01
    crs: EPSG:5897
    operation: EPSG:6960
    fictitious: true
    scheme: vn-2024
    units: units.csv
    boundaries: {file: units.geojson, code: code, outline: "35", scale: 10000, source: "vẽ tay"}
    periods:
      - {id: 2021-2025, firstDay: 2021-01-01, lastDay: 2025-12-31}
      - {id: 2026-2030, firstDay: 2026-01-01, lastDay: 2030-12-31}
    layers:
      - id: parcels
        file: parcels.geojson
        holds: whole
        scale: 10000
        source: "vẽ tay"
        fields:
          id: parcel_id
          unit: commune
          uses: {2020-12-31: use_2020, 2025-12-31: use_2025, 2030-12-31: use_2030}
          declaredArea: {field: area_m2, unit: m2}
    quotas: quotas.csv
    baseline: baseline.csv
    unparcelled: unparcelled.csv
    confidentialCodes: [CQP, CAN]

    """,
    "units.csv": """
    code,level,kind,name_vi,parent,valid_from,valid_to,legal_area_ha,area_status,area_source
    35,province,tỉnh,Tỉnh Hà Nam,,,,,,
    347,district,thành phố,Thành phố Phủ Lý,35,,2025-06-30,8764,unverified,trí nhớ
    13285,commune,phường,Phường Quang Trung,347,,,,,
    0123,commune,xã,Xã Cũ,347,,2020-01-01,,,

    """,
    "quotas.csv": """
    id,scheme,category,unit,year,value_ha,precision_ha,basis,operator,tolerance_ha,authority,citation,valid_from,valid_to,binding_from,binding_to,verified,fictitious,withheld
    MH-1,vn-2024,LUA,347,2025,1234.5,0.1,total,min,,tỉnh,số liệu minh họa,,,,2025-09-14,false,true,
    MH-2,,group:industry,35,2030,200,,allocated,max,,,,,,,,false,true,
    MH-3,vn-2024,CQP,35,2025,,,total,equal,,,,,,,,false,true,true
    MH-4,vn-2024,DHT,35,2025,12.50,,total,info,,,,,,,,false,true,

    """,
    "baseline.csv": "unit,code,area_ha,date,citation,fictitious\n347,LUA,100.5,2020-12-31,minh họa,true\n",
    "unparcelled.csv": "unit,code,area_ha,citation,fictitious\n347,SON,0.25,minh họa,true\n",
    "units.geojson": "{}",
    "parcels.geojson": "{}",
  ]
}
