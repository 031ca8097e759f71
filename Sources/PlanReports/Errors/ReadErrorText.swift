import PlanFormats

/// Errors of reading GeoJSON in words.
struct ReadErrorText {
  let error: ReadError
  let say: Phrasing

  init(_ error: ReadError, _ say: Phrasing) {
    self.error = error
    self.say = say
  }

  var failure: FailureText { FailureText(status, ["\(place): \(what).", hint]) }

  private var status: ExitStatus {
    switch error.kind {
    case .cannotOpen, .notRegularFile, .readFailed: .unreadableInput
    case .cancelled: .interrupted
    default: .wrongInput
    }
  }

  private var place: String {
    var parts = [error.file]
    if let line = error.line { parts.append(say("dòng \(line)", "line \(line)")) }
    if let byte = error.byte { parts.append(say("byte \(byte)", "byte \(byte)")) }
    if let feature = error.feature {
      parts.append(say("đối tượng #\(feature) (đếm từ 0)", "feature #\(feature) (counted from 0)"))
    }
    return parts.joined(separator: ", ")
  }

  private var what: String { ofFile ?? ofText ?? ofGeoJSON }

  private var ofFile: String? {
    switch error.kind {
    case .cannotOpen(let reason): say("không mở được: \(name(reason))", "cannot be opened: \(reason)")
    case .notRegularFile: say("không phải là tệp", "is not a file")
    case .readFailed(let reason): say("không đọc được: \(name(reason))", "cannot be read: \(reason)")
    case .gzipDamaged(let reason): say("dữ liệu gzip hỏng: \(reason)", "its gzip data is damaged: \(reason)")
    case .gzipBomb(let ratio):
      say(
        "dữ liệu gzip giải nén ra hơn \(ratio) lần kích thước tệp",
        "its gzip data unpacks to more than \(ratio) times its size")
    case .gzipCutOff: say("dữ liệu gzip bị cắt cụt", "its gzip data is cut off")
    case .cancelled: say("đã dừng đọc", "reading was stopped")
    default: nil
    }
  }

  private var ofText: String? {
    switch error.kind {
    case .cutOff(let expected):
      say("tệp kết thúc khi còn thiếu \(name(expected))", "the file ends where \(expected) must follow")
    case .unexpectedByte(let found, let expected):
      say("gặp \(shown(found)), lẽ ra là \(name(expected))", "found \(shown(found)), expected \(expected)")
    case .invalidUTF8(let found, let encoding):
      say("không phải UTF-8 (\(shown(found)))", "not UTF-8 (\(shown(found)))")
        + (encoding.map { say(", có vẻ là \($0)", ", it looks like \($0)") } ?? "")
    case .legacyText(let found, _, let vietnamese, let english):
      say(
        "không phải UTF-8 (\(shown(found))); chữ trong tệp có vẻ theo bảng mã \(vietnamese)",
        "not UTF-8 (\(shown(found))); its text looks to be in \(english)")
    case .badNumber(let text): say("“\(text)” không phải là số", "“\(text)” is not a number")
    case .numberOutOfRange(let text): say("số “\(text)” quá lớn", "the number “\(text)” is out of range")
    case .badEscape(let found): say("ký hiệu thoát không có: \\\(shown(found))", "no such escape: \\\(shown(found))")
    case .loneSurrogate: say("ký tự UTF-16 thiếu một nửa", "half of a surrogate pair")
    case .controlCharacter(let found):
      say("ký tự điều khiển \(shown(found)) trong chuỗi", "an unescaped control character \(shown(found)) in a string")
    case .tooDeep(let limit): say("lồng sâu quá \(limit) mức", "nested deeper than \(limit) levels")
    case .tokenTooLong(let limit): say("một giá trị dài quá \(limit) byte", "a value longer than \(limit) bytes")
    default: nil
    }
  }

  private var ofGeoJSON: String {
    switch error.kind {
    case .duplicateKey(let key): say("thành phần “\(key)” ghi hai lần", "the member “\(key)” occurs twice")
    case .missingMember(let key): say("thiếu thành phần “\(key)”", "the member “\(key)” is missing")
    case .notGeoJSON(let found): say("không phải GeoJSON: gốc là \(name(found))", "not GeoJSON: its root is \(found)")
    case .notFeature(let found): say("lẽ ra là Feature, gặp \(found)", "expected a Feature, found \(found)")
    case .unsupportedGeometry(let type): say("hình học \(type) không phải vùng", "geometry \(type) is not of area")
    case .coordinatesMismatch(let type):
      say("tọa độ không lồng đúng kiểu \(type)", "coordinates are not nested as \(type) demands")
    case .crsNotUnderstood(let text): say("không hiểu hệ tọa độ: \(text)", "its crs member is not understood: \(text)")
    case .mixedCRS(let first, let second):
      say("hai hệ tọa độ trong một tệp: \(first) và \(second)", "two CRSs in one file: \(first) and \(second)")
    case .tooManyVertices: say("quá nhiều đỉnh (giới hạn 2³² − 1)", "too many vertices (the limit is 2³² − 1)")
    case .tooManyFields(let limit):
      say("hơn \(limit) tên thuộc tính khác nhau", "more than \(limit) different property names")
    case .noFeatures: say("không có đối tượng nào", "no features in it")
    case .unknownField(let role, let name, _):
      say("không có trường “\(name)” (cho \(role.rawValue))", "no field “\(name)” (for \(role.rawValue))")
    default: String(describing: error.kind)
    }
  }

  private var hint: String {
    switch error.kind {
    case .cannotOpen: say("Hãy kiểm tra đường dẫn và quyền đọc.", "Look at the path and its permissions.")
    case .unknownField(_, _, let existing):
      say("Các trường có trong tệp: ", "Fields in the file: ") + existing.joined(separator: ", ")
    case .legacyText(_, let encoding, _, _):
      say(
        "Đọc bằng --text-encoding \(encoding), hoặc ghi encoding: \(encoding) cho lớp đó trong plan.yaml.",
        "Read it with --text-encoding \(encoding), or with encoding: \(encoding) at the layer in plan.yaml.")
    case .invalidUTF8: say("Hãy lưu lại tệp ở dạng UTF-8.", "Save the file as UTF-8.")
    case .notGeoJSON:
      say(
        "Dạng khác thì chuyển trước, ví dụ: ogr2ogr -f GeoJSON thua.geojson thua.shp",
        "Convert other formats first, for example: ogr2ogr -f GeoJSON parcels.geojson parcels.shp")
    case .crsNotUnderstood, .mixedCRS:
      say("Hãy khai báo hệ tọa độ bằng --crs hoặc trong plan.yaml.", "Declare the CRS with --crs or in plan.yaml.")
    case .gzipBomb:
      say(
        "Nếu tin tệp này, hãy tự giải nén trước: tệp không nén không có giới hạn này.",
        "If you trust the file, unpack it first: plain files have no such limit.")
    case .gzipCutOff, .cutOff: say("Tệp có thể tải về dở dang.", "It may have been copied only in part.")
    default: ""
    }
  }

  private func name(_ english: String) -> String { ExpectedText.text(english, say) }

  private func shown(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "“\(UnicodeScalar(byte))”" : "0x" + String(byte, radix: 16, uppercase: true)
  }
}
