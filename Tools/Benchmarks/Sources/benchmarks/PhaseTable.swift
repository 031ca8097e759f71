import Foundation

/// Medians of a layer's phases, as they are printed and recorded.
struct PhaseTable: Codable {
  struct Row: Codable {
    var parcels: Int
    var kind: LayerKind
    var phase: String
    var seconds: Double
    var peakMegabytes: Double
  }
  var machine: String
  var date: String
  var threads: Int
  var runs: Int
  var rows: [Row] = []

  /// The phases in the order of the first run; "all" is the whole process, with the most memory of any phase.
  mutating func add(_ layer: DrawnLayer, _ runs: [MeasuredRun]) {
    guard let first = runs.first else { return }
    for phase in first.marks.map(\.phase) {
      let marks = runs.compactMap { run in run.marks.first { $0.phase == phase } }
      append(layer, phase, marks.map(\.seconds), marks.map(\.peakMegabytes))
    }
    append(layer, "all", runs.map(\.seconds), runs.map { $0.marks.map(\.peakMegabytes).max() ?? .nan })
  }

  private mutating func append(_ layer: DrawnLayer, _ phase: String, _ seconds: [Double], _ memory: [Double]) {
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    rows.append(
      Row(
        parcels: layer.parcels, kind: layer.kind, phase: phase, seconds: (median(seconds) * 1e4).rounded() / 1e4,
        peakMegabytes: median(memory).rounded()))
  }

  func row(like row: Row) -> Row? {
    rows.first { $0.parcels == row.parcels && $0.kind == row.kind && $0.phase == row.phase }
  }

  /// Rows of layers that were not measured this time stay.
  func merged(over older: PhaseTable?) -> PhaseTable {
    var result = self
    let measured = Set(rows.map { "\($0.parcels) \($0.kind)" })
    result.rows += (older?.rows ?? []).filter { !measured.contains("\($0.parcels) \($0.kind)") }
    result.rows = result.rows.enumerated()
      .sorted {
        ($0.element.parcels, $0.element.kind.rawValue, $0.offset)
          < ($1.element.parcels, $1.element.kind.rawValue, $1.offset)
      }
      .map(\.element)
    return result
  }

  func printed(against recorded: PhaseTable?) -> String {
    var lines = ["\(date) · \(machine) · \(threads) threads · medians of \(runs)"]
    if let recorded { lines.append("recorded: \(recorded.date) · \(recorded.machine) · \(recorded.threads) threads") }
    lines.append(Self.line(["parcels", "kind", "phase", "seconds", "ns/parcel", "peak MB", "to recorded", "memory"]))
    for row in rows {
      let before = recorded?.row(like: row)
      lines.append(
        Self.line([
          "\(row.parcels)", row.kind.rawValue, row.phase, String(format: "%.4f", row.seconds),
          String(format: "%.0f", row.seconds / Double(row.parcels) * 1e9), String(format: "%.0f", row.peakMegabytes),
          Self.ratio(row.seconds, before?.seconds), Self.ratio(row.peakMegabytes, before?.peakMegabytes),
        ]))
    }
    return lines.joined(separator: "\n")
  }

  private static func ratio(_ value: Double, _ before: Double?) -> String {
    before.map { $0 > 0 ? String(format: "%.2f", value / $0) : "–" } ?? "–"
  }

  private static func line(_ cells: [String]) -> String {
    zip(cells, [9, -7, -9, 10, 10, 8, 12, 7])
      .map { cell, width in
        let pad = String(repeating: " ", count: max(0, abs(width) - cell.count))
        return width < 0 ? cell + pad : pad + cell
      }
      .joined(separator: " ")
  }
}

extension PhaseTable {
  /// Beside this package's manifest.
  static let recordedFile = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../recorded.json").standardized

  static func recorded() throws -> PhaseTable? {
    guard let data = try? Data(contentsOf: recordedFile) else { return nil }
    return try JSONDecoder().decode(PhaseTable.self, from: data)
  }

  func record() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var text = "{\"date\":\"\(date)\",\"machine\":\"\(machine)\",\"runs\":\(runs),\"threads\":\(threads),\"rows\":[\n"
    text += try rows.map { String(decoding: try encoder.encode($0), as: UTF8.self) }.joined(separator: ",\n")
    try (text + "\n]}\n").write(to: Self.recordedFile, atomically: true, encoding: .utf8)
  }
}
