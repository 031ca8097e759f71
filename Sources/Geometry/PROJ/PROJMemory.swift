import Synchronization

/// The one connection of this process to PROJ's database, and what was learned through it.
///
/// A run asks for the same few systems and operations at many places; the search for an operation takes 10 ms and more,
/// most of it to open the database anew. Answers are values and do not change while the process lives.
struct PROJMemory {
  static let shared = Mutex(PROJMemory())

  private let context = PROJContext()
  private var systems: [String: CRS] = [:]
  private var transformations: [Question: Transformation] = [:]

  /// What decides which operation is taken.
  struct Question: Hashable {
    var source: CRS
    var target: CRS
    var operation: String?
    var area: AreaOfUse?
  }

  /// Files name one system each: no run comes near this number of answers.
  private static let most = 1024

  mutating func crs(_ text: String) throws(GeometryError) -> CRS {
    if let known = systems[text] { return known }
    guard let crs = try? CRS(text, in: context) else {
      // What PROJ says of a failure may be about an earlier one of the same context.
      return try CRS(text, in: PROJContext())
    }
    if systems.count < Self.most { systems[text] = crs }
    return crs
  }

  mutating func transformation(_ question: Question) throws(GeometryError) -> Transformation {
    if let known = transformations[question] { return known }
    let found = try Transformation(question, in: context)
    if transformations.count < Self.most { transformations[question] = found }
    return found
  }
}
