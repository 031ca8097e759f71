import Foundation
import SampleDrawing

let usage = """
  usage: sample --parcels N --seed S --output DIR [--crs wgs84]
    Draws a schematic province of N parcels (1000 to 10000000) and writes it into DIR.
    The same options give the same bytes. wgs84 (longitude, latitude) is the only system written.

  """

func fail(_ message: String, code: Int32) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(code)
}

func options(_ arguments: [String]) -> Sample {
  var parcels: Int?, seed: UInt64?, output: String?
  var rest = arguments.dropFirst()
  while let name = rest.popFirst() {
    if name == "--help" || name == "-h" {
      print(usage, terminator: "")
      exit(0)
    }
    guard let value = rest.popFirst() else { fail("\(name) needs a value\n" + usage, code: 64) }
    switch name {
    case "--parcels": parcels = Int(value)
    case "--seed": seed = UInt64(value)
    case "--output": output = value
    case "--crs": if value != "wgs84" { fail("--crs \(value): only wgs84 is written\n" + usage, code: 64) }
    default: fail("\(name) is not an option\n" + usage, code: 64)
    }
  }
  guard let parcels, (1000...10_000_000).contains(parcels), let seed, let output, !output.isEmpty else {
    fail(usage, code: 64)
  }
  return Sample(parcels: parcels, seed: seed, output: output)
}

do {
  let sample = options(CommandLine.arguments)
  let written = try sample.write()
  print("\(written) parcels in \(sample.output)")
} catch {
  fail("\(error)", code: 73)
}
