extension CheckText {
  private static let scheme = Phrase(
    "Bảng mã loại đất của kế hoạch, theo căn cứ ghi trong bảng.", "The plan's category scheme, with its citation.")

  static let unknownCode = CheckText(
    title: Phrase("Mã loại đất không có trong bảng mã", "Unknown land-use code"),
    finds: Phrase(
      "Mỗi giá trị khác nhau trong trường loại đất không đọc được thành mã, tên loại đất, mã của bảng mã cũ hay danh sách "
        + "các mã, kèm số thửa, diện tích và mã gần nhất; tên ứng với nhiều loại đất. Mã của bảng mã không có hiệu lực "
        + "vào ngày của trường là lưu ý.",
      "Each distinct value of a use field that is neither a code, a category's name, a code of an older list nor a list "
        + "of these, with the number of parcels, their area and the nearest code; names that stand for several "
        + "categories. Codes of a list that is not in force on the field's day are a note."),
    matters: Phrase(
      "Đất ấy không thuộc loại đất nào; mọi chỉ tiêu mà nó có thể thuộc về chưa thể kết luận trong phạm vi diện tích "
        + "đó.",
      "The land belongs to no category; every quota it might count towards is undecidable by its area."),
    doesNotFind: Phrase(
      "Mã có trong bảng nhưng ghi sai; mã tổng hợp ghi cho một thửa (ATT303); thửa không ghi mã (ATT304).",
      "A code that is known but wrong; codes that stand for a sum on a parcel (ATT303); parcels without a code (ATT304)."
    ),
    source: scheme)

  static let aggregateCode = CheckText(
    title: Phrase("Thửa đất mang mã tổng hợp", "Aggregate code on a parcel"),
    finds: Phrase(
      "Mỗi mã tổng hợp (NNP, CHN, LUA…) được ghi làm loại đất của thửa, và mỗi mã lớp phủ (KDT, KKT…) ghi cho thửa của "
        + "lớp không phải lớp phủ, kèm số thửa và diện tích.",
      "Each code of a sum (NNP, CHN, LUA …) that parcels carry as their use, and each overlay code (KDT, KKT …) on "
        + "parcels of a layer that is no overlay, with the number of parcels and their area."),
    matters: Phrase(
      "Diện tích chỉ chắc chắn ở mức của mã đó, chưa xác định được ở mọi loại đất chi tiết bên dưới, nên chỉ tiêu đất lúa, "
        + "đất rừng có thể chưa kết luận được.",
      "The land is certain at the level of the code only and in dispute for everything below, so that quotas on rice or "
        + "forest may be undecidable."),
    doesNotFind: Phrase(
      "Mã tổng hợp đứng cùng mã khác trong một thửa (LUA+CLN).",
      "An aggregate beside other codes of a parcel (LUA+CLN)."
    ),
    source: scheme)

  static let missingAttribute = CheckText(
    title: Phrase("Thửa đất thiếu thuộc tính", "Missing attribute"),
    finds: Phrase(
      "Bản ghi không có mã thửa, đơn vị hành chính hoặc loại đất dù lớp có trường đó; ô trống và chữ “null” coi là không "
        + "ghi. Mỗi trường một phát hiện, kèm số thửa và diện tích. Lớp phủ không cần đơn vị; khi đơn vị có ranh giới, "
        + "thiếu đơn vị chỉ là lưu ý vì thửa được tính theo vị trí.",
      "Records without id, unit or use although the layer has the field; blanks and the text null count as none. One "
        + "finding for each field, with records and area. An overlay needs no unit; where units have shapes a missing "
        + "unit is a note, since the parcel counts where it lies."),
    matters: Phrase(
      "Thiếu loại đất thì diện tích không thuộc loại nào; thiếu đơn vị thì có thể không vào tổng của đơn vị nào; thiếu mã "
        + "thì không biết quyết định nói về thửa nào.",
      "Without use the land is in no category; without unit it may be in no unit's sums; without id nobody can say which "
        + "parcel a decision means."),
    doesNotFind: Phrase(
      "Trường mà cả lớp không có; giá trị ghi sai (ATT302, COV204); bản ghi không công bố hình thể (GEO103).",
      "Fields that the layer has not at all; wrong values (ATT302, COV204); records with withheld geometry (GEO103)."),
    source: Phrase(
      "Thửa đất được tính trong một đơn vị, cho một loại đất; ISO 19152, mã đơn vị không gian.",
      "A parcel counts in a unit, for a category; ISO 19152, spatial unit identifier."))

