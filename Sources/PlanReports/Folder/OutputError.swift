/// Why results could not be written. Nothing is left behind but what was there before.
public enum OutputError: Error, Sendable, Equatable {
  /// A folder that holds files and no manifest of ours: `example` is one of them.
  case notOurs(folder: String, example: String)
  /// A folder of ours that holds files beside ours, at most three named.
  case holdsOtherFiles(folder: String, examples: [String])
  /// A folder that was to be new holds something: `example` is one of its entries.
  case notEmpty(folder: String, example: String)
  /// The path is a file, a device, or the root.
  case notAFolder(path: String)
  /// Another run is writing there.
  case inUse(folder: String)
  /// The folder or a file could not be made. `reason` is the system's text.
  case cannotCreate(path: String, reason: String)
  /// Writing failed midway: a full disk. `reason` is the system's text.
  case cannotWrite(path: String, reason: String)

  /// True when nothing could be created (exit 73), false when writing failed (74).
  public var isCreation: Bool {
    if case .cannotWrite = self { return false }
    return true
  }
}
