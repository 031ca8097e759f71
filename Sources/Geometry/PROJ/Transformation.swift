import Synchronization

/// The way from the source CRS to the target CRS, or back.
public enum TransformationDirection: Sendable, Hashable {
  case forward, inverse
}

/// One named operation from a CRS to another, chosen once; the same for every coordinate, wherever it lies.
///
/// x is east or longitude, y north or latitude on both sides, degrees or metres as the CRS says. A value: each task
/// makes its own `TransformationWorker` from it. Operations without a known datum shift ("ballpark") are refused.
public struct Transformation: Sendable, Hashable {
  public let source: CRS
  public let target: CRS
  /// The operation's name with its steps, as PROJ gives it.
  public let name: String
  /// The accuracy the authority states for the datum step; 0 without one; nil when unknown.
  public let accuracy: Length?
  public let areaOfUse: AreaOfUse?
  /// The codes of its steps that have one, in order, e.g. EPSG:6960 (datum), EPSG:5893 (projection).
  public let operationCodes: [String]
  /// Whether it changes the datum; false between two systems on one datum, where a pinned operation has no part.
  public let changesDatum: Bool
  /// The PROJ pipeline that computes it.
  public let definition: String

  /// Coordinates come out as they went in.
  public var isIdentity: Bool { definition == "+proj=noop" }

  /// Chooses the operation; PROJ's database is searched once in a process for each, about 10 ms.
  ///
  /// - Parameters:
  ///   - operation: the code that the datum step must have, e.g. "EPSG:6960" (VN-2000 to WGS 84 (2)), whichever way
  ///     round it is used. Not needed, and no error, where both systems stand on one datum.
  ///     Nil: the one PROJ ranks first for the area of interest.
  ///   - areaOfInterest: nil means the smaller of the two areas of use, so that the way back is the same operation.
  ///     Only used without `operation`.
  ///
  /// Throws `pinnedOperationNotFound`, `ballparkOnly`, `noOperation` or `proj`.
  public init(
    from source: CRS, to target: CRS, operation: String? = nil, areaOfInterest: AreaOfUse? = nil
  ) throws(GeometryError) {
    let question = PROJMemory.Question(source: source, target: target, operation: operation, area: areaOfInterest)
    self = try PROJMemory.shared.withLock { memory throws(GeometryError) in try memory.transformation(question) }
  }

  init(_ question: PROJMemory.Question, in context: PROJContext) throws(GeometryError) {
    let (source, target, operation) = (question.source, question.target, question.operation)
    let search = OperationSearch(source: source, target: target, context: context)
    let smaller = [target, source].compactMap(\.areaOfUse).min { $0.extent < $1.extent }
    let area = operation == nil ? question.area ?? smaller : nil
    let candidates = try search.candidates(in: area)
    let choice = try search.choice(among: candidates, pinned: operation)
    self.source = source
    self.target = target
    name = choice.name
    accuracy = choice.accuracy
    areaOfUse = choice.areaOfUse
    operationCodes = choice.steps.codes
    changesDatum = choice.steps.changesDatum
    definition = choice.definition
  }

  /// The object that transforms; one per task.
  public func makeWorker() throws(GeometryError) -> TransformationWorker {
    try TransformationWorker(definition)
  }
}
