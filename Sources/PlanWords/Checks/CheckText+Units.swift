extension CheckText {
  static let misnamedUnit = CheckText(
    title: Phrase("Đơn vị hành chính ghi không đúng", "Unit misnamed in the attributes"),
    finds: Phrase(
      "Thửa ghi một đơn vị hành chính nhưng phần lớn hơn nằm ở đơn vị khác, kèm diện tích và tỷ lệ trong từng đơn vị. "
        + "Mỗi cách ghi đơn vị không đọc được theo danh mục vào ngày của kế hoạch: không có trong danh mục (kèm tên gần "
        + "nhất), trùng tên nhiều đơn vị (kèm các đơn vị đó, không tự chọn), hoặc là đơn vị chỉ có vào ngày khác (kèm "
        + "thời gian hiệu lực và đơn vị kế tiếp nếu danh mục có ghi); tên ghi sai loại đơn vị (lưu ý). Cách sửa: thêm một "
        + "dòng vào bảng unitAliases, hoặc sửa thuộc tính.",
      "Parcels that name a unit while more of them lies in another one, with their shares by unit. Each text that is no "
        + "unit of the register on the plan's day: not known (with the nearest name), the name of several units (with "
        + "them; none is guessed), or a unit of other days only (with its days, and its successor where the list has "
        + "it); names with a kind the unit does not have (a note). The remedy is a row in the table unitAliases, or a "
        + "corrected attribute."),
    matters: Phrase(
      "Theo hồ sơ, đất thuộc một đơn vị; theo vị trí, đất thuộc đơn vị khác. Các biểu tính theo vị trí, còn quyết định "
        + "theo hồ sơ sẽ ghi sai nơi có thẩm quyền. Đất ở là ODT hay ONT cũng do loại đơn vị quyết định.",
      "By its record the land belongs to one unit, by its position to another. Tables count it where it lies, and "
        + "decisions by the record name the wrong authority. Residential land is ODT or ONT by the kind of its unit."),
    doesNotFind: Phrase(
      "Thửa chỉ có phần nhỏ hơn nằm ngoài đơn vị đã ghi (COV204); mã đã được cấp lại cho nơi khác; thửa không ghi đơn "
        + "vị.",
      "Parcels of which only the smaller part lies outside the unit they name (COV204); a code that was given to another "
        + "place since; parcels that name no unit."),
    source: Phrase(
      "Danh mục đơn vị hành chính của kế hoạch vào ngày unitRegister; phân loại theo hạn sai trong quy định đo đạc địa "
        + "chính đã nạp.",
      "The plan's register of units on its day (unitRegister); classes by the limits of error of the cadastral "
        + "regulation as loaded."))
}
