import Coverage
import Geometry

extension CoverageReport {
  /// Everything the report says, as text: equal reports give equal bytes.
  ///
  /// - Parameter name: the row by which each row is to be known: of a case in another order, the row it had before.
  ///   Groups of equal shapes are written out, since another row may stand for them.
  func encoded(naming name: (Int) -> Int = { $0 }) -> [String] {
    let equal = EqualRows(equalShapes)
    func named(_ rows: [Int]) -> String { "\(rows.flatMap { equal[$0] }.map(name).sorted())" }
    var lines = ["examined \(examined)"]
    lines += leftOut.map {
      "left out \(name($0.shape)) \($0.stand) \($0.placeholderArea?.squareMillimetres ?? -1) "
        + ($0.placeholder?.canonical.wkt ?? "none")
    }.sorted()
    lines += equalShapes.map { "equal \($0.rows.map(name).sorted())" }.sorted()
    lines += pileUps.map { "pile \($0.rows.map(name).sorted()) \($0.area.squareMillimetres) \($0.region.wkt)" }.sorted()
    lines += overlaps.map { overlap in
      let groups = [named([overlap.first]), named([overlap.second])].sorted()
      return "overlap \(groups) \(overlap.area.squareMillimetres) \(overlap.width.text) \(overlap.region.wkt)"
    }.sorted()
    lines += faces.map { face in
      "face \(named(face.claimants)) \(named(face.leftOut)) \(face.multiplicity) \(face.area.squareMillimetres) "
        + "\(face.areaInside.squareMillimetres) \(face.region.wkt)"
    }.sorted()
    lines += gaps?.map { "gap \($0.area.squareMillimetres) \($0.width.text) \($0.region.wkt)" } ?? ["no gaps"]
    lines +=
      outside?.map { "outside \(name($0.shape)) \($0.area.squareMillimetres) \($0.region.wkt)" }.sorted()
      ?? ["no outside"]
    lines += undecidedPairs.map { "undecided \([name($0.first), name($0.second)].sorted())" }.sorted()
    return lines + (identities?.encoded ?? ["no identities"])
  }

  /// Areas by what they are of, m²; of gaps by rank, of equal shapes each by itself.
  func figures() -> [String: Double] {
    let equal = EqualRows(equalShapes)
    var figures: [String: Double] = [:]
    for face in faces {
      let rows = face.claimants.flatMap { equal[$0] }.sorted()
      let leftOut = face.leftOut.flatMap { equal[$0] }.sorted()
      figures["face \(rows) \(leftOut)"] = face.area.squareMetres
      figures["face inside \(rows) \(leftOut)"] = face.areaInside.squareMetres
      for group in equalShapes where face.claimants.contains(group.first) {
        for (a, b) in group.pairs { figures["pair \(a) \(b)", default: 0] += face.area.squareMetres }
      }
    }
    for overlap in overlaps {
      for a in equal[overlap.first] {
        for b in equal[overlap.second] { figures["pair \(min(a, b)) \(max(a, b))"] = overlap.area.squareMetres }
      }
    }
    for (rank, gap) in (gaps ?? []).enumerated() { figures["gap \(rank)"] = gap.area.squareMetres }
    for part in outside ?? [] { figures["outside \(part.shape)"] = part.area.squareMetres }
    for m in identities?.multiplicities ?? [] {
      figures["inside \(m.k)"] = m.inside.squareMetres
      figures["beyond \(m.k)"] = m.outside.squareMetres
    }
    figures["undecided"] = identities?.undecidedInside.squareMetres
    return figures
  }
}

extension EqualShapes {
  fileprivate var pairs: [(Int, Int)] { rows.flatMap { a in rows.filter { $0 > a }.map { (a, $0) } } }
}

extension CoverageIdentities {
  fileprivate var encoded: [String] {
    multiplicities.map { "claimed \($0.k) \($0.inside.squareMillimetres) \($0.outside.squareMillimetres)" } + [
      "boundary \(boundaryArea?.squareMillimetres ?? -1)", "sum \(shapeSum.squareMillimetres)",
      "undecided \(undecidedInside.squareMillimetres)",
    ]
  }
}

extension Width? {
  fileprivate var text: String { map { "\($0.length.metres) by \($0.method)" } ?? "no width" }
}
