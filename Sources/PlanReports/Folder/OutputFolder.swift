import Foundation
import Glibc
public import PlanFormats

/// A folder of results that appears whole or not at all.
///
/// Files are written into `DIR.partial` beside it; `finish` adds the manifest and exchanges the two. Without `finish`
/// nothing is left. A folder that is there already is replaced only when it is empty, or holds a manifest of ours and
/// nothing beside what that lists. Nothing outside the two folders is touched.
public final class OutputFolder {
  /// Absolute, links resolved.
  public let path: String
  private let partial: String
  private var lock: Int32 = -1
  private var files: [OutputManifest.File] = []
  private var folders: Set<String> = []
  private var ownsPartial = false
  /// Folders above that were made; without results they go again.
  private var madeParents: [String] = []

  /// Looks whether the folder may be written and begins `DIR.partial`.
  ///
  /// - Parameter replaces: false to leave every folder alone that is not empty, also one of ours.
  public init(path given: String, replaces: Bool = true) throws(OutputError) {
    guard let path = FileTree.resolved(given), path != "/" else { throw .notAFolder(path: given) }
    self.path = path
    partial = path + ".partial"
    if !replaces, FileTree.kind(path) == .folder, let example = FileTree.entries(path)?.first {
      throw .notEmpty(folder: path, example: example)
    }
    try Self.checkReplaceable(path)
    try begin()
  }

  deinit { discard() }

  /// Writes a file of the folder; it is complete, or the error is thrown.
  ///
  /// - Parameter name: parts made of plain names and `PathComponent`s, separated by `/`.
  public func write(_ name: String, _ body: (OutputFile) throws -> Void) throws {
    try makeFolders(for: name)
    let place = partial + "/" + name
    do {
      let file = try OutputFile(path: place)
      try body(file)
      try file.commit()
    } catch let error as WriteError {
      throw OutputError(error, shownAs: path + "/" + name)
    }
    guard let data = try? Data(contentsOf: URL(filePath: place), options: .mappedIfSafe) else {
      throw OutputError.cannotWrite(path: path + "/" + name, reason: FileTree.lastReason)
    }
    files.append(OutputManifest.File(path: name, bytes: data.count, sha256: TableDigest.sha256(of: data)))
  }

  /// Writes the manifest and lets the folder appear.
  public func finish(_ manifest: OutputManifest) throws {
    var manifest = manifest
    manifest.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    try write(OutputManifest.name) { manifest.write(to: JSONWriter(to: $0, pretty: true)) }
    if let failure = exchange() { throw failure }
  }

  /// Lets the folder appear without a manifest: its files are the user's from then on, and no run replaces them.
  public func handOver() throws {
    if let failure = exchange() { throw failure }
  }

  /// Names of all files written so far, in order of writing.
  public var names: [String] { files.map(\.path) }

  private func makeFolders(for name: String) throws(OutputError) {
    var folder = ""
    for part in name.split(separator: "/").dropLast() {
      precondition(part != "..", "names of output files stay in the folder")
      folder += (folder.isEmpty ? "" : "/") + part
      guard folders.insert(folder).inserted else { continue }
      // No parents are made: after an interruption the folder must not come back.
      guard mkdir(partial + "/" + folder, 0o777) == 0 || errno == EEXIST else {
        throw .cannotCreate(path: path + "/" + folder, reason: FileTree.lastReason)
      }
    }
  }

  // MARK: Beginning and end

  private var marker: String { partial + ".lock" }

  /// Takes the lock, clears away what a killed run left, and makes the partial folder.
  private func begin() throws(OutputError) {
    madeParents = Interruption.makingParents { FileTree.makeParents(of: path) }
    try takeLock()
    if FileTree.kind(partial) != .absent {
      let isOurs = FileTree.kind(partial) == .folder && FileTree.entries(partial)?.contains(Self.sign) == true
      guard isOurs else { throw .notOurs(folder: partial, example: FileTree.entries(partial)?.first ?? "") }
      FileTree.removeMoved(partial)
    }
    var reason: String?
    Interruption.making {
      guard mkdir(partial, 0o777) == 0 else {
        reason = FileTree.lastReason
        return nil
      }
      ownsPartial = true
      if !FileManager.default.createFile(atPath: partial + "/" + Self.sign, contents: nil) {
        reason = FileTree.lastReason
      }
      return partial
    }
    if let reason { throw .cannotCreate(path: path, reason: reason) }
  }

  private func takeLock() throws(OutputError) {
    var failure: OutputError?
    Interruption.making {
      lock = open(marker, O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
      guard lock >= 0 else {
        failure = .cannotCreate(path: path, reason: FileTree.lastReason)
        return nil
      }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        close(lock)
        lock = -1
        failure = .inUse(folder: path)
        return nil
      }
      return marker
    }
    guard let failure else { return }
    removeParents()
    throw failure
  }

  /// An empty file that tells a partial folder of ours from one of somebody else's.
  private static let sign = ".landplan-partial"

  private static func checkReplaceable(_ path: String) throws(OutputError) {
    switch FileTree.kind(path) {
    case .absent: return
    case .other: throw .notAFolder(path: path)
    case .folder: break
    }
    guard let entries = FileTree.entries(path) else {
      throw .cannotCreate(path: path, reason: FileTree.lastReason)
    }
    guard let example = entries.first else { return }
    guard let listed = OutputManifest.listedFiles(inFolder: path) else {
      throw .notOurs(folder: path, example: example)
    }
    let others = FileTree.files(below: path).filter { !listed.contains($0) }
    guard others.isEmpty else { throw .holdsOtherFiles(folder: path, examples: Array(others.prefix(3))) }
  }

  /// Renames the old folder away, the new one in, and removes the old one; on failure the old one comes back.
  private func exchange() -> OutputError? {
    unlink(partial + "/" + Self.sign)
    let old = path + ".replaced-\(getpid())"
    return Interruption.undisturbed {
      let replaces = FileTree.kind(path) == .folder
      if replaces, rename(path, old) != 0 { return .cannotCreate(path: path, reason: FileTree.lastReason) }
      guard rename(partial, path) == 0 else {
        let reason = FileTree.lastReason
        if replaces { rename(old, path) }
        return .cannotCreate(path: path, reason: reason)
      }
      if replaces { FileTree.remove(old) }
      return nil
    }
  }

  /// Removes what is not finished, and the lock.
  private func discard() {
    guard lock >= 0 else { return }
    if ownsPartial { FileTree.remove(partial) }
    Interruption.unregister(partial)
    unlink(marker)
    close(lock)
    Interruption.unregister(marker)
    lock = -1
    removeParents()
  }

  /// `rmdir` takes empty folders only.
  private func removeParents() {
    for folder in madeParents.reversed() { rmdir(folder) }
    Interruption.unregisterParents(madeParents)
    madeParents = []
  }
}

extension OutputError {
  init(_ error: WriteError, shownAs path: String) {
    self =
      error.operation == .create
      ? .cannotCreate(path: path, reason: error.reason) : .cannotWrite(path: path, reason: error.reason)
  }
}
