extension CheckText {
  static let displaced = CheckText(
    title: Phrase("Thửa đất sai hệ tọa độ hoặc đảo trục", "Parcel in another coordinate system"),
    finds: Phrase(
      "Từng thửa trong một lớp vốn đúng chỗ nhưng nằm hẳn ngoài ranh giới (không có ranh giới: xa giữa lớp hơn ba lần "
        + "khoảng cách chứa 95 trong 100 thửa) hoặc không định vị được (GEO105), mà nếu đọc tọa độ theo cách khác thì nằm "
        + "đúng chỗ: hệ tọa độ khác thường gặp trong vùng, đảo trục, quên hoặc tính hai lần phép chuyển đổi. Nêu các "
        + "cách đọc phù hợp, nhiều nhất năm. Nếu thửa chỉ dời đi dưới 5 km thì là cảnh báo: có thể là thửa của nơi "
        + "giáp ranh.",
      "Single parcels of an otherwise plausible layer that lie wholly beyond the boundary (without one: further from "
        + "the layer's middle than three times the distance within which 95 of 100 lie) or have no position (GEO105), and "
        + "that another reading of their positions brings home: a system that files of the region are seen in, axes "
        + "exchanged, a datum shift left out or made twice. The readings that fit are named, five at most. A warning "
        + "where the parcel would move by less than 5 km: it may belong to a neighbour."),
    matters: Phrase(
      "Đất của thửa thiếu ở nơi nó thuộc về và bị tính ở nơi không có nó.",
      "The parcel's land is missing where it belongs, and is counted where it is not."),
    doesNotFind: Phrase(
      "Cả lớp sai hệ tọa độ (chương trình dừng); thửa bị lệch nhưng vẫn nằm trong ranh giới (quên chuyển đổi thì lệch "
        + "khoảng 224 m); thửa không có cách đọc nào đưa về đúng chỗ (COV204); lớp dưới hai mươi thửa mà không có ranh "
        + "giới.",
      "Whole layers in another system (the run stops); parcels that are shifted but inside the boundary (a datum shift "
        + "left out moves them by about 224 m); parcels that no reading brings home (COV204); layers of fewer than twenty "
        + "parcels without a boundary."),
    source: Phrase(
      "RFC 7946 mục 4; danh sách hệ tọa độ thường gặp trong vùng; đăng ký EPSG theo PROJ.",
      "RFC 7946 section 4; the list of systems that files of the region are seen in; EPSG registry as PROJ has it."))
}
