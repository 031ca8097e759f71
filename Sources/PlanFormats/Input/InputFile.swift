/// What is read: a file, or bytes in memory under a name.
public enum InputFile: Sendable {
  case path(String)
  case bytes([UInt8], name: String)

  /// The name that reports and origins show.
  public var name: String {
    switch self {
    case .path(let path): path
    case .bytes(_, let name): name
    }
  }
}
