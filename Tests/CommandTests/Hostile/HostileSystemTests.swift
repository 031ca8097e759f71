import Foundation
import TestSupport
import Testing

/// What the machine does to a run: files that change under it, disks that are full, rights that are missing.
@Suite("Hostile surroundings") struct HostileSystemTests {
  private static let isRoot = getuid() == 0
  private static let mounts: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "unshare -m mount -t tmpfs tmpfs /mnt"]
    process.standardError = FileHandle.nullDevice
    guard isRoot, (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
  private static let changesUser = isRoot && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
  /// Nobody: without rights to anything.
  private static let asNobody = isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  @Test(.enabled(if: mounts)) func `a disk that fills up ends with 74 and holds what it held before`() throws {
    let scratch = try trial()
    // A disk of its own, in a name space of its own; what is left on it is told by `ls`.
    let shell = """
      mkdir disk && mount -t tmpfs -o size=48k tmpfs disk && echo old > disk/old.txt
      "$LANDPLAN" run plan.yaml --output disk/out --lang en; echo "status $?"; ls -A disk
      "$LANDPLAN" check plan.yaml --json disk/r.json --lang vi; echo "status $?"; ls -A disk
      "$LANDPLAN" export plan.yaml --unit 90 --output disk/a/b --lang en; echo "status $?"; ls -A disk
      """
    let outcome = try scratch.command.run([], shell: "exec unshare -m sh -c '\(shell)'")
    #expect(outcome.text.contains("status 74\nold.txt\n"), "\(outcome.text)\(outcome.errors)")
    #expect(outcome.errors.contains("disk/out/"), "\(outcome.errors)")
    #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
    #expect(!outcome.text.contains("partial") && !outcome.text.contains("lock"), "\(outcome.text)")
    for line in outcome.text.split(separator: "\n") where line.hasPrefix("status") {
      #expect(["status 74", "status 0", "status 1"].contains(line), "\(outcome.text)")
    }
  }

  @Test(.enabled(if: mounts)) func `a disk that may not be written ends with 73`() throws {
    let scratch = try trial()
    let shell = """
      mkdir disk && mount -t tmpfs -o ro tmpfs disk
      "$LANDPLAN" run plan.yaml --output disk/out --lang en; echo "status $?"
      "$LANDPLAN" run plan.yaml --output disk/a/b --lang vi; echo "status $?"
      "$LANDPLAN" check plan.yaml --json disk/r.json --lang en; echo "status $?"
      """
    let outcome = try scratch.command.run([], shell: "exec unshare -m sh -c '\(shell)'")
    #expect(outcome.text == "status 73\nstatus 73\nstatus 73\n", "\(outcome.text)\(outcome.errors)")
    #expect(outcome.errors.components(separatedBy: "Read-only file system").count > 2, "\(outcome.errors)")
  }

  @Test(.enabled(if: !isRoot || changesUser)) func `files and folders without rights are told`() throws {
    let scratch = try trial()
    chmod(scratch.url.path, 0o755)
    for name in ["parcels.geojson", "quotas.csv"] { chmod(scratch.url.appending(path: name).path, 0) }
    let command = "\(Self.asNobody) \"$LANDPLAN\""
    let file = try scratch.command.run([], shell: "\(command) check parcels.geojson --lang en")
    #expect(file.status == 66, "\(file.errors)")
    #expect(file.errors.contains("parcels.geojson: cannot be opened: Permission denied"), "\(file.errors)")
    let table = try scratch.command.run([], shell: "\(command) quota plan.yaml --lang en")
    #expect(table.status == 66, "\(table.errors)")
    #expect(table.errors.contains("plan.yaml, line 24, column 9 “quotas”: cannot read"), "\(table.errors)")
    for name in ["parcels.geojson", "quotas.csv"] { chmod(scratch.url.appending(path: name).path, 0o644) }
    chmod(scratch.url.path, 0o555)
    let before = scratch.entries
    let folder = try scratch.command.run([], shell: "\(command) run plan.yaml --output out --lang en")
    #expect(folder.status == 73, "\(folder.errors)")
    #expect(scratch.entries == before)
    chmod(scratch.url.path, 0o755)
  }

  /// The reader stands somewhere in the file, as its descriptor says, when the rest goes.
  @Test func `a file that is cut while it is read is cut off, and no trap`() throws {
    let scratch = try Scratch()
    let row =
      #"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[105.9,20.5],"#
      + "[105.901,20.5],[105.901,20.501],[105.9,20.5]]]}}"
    let rows = [String](repeating: row, count: 200_000).joined(separator: ",\n")
    try scratch.write(#"{"type":"FeatureCollection","features":["# + rows + "]}", to: "x.geojson")
    let path = scratch.url.appending(path: "x.geojson").path
    let process = scratch.command.process(["check", "x.geojson", "--target-crs", "EPSG:5897", "--lang", "en"])
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    while process.isRunning, Self.position(of: path, in: process.processIdentifier) < 2_000_000 { usleep(500) }
    truncate(path, 1_000_000)
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 65, "\(message)")
    #expect(message.contains("the file ends where"), "\(message)")
    #expect(message.contains("x.geojson, line "), "\(message)")
  }

  /// How far a process has read a file; 0 where it has not opened it.
  private static func position(of path: String, in process: Int32) -> Int {
    let folder = "/proc/\(process)"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder + "/fd")) ?? []
    where (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/fd/\(name)")) == path {
      let info = (try? String(contentsOfFile: "\(folder)/fdinfo/\(name)", encoding: .utf8)) ?? ""
      let line = info.split(separator: "\n").first { $0.hasPrefix("pos:") }
      return line.flatMap { Int($0.dropFirst(4).drop { !$0.isNumber }) } ?? 0
    }
    return 0
  }

  /// Blanks between two features, and features without end: both are a thousandth of their size when packed.
  @Test(arguments: [
    "head -c 2000000000 /dev/zero | tr '\\0' ' '",
    "yes '{\"type\":\"Feature\",\"geometry\":null,\"properties\":null},' | head -c 2000000000",
  ])
  func `a gzip bomb is refused before it fills the memory`(filling: String) throws {
    let scratch = try Scratch()
    let pack =
      "(printf '{\"type\":\"FeatureCollection\",\"features\":['; \(filling)) | head -c 400000000 | gzip -1 > x.gz"
    #expect(try scratch.command.run([], shell: pack).status == 0)
    // 2 GB of address space would not do for what is packed; the limit is far above what is needed.
    let outcome = try scratch.command.run([], shell: "ulimit -v 8000000; \"$LANDPLAN\" check x.gz --lang en")
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.errors.contains("x.gz: its gzip data unpacks to more than 100 times its size"), "\(outcome.errors)")
    #expect(
      try scratch.command.run([], shell: "\"$LANDPLAN\" check x.gz --lang vi").errors
        .contains("dữ liệu gzip giải nén ra hơn 100 lần kích thước tệp"))
  }
}
