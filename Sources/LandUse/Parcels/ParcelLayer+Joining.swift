public import Coverage

extension DictionaryColumn {
  /// The rows of several columns, one after the other; nil stands for a column of missing values of that many rows.
  ///
  /// Each distinct value is looked up once.
  static func joining(_ columns: [(column: DictionaryColumn?, rows: Int)]) -> DictionaryColumn {
    var joined = DictionaryColumn()
    joined.reserve(rows: columns.map(\.rows).reduce(0, +))
    for (column, rows) in columns {
      if let column { joined.append(contentsOf: column) } else { joined.pad(to: joined.count + rows) }
    }
    return joined
  }
}

extension ParcelLayer {
  /// The parcels of several layers as one, in order: files that hold parts of one territory. All must be in one CRS.
  ///
  /// A column that only some layers have is missing in the rows of the others. Nil when there is no layer.
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices.
  public static func joining(_ layers: [ParcelLayer]) throws(ShapeTableBuilder.TooManyVertices) -> ParcelLayer? {
    guard var joined = layers.first, layers.count > 1 else { return layers.first }
    let shapes = try ShapeTable.joining(layers.map(\.shapes))
    joined.shapes = shapes.table
    joined.sourcePoints = shapes.origins.map { layers[$0.table].sourcePoints[$0.point] }
    func join(_ column: KeyPath<ParcelLayer, DictionaryColumn?>) -> DictionaryColumn? {
      guard layers.contains(where: { $0[keyPath: column] != nil }) else { return nil }
      return .joining(layers.map { ($0[keyPath: column], $0.count) })
    }
    joined.ids = .joining(layers.map { ($0.ids, $0.count) })
    joined.units = join(\.units)
    joined.districts = join(\.districts)
    joined.sheets = join(\.sheets)
    joined.numbers = join(\.numbers)
    joined.statuses = join(\.statuses)
    joined.projects = join(\.projects)
    joined.decisions = join(\.decisions)
    joined.years = join(\.years)
    joined.validFrom = join(\.validFrom)
    joined.validTo = join(\.validTo)
    joined.uses = joinedUses(of: layers)
    joined.declaredAreas =
      layers.contains { $0.declaredAreas != nil }
      ? layers.flatMap { $0.declaredAreas ?? [Double](repeating: .nan, count: $0.count) } : nil
    joined.unreadAreas = UnreadAreas.joined(layers.map { ($0.unreadAreas, $0.count) })
    joined.byteOffsets = layers.flatMap(\.byteOffsets)
    joined.isFictitious = layers.contains(where: \.isFictitious)
    joined.files = []
    joined.withheld = []
    joined.unitsByName = []
    var first = 0
    var repeated: [(properties: [RepeatedProperty], firstRow: Int)] = []
    for layer in layers {
      repeated.append((layer.repeatedProperties, first))
      joined.files += layer.files.map { file in
        var file = file
        file.firstRow += first
        return file
      }
      joined.unitsByName += layer.unitsByName.map { use in
        var use = use
        use.firstRows = use.firstRows.map { $0 + first }
        return use
      }
      joined.withheld.formUnion(layer.withheld.map { $0 + first })
      first += layer.count
    }
    joined.repeatedProperties = RepeatedProperty.joining(repeated)
    return joined
  }

  /// Use columns of the same day belong together, whatever the fields are called.
  private static func joinedUses(of layers: [ParcelLayer]) -> [UseColumn] {
    var columns: [UseColumn] = []
    for layer in layers {
      for use in layer.uses where !columns.contains(where: { $0.day == use.day }) {
        let parts = layers.map { other in (other.uses.first { $0.day == use.day }?.codes, other.count) }
        var fields: [String] = []
        for other in layers.flatMap(\.uses) where other.day == use.day && !fields.contains(other.field) {
          fields.append(other.field)
        }
        columns.append(UseColumn(day: use.day, field: fields.joined(separator: " / "), codes: .joining(parts)))
      }
    }
    return columns
  }
}
