import LandUse
import PlanChecks
import PlanFormats

/// Reads the use columns of layers by the plan's scheme, each distinct text once, and says what was mended.
struct UseColumns {
  let plan: Plan
  private let scheme: CategoryScheme
  private let reader: UseReader

  /// Nil without a scheme.
  init?(_ plan: Plan) {
    guard let scheme = plan.scheme else { return nil }
    self.plan = plan
    self.scheme = scheme
    reader = UseReader(scheme)
  }

  /// - Returns: for each mend of each column a note and the file of the layer whose feature is its example.
  func read(_ layer: inout ParcelLayer) -> [(file: Int, note: MappingNote)] {
    for index in layer.uses.indices { layer.uses[index].read(by: reader) }
    guard !scheme.isFromData else { return [] }
    let confidential = ConfidentialRows(layer, plan)
    return layer.uses.flatMap { notes(on: $0, in: layer, confidential) }
  }

  private func notes(
    on column: UseColumn, in layer: ParcelLayer, _ confidential: ConfidentialRows
  ) -> [(file: Int, note: MappingNote)] {
    let readings = column.readings(in: scheme)
    var counts = [Int](repeating: 0, count: readings.count)
    // An example of confidential land would tell where it is.
    var firstRows = [Int?](repeating: nil, count: readings.count)
    for (row, index) in column.codes.indices.enumerated() where index != DictionaryColumn.missing {
      counts[Int(index)] += 1
      if firstRows[Int(index)] == nil, !readings.mends[Int(index)].isEmpty, !confidential[row] {
        firstRows[Int(index)] = row
      }
    }
    var notes: [(file: Int, note: MappingNote)] = []
    for mend in UseMend.allCases {
      let values = (0..<readings.count).filter { counts[$0] > 0 && readings.isMended($0, mend) }
      guard !values.isEmpty else { continue }
      let count = values.reduce(0) { $0 + counts[$1] }
      let first = values.filter { firstRows[$0] != nil }.min { (firstRows[$0] ?? 0) < (firstRows[$1] ?? 0) }
      let row = first.flatMap { firstRows[$0] }
      let shown = first.flatMap { value in row.map { self.example($0, value, of: column, readings, in: layer) } }
      let file = row.map { layer.fileIndex(of: $0) } ?? 0
      notes.append((file, .usesMended(field: column.field, mend: mend, count: count, example: shown)))
    }
    return notes
  }

  private func example(
    _ row: Int, _ value: Int, of column: UseColumn, _ readings: UseReadings, in layer: ParcelLayer
  ) -> UseExample {
    UseExample(
      feature: layer.origin(of: row).feature, text: column.codes.value(at: value),
      uses: readings.parts(of: value).map { part in
        UseExample.Use(code: scheme.text(ofRows: readings.alternatives.rows(of: part.kind)), area: part.area)
      })
  }
}

extension UseReadings {
  /// Only what was read is told as mended.
  fileprivate func isMended(_ value: Int, _ mend: UseMend) -> Bool {
    state(of: value) == .read && mends[value].contains(mend)
  }
}

extension ParcelLayer {
  /// Which of its files a row came from.
  func fileIndex(of row: Int) -> Int { files.lastIndex { $0.firstRow <= row } ?? 0 }
}

extension SessionSources {
  /// Reads the use columns of all layers; what was mended is added to the notes of the layer's files.
  mutating func readUses() {
    guard let columns = UseColumns(plan) else { return }
    for index in layers.indices {
      for (file, note) in columns.read(&layers[index]) {
        let name = layers[index].files[file].name
        let target =
          notes.firstIndex { $0.layer == layers[index].id && $0.file == name } ?? notes.firstIndex { $0.file == name }
        if let target { notes[target].notes.append(note) }
      }
    }
  }
}
