/// Lists of members that are written once and used for many objects: those of each land-use code, of each unit.
public struct JSONMembers: Sendable {
  private var text: [UInt8] = []
  private var ends: [Int] = []

  /// - Parameters:
  ///   - count: how many lists there are.
  ///   - members: writes the members of a list, on one line.
  public init(count: Int, _ members: (_ list: Int, _ json: JSONWriter) -> Void) {
    ends.reserveCapacity(count)
    for list in 0..<count {
      let writer = JSONWriter()
      writer.object { members(list, writer) }
      text += writer.file.contents.dropFirst().dropLast()
      ends.append(text.count)
    }
  }

  func withText(at list: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUnsafeBufferPointer { text in
      read(UnsafeBufferPointer(rebasing: text[(list == 0 ? 0 : ends[list - 1])..<ends[list]]))
    }
  }
}
