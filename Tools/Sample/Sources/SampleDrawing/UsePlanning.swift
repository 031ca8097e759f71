/// Decides what each parcel is used for: by where it lies, what it looks like, and chance.
struct UsePlanning: Sendable {
  let register: UnitRegister
  let terrain: Terrain

  /// The uses of a parcel inside one commune.
  func use(of shape: ParcelShape, commune: Int, random: inout RandomSource) -> ParcelUse {
    let unit = register.communes[commune]
    let place = shape.place
    let home: LandUseCode = unit.isUrban ? .ODT : .ONT
    let hills = terrain.hills(east: place.east, north: place.north, district: unit.parent)
    switch shape.role {
    case .lane where shape.width < 30: return ParcelUse(random.happens(hills > 0 ? 1 : 0.66) ? .DGT : .DTL)
    case .enclave: return ParcelUse(enclave(home: home, random: &random))
    case .estate where hills <= 0: return estate(place, random: &random)
    case .field, .lane, .estate, .route: break
    }
    if random.happens(0.003) { return ParcelUse(random.happens(0.6) ? .CQP : .CAN) }
    if hills > 0 { return upland(place, hills: hills, district: unit.parent, random: &random) }
    if unit.code == ProvinceDrawing.denseWard { return quarter(random: &random) }
    if let found = terrain.zone(terrain.industry, east: place.east, north: place.north) {
      return zoned(.SKK, found, before: field(place, home: home, random: &random).in2020, random: &random)
    }
    if let found = terrain.zone(terrain.towns, east: place.east, north: place.north) {
      let aim = random.choose([(home, 0.62), (.TMD, 0.14), (.DGT, 0.12), (.DKV, 0.06), (.DGD, 0.06)])
      return zoned(aim, found, before: field(place, home: home, random: &random).in2020, random: &random)
    }
    return field(place, home: home, random: &random)
  }

  private func enclave(home: LandUseCode, random: inout RandomSource) -> LandUseCode {
    random.choose([(.MNC, 0.36), (.NTS, 0.24), (.NTD, 0.16), (.TIN, 0.1), (.TON, 0.08), (home, 0.06)])
  }

  /// One holding much larger than its neighbours.
  private func estate(_ place: (east: Double, north: Double), random: inout RandomSource) -> ParcelUse {
    if let found = terrain.zone(terrain.industry, east: place.east, north: place.north) {
      return zoned(.SKK, found, before: .LUC, random: &random)
    }
    return ParcelUse(random.choose([(.LUC, 0.6), (.NTS, 0.2), (.CLN, 0.08), (.MNC, 0.07), (.NKH, 0.05)]))
  }

  private func upland(
    _ place: (east: Double, north: Double), hills: Double, district: String, random: inout RandomSource
  ) -> ParcelUse {
    let stand = terrain.stands.value(east: place.east, north: place.north)
    let quarry = terrain.quarries.value(east: place.east, north: place.north)
    if quarry > 0.42, hills < 1.1 {
      if quarry > 0.55 { return ParcelUse(.SKS) }
      let start: LandUseCode = random.choose([(.RSX, 0.5), (.NCS, 0.3), (.DCS, 0.2)])
      let project = 201 + random.below(20)
      return random.happens(0.5)
        ? ParcelUse(start, .SKS, .SKS, project: project) : ParcelUse(start, start, .SKS, project: project)
    }
    if random.happens(0.05) { return ParcelUse(.NCS) }
    if random.happens(0.05) { return opened(.DCS, into: [(.RSX, 0.5), (.CLN, 0.3), (.RPH, 0.2)], random: &random) }
    if random.happens(0.05) { return ParcelUse(.CLN) }
    if district == "350", stand > 0.05, hills > 0.35 { return ParcelUse(.RDD) }
    if stand < -0.1 { return ParcelUse(.RPH) }
    return ParcelUse(random.happens(0.74) ? .RSN : .RSX)
  }

  /// A quarter of the old town: mostly homes.
  private func quarter(random: inout RandomSource) -> ParcelUse {
    if random.happens(0.012) { return opened(.BCS, into: [(.ODT, 0.6), (.TMD, 0.4)], random: &random) }
    let use: LandUseCode = random.choose([
      (.ODT, 0.80), (.TMD, 0.07), (.DKV, 0.015), (.TSC, 0.012), (.DGD, 0.012), (.DVH, 0.008), (.DYT, 0.006),
      (.TIN, 0.01), (.TON, 0.004), (.DCH, 0.004), (.DBV, 0.003), (.SKC, 0.02), (.MNC, 0.012), (.CAN, 0.002),
      (.DTT, 0.005),
      (.PNK, 0.005),
    ])
    if use == .SKC, random.happens(0.5) { return ParcelUse(.SKC, .TMD, .TMD, project: 301 + random.below(9)) }
    return ParcelUse(use)
  }

