/// The categories the sample uses: land-use codes of the 2024 law that carry geometry.
enum LandUseCode: String, CaseIterable, Sendable {
  case LUC, LUK, HNK, CLN, NTS, CNT, NKH, RPH, RDD, RSX, RSN
  case ONT, ODT, TSC, CQP, CAN, DVH, DYT, DGD, DTT, SKK, SKN, TMD, SKC, SKS
  case DGT, DTL, DPC, DDD, DRA, DNL, DBV, DCH, DKV, TON, TIN, NTD, SON, MNC, PNK
  case CGT, BCS, DCS, NCS

  static let agricultural: [LandUseCode] = [.LUC, .LUK, .HNK, .CLN, .NTS, .CNT, .NKH, .RPH, .RDD, .RSX, .RSN]
  static let unused: [LandUseCode] = [.CGT, .BCS, .DCS, .NCS]
}

/// What a parcel is used for at the ends of 2020, 2025 and 2030, and what the change rests on.
struct ParcelUse: Sendable {
  var in2020: LandUseCode
  var in2025: LandUseCode
  var in2030: LandUseCode
  /// Number of the invented project; 0 for none.
  var project = 0

  init(_ standing: LandUseCode) { (in2020, in2025, in2030) = (standing, standing, standing) }

  init(_ first: LandUseCode, _ second: LandUseCode, _ third: LandUseCode, project: Int = 0) {
    (in2020, in2025, in2030) = (first, second, third)
    self.project = project
  }

  /// Standing, changed by 2025, or changed by 2030.
  var status: String {
    if in2020 != in2025 { return "kế hoạch" }
    return in2025 == in2030 ? "hiện trạng" : "quy hoạch"
  }
}
