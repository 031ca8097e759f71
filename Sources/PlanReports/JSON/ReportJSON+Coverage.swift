import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

extension ReportJSON {
  func write(_ layer: LayerSnapshot, _ facts: CoverageFacts) {
    json.object {
      json.member("layer", layer.layer.id)
      // Parcels have no validity of their own here: the coverage is the same on every day.
      json.key("asOf")
      json.null()
      json.member("content", layer.layer.content.rawValue)
      json.member("parcels", layer.layer.count)
      json.memberOrNull("leftOut", facts.leftOut)
      member("leftOutM2", area: facts.leftOutArea)
      json.memberOrNull("insertedVertices", facts.inserted.map { $0.count + $0.inOutline })
      member("insertedVertexM2", area: facts.inserted?.area)
      member("insertedVertexAbsoluteM2", area: facts.inserted?.absoluteArea)
      member("insertedVertexBoundaryM2", area: facts.inserted?.outlineArea)
      json.member("foundBy", layer.coverage?.way.rawValue)
      write(layer.coverage?.work)
      members("overlapPairs", "overlapAreaM2", facts.overlaps)
      members("overlapPairsBelow", "overlapAreaBelowM2", facts.overlapsBelow)
      json.memberOrNull("duplicates", facts.duplicates)
      members("piledUp", "piledUpM2", facts.piledUp)
      members("gaps", "gapAreaM2", facts.gaps)
      members("gapsBelow", "gapAreaBelowM2", facts.gapsBelow)
      member("outsideAreaM2", area: facts.outsideArea)
      member("boundaryAreaM2", area: facts.boundaryArea)
      member(
        "boundaryEllipsoidalM2",
        area: layer.layer.content == .whole ? content.result.boundaryEllipsoidalArea : nil)
      member("parcelSumM2", area: facts.parcelSum)
      member("undecidedM2", area: facts.identities?.undecidedInside)
      json.list("multiplicity", facts.identities?.multiplicities ?? []) { multiplicity in
        json.object {
          json.member("k", multiplicity.k)
          member("inM2", area: multiplicity.inside)
          member("outM2", area: multiplicity.outside)
        }
      }
      member("closureM2", area: facts.identities?.closure)
    }
  }

  /// Nothing is counted where shapes are looked at pair by pair.
  private func write(_ work: CoverageWork?) {
    guard let work, work.edges > 0 else { return }
    json.key("work")
    json.object {
      json.member("edges", work.edges)
      json.member("unmatchedEdges", work.unmatched)
      json.member("segments", work.segments)
      json.member("faces", work.faces)
      json.member("zones", work.zones)
    }
  }

  private func members(_ count: String, _ area: String, _ pieces: CoverageFacts.Pieces?) {
    json.memberOrNull(count, pieces?.count)
    member(area, area: pieces?.area)
  }

  func write(_ cell: RoundedCell) {
    json.object {
      json.member("asOf", cell.day?.description)
      json.member("unit", cell.unit?.text)
      json.member("category", cell.category)
      member("exactM2", area: cell.exact)
      member("nearestHa", hectares: cell.nearest)
      member("roundedHa", hectares: cell.rounded)
    }
  }

  func write(_ row: AreaRow) {
    json.object {
      json.member("unit", row.unit?.text)
      json.member("unitName", row.unit.map { content.title(of: $0) })
      json.member("level", row.unit.flatMap { content.level(of: $0) }?.rawValue)
      json.member("category", row.category)
      json.member("known", row.isKnown)
      json.member("asOf", row.day?.description)
      json.member("parcels", row.parcels)
      member("areaM2", area: row.sum)
      member("heldMinM2", area: row.heldMin)
      member("heldMaxM2", area: row.heldMax)
      json.key("areaHa")
      if let rounded = row.roundedHundredths { json.raw(MachineText.hundredths(rounded)) } else { json.null() }
    }
  }

  func write(_ balance: QuotaBalance) {
    let row = QuotaRow(balance, content)
    json.object {
      json.member("id", balance.quota?.id)
      json.member("unit", balance.unit.text)
      json.member("unitName", content.title(of: balance.unit))
      json.member("level", content.level(of: balance.unit)?.rawValue)
      json.member("category", row.category)
      json.member("group", row.group)
      json.member("asOf", balance.stockDate?.description)
      json.member("judgedOn", balance.judgedOn?.description)
      json.member("operator", balance.quota?.bound.rawValue)
      json.member("basis", balance.quota?.basis.rawValue)
      member("requiredHa", hectares: balance.required)
      member("heldMinHa", hectares: balance.held?.certain)
      member("heldMaxHa", hectares: row.heldMax)
      member("marginHa", hectares: balance.margin)
      json.member("verdict", balance.verdict.rawValue)
      json.member("nearLimit", balance.isNearLimit)
      json.member("reason", row.reason)
      json.key("disputesHa")
      json.object {
        for (dispute, area) in balance.held?.orderedDisputes ?? [] { json.member(dispute.rawValue, area.hectares) }
      }
      json.member("authority", balance.quota?.authority)
      json.member("citation", balance.quota?.citation)
      json.key("verified")
      if let quota = balance.quota { json.bool(quota.isVerified) } else { json.null() }
      json.member("fictitious", row.isFictitious)
    }
  }
}
