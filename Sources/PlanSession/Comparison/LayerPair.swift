import LandUse
import PlanChecks

/// Two layers that are versions of one another, by their places in the two snapshots; nil where there is none.
struct LayerPair: Sendable {
  var before: Int?
  var after: Int?

  /// By id; a layer that is the only one without a partner on either side, and holds the same, is taken for the other
  /// one's version: files have the names of their versions.
  static func pairs(_ before: [LayerSnapshot], _ after: [LayerSnapshot]) -> [LayerPair] {
    var pairs = before.indices.map { place in
      LayerPair(before: place, after: after.firstIndex { $0.layer.id == before[place].layer.id })
    }
    var rest = after.indices.filter { place in !pairs.contains { $0.after == place } }
    let alone = pairs.indices.filter { pairs[$0].after == nil }
    if alone.count == 1, rest.count == 1, let own = pairs[alone[0]].before,
      before[own].layer.content == after[rest[0]].layer.content
    {
      pairs[alone[0]].after = rest.removeFirst()
    }
    return pairs + rest.map { LayerPair(before: nil, after: $0) }
  }

  /// By the layer's id before the one it has after, where the two differ.
  static func names(_ pairs: [LayerPair], _ before: SessionResult, _ after: SessionResult) -> [String: String] {
    var names: [String: String] = [:]
    for case (let own?, let other?) in pairs.map({ ($0.before, $0.after) }) {
      let (id, otherID) = (before.snapshot.layers[own].layer.id, after.snapshot.layers[other].layer.id)
      if id != otherID { names[id] = otherID }
    }
    return names
  }
}
