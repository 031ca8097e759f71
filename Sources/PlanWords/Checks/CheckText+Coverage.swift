extension CheckText {
  private static let regulation = Phrase(
    "Định nghĩa độ phủ vùng của JTS; phân loại theo hạn sai trong quy định đo đạc địa chính đã nạp.",
    "Polygonal coverage as JTS defines it; classes by the limits of error of the cadastral regulation as loaded.")

  static let overlap = CheckText(
    title: Phrase("Thửa đất chồng lấn", "Overlapping parcels"),
    finds: Phrase(
      "Mọi cặp thửa trong một lớp có phần chung lớn hơn ngưỡng, kèm vùng chồng lấn, diện tích, chiều rộng và tỷ lệ so "
        + "với thửa nhỏ hơn; mọi vùng có từ ba thửa trở lên; các phần chung nhỏ hơn được cộng lại theo đơn vị và "
        + "nguyên nhân. Phân loại: trong hạn sai, sai lệch nhỏ, vượt hạn sai. Không có quy định hạn sai thì đều coi "
        + "là vượt hạn sai. Các thửa trùng hình (COV202) cùng chồng lên một thửa khác chỉ báo một lần, kèm số cặp. "
        + "Nơi quá nhiều thửa chồng chất lên nhau, không thể liệt kê từng cặp, cả cụm được báo một lần kèm số thửa và "
        + "diện tích đất; thửa bên ngoài lấn vào cụm được báo riêng; chỉ tiêu chưa thể kết luận trong phạm vi diện "
        + "tích đó. Nguyên nhân có thể được suy ra từ hình dạng: thửa ghi hai lần, thiếu đỉnh trên ranh giới chung, "
        + "làm tròn tọa độ.",
      "Every pair of parcels of a layer that share more than the threshold, with polygon, area, width and share of "
        + "the smaller parcel; every face claimed by three or more; smaller pairs summed by unit and cause. Classed "
        + "as noise, minor or conflict; without a regulation all are conflicts. What equal parcels (COV202) share "
        + "with another is told once, with the number of pairs. Where too many parcels lie on each other for their "
        + "pairs to be listed, the pile is told once with its number of parcels and its land; parcels outside that "
        + "reach into it are told by themselves; quotas are undecided by that land. The probable cause is told from "
        + "the shape: a parcel recorded twice, a vertex missing on the common border, rounding of the coordinates."),
    matters: Phrase(
      "Phần đất chung bị tính hai lần trong mọi phép cộng, và cả hai chủ sử dụng sẽ cùng đòi quyền.",
      "The shared land is counted twice in every sum, and both owners will claim it."),
    doesNotFind: Phrase(
      "Thửa tự chồng lên chính nó (GEO102); thửa được ghi hai lần, trùng cả hình (COV202); hai bản ghi trùng mã nhưng "
        + "nằm rời nhau (ATT301); thửa của hai lớp khác nhau; trong một cụm chồng chất, thửa nào chồng lên thửa nào.",
      "A parcel that overlaps itself (GEO102); a parcel recorded twice, whole (COV202); two records of one parcel apart "
        + "from each other (ATT301); parcels of two layers on each other; which parcels of a pile overlap which."),
    source: regulation)

  static let gap = CheckText(
    title: Phrase("Khoảng hở giữa các thửa đất", "Gap in the coverage"),
    finds: Phrase(
      "Mọi phần đất trong ranh giới không thuộc thửa nào và lớn hơn ngưỡng, kèm vùng, diện tích, chiều rộng và các "
        + "thửa xung quanh; phần nhỏ hơn được cộng lại theo đơn vị và nguyên nhân. Đất kê khai của đơn vị (đất không "
        + "lập thửa như đường, sông; thửa không công bố hình thể) giải thích khoảng hở của đơn vị và các đơn vị cấp "
        + "dưới, như khi xét chỉ tiêu. Nguyên nhân có thể được suy ra từ hình dạng: sai số chuyển đổi hệ tọa độ, "
        + "thiếu đỉnh, làm tròn tọa độ.",
      "Every part inside the boundary that no parcel covers and that is larger than the threshold, with polygon, "
        + "area, width and the parcels around it; smaller ones are summed by unit and cause. Declared land of a unit "
        + "(unparcelled land such as roads and rivers, records with withheld geometry) explains gaps of the unit and "
        + "of those below it, as it does for quotas. The probable cause is told from the shape: the accuracy of the "
        + "datum operation, a missing vertex, rounding of the coordinates."),
    matters: Phrase(
      "Đất ấy không thuộc loại đất nào; mọi chỉ tiêu của đơn vị chưa thể kết luận trong phạm vi diện tích đó.",
      "The land is in no category; every quota of the unit is undecidable by that much."),
    doesNotFind: Phrase(
      "Khoảng hở của lớp chỉ chứa các thửa thay đổi hoặc lớp phủ chồng (không áp dụng); phần đất có thật là đường hay "
        + "sông hay không.",
      "Gaps of layers that hold allocations or overlays (not applicable); whether the land is truly a road or river."),
    source: regulation)

  static let astray = CheckText(
    title: Phrase("Thửa đất vượt ra ngoài ranh giới hoặc đơn vị", "Parcel outside the boundary or its unit"),
    finds: Phrase(
      "Thửa có phần nằm ngoài ranh giới lớn hơn ngưỡng; thửa có một phần nằm ngoài đơn vị hành chính mà nó ghi; thửa "
        + "không ghi đơn vị nào trong danh mục và nằm trên nhiều đơn vị (lưu ý: được chia theo ranh giới) hoặc có phần "
        + "không thuộc đơn vị nào. Kèm diện tích và tỷ lệ trong từng đơn vị.",
      "Parcels with more than the threshold outside the boundary; parcels with a part outside the unit they name; "
        + "parcels that name no unit of the register and lie in several (a note: they are split) or partly in none. "
        + "With the shares in each unit."),
    matters: Phrase(
      "Thửa được tính vào cân đối mà nó không thuộc về, và tổng các đơn vị không còn bằng diện tích của chúng.",
      "The parcel counts in a balance to which it does not belong, and the units no longer sum up to their areas."),
    doesNotFind: Phrase(
      "Thửa ghi một đơn vị nhưng phần lớn hơn nằm ở đơn vị khác, và đơn vị không có trong danh mục (ATT306); thửa nằm "
        + "đúng đơn vị đã ghi nhưng ranh giới đơn vị sai.",
      "Parcels that name a unit while most of them lies in another one, and names that are not on the register (ATT306); "
        + "parcels in the unit they name while the unit's boundary is wrong."),
    source: Phrase(
      "Một quy tắc xác định đơn vị cho mọi bảng; phân loại theo hạn sai trong quy định đo đạc địa chính đã nạp.",
      "One rule of units for every table; classes by the limits of error of the cadastral regulation as loaded."))

  static let duplicateID = CheckText(
    title: Phrase("Trùng mã thửa đất", "Duplicate parcel id"),
    finds: Phrase(
      "Mọi nhóm bản ghi trong một lớp có cùng mã thửa, giống nhau từng ký tự (chữ dựng sẵn và chữ tổ hợp là một).",
      "Every group of records of a layer with the same identifier, byte by byte (composed and decomposed letters are one)."
    ),
    matters: Phrase(
      "Quyết định, phân bổ hay chỉnh lý ghi mã thửa không xác định được là thửa nào; thường có một bản ghi lẽ ra đã bị "
        + "xóa.",
      "A decision, allocation or correction that names the parcel cannot say which one is meant; often one of them was "
        + "to be deleted."),
    doesNotFind: Phrase(
      "Bản ghi không có mã; cùng mã ở hai lớp (một thửa ở hai thời điểm); mã chỉ khác chữ hoa, chữ thường hay khoảng "
        + "trắng.",
      "Records without identifier; one identifier in two layers (a parcel on two days); identifiers that differ only "
        + "by case or space."),
    source: Phrase(
      "ISO 19152, mã đơn vị không gian; số tờ, số thửa trong phạm vi cấp xã.",
      "ISO 19152, spatial unit identifier; sheet and parcel number within a commune."))
}
