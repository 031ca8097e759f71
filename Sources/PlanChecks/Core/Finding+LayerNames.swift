extension Finding {
  /// The id this finding has in a run that calls its layers otherwise: a layer's id is a part of the subject, and
  /// files without a plan give their layer the file's name. The number that tells equal findings apart is kept.
  ///
  /// - Parameter names: by the layer's id the one it has in the other run; layers without one keep theirs.
  public func id(callingLayers names: [String: String]) -> FindingID {
    guard !names.isEmpty else { return id }
    let renamed = subjects.map { subject -> Subject in
      switch subject {
      case .parcel(let layer, let row, let record):
        return names[layer].map { .parcel(layer: $0, row: row, id: record) } ?? subject
      case .layer(let layer): return names[layer].map { .layer($0) } ?? subject
      default: return subject
      }
    }
    guard renamed != subjects else { return id }
    let own = FindingID(code: code, subjects: subjects, details: details, place: place)
    let other = FindingID(code: code, subjects: renamed, details: details, place: place)
    return FindingID(other.text + id.text.dropFirst(own.text.count))
  }
}
