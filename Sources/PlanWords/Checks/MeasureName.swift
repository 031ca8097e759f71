/// The names of measures, with what they mean.
enum MeasureName: String, Worded, CaseIterable {
  case faults, areaAsGiven, areaByLinework, areaByStructure
  case repeatedPoints, spikes, spikeLength, spikeWidth, decimals, step, parcelArea
  case overlapArea, width, shareOfSmaller, multiplicity, count, areaSum, pairs, landArea, restArea
  case gapArea, neighbours, unitGapArea, explainedArea
  case outsideArea, outsideShare, awayArea, awayShare, units, shareArea, share
  case displacement, readings
  case rows, parcels, area, values, unplaced
  case declaredArea, computedArea, difference, differenceSum, declaredSum, computedSum
  case statedArea, wholeArea

  var phrase: Phrase {
    switch self {
    case .faults: Phrase("số vị trí có lỗi", "number of places at fault")
    case .repeatedPoints: Phrase("số tọa độ lặp lại", "number of repeated positions")
    case .spikes: Phrase("số gai", "number of spikes")
    case .spikeLength: Phrase("chiều dài của gai dài nhất", "length of the longest spike")
    case .spikeWidth: Phrase("chiều rộng của gai dài nhất", "width of the longest spike")
    case .decimals: Phrase("số chữ số thập phân của tọa độ", "decimals of the coordinates")
    case .step: Phrase("một đơn vị của chữ số cuối, trên mặt đất", "step of the last decimal on the ground")
    case .parcelArea: Phrase("diện tích thửa đất", "area of the parcel")
    case .areaAsGiven: Phrase("diện tích theo đường bao đã cho", "area of the rings as given")
    case .areaByLinework: Phrase("diện tích sau khi sửa theo nét vẽ", "area after repair by linework")
    case .areaByStructure: Phrase("diện tích sau khi sửa theo cấu trúc", "area after repair by structure")
    case .overlapArea: Phrase("diện tích phần chồng lấn", "area of the shared interior")
    case .width: Phrase("chiều rộng của phần đất", "width of the piece")
    case .shareOfSmaller: Phrase("tỷ lệ so với thửa nhỏ hơn", "share of the smaller parcel")
    case .multiplicity: Phrase("số thửa cùng phủ lên phần đất", "number of parcels that claim the face")
    case .count: Phrase("số phần đất được cộng lại", "number of pieces summed")
    case .areaSum: Phrase("tổng diện tích của chúng", "sum of their areas")
    case .unplaced: Phrase("số thửa chưa xét vị trí", "number of parcels whose position was not looked at")
    case .pairs: Phrase("số cặp thửa có cùng phần chung", "pairs of parcels with the same shared interior")
    case .landArea: Phrase("diện tích đất dưới cụm thửa chồng chất", "land under the pile of parcels")
    case .restArea: Phrase("phần lớn nhất mà một thửa có riêng", "the most that one has beyond the other")
    case .gapArea: Phrase("diện tích khoảng hở", "area of the gap")
    case .neighbours: Phrase("số thửa xung quanh", "number of parcels around it")
    case .unitGapArea: Phrase("tổng diện tích khoảng hở của đơn vị", "sum of the unit's gaps")
    case .explainedArea:
      Phrase("phần khoảng hở của đơn vị được đất kê khai giải thích", "what declared land explains of the unit's gaps")
    case .outsideArea: Phrase("diện tích nằm ngoài ranh giới", "area outside the boundary")
    case .outsideShare: Phrase("tỷ lệ nằm ngoài ranh giới", "share of the parcel outside the boundary")
    case .awayArea: Phrase("diện tích nằm ngoài đơn vị đã ghi", "area outside the unit it names")
    case .awayShare: Phrase("tỷ lệ nằm ngoài đơn vị đã ghi", "share outside the unit it names")
    case .units: Phrase("số đơn vị mà thửa nằm trên đó", "number of units it lies in")
    case .shareArea: Phrase("diện tích trong một đơn vị", "area in one unit")
    case .share: Phrase("tỷ lệ trong một đơn vị", "share in one unit")
    case .displacement: Phrase("khoảng cách tới vị trí có thể đúng", "distance to where it would lie")
    case .readings: Phrase("số cách đọc tọa độ phù hợp", "readings of the positions that fit")
    case .rows: Phrase("số bản ghi (dòng)", "number of records or rows")
    case .parcels: Phrase("số thửa đất", "number of parcels")
    case .area: Phrase("diện tích của các thửa", "area of the parcels")
    case .declaredArea: Phrase("diện tích ghi trong hồ sơ", "declared area")
    case .computedArea: Phrase("diện tích tính từ hình thể", "area of the shape")
    case .difference: Phrase("chênh lệch giữa hai diện tích", "difference of the two areas")
    case .statedArea: Phrase("tổng diện tích ghi cho từng mã", "areas stated for the uses")
    case .wholeArea: Phrase("diện tích của cả thửa", "area of the whole parcel")
    case .differenceSum: Phrase("tổng các chênh lệch", "sum of the differences")
    case .declaredSum: Phrase("tổng diện tích ghi của lớp", "declared areas of the layer")
    case .computedSum: Phrase("tổng diện tích theo hình thể của lớp", "computed areas of the layer")
    case .values: Phrase("số giá trị khác nhau", "number of distinct values")
    }
  }
}

