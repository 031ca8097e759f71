import Geometry
public import LandUse

/// Heads what is left under the quotas.
public enum RoomHeading: String, Worded, Hashable, CaseIterable {
  case room, byGroup, unit, subject, held

  public var phrase: Phrase {
    switch self {
    case .room: Phrase("Còn lại (ha)", "Room left (ha)")
    case .byGroup: Phrase("Còn lại theo nhóm đất (ha)", "Room left by use group (ha)")
    case .unit: Phrase("Đơn vị", "Unit")
    case .subject: Phrase("Loại đất", "Land")
    case .held: Phrase("Hiện có (ha)", "Held (ha)")
    }
  }
}

extension QuotaRoom.Direction: Worded {
  public var phrase: Phrase {
    switch self {
    case .more: Phrase("còn được thêm", "may still be added")
    case .less: Phrase("còn được giảm", "may still be taken")
    }
  }
}

extension Words {
  /// `12,34`, or `12,34…15,00` where land is in dispute; `≤ 15,00` or `≥ 12,34` where one end is unknown.
  public func hectaresValue(_ room: QuotaRoom) -> String {
    switch (room.least, room.greatest) {
    case (let least?, let greatest?):
      least == greatest ? hectaresValue(least) : hectaresValue(least) + "…" + hectaresValue(greatest)
    case (let least?, nil): "≥ " + hectaresValue(least)
    case (nil, let greatest?): "≤ " + hectaresValue(greatest)
    case (nil, nil): "?"
    }
  }

  /// What the signs of the tables of room mean.
  public var roomLegend: String {
    say(
      "↑ dưới mức tối đa: còn được thêm · ↓ trên mức tối thiểu: còn được giảm · số âm: đã vượt · a…b: tùy phần chưa thống "
        + "nhất · –: không có chỉ tiêu được xét",
      "↑ below a ceiling: may still be added · ↓ above a floor: may still be taken · below zero: broken · a…b: depends on "
        + "land in dispute · –: no quota that is judged")
  }

  public var noRoomToTell: String {
    say("Không có chỉ tiêu tối đa hay tối thiểu nào được xét.", "There is no ceiling and no floor that is judged.")
  }
}
