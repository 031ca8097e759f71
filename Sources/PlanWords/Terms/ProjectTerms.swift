public import LandUse

extension CapitalClass: Worded {
  public var phrase: Phrase {
    switch self {
    case .state: Phrase("Nguồn vốn khu vực Nhà nước", "Public sector")
    case .nonState: Phrase("Nguồn vốn khu vực ngoài Nhà nước", "Domestic sector outside the State")
    case .fdi: Phrase("Nguồn vốn khu vực đầu tư trực tiếp của nước ngoài (FDI)", "Foreign direct investment (FDI)")
    }
  }
}

extension Words {
  /// In a narrow column.
  public func short(_ capital: CapitalClass) -> String {
    switch capital {
    case .state: say("Nhà nước", "State")
    case .nonState: say("ngoài Nhà nước", "non-State")
    case .fdi: "FDI"
    }
  }
}

extension ProjectStatus: Worded {
  public var phrase: Phrase {
    switch self {
    case .planned: Phrase("kế hoạch", "planned")
    case .underWay: Phrase("đang thực hiện", "under way")
    case .completed: Phrase("hoàn thành", "completed")
    case .stopped: Phrase("dừng thực hiện", "stopped")
    }
  }
}

extension ProjectLand.Way: Worded {
  public var phrase: Phrase {
    switch self {
    case .list: Phrase("theo danh mục", "by the list")
    case .shape: Phrase("theo ranh giới dự án", "by its shape")
    case .field: Phrase("theo trường của thửa", "by the parcels")
    }
  }
}

/// Heads a column or part about projects and capital.
public enum ProjectHeading: String, Worded, Hashable, CaseIterable {
  case projects, project, work, listedArea, linkedArea, parcels, capital, capitalClass, status, faults, way, sums
  case neededCapital, share, notGiven, count

  public var phrase: Phrase {
    switch self {
    case .projects: Phrase("Công trình, dự án", "Works and projects")
    case .project: Phrase("Dự án", "Project")
    case .work: Phrase("Hạng mục", "Kind of work")
    case .listedArea: Phrase("Danh mục (ha)", "Listed (ha)")
    case .linkedArea: Phrase("Thửa đất (ha)", "Parcels (ha)")
    case .parcels: Phrase("Số thửa", "Parcels")
    case .capital: Phrase("Vốn (tr.đ)", "Million VND")
    case .capitalClass: Phrase("Khu vực vốn", "Capital class")
    case .status: Phrase("Tình trạng", "Status")
    case .faults: Phrase("Phát hiện", "Findings")
    case .way: Phrase("Cách gắn thửa", "Linked")
    case .sums: Phrase("Tổng hợp theo", "Sums by")
    case .neededCapital: Phrase("Nhu cầu vốn (nghìn tỷ đồng)", "Capital needed (thousand billion VND)")
    case .share: Phrase("Cơ cấu (%)", "Share (%)")
    case .count: Phrase("Số dự án", "Projects")
    case .notGiven: Phrase("không ghi", "not given")
    }
  }
}
