public import LandUse

extension Language: Worded {
  public var phrase: Phrase {
    switch self {
    case .vietnamese: Phrase("tiếng Việt", "Vietnamese")
    case .english: Phrase("tiếng Anh", "English")
    }
  }
}

extension AdministrativeUnit.Level: Worded {
  public var phrase: Phrase {
    switch self {
    case .province: Phrase("cấp tỉnh", "province")
    case .district: Phrase("cấp huyện", "district")
    case .commune: Phrase("cấp xã", "commune")
    }
  }
}

extension LayerContent: Worded {
  public var phrase: Phrase {
    switch self {
    case .whole: Phrase("toàn bộ lãnh thổ", "whole territory")
    case .allocations: Phrase("các thửa thay đổi mục đích", "allocations")
    case .overlay: Phrase("lớp phủ chồng (không cộng vào diện tích tự nhiên)", "overlay (not summed)")
    }
  }
}

extension Quota.Bound: Worded {
  public var phrase: Phrase {
    switch self {
    case .min: Phrase("không ít hơn", "at least")
    case .max: Phrase("không vượt quá", "at most")
    case .equal: Phrase("đúng bằng", "equal to")
    case .info: Phrase("để tham khảo", "for information")
    }
  }
}

extension Quota.Basis: Worded {
  public var phrase: Phrase {
    switch self {
    case .allocated: Phrase("cấp trên phân bổ", "allocated from above")
    case .supplementary: Phrase("xác định bổ sung", "supplementary")
    case .total: Phrase("tổng số", "total")
    }
  }
}

extension AreaBasis: Worded {
  public var phrase: Phrase {
    switch self {
    case .computed: Phrase("diện tích tính từ bản đồ", "computed area")
    case .declared: Phrase("diện tích kê khai", "declared area")
    case .legal: Phrase("diện tích tự nhiên theo công bố", "legal area")
    }
  }
}

extension UnitRule: Worded {
  public var phrase: Phrase {
    switch self {
    case .attribute:
      Phrase("theo thuộc tính, chia theo ranh giới khi không khớp", "by attribute, split where it lies elsewhere")
    case .geometry: Phrase("chia theo ranh giới", "split by the boundaries")
    case .largestShare: Phrase("theo phần diện tích lớn nhất", "by the largest share")
    }
  }
}
