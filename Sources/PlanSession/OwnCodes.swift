import LandUse

/// A scheme made of the codes that parcels carry, where nothing names one.
enum OwnCodes {
  /// More different values in a field than this are no codes: the largest official list has some 90.
  static let most = 1000

  /// - Throws: `SessionError.notUseCodes`.
  static func scheme(of layers: [ParcelLayer]) throws -> CategoryScheme {
    for layer in layers {
      for use in layer.uses where use.codes.valueCount > most {
        throw SessionError.notUseCodes(field: use.field, file: layer.file, values: use.codes.valueCount)
      }
    }
    return try .fromData(layers.flatMap(\.useValues))
  }
}
