/// What a reader expected, in Vietnamese: its English words are the keys. Signs and literals stay as they are.
enum ExpectedText {
  static let vietnamese: [String: String] = [
    "a number": "một số", "a string": "một chuỗi", "a value": "một giá trị", "a member name": "tên thành phần",
    "an array": "một mảng", "an object": "một đối tượng", "an array of coordinates": "mảng tọa độ",
    "a second coordinate": "tọa độ thứ hai",
    "a geometry": "một hình học", "a Feature": "một Feature", "a GeoJSON object": "một đối tượng GeoJSON",
    "the end of a string": "dấu kết thúc chuỗi", "the end of the file": "hết tệp",
    "',' or '}'": "',' hoặc '}'", "',' or ']'": "',' hoặc ']'",
    "Feature with features": "Feature có features", "an object without \"type\"": "đối tượng không có \"type\"",
    "an array of objects": "mảng đối tượng", "No such file or directory": "không có tệp hay thư mục này",
    "Permission denied": "không có quyền đọc", "Is a directory": "là một thư mục",
  ]

  static func text(_ english: String, _ say: Phrasing) -> String { say(vietnamese[english] ?? english, english) }
}
