import Geometry
import LandUse
import PlanFormats

/// What a person has to look at before the figures are used.
extension PlanDrafter {
  /// What makes everything else wrong stands first.
  func sureFirst(_ facts: [FileInspection]) -> [DraftRemark] {
    facts.compactMap { file in file.legacyText.map { .legacyText(file: file.file, text: $0) } }
  }

  func doubts(of draft: PlanDraft, _ facts: [FileInspection]) -> [DraftRemark] {
    var remarks: [DraftRemark] = []
    for layer in draft.layers {
      let fields = layer.fields
      if fields.id.isEmpty { remarks.append(.noIDs(file: layer.path)) }
      if fields.declaredArea == nil { remarks.append(.noAreas(file: layer.path)) }
      if fields.uses.count == 1, fields.uses[0].day == nil, draft.periods.count > 1 {
        remarks.append(
          .undatedUse(file: layer.path, field: fields.uses[0].field, days: draft.periods.map(\.stockDate)))
      }
    }
    remarks += overlaps(facts)
    for layer in draft.layers where layer.scale == nil {
      let both = [layer.fields.sheet, layer.fields.number].compactMap { $0 }
      remarks.append(.noScale(file: layer.path, cadastralFields: both.count == 2 ? both : []))
    }
    if !draft.units.isEmpty { remarks.append(.registerDay(draft.periods.first?.firstDay)) }
    return remarks
  }

  /// Files of one system that hold uses of one day and whose extents share an area.
  private func overlaps(_ facts: [FileInspection]) -> [DraftRemark] {
    var remarks: [DraftRemark] = []
    for (index, file) in facts.enumerated() {
      for other in facts[..<index] where other.system.taken == file.system.taken {
        let days = Set(other.uses.map(\.day))
        guard file.uses.contains(where: { days.contains($0.day) }), let a = other.extent, let b = file.extent,
          min(a.maxX, b.maxX) > max(a.minX, b.minX), min(a.maxY, b.maxY) > max(a.minY, b.minY)
        else { continue }
        remarks.append(.filesOverlap(first: other.file, second: file.file))
      }
    }
    return remarks
  }
}
