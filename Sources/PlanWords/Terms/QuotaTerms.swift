import Geometry
public import LandUse

extension QuotaVerdict: Worded {
  public var phrase: Phrase {
    switch self {
    case .pass: Phrase("đạt", "kept")
    case .fail: Phrase("không đạt", "not kept")
    case .undecidable: Phrase("chưa thể kết luận", "undecidable")
    case .withinRounding: Phrase("trong phạm vi làm tròn", "within rounding")
    case .noQuota: Phrase("chưa có chỉ tiêu", "no quota on file")
    case .withheld: Phrase("không công bố", "withheld")
    case .info: Phrase("để tham khảo", "for information")
    case .notComputable: Phrase("không tính được", "not computable")
    }
  }
}

extension Dispute: Worded {
  public var phrase: Phrase {
    switch self {
    case .overlap: Phrase("chồng lấn với loại đất khác", "overlap with other categories")
    case .gap: Phrase("khoảng hở chưa giải thích", "unexplained gaps")
    case .undecided: Phrase("đất dưới thửa có hình thể lỗi", "land under faulty shapes")
    case .leftOut: Phrase("thửa không đưa vào tính", "parcels left out")
    case .unknownCode: Phrase("mã loại đất không xác định", "unknown codes")
    case .ancestorCode: Phrase("chỉ ghi mã tổng hợp", "codes of a category above")
    case .severalCodes: Phrase("ghi nhiều mã, không rõ diện tích từng mã", "several codes without areas")
    case .unplaced: Phrase("đất chưa rõ thuộc đơn vị cấp dưới nào", "land placed in no unit below")
    }
  }
}

extension QuotaTableFault.Rule: Worded {
  public var phrase: Phrase {
    switch self {
    case .basisSum: Phrase("phân bổ cộng bổ sung khác tổng số", "allocated and supplementary are not the total")
    case .unitSum: Phrase("tổng các đơn vị cấp dưới trái với chỉ tiêu", "the units below do not add up")
    case .categorySum: Phrase("tổng các loại đất con trái với chỉ tiêu", "the parts of the category do not add up")
    case .naturalArea: Phrase("lớn hơn diện tích tự nhiên", "above the official area")
    case .duplicateRow: Phrase("một chỉ tiêu có nhiều dòng", "several rows for one quota")
    }
  }
}

extension Words {
  /// Why a verdict is what it is; empty where pass and fail speak for themselves.
  public func reason(_ balance: QuotaBalance) -> String { balance.reason.map { reason($0) } ?? nearLimit(balance) }

  private func nearLimit(_ balance: QuotaBalance) -> String {
    balance.isNearLimit ? say("sát ngưỡng", "near the limit") : ""
  }

  public func reason(_ reason: QuotaReason) -> String {
    switch reason {
    case .inDispute(let disputes): inDispute(disputes)
    case .unmeasured(let records, let disputes): unmeasured(records, disputes)
    case .gapsNotLookedFor(let disputes): gapsNotLookedFor(disputes)
    case .partOfTotal:
      say("là một phần của tổng số; chỉ xét dòng tổng số", "a part of the total; only the total is judged")
    case .noBaseline(let allocated, let released): noBaseline(allocated, released)
    case .releasedBeyondBaseline(let baseline, let released):
      say(
        "chuyển đi \(interval(released)), nhiều hơn hiện trạng đầu kỳ \(hectares(baseline))",
        "\(interval(released)) released, more than the opening stock of \(hectares(baseline))")
    case .belowHalfPrecision(let deviation, let precision):
      say(
        "lệch \(hectares(deviation)), dưới nửa đơn vị làm tròn của nguồn (\(hectares(precision)))",
        "off by \(hectares(deviation)), below half the source's unit of rounding (\(hectares(precision)))")
    case .informative: say("dòng chỉ tiêu ghi để tham khảo", "the row is for information")
    case .notValid(let day, let valid):
      say("không có hiệu lực vào ngày \(date(day))", "not valid on \(date(day))") + range(valid)
    case .notBinding(let day, let binding):
      say("không có tính ràng buộc vào ngày \(date(day))", "not binding on \(date(day))") + range(binding)
    case .valueWithheld: say("nguồn không công bố giá trị", "the source withholds the value")
    case .noValue: say("dòng chỉ tiêu không có giá trị", "the row has no value")
    case .subject(let fault): subjectFault(fault)
    case .noneOnFile(let units, let all):
      say(
        "\(numbers.integer(units))/\(numbers.integer(all)) đơn vị cùng cấp đã có chỉ tiêu",
        "\(numbers.integer(units)) of \(numbers.integer(all)) units of the level have one")
    }
  }

