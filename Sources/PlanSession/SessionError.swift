public import Coverage
public import Geometry
public import LandUse

/// A way to read a layer under which it would lie where it should.
public struct CRSSuggestion: Sendable, Hashable {
  /// The CRS to declare: `EPSG:5897`.
  public var crs: String
  public var name: String
  /// The axes would have to be exchanged, too.
  public var isSwapped: Bool

  public init(crs: String, name: String, isSwapped: Bool) {
    self.crs = crs
    self.name = name
    self.isSwapped = isSwapped
  }
}

/// Why a run cannot go on. Faults of single parcels are findings, never errors.
public enum SessionError: Error, Sendable, Equatable {
  /// Geographic input without a plan: areas need a plane. Suggestions are codes whose area of use holds the data.
  case targetCRSNeeded(file: String, suggestions: [CRSSuggestion])
  /// `--target-crs`, or the plan's `crs` (then with its file), is not a plane in metres.
  case targetCRSNotMetric(crs: String, name: String, file: String?)
  /// A CRS that PROJ does not know or that is not accepted, with the library's words; the file that names it.
  case crsNotRead(crs: String, file: String?, reason: String)
  /// No coordinate operation that is good enough leads from a file's CRS to the plan's.
  case noTransformation(from: String, to: String, file: String, reason: String)
  case deprecatedCRS(crs: String, file: String?, replacements: [String])
  /// The whole layer lies elsewhere than the plan: it is in another CRS than it says.
  case layerElsewhere(
    layer: String, file: String, declared: String, extent: Envelope, expected: String, suggestions: [CRSSuggestion])
  /// The file says degrees, and most of its positions are none.
  case notDegrees(file: String, extent: Envelope)
  /// A field that is to hold use codes has more different values than any scheme.
  case notUseCodes(field: String, file: String, values: Int)
  /// Two layers of one kind say the uses of one day, and of the same land: which of them is the stock?
  case layersOfOneDay(first: String, second: String, day: CalendarDate?)
  /// A boundary or a unit's outline whose coordinates or rings are no shape.
  case boundaryMalformed(file: String, feature: Int, fault: ShapeFault.Kind, place: Coordinate?)
  /// A boundary or a unit's outline that is not valid.
  case boundaryUnusable(file: String, feature: Int, reason: String, place: Coordinate?)
  case boundaryEmpty(file: String)
  /// The boundary file has no feature for the outline's code.
  case outlineMissing(file: String, code: String)
  case unknownPeriod(String, known: [String])
  case unknownUnit(String, nearest: [String])
  /// Neither a code of the scheme nor a group of it, and those there are.
  case unknownSubject(String, known: [String])
  /// An encoding of text that nobody knows, and those that are known.
  case unknownEncoding(String, known: [String])
  /// `areaBasis` declared or legal: tables on another basis than the computed areas are not made.
  case areaBasisNotAvailable(String)
}
