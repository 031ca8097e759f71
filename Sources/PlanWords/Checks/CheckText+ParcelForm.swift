extension CheckText {
  private static let limits = Phrase(
    "Hạn sai vị trí trong quy định đã nạp (TT 25/2014/TT-BTNMT, Điều 7, theo bảng trong GeoData)",
    "Position limits of the loaded regulation (TT 25/2014/TT-BTNMT, article 7, as the tables of GeoData quote it)")

  static let idleVertices = CheckText(
    title: Phrase("Điểm trùng lặp và gai nhọn", "Repeated points and spikes"),
    finds: Phrase(
      "Thửa có tọa độ lặp lại ngay tọa độ trước nó trên đường bao (tọa độ khép kín không tính là lặp lại), và thửa "
        + "có gai: một đỉnh mà cạnh ngắn hơn dài quá ngưỡng spikeWidth và dài ít nhất gấp mười bề rộng của gai, "
        + "còn bề rộng (từ đầu kia của cạnh đó đến cạnh còn lại) không quá spikeWidth. Nếu trong một lớp có trên "
        + "một nghìn thửa có điểm trùng lặp thì gộp thành một phát hiện với số thửa và mười thửa nhiều nhất.",
      "Parcels with a position that repeats the one before it in its ring (the closing position is no repetition), "
        + "and parcels with a spike: a vertex whose shorter leg is longer than the threshold spikeWidth and at "
        + "least ten times as long as the spike's width, which (from the end of that leg to the other leg) is no "
        + "more than spikeWidth. Beyond a thousand parcels of a layer with repeated points these are one finding "
        + "with their number and the ten worst."),
    matters: Phrase(
      "Điểm trùng lặp vô hại ở đây, diện tích và chồng lấn không thay đổi, nhưng phần mềm khác có thể báo lỗi. Gai "
        + "thường do lỡ tay khi số hóa; nó làm thửa bên cạnh chồng lấn theo một đường, và người cắm mốc sẽ đi tìm "
        + "một góc thửa không có thật.",
      "A repeated point is harmless here, areas and overlaps are the same without it, but other programs stumble over "
        + "it. A spike is mostly a slip of the pen; it makes neighbours overlap along a line, and whoever stakes the "
        + "boundary out looks for a corner that is none."),
    doesNotFind: Phrase(
      "Gai không có bề rộng (làm hình thể không hợp lệ, GEO102); thửa hẹp toàn bộ (GEO107); gai rộng hơn ngưỡng "
        + "hoặc gai tù; đỉnh nằm trên cạnh thẳng.",
      "Spikes without width (they make the shape invalid, GEO102); parcels that are narrow as a whole (GEO107); spikes "
        + "wider than the threshold, or blunt; vertices on a straight line."),
    source: Phrase(
      "OGC Simple Features 06-103r4, mục 6.1.11; bề rộng: ngưỡng spikeWidth của kế hoạch, mặc định 0,15 m là hạn "
        + "sai vị trí của bản đồ địa chính tỷ lệ 1:1000 (TT 25/2014/TT-BTNMT, Điều 7, theo bảng trong GeoData).",
      "OGC Simple Features 06-103r4, 6.1.11; width: threshold spikeWidth of the plan, by default 0.15 m, the position "
        + "limit of cadastral maps at 1:1000 (TT 25/2014/TT-BTNMT, article 7, as the tables of GeoData quote it)."))

  static let coarseCoordinates = CheckText(
    title: Phrase("Tọa độ có quá ít chữ số thập phân", "Too few decimals"),
    finds: Phrase(
      "Tệp mà một đơn vị của chữ số thập phân cuối dài hơn, tính trên mặt đất, so với hạn sai vị trí của tỷ lệ bản đồ "
        + "theo quy định đã nạp. Với tọa độ độ thì tính tại giữa lớp dữ liệu, lấy chiều dài hơn trong hai hướng bắc và "
        + "đông. Lớp không ghi tỷ lệ được coi là 1:10.000 và báo cáo có nói rõ.",
      "Files in which one step of the last decimal is longer on the ground than the position limit of the layer's "
        + "scale in the loaded regulation. A step of degrees is taken at the middle of the layer, the longer of "
        + "the one to the north and the one to the east. A layer that gives no scale is taken as 1:10,000, which "
        + "the report says."),
    matters: Phrase(
      "Góc thửa đã bị làm tròn thô hơn độ chính xác khi đo. Các thửa liền kề bị làm tròn lệch nhau nên chồng lấn "
        + "và hở, và không cách sửa nào lấy lại được chữ số đã mất: phải xuất lại tệp.",
      "The corners were rounded off the accuracy with which they were surveyed. Neighbours that were rounded apart "
        + "overlap and gape, and no repair brings the digits back: the file has to be written anew."),
    doesNotFind: Phrase(
      "Tọa độ đã làm tròn rồi ghi lại với nhiều chữ số hơn; ranh giới và đơn vị hành chính (chỉ xét tệp thửa đất).",
      "Coordinates that were rounded and then written with more digits; boundaries and units (only files of "
        + "parcels are looked at)."),
    source: Phrase(
      limits.vietnamese + "; độ dài trên ellipsoid theo Karney, J. Geodesy 87 (2013).",
      limits.english + "; lengths on the ellipsoid by Karney, J. Geodesy 87 (2013)."))

  static let sliver = CheckText(
    title: Phrase("Thửa đất quá hẹp", "Sliver parcel"),
    finds: Phrase(
      "Thửa rộng không quá hai lần hạn sai vị trí của tỷ lệ bản đồ theo quy định đã nạp (bề rộng của dải hẹp là "
        + "hai lần diện tích chia cho chu vi, của thửa khác là đường kính đường tròn nội tiếp lớn nhất). Lớp "
        + "không ghi tỷ lệ được coi là 1:10.000 và báo cáo có nói rõ.",
      "Parcels no wider than twice the position limit of the layer's scale in the loaded regulation (the width of "
        + "a strip is twice its area over its perimeter, that of others the diameter of the largest inscribed "
        + "circle). A layer that gives no scale is taken as 1:10,000, which the report says."),
    matters: Phrase(
      "Mỗi cạnh có thể sai đến hạn sai vị trí nên không biết giữa hai cạnh có đất hay không. Những mảnh này thường còn "
        + "sót lại khi chồng xếp bản đồ hoặc do một ranh giới được vẽ hai lần, và vẫn được đếm là thửa trong mọi biểu.",
      "Each side may be off by the position limit, so that nobody can tell whether there is land between them. "
        + "Such pieces are mostly left over from an overlay or from two drawings of one border, and count as "
        + "parcels in every table."),
    doesNotFind: Phrase(
      "Thửa có dạng tuyến theo mọi mục đích sử dụng (đường giao thông, công trình thủy lợi, sông ngòi: cột form "
        + "trong bảng loại đất); thửa hẹp có thật của loại đất khác vẫn bị nêu. Thửa chỉ hẹp tại một chỗ; thửa "
        + "rộng có nhiều vùng rỗng nhỏ.",
      "Parcels that are lines by all of their uses (roads, dykes and canals, rivers: column form of the scheme's "
        + "table); other real narrow parcels are told like slivers. Parcels that are narrow in one place only; "
        + "wide parcels of many small holes."),
    source: Phrase(
      limits.vietnamese + "; bề rộng tính như với chồng lấn (COV201).",
      limits.english + "; width as for overlaps (COV201)."))
}