  private func inDispute(_ disputes: [Dispute: Area]) -> String {
    let list = Dispute.allCases.compactMap { dispute in disputes[dispute].map { "\(text(dispute)) \(hectares($0))" } }
    return say("chưa thống nhất: ", "in dispute: ") + list.joined(separator: "; ")
  }

  private func gapsNotLookedFor(_ disputes: [Dispute: Area]) -> String {
    let gaps = say("chưa kiểm tra phần đất không thuộc thửa nào", "uncovered land was not looked for")
    return disputes.isEmpty ? gaps : gaps + "; " + inDispute(disputes)
  }

  private func unmeasured(_ records: Int, _ disputes: [Dispute: Area]) -> String {
    let count = say(
      "\(numbers.integer(records)) thửa không rõ diện tích", counted(records, "record") + " of unknown area")
    return disputes.isEmpty ? count : count + "; " + inDispute(disputes)
  }

  private func noBaseline(_ allocated: AreaInterval, _ released: AreaInterval) -> String {
    say(
      "thiếu số liệu hiện trạng đầu kỳ; chuyển đến \(interval(allocated)), chuyển đi \(interval(released))",
      "no opening stock; \(interval(allocated)) allocated, \(interval(released)) released")
  }

  private func subjectFault(_ fault: SubjectFault) -> String {
    switch fault {
    case .unknownCategory(let code):
      say("mã \(shown(code.text)) không có trong bảng mã", "code \(shown(code.text)) is not in the scheme")
    case .unknownGroup(let id):
      say("nhóm \(shown(id)) không có trong bảng mã", "group \(shown(id)) is not in the scheme")
    case .unknownUnit(let id):
      say(
        "đơn vị \(shown(id.text)) không có trong danh mục đơn vị hành chính",
        "unit \(shown(id.text)) is not in the register")
    case .noUse(let day):
      say(
        "không lớp dữ liệu nào có mã loại đất của ngày \(date(day))",
        "no layer gives the land use on \(date(day))")
    case .undefinedAggregate(let code):
      say(
        "mã tổng hợp \(shown(code.text)) chưa rõ gồm những loại đất nào",
        "the members of the aggregate \(shown(code.text)) are not known")
    }
  }

  /// `12,00 ha`, or `12,00–13,50 ha`.
  public func interval(_ interval: AreaInterval) -> String {
    interval.least == interval.greatest
      ? hectares(interval.least) : hectaresValue(interval.least) + "–" + hectares(interval.greatest)
  }

  /// What is held: one value, an interval, or at least so much.
  public func held(_ held: HeldArea) -> String {
    held.knownPossible == nil
      ? say("ít nhất ", "at least ") + hectares(held.certain)
      : interval(AreaInterval(least: held.certain, greatest: held.possible))
  }

  private func range(_ validity: Validity) -> String {
    switch (validity.firstDay, validity.lastDay) {
    case (nil, nil): ""
    case (let first?, nil): say(" (từ \(date(first)))", " (from \(date(first)))")
    case (nil, let last?): say(" (đến \(date(last)))", " (until \(date(last)))")
    case (let first?, let last?): say(" (từ \(date(first)) đến \(date(last)))", " (\(date(first)) to \(date(last)))")
    }
  }
}
