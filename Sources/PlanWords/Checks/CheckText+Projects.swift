extension CheckText {
  static let projectArea = CheckText(
    title: Phrase("Diện tích dự án không khớp thửa đất", "Project area unlike its parcels"),
    finds: Phrase(
      "Mọi dự án có thửa đất mà diện tích trong danh mục lệch tổng diện tích các thửa quá dung sai: ngưỡng projectArea "
        + "của phương án (mặc định 50 m², nửa của 0,01 ha), hoặc nửa đơn vị của chữ số cuối ghi trong danh mục nếu lớn "
        + "hơn.",
      "Every project with parcels whose listed area differs from their exact sum by more than the tolerance: the plan's "
        + "projectArea (50 m² by default, half of 0.01 ha), or half a unit of the last digit the list writes where that "
        + "is more."),
    matters: Phrase(
      "Danh mục là căn cứ quyết định, thửa đất là phần bị thu hồi, chuyển mục đích; hai số không thể cùng đúng.",
      "The list is what is decided on, the parcels are what is taken; both cannot be right."),
    doesNotFind: Phrase(
      "Dự án không có thửa (PRJ605); diện tích khớp nhưng của thửa khác.",
      "Projects without parcels (PRJ605); areas that agree of the wrong parcels."),
    source: Phrase(
      "Danh mục công trình, dự án (biểu 10/CH), ghi đến 0,01 ha; ngưỡng projectArea của phương án.",
      "List of works and projects (table 10/CH), kept in 0.01 ha; threshold projectArea of the plan."))

  static let projectOutside = CheckText(
    title: Phrase("Dự án nằm ngoài đơn vị đã ghi", "Project outside its unit"),
    finds: Phrase(
      "Mọi dự án có phần đất ngoài đơn vị ghi trong danh mục (kể cả các đơn vị trực thuộc) lớn hơn unitTolerance. Đất "
        + "không thuộc đơn vị nào cũng là ngoài.",
      "Every project with more than unitTolerance of its land outside the unit of the list and those below it. Land in "
        + "no unit is outside."),
    matters: Phrase(
      "Đất được đưa vào kế hoạch của đơn vị này nhưng lấy từ chỉ tiêu của đơn vị khác.",
      "The land is asked for in one unit's plan and taken from another's quotas."),
    doesNotFind: Phrase(
      "Dự án ghi đơn vị cấp trên của nơi có đất (đường của tỉnh).",
      "Projects of a unit above the ones they lie in (a road of the province)."),
    source: Phrase(
      "Danh mục công trình, dự án (biểu 10/CH: địa điểm đến cấp xã); ngưỡng unitTolerance.",
      "List of works and projects (table 10/CH: place by commune); threshold unitTolerance."))

  static let projectClash = CheckText(
    title: Phrase("Thửa đất thuộc nhiều dự án", "Parcel of several projects"),
    finds: Phrase(
      "Mọi thửa mà ít nhất hai dự án trong danh mục, dù khác kỳ, có phần chung lớn hơn minOverlap; dự án đã dừng không "
        + "tính. Với dự án có ranh giới riêng, chỉ tính phần nằm trong cả hai ranh giới.",
      "Every parcel of which at least two projects of the list, whatever their periods, have more than minOverlap in "
        + "common; stopped ones do not count. Of projects with a shape only what lies in both shapes counts."),
    matters: Phrase(
      "Một phần đất được dành cho hai dự án, và diện tích bị tính hai lần trong danh mục.",
      "One piece of land is promised twice, and its hectares are counted twice in the list."),
    doesNotFind: Phrase(
      "Các dự án cùng lấy một thửa nhưng ở hai phần khác nhau; thửa chồng lấn nhau (COV201).",
      "Projects that share a parcel and no land of it; parcels that overlap each other (COV201)."),
    source: Phrase(
      "Mỗi phần đất chỉ có một mục đích quy hoạch tại một thời điểm; ngưỡng minOverlap.",
      "Every piece of land has one planned use at a time; threshold minOverlap."))

  static let protectedLand = CheckText(
    title: Phrase("Dự án lấy đất được quản lý nghiêm ngặt", "Project on protected land"),
    finds: Phrase(
      "Với từng dự án và từng mã được bảo vệ (schemes/protected-land.csv): các thửa có mã đó, hoặc mã con, trước kỳ của "
        + "dự án, cộng lại lớn hơn minOverlap, khi dự án dùng vào mục đích khác. Lấy loại đất của ngày cuối cùng trước "
        + "kỳ, không có thì ngày sớm nhất. Thửa có nhiều mục đích được tính cả thửa.",
      "For each project and each protected code (schemes/protected-land.csv) the parcels that have the code, or one "
        + "below it, before the project's period, where they are more than minOverlap together and the project's own "
        + "use is another. Uses are those of the last day before the period, else the earliest. A parcel with several "
        + "uses counts whole."),
    matters: Phrase(
      "Chuyển mục đích đất trồng lúa, đất rừng đặc dụng, đất rừng phòng hộ phải được phép; đất quốc phòng, an ninh do "
        + "bộ quản lý ngành quyết định.",
      "Rice, special-use and protection forest need permission to be converted; defence and security land is for the "
        + "ministries to give."),
    doesNotFind: Phrase(
      "Đất không ghi mục đích được bảo vệ; việc đã được phép hay chưa.",
      "Land whose protected use is not recorded; whether permission was given."),
    source: Phrase(
      "Điểm đ khoản 2 Điều 65, khoản 1 Điều 122 Luật Đất đai số 31/2024/QH15; mục II.3.b Kế hoạch kèm Quyết định số "
        + "266/QĐ-UBND ngày 17/02/2025.",
      "Land Law 31/2024/QH15, articles 65.2 (special management) and 122.1; decision 266 of 17 February 2025, plan, "
        + "section II.3.b."))
}