  private func zoned(
    _ aim: LandUseCode, _ found: (zone: Terrain.Zone, ring: Int), before: LandUseCode, random: inout RandomSource
  ) -> ParcelUse {
    let lasting: [LandUseCode] = [.ONT, .ODT, .TIN, .TON, .NTD, .CQP, .CAN]
    if lasting.contains(before), random.happens(0.7) { return ParcelUse(before) }
    switch found.ring {
    case 0: return ParcelUse(aim)
    case 1: return ParcelUse(before, aim, aim, project: found.zone.project)
    default:
      if random.happens(0.08) { return ParcelUse(before, .CGT, aim, project: found.zone.project) }
      return ParcelUse(before, before, aim, project: found.zone.project)
    }
  }

  /// Village or open field on the plain.
  private func field(
    _ place: (east: Double, north: Double), home: LandUseCode, random: inout RandomSource
  ) -> ParcelUse {
    if terrain.settled(east: place.east, north: place.north, isUrban: home == .ODT) > 0 {
      return village(home: home, random: &random)
    }
    let use: LandUseCode = random.choose([
      (.LUC, 0.70), (.LUK, 0.07), (.HNK, 0.07), (.NTS, 0.055), (.CLN, 0.025), (.NTD, 0.012), (.DTL, 0.008),
      (.BCS, 0.014),
      (.NKH, 0.006), (.CNT, 0.006), (.SKC, 0.006), (.DNL, 0.003), (.DRA, 0.003), (.MNC, 0.012), (.SKN, 0.004),
      (.DDD, 0.002),
    ])
    switch use {
    case .LUC, .LUK: return farmland(use, home: home, random: &random)
    case .HNK: return opened(.HNK, into: [(home, 0.3), (.NTS, 0.4), (.CNT, 0.3)], share: 0.12, random: &random)
    case .BCS: return opened(.BCS, into: [(.NTS, 0.3), (.DGT, 0.3), (.TMD, 0.2), (.DKV, 0.2)], random: &random)
    default: return ParcelUse(use)
    }
  }

  private func farmland(_ use: LandUseCode, home: LandUseCode, random: inout RandomSource) -> ParcelUse {
    let aims: [(LandUseCode, Double)] = [
      (home, 0.30), (.DGT, 0.16), (.TMD, 0.12), (.SKN, 0.10), (.NTS, 0.10), (.CLN, 0.07), (.DTT, 0.04), (.DGD, 0.04),
      (.DVH, 0.02), (.DTL, 0.03), (.DRA, 0.02),
    ]
    return opened(use, into: aims, share: 0.09, random: &random)
  }

  private func village(home: LandUseCode, random: inout RandomSource) -> ParcelUse {
    let use: LandUseCode = random.choose([
      (home, 0.58), (.CLN, 0.15), (.NTS, 0.07), (.HNK, 0.05), (.BCS, 0.015), (.TIN, 0.015), (.TON, 0.008),
      (.DGD, 0.018),
      (.DVH, 0.012), (.DYT, 0.006), (.DCH, 0.006), (.TSC, 0.008), (.DKV, 0.008), (.DTT, 0.008), (.NTD, 0.012),
      (.SKC, 0.012),
      (.TMD, 0.012), (.DBV, 0.002),
    ])
    switch use {
    case .CLN: return opened(.CLN, into: [(home, 0.9), (.DVH, 0.1)], share: 0.12, random: &random)
    case .BCS: return opened(.BCS, into: [(home, 0.6), (.DKV, 0.4)], random: &random)
    default: return ParcelUse(use)
    }
  }

  /// A use that gives way to another with some chance, by 2025 or by 2030.
  private func opened(
    _ use: LandUseCode, into aims: [(LandUseCode, Double)], share: Double = 0.7, random: inout RandomSource
  ) -> ParcelUse {
    guard random.happens(share) else { return ParcelUse(use) }
    let aim = random.choose(aims), project = 401 + random.below(400)
    return random.happens(0.45)
      ? ParcelUse(use, aim, aim, project: project) : ParcelUse(use, use, aim, project: project)
  }
}
