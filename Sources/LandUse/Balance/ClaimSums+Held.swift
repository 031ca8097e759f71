import Geometry

extension ClaimSums {
  /// The weighed area of every slot, units with all below them.
  ///
  /// S of a parent may exceed the sum of its children's: where a parcel of one unit overlaps one of another, each
  /// unit disputes the land, and their parent does not when both count there.
  func held(weights: [ClaimWeight]) -> [HeldArea] {
    var held = [HeldArea](repeating: HeldArea(certain: .zero), count: slots.count)
    for slot in 0..<slots.count {
      for kind in 0..<classCount {
        held[slot].add(max(.zero, single[slot * classCount + kind]), weighing: weights[kind])
        let leftOut = max(.zero, leftOutSingle[slot * classCount + kind])
        held[slot].add(leftOut, weighing: weights[kind].orNothing)
        held[slot].add(
          declaredBeyond[slot * classCount + kind] * weights[kind].greatest, disputedAs: .overlap)
      }
    }
    for group in groups {
      guard let slot = group.slot else { continue }
      held[slot].add(group.area, weighing: weight(of: group, weights: weights))
    }
    for slot in slots.upwards { held[slots.parents[slot]].formSum(with: held[slot]) }
    addAcrossUnits(to: &held, weights: weights)
    return held
  }

  /// Adds what of parcels that state the areas of their uses is certain only above the units they are split by: there it
  /// is in dispute, in the unit that holds more of the parcel it is not.
  ///
  /// Not part of `held`, whose difference between a unit and the units below it is the land it holds itself.
  func addCertainAbove(to held: inout [HeldArea], weights: [ClaimWeight]) {
    guard !above.isEmpty else { return }
    var changes = [HeldArea](repeating: HeldArea(certain: .zero), count: slots.count)
    for slot in 0..<slots.count {
      for kind in 0..<classCount { changes[slot].add(above[slot * classCount + kind], weighing: weights[kind]) }
    }
    for slot in slots.upwards { changes[slots.parents[slot]].formSum(with: changes[slot]) }
    for slot in held.indices { held[slot].formSum(with: changes[slot]) }
  }

  /// Faces whose claims lie in several units, judged anew in each unit above any of them: a claim that lies
  /// elsewhere counts nothing here.
  private func addAcrossUnits(to held: inout [HeldArea], weights: [ClaimWeight]) {
    for group in groups {
      for slot in group.unitsAbove {
        held[slot].add(group.area, weighing: weight(of: group, weights: weights, in: slot))
      }
    }
  }

  /// - Parameter unit: the slot in which claims count; nil where all lie in one.
  private func weight(of group: Group, weights: [ClaimWeight], in unit: Int? = nil) -> ClaimWeight {
    var (valid, leftOut) = (ClaimWeight.Union(), ClaimWeight.Union())
    for claim in group.claims {
      let isInside = unit.map { slots.isAtOrAbove($0, claim.slot) } ?? true
      let weight = isInside ? weights[claim.kind] : .nothing
      if claim.isLeftOut { leftOut.add(weight) } else { valid.add(weight) }
    }
    return .joined(valid: valid, leftOut: leftOut)
  }

  /// By how much faces exceed the shares they lie in, where they do.
  var overdrawn: Area { -(single + leftOutSingle).filter { $0 < .zero }.sum() }

  /// Plain sums of the marked classes by slot, units with all below them.
  func plainSums(of counted: [Bool]) -> [Area] {
    var sums = [Area](repeating: .zero, count: slots.count)
    for slot in 0..<slots.count {
      for kind in 0..<classCount where counted[kind] { sums[slot] += plain[slot * classCount + kind] }
    }
    for slot in slots.upwards { sums[slots.parents[slot]] += sums[slot] }
    return sums
  }
}
