/// How often each type of geometry occurs in a file, in order of first appearance.
public struct GeometryTypeCounts: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// As the file writes it; nil for features whose geometry is null or absent.
    public var type: String?
    public var count: Int
  }

  /// More different names than GeoJSON has types are no types: the rest is counted without names.
  static let nameLimit = 16

  public private(set) var entries: [Entry] = []
  /// Features of types beyond the limit.
  public private(set) var others = 0
  private var last = 0

  /// Counts features. Neighbours mostly have the same type.
  mutating func add(_ type: String?, count: Int = 1) {
    if entries.indices.contains(last), entries[last].type == type {
      entries[last].count += count
    } else if let index = entries.firstIndex(where: { $0.type == type }) {
      entries[index].count += count
      last = index
    } else if entries.count < Self.nameLimit {
      last = entries.count
      entries.append(Entry(type: type, count: count))
    } else {
      others += count
    }
  }
}