/// The names of the measures of checks of projects and capital, with what they mean.
enum ProjectMeasureName: String, Worded, CaseIterable {
  case listedArea, linkedArea, areaDifference, sharedArea, projects, protectedArea, unknownParcels
  case capitalStated, capitalFound, capitalDifference, shareStated, shareFound, shareDifference

  var phrase: Phrase {
    switch self {
    case .listedArea: Phrase("diện tích ghi trong danh mục", "area in the list")
    case .linkedArea: Phrase("diện tích các thửa của dự án", "area of the project's parcels")
    case .areaDifference: Phrase("diện tích thửa trừ diện tích danh mục", "parcels less list")
    case .sharedArea: Phrase("phần chung lớn nhất của hai dự án", "the most that two projects have in common")
    case .projects: Phrase("số dự án", "number of projects")
    case .protectedArea: Phrase("diện tích đất được bảo vệ bị lấy", "protected land that is taken")
    case .unknownParcels: Phrase("số thửa không lớp nào có", "listed parcels that no layer has")
    case .capitalStated: Phrase("số vốn ghi trong bảng", "amount in the table")
    case .capitalFound: Phrase("số vốn cộng từ các dòng khác", "sum of the other rows")
    case .capitalDifference: Phrase("số ghi trừ số cộng", "stated less found")
    case .shareStated: Phrase("cơ cấu ghi trong bảng", "share in the table")
    case .shareFound: Phrase("cơ cấu tính được", "share as computed")
    case .shareDifference: Phrase("cơ cấu ghi trừ cơ cấu tính", "share stated less computed")
    }
  }
}

/// The names of the measures of quota checks, with what they mean.
enum QuotaMeasureName: String, Worded, CaseIterable {
  case required, heldMin, heldMax, margin, shortfall, excess
  case disputedOverlap, disputedGap, disputedUndecided, disputedLeftOut, disputedUnknownCode, disputedAncestorCode
  case disputedSeveralCodes
  case disputedUnplaced
  case unmeasured, allocatedMin, allocatedMax, releasedMin, releasedMax, baseline
  case unitsWithQuota, unitsOfLevel, expected, found, residual, allowance, rowsExpected, value, stated
  case nearLimit, deviation, precision

  var phrase: Phrase {
    switch self {
    case .required: Phrase("giá trị chỉ tiêu", "value of the quota")
    case .heldMin: Phrase("diện tích chắc chắn có", "area certainly held")
    case .heldMax: Phrase("diện tích nhiều nhất có thể có", "area possibly held")
    case .margin: Phrase("khoảng dư so với giới hạn; âm là không đạt", "distance from the limit; negative when broken")
    case .shortfall: Phrase("diện tích còn thiếu", "area missing to the value")
    case .excess: Phrase("diện tích vượt", "area beyond the value")
    case .disputedOverlap: Phrase("chồng lấn với loại đất khác", "overlap with other categories")
    case .disputedGap: Phrase("khoảng hở chưa giải thích", "unexplained gaps")
    case .disputedUndecided:
      Phrase("đất dưới thửa có hình thể lỗi hoặc thửa chồng chất", "land under faulty shapes or piled-up parcels")
    case .disputedLeftOut: Phrase("thửa không đưa vào tính", "parcels left out")
    case .disputedUnknownCode: Phrase("mã loại đất không xác định", "unknown codes")
    case .disputedSeveralCodes:
      Phrase("ghi nhiều mã, không rõ diện tích từng mã", "several codes without areas")
    case .disputedAncestorCode: Phrase("chỉ ghi mã tổng hợp", "codes of a category above")
    case .disputedUnplaced: Phrase("đất chưa rõ thuộc đơn vị cấp dưới nào", "land placed in no unit below")
    case .unmeasured: Phrase("số bản ghi không rõ diện tích", "records whose area nobody knows")
    case .allocatedMin: Phrase("diện tích chuyển đến, ít nhất", "area allocated, at least")
    case .allocatedMax: Phrase("diện tích chuyển đến, nhiều nhất", "area allocated, at most")
    case .releasedMin: Phrase("diện tích chuyển đi, ít nhất", "area released, at least")
    case .releasedMax: Phrase("diện tích chuyển đi, nhiều nhất", "area released, at most")
    case .baseline: Phrase("hiện trạng đầu kỳ", "opening stock")
    case .unitsWithQuota: Phrase("số đơn vị cùng cấp đã có chỉ tiêu", "units of the level that have one")
    case .unitsOfLevel: Phrase("số đơn vị cùng cấp", "units of the level")
    case .expected: Phrase("giá trị phải khớp", "what the row allows or demands")
    case .found: Phrase("tổng của các dòng thành phần", "sum of the parts")
    case .stated: Phrase("diện tích ghi trong dòng hiện trạng", "area the row of the opening stock states")
    case .residual: Phrase("chênh lệch", "found less expected")
    case .allowance: Phrase("phần chấp nhận do làm tròn", "difference put down to rounding")
    case .rowsExpected: Phrase("số dòng cần có", "rows there should be")
    case .value: Phrase("giá trị của một dòng thành phần", "value of one part")
    case .nearLimit: Phrase("tỷ lệ coi là sát ngưỡng", "share of the value that counts as near")
    case .deviation: Phrase("độ lệch lớn nhất so với chỉ tiêu", "greatest distance from the value")
    case .precision: Phrase("một đơn vị của chữ số cuối trong nguồn", "one unit of the source's last digit")
    }
  }
}
