import Foundation
import LandUse
import PlanFormats

enum PlanTarget {
  private static let names = [
    "plan.yaml", "units.csv", "quotas.csv", "baseline.csv", "unparcelled.csv", "unit-aliases.csv",
  ]

  /// The files of the input in the order of `names`; what is not there is not there. Layers are never opened, but there
  /// must be one.
  static func read(_ bytes: [UInt8]) {
    var files: [String: Data] = ["parcels.geojson": Data(), "units.geojson": Data()]
    for (name, part) in zip(names, parts(bytes)) { files[name] = Data(part) }
    let reader = PlanReader(geoData: geoData, files: .inMemory(files))
    do throws(TableErrors) {
      let document = try reader.read("plan.yaml")
      precondition(!document.files.isEmpty && document.files.allSatisfy { $0.sha256.count == 64 })
    } catch {
      precondition(!error.errors.isEmpty && error.errors.count <= TableErrors.limit)
      precondition(error.total >= error.errors.count)
    }
  }

  /// The bytes between lines that are `%%` and nothing else.
  static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let line = Array("\n%%\n".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var i = 0
    while i + line.count <= bytes.count {
      if bytes[i..<i + line.count].elementsEqual(line) {
        parts.append(bytes[start...i])
        start = i + line.count
        i = start
      } else {
        i += 1
      }
    }
    return parts + [bytes[start...]]
  }

  /// A scheme and a regulation with a row of every kind: small, so that each input is read quickly.
  private static let geoData = GeoDataFolder(
    path: "/geodata",
    files: .inMemory([
      "/geodata/schemes/s/scheme.yaml": Data("id: s\ntitle: t\ncitation: c\n".utf8),
      "/geodata/schemes/s/categories.csv": Data(
        """
        code,parent,name_vi,name_en,group,subgroup,role,leaf_use,status,rgb
        NNP,,Nhóm,Group,agriculture,,coverage,warn,all,255-255-100
        LUA,NNP,Lúa,Rice,agriculture,,coverage,yes,all,
        CQP,,Quốc phòng,Defence,,,coverage,yes,all,
        KDT,,Đô thị,Urban,,,overlay,no,all,

        """.utf8),
      "/geodata/schemes/s/groups.csv": Data(
        """
        id,parent,name_vi,name_en,codes,optional_codes
        agriculture,,Nông nghiệp,Agriculture,NNP,
        industry,,Công nghiệp,Industry,CQP,

        """.utf8),
      "/geodata/schemes/s/aliases.csv": Data("alias,code,relation,status,note\nDLN,LUA,key,verified,\n".utf8),
      "/geodata/schemes/s/derived.csv": Data(
        "key,meaning,definition,relation,status,note\nDHT,Hạ tầng,,members-unknown,unverified,\n".utf8),
      "/geodata/schemes/unit-kinds.csv": Data(
        "word,kind,level,position,source\nxã,xã,commune,before,c\nx,xã,commune,before,c\ntỉnh,tỉnh,province,before,c\n"
          .utf8),
      "/geodata/schemes/accuracy/a/regulation.yaml": Data("id: a\ntitle: t\ncitation: c\n".utf8),
      "/geodata/schemes/accuracy/a/scales.csv": Data(
        "scale,position_limit_m,smallest_polygon_m2,citation,verified\n1000,0.5,10,c,true\n".utf8),
      "/geodata/schemes/accuracy/a/area-bands.csv": Data(
        "scale,up_to_m2,limit_m2,citation,verified\n1000,100,1,c,true\n1000,,2,c,true\n".utf8),
    ]))

  /// Whether the scheme and the regulation can be read: else every input would stop at them.
  static var hasGeoData: Bool {
    (try? SchemeReader(geoData).read("s")) != nil && (try? AccuracyReader(geoData).read("a")) != nil
  }
}

extension FuzzTarget {
  /// Whether the scheme and the regulation that plans can name are whole.
  public static var hasGeoData: Bool { PlanTarget.hasGeoData }
}
