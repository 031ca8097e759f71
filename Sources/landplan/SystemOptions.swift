import ArgumentParser

/// What flags say about how GeoJSON files are written, whatever the files say themselves.
struct SystemOptions: ParsableArguments {
  @Option(
    help: .told(
      "Hệ tọa độ của tệp, bất kể tệp tự ghi gì: EPSG:5897.",
      "CRS of the files, whatever they say themselves: EPSG:5897."))
  var crs: String?

  @Option(
    name: .customLong("text-encoding"),
    help: .told(
      "Bảng mã chữ trước Unicode: tcvn3, vni, windows-1258, utf-8-twice (mặc định: utf-8).",
      "Encoding of text before Unicode: tcvn3, vni, windows-1258, utf-8-twice (default: utf-8)."),
    completion: .textEncodings)
  var textEncoding: String?
}
