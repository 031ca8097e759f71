import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension RunScreen {
  /// A line for each layer, and the territory's cross-check.
  mutating func addCoverage() {
    guard !content.result.snapshot.layers.isEmpty else { return }
    heading(words.text(ReportHeading.coverage))
    for (layer, facts) in zip(content.result.snapshot.layers, content.coverage) {
      add(parts(of: facts, layer).joined(separator: " · "))
    }
    if let check = content.areaCrossCheck { add(check, .faint) }
  }

  private func parts(of facts: CoverageFacts, _ layer: LayerSnapshot) -> [String] {
    var parts = [
      "\(SafeText.line(content.name(of: layer.layer))): " + count(layer.layer.count, ("thửa", "parcel")),
      words.hectares(facts.parcelSum),
    ]
    if let leftOut = facts.leftOut {
      let number = words.numbers.integer(leftOut)
      let area = facts.leftOutArea.flatMap { $0 > .zero ? ", " + words.hectares($0) : nil } ?? ""
      parts.append(say("loại \(number) thửa\(area)", "\(number) left out\(area)"))
    }
    if let inserted = facts.inserted, inserted.count + inserted.inOutline > 0 {
      parts.append(words.inserted(inserted))
    }
    if let overlaps = facts.overlaps {
      parts.append(pieces(overlaps, facts.overlapsBelow, ("cặp chồng lấn", "overlapping pair")))
    }
    if let piled = facts.piledUp, piled.count > 0 {
      let number = count(piled.count, ("thửa", "parcel"))
      let land = words.squareMetres(piled.area)
      parts.append(say("\(number) chồng chất trên \(land)", "\(number) piled up on \(land)"))
    }
    if let gaps = facts.gaps { parts.append(pieces(gaps, facts.gapsBelow, ("khoảng hở", "gap"))) }
    if let outside = facts.outsideArea {
      parts.append(say("ngoài ranh giới \(words.squareMetres(outside))", "\(words.squareMetres(outside)) outside"))
    }
    if let closure = facts.identities?.closure {
      let metres = words.numbers.number(closure.squareMetres, decimals: 4)
      parts.append(say("sai số khép \(metres) m²", "closes to \(metres) m²"))
    }
    return parts
  }

  /// `2 gaps (30.0 m²)`, or `2 gaps (30.0 m²) and 5 of up to 1.0 m² (0.7 m²)` where there are small ones besides.
  private func pieces(
    _ told: CoverageFacts.Pieces, _ below: CoverageFacts.Pieces?, _ noun: (vietnamese: String, english: String)
  ) -> String {
    let text = "\(count(told.count, noun)) (\(words.squareMetres(told.area)))"
    guard let below, below.count > 0 else { return text }
    let limit = words.squareMetres(content.plan.thresholds.minOverlap)
    let (number, area) = (words.numbers.integer(below.count), words.squareMetres(below.area))
    return text + say(", thêm \(number) không quá \(limit) (\(area))", " and \(number) of up to \(limit) (\(area))")
  }
}
