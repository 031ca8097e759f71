import Foundation

/// A small plan in EPSG:5897, every coordinate drawn by hand on a grid of 10 m.
///
/// Province 90 of 400 m × 100 m = districts 901 (west) and 902 (east), one commune each. Parcels:
/// A-1 rice, 1 ha · A-2 urban, then industry, 1.1 ha, of which 0.1 ha in district 902 and on the defence parcel ·
/// BIMAT-77 defence, 1 ha, confidential · A-4 with an unknown code in 2025, 0.9 ha, with a gap of 0.1 ha above it.
enum TrialPlan {
  static func write(to scratch: Scratch, language: String = "vi") throws {
    try scratch.write(units, to: "units.csv")
    try scratch.write(quotas, to: "quotas.csv")
    try scratch.write(boundaries, to: "units.geojson")
    try scratch.write(parcels, to: "parcels.geojson")
    try scratch.write(plan(language: language), to: "plan.yaml")
  }

  /// What must never be seen of the confidential parcel: its id, number and name, and its left border without others.
  static let secrets = ["BIMAT", "bimatthua", "bimatda"]

  static func plan(language: String) -> String {
    """
    landplan: 1
    id: MH-thu
    title: {vi: "Kế hoạch thử", en: "Trial plan"}
    language: \(language)
    date: 2025-02-17
    judgedOn: 2025-02-17
    unitRegister: 2025-03-01
    crs: EPSG:5897
    operation: EPSG:6960
    fictitious: true
    scheme: vn-2024
    units: units.csv
    boundaries: {file: units.geojson, code: code, outline: "90", scale: 1000, source: "kiểm thử"}
    periods:
      - {id: 2021-2025, firstDay: 2021-01-01, lastDay: 2025-12-31}
      - {id: 2026-2030, firstDay: 2026-01-01, lastDay: 2030-12-31}
    layers:
      - id: parcels
        file: parcels.geojson
        holds: whole
        scale: 1000
        source: "kiểm thử"
        fields: {id: ma, unit: xa, sheet: to, number: thua, uses: {2025-12-31: sd25, 2030-12-31: sd30}, project: da}
    quotas: quotas.csv
    """
  }

  private static let units = """
    code,level,kind,name_vi,parent,valid_from,valid_to,legal_area_ha,area_status,area_source
    90,province,tỉnh,Tỉnh Thử,,,,4.00,unverified,kiểm thử
    901,district,huyện,Huyện Đông,90,,,2.00,unverified,kiểm thử
    902,district,huyện,Huyện Tây,90,,,2.01,verified,kiểm thử
    9011,commune,xã,Xã Ánh,901,,,,,
    9021,commune,xã,Xã Bình,902,,,,,

    """

  static let quotas = """
    id,scheme,category,unit,year,value_ha,precision_ha,basis,operator,tolerance_ha,authority,citation,valid_from,\
    valid_to,binding_from,binding_to,verified,fictitious,withheld
    MH-1,vn-2024,LUA,901,2025,1,0.01,total,min,,province,Minh họa,,,,,false,true,false
    MH-2,vn-2024,LUA,902,2025,2,0.01,total,min,,province,Minh họa,,,,,false,true,false
    MH-3,vn-2024,group:industry,90,2030,1,0.01,total,max,,province,Minh họa,,,,,false,true,false
    MH-4,vn-2024,CQP,902,2030,1,0.01,total,equal,,national,Minh họa,,,,,false,true,false

    """

  private static let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::5897"}}"#

  private static func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection",\#(crs),"features":["# + features.joined(separator: ",") + "]}"
  }

  /// A rectangle, metres from (590 000, 2 270 000).
  private static func feature(_ x: Int, _ width: Int, height: Int = 100, _ properties: String) -> String {
    let (west, east, south, north) = (590_000 + x, 590_000 + x + width, 2_270_000, 2_270_000 + height)
    let ring = "[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]"
    return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
  }

  private static let boundaries = collection([
    feature(0, 400, #""code":"90""#), feature(0, 200, #""code":"901""#), feature(200, 200, #""code":"902""#),
    feature(0, 200, #""code":"9011""#), feature(200, 200, #""code":"9021""#),
  ])

  static let parcels = collection([
    feature(
      0, 100,
      #""ma":"A-1","xa":"9011","to":"7","thua":"12","sd25":"LUC","sd30":"LUC","da":"Đồng ắằẳẵặ, \"cũ\"""#),
    feature(
      100, 110, #""ma":"A-2","xa":"9011","to":"7","thua":"13","sd25":"ODT","sd30":"SKK","da":"=cmd|x""#),
    feature(
      200, 100,
      #""ma":"BIMAT-77","xa":"9021","to":"8","thua":"bimatthua","sd25":"CQP","sd30":"CQP","da":"Doanh trại bimatda""#),
    feature(300, 100, height: 90, #""ma":"A-4","xa":"9021","to":"8","thua":"2","sd25":"XYZ","sd30":"LUC""#),
  ])
}
