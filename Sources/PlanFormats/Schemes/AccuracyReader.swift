import Geometry
public import LandUse

/// Reads accuracy regulations: `schemes/accuracy/<id>/` with regulation.yaml, scales.csv, area-bands.csv.
public struct AccuracyReader: Sendable {
  public let folder: GeoDataFolder

  public init(_ folder: GeoDataFolder) { self.folder = folder }

  /// The regulation counts as verified only when every row of it does.
  ///
  /// - Parameter place: where a plan names the regulation; nil when the caller does.
  /// - Returns: the regulation and its files.
  /// - Throws: `unknownRegulation` with those there are, and every fault of the files.
  public func read(
    _ id: String, namedAt place: TablePlace? = nil
  ) throws(TableErrors) -> (regulation: AccuracyRegulation, files: [DigestedFile]) {
    let ids = folder.regulationIDs
    guard ids.contains(id) else {
      throw TableErrors([
        TableError(
          .unknownRegulation, at: place ?? TablePlace(file: folder.path), found: id, allowed: ids,
          nearest: NearestText.closest(to: id, in: ids))
      ])
    }
    var reading = SchemeReading(folder: folder, subfolder: "schemes/accuracy/" + id)
    let citation = try reading.citation(of: "regulation.yaml", id: id)
    let scaleTable = try reading.table("scales.csv", .accuracyScales)
    let bandTable = try reading.table("area-bands.csv", .accuracyBands)
    let bands = areaBands(reading.rows(bandTable), scales: reading.rows(scaleTable))
    let scales = reading.rows(scaleTable).compactMap { scale($0, bands: bands) }
    try reading.log.check()
    let isVerified = (reading.rows(scaleTable) + reading.rows(bandTable)).allSatisfy { $0.flag("verified") }
    let regulation = AccuracyRegulation(citation: citation, isVerified: isVerified, scales: scales)
    return (regulation, reading.files)
  }

  private func scale(_ row: RowReader, bands: [Int: [AccuracyRegulation.AreaBand]]) -> AccuracyRegulation.Scale? {
    guard let denominator = denominator(row), let limit = length(row, "position_limit_m") else { return nil }
    return AccuracyRegulation.Scale(
      denominator: denominator, positionLimit: limit, areaBands: bands[denominator] ?? [],
      // Without a figure no polygon is too small to be shown.
      smallestPolygon: row.area("smallest_polygon_m2", in: .squareMetre) ?? .zero)
  }

  private func length(_ row: RowReader, _ column: String) -> Length? {
    guard row.requiredText(column) != nil, let number = row.number(column, in: .squareMetre),
      let metres = Double(number.plain)
    else { return nil }
    return Length(metres: metres)
  }

  /// 1:1000 as `1000`.
  private func denominator(_ row: RowReader) -> Int? {
    guard let text = row.requiredText("scale") else { return nil }
    if let value = Int(text), value > 0 { return value }
    row.log.add(.notAnInteger, at: row.place("scale"), found: text, allowed: ["1000"])
    return nil
  }

  /// The bands of each scale, which must ascend and end with one band without end.
  private func areaBands(_ rows: [RowReader], scales: [RowReader]) -> [Int: [AccuracyRegulation.AreaBand]] {
    let known = scales.compactMap { $0.text("scale") }
    var bands: [Int: [AccuracyRegulation.AreaBand]] = [:]
    for row in rows {
      guard let scale = denominator(row), let limit = row.requiredArea("limit_m2", in: .squareMetre) else { continue }
      if !known.contains(String(scale)) {
        row.log.add(.notAllowed, at: row.place("scale"), found: String(scale), allowed: known)
      }
      let upTo = row.area("up_to_m2", in: .squareMetre)
      if let last = bands[scale]?.last, last.upTo.map({ end in upTo.map { $0 <= end } ?? false }) ?? true {
        row.log.add(
          .outOfRange, at: row.place("up_to_m2"), found: row.text("up_to_m2") ?? "",
          allowed: last.upTo.map { ["> \($0.squareMetres)"] } ?? [])
      }
      bands[scale, default: []].append(AccuracyRegulation.AreaBand(upTo: upTo, limit: limit))
    }
    return bands
  }
}
