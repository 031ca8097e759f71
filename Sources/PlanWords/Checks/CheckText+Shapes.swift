extension CheckText {
  static let openRing = CheckText(
    title: Phrase("Đường bao không khép kín", "Open ring"),
    finds: Phrase(
      "Mọi đường bao có điểm cuối không trùng điểm đầu, và mọi đường bao có ít hơn bốn tọa độ. Phần mềm không tự "
        + "khép đường bao: cạnh thiếu có thể che giấu một đỉnh bị mất.",
      "Every ring whose last position is not its first, and every ring of fewer than four positions. Nothing is closed "
        + "silently: the missing edge may hide a lost vertex."),
    matters: Phrase(
      "Đường bao hở không có phần bên trong nên không tính được diện tích và chồng lấn của thửa; diện tích ấy trở "
        + "thành chưa xác định trong mọi chỉ tiêu liên quan.",
      "An open ring has no interior: neither area nor overlaps of the parcel can be told, and its land is in dispute "
        + "in every quota it touches."),
    doesNotFind: Phrase(
      "Đường bao tự cắt hoặc tự chạm (GEO102); thửa không có hình thể (GEO103).",
      "Rings that cross or touch themselves (GEO102); parcels without geometry (GEO103)."),
    source: Phrase(
      "RFC 7946, mục 3.1.6; OGC Simple Features 06-103r4, mục 6.1.11.",
      "RFC 7946, section 3.1.6; OGC Simple Features 06-103r4, 6.1.11."))

  static let invalidShape = CheckText(
    title: Phrase("Hình thể thửa đất không hợp lệ", "Invalid shape"),
    finds: Phrase(
      "Mọi thửa có cấu trúc đọc được nhưng hình thể không hợp lệ theo OGC Simple Features (tự cắt, vùng rỗng nằm "
        + "ngoài đường bao…), kèm nguyên nhân, mọi vị trí có lỗi (liệt kê tối đa 16 vị trí, còn lại chỉ đếm) và "
        + "diện tích theo hai cách sửa. Hình thể tự cắt từ mười nghìn lần trở lên thì chỉ nêu lỗi đầu tiên; trên "
        + "512 chỗ cắt không thử sửa theo nét vẽ, trên 4.096 chỗ không thử sửa.",
      "Every well-formed shape that is not valid by OGC Simple Features (a ring crosses itself, a hole lies "
        + "outside its shell …), with the reason, every place at fault (16 are listed, the others counted), and "
        + "the area by either way of repair. Of a shape that crosses itself ten thousand times or more only the "
        + "first fault is told; beyond 512 crossings repair by linework is not tried, beyond 4,096 none."),
    matters: Phrase(
      "Hình thể không hợp lệ không có phần bên trong xác định. Thửa bị loại khỏi phép tính độ phủ và diện tích của nó "
        + "là chưa xác định trong các chỉ tiêu; hai cách sửa có thể cho diện tích khác nhau nhiều.",
      "An invalid shape has no certain interior. It is left out of the coverage, and its land is in dispute in every "
        + "quota it touches; the two repairs may differ by much."),
    doesNotFind: Phrase(
      "Đường bao hở (GEO101); hình thể hợp lệ nhưng sai so với thực địa; gai có bề rộng (GEO104) và đoạn thắt hẹp; "
        + "vùng đặt sai chỗ của các đường bao đồng thời cắt nhau.",
      "Open rings (GEO101); a valid shape that is the wrong one; spikes of some width (GEO104) and narrow necks; rings "
        + "wrongly placed in each other where they cross as well."),
    source: Phrase(
      "OGC Simple Features 06-103r4, mục 6.1.11.1, theo đánh giá của thư viện GEOS.",
      "OGC Simple Features 06-103r4, 6.1.11.1, as judged by GEOS."))

  static let absentShape = CheckText(
    title: Phrase("Thửa đất không có hình thể", "No shape"),
    finds: Phrase(
      "Bản ghi có hình thể trống (null), không có tọa độ, hoặc không phải dạng vùng (điểm, đường); bản ghi không "
        + "công bố hình thể mà thiếu đơn vị, mã loại đất hoặc diện tích kê khai nên không tính được.",
      "Records whose geometry is null, has no coordinates, or is not of area (a point, a line); records with withheld "
        + "geometry that lack a unit, a code or a declared area, so that they cannot be counted."),
    matters: Phrase(
      "Đất của bản ghi không xuất hiện trong diện tích, chồng lấn hay cân đối nào, dù người đọc tệp vẫn đếm nó.",
      "The record's land appears in no area, overlap or balance, though a person reading the file counts it."),
    doesNotFind: Phrase(
      "Bản ghi không công bố hình thể nhưng đủ thông tin (được tính theo diện tích kê khai); thửa chưa từng được "
        + "đưa vào tệp (khoảng hở, COV203).",
      "Complete records whose owner withholds the geometry (they count as declared); parcels that were never put "
        + "into the file (a gap, COV203)."),
    source: Phrase(
      "RFC 7946, mục 3.1 và 3.2; thửa đất là một vùng (ISO 19152).",
      "RFC 7946, sections 3.1 and 3.2; a parcel is a surface (ISO 19152)."))

  static let outOfRange = CheckText(
    title: Phrase("Tọa độ ngoài phạm vi", "Position out of range"),
    finds: Phrase(
      "Thửa có kinh độ vượt ±180° hoặc vĩ độ vượt ±90°, có tọa độ phẳng trên 100.000 km, và thửa có tọa độ không "
        + "chuyển đổi được sang hệ tọa độ của kế hoạch.",
      "Parcels with a longitude beyond ±180° or a latitude beyond ±90°, with a coordinate of more than 100,000 km in a "
        + "projected CRS, and parcels with a position that has no finite image in the plan CRS."),
    matters: Phrase(
      "Không thể đặt thửa vào đúng chỗ; nếu vẫn dùng thì diện tích sai đi vào cân đối. Nguyên nhân thường gặp là đảo "
        + "trục tọa độ, hoặc tệp đơn vị mét bị đọc như độ.",
      "The parcel cannot be placed, and using it would put wrong land into a balance. Usual causes: swapped axes, and "
        + "metres read as degrees."),
    doesNotFind: Phrase(
      "Tọa độ có thể có nhưng sai (nhầm kinh tuyến trục, thiếu chuyển đổi hệ quy chiếu); số không hợp lệ (NaN, 1e999): "
        + "tệp như vậy bị từ chối, có nêu vị trí.",
      "Positions that are possible but wrong (another central meridian, a missing datum shift); numbers that are none "
        + "(NaN, 1e999): a file with such is refused with the place."),
    source: Phrase(
      "RFC 7946, mục 4; phạm vi sử dụng của phép chuyển đổi tọa độ (PROJ).",
      "RFC 7946, section 4; area of use of the coordinate operation (PROJ)."))
}