  static let areaDifference = CheckText(
    title: Phrase("Diện tích ghi khác diện tích theo hình thể", "Declared area differs from the shape"),
    finds: Phrase(
      "Thửa có diện tích ghi lệch so với diện tích tính từ hình thể quá hạn sai theo tỷ lệ bản đồ của lớp (không ghi tỷ "
        + "lệ thì lấy 1:10.000); quá hai trăm thửa thì phần còn lại cộng vào một phát hiện. Một hệ số chung (ghi bằng ha "
        + "nhưng đọc là m², tính trên lưới UTM…) được nêu một lần cho cả lớp.",
      "Parcels whose declared area differs from that of the shape by more than the limit at the layer's scale (1:10 000 "
        + "where it gives none); beyond two hundred the others are one finding. A common factor (hectares read as square "
        + "metres, areas measured in UTM …) is told once for the layer."),
    matters: Phrase(
      "Hồ sơ hoặc ranh giới có sai sót; thửa không công bố hình thể được tính theo chính diện tích ghi.",
      "Either the record or the boundary is wrong; where a geometry is withheld, the declared area is what counts."),
    doesNotFind: Phrase(
      "Bản ghi không có hình thể hoặc không ghi diện tích; ranh giới vẽ sai nhưng đúng diện tích; bên nào đúng.",
      "Records without shape or declared area; a wrong boundary of the right area; which of the two is right."),
    source: Phrase(
      "Hạn sai diện tích theo diện tích thửa và tỷ lệ bản đồ, trong quy định đo đạc địa chính đã nạp.",
      "Limits of area difference by parcel area and map scale, of the cadastral regulation as loaded."))

  static let useAreaMismatch = CheckText(
    title: Phrase("Diện tích các mục đích sử dụng không khớp với thửa", "Areas of uses do not add up"),
    finds: Phrase(
      "Thửa ghi diện tích cho từng mã (ONT 200 + CLN 350) mà tổng lệch so với diện tích ghi của thửa, nếu không ghi thì "
        + "so với diện tích theo hình thể, quá hạn sai theo tỷ lệ bản đồ của lớp; khi có một mã không ghi diện tích thì "
        + "các mã còn lại đã vượt cả thửa. Quá hai trăm thửa thì phần còn lại cộng vào một phát hiện.",
      "Parcels that state the area of each use (ONT 200 + CLN 350) whose sum differs from the declared area, else from "
        + "that of the shape, by more than the limit at the layer's scale; where one use has no area, those whose other "
        + "uses are more than the whole. Beyond two hundred the others are one finding."),
    matters: Phrase(
      "Diện tích không khớp thì không chia được thửa: chưa xác định được đất của thửa thuộc mã nào, và mọi chỉ tiêu chứa một số mã "
        + "trong đó cũng vậy.",
      "Areas that do not add up divide nothing: the parcel is in dispute among its uses, and with it every quota that "
        + "holds some of them."),
    doesNotFind: Phrase(
      "Mã không kèm diện tích; diện tích khớp tổng nhưng ghi sai; diện tích ghi khác hình thể (ATT305); diện tích đọc "
        + "được theo hai cách.",
      "Uses without areas; areas that add up and are wrong; a declared area that is not the shape's (ATT305); areas that "
        + "can be read in two ways."),
    source: Phrase(
      "Hạn sai diện tích theo diện tích thửa và tỷ lệ bản đồ, trong quy định đo đạc địa chính đã nạp.",
      "Limits of area difference by parcel area and map scale, of the cadastral regulation as loaded."))
}
